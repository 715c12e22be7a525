"""The JSON Schema of a catalogue, for editors."""

from __future__ import annotations

from typing import Any

from msgspec.json import schema

from coopadvisor.catalogue.model import Catalogue


def catalogue_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the file that `load_catalogue` reads."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema(Catalogue)}
