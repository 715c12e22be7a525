"""The JSON Schema of a catalogue, for editors: the form of each field, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, json

from coopadvisor.catalogue import model
from coopadvisor.catalogue.descriptions import describe


def catalogue_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the file that `load_catalogue` reads."""
    schema = json.schema(model.Catalogue)
    for record in records():
        for key, entry in schema["$defs"][record.__name__]["properties"].items():
            # Beside a reference too: since draft 2019-09 that is no longer ignored.
            entry["description"] = describe(record, key)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def records() -> Iterator[type[Struct]]:
    """The mappings that a file may hold, each class once, those that hold others first."""
    known = json.schema(model.Catalogue)["$defs"]
    for name, one in reversed(vars(model).items()):
        if name in known and isinstance(one, type) and issubclass(one, Struct):
            yield one


def render_schema() -> str:
    """The schema as indented JSON with a final newline."""
    return json.format(json.encode(catalogue_schema()), indent=2).decode() + "\n"
