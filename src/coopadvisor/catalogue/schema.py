"""The JSON Schema of a catalogue, for editors."""

from __future__ import annotations

from typing import Any

from msgspec import json

from coopadvisor.catalogue.model import Catalogue


def catalogue_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the file that `load_catalogue` reads."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **json.schema(Catalogue)}


def main() -> None:
    """Print the schema, for ``data/instruments.schema.json``."""
    print(json.format(json.encode(catalogue_schema()), indent=2).decode())  # noqa: T201


if __name__ == "__main__":
    main()
