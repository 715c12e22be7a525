"""The JSON Schema of the advice that `ask --format json` prints, for who reads it by program."""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import Any

from msgspec import json

from coopadvisor.advice.report import Report
from coopadvisor.catalogue.model import CITATION
from coopadvisor.catalogue.text import Text

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = re.compile(r"#/\$defs/(\w+)")
_NAMED = re.compile(r"``([^`]+)``")
_WORDS = {"type": "string"}
_FIGURE = {"type": "integer"}
_FIGURE_OR_NONE = {"type": ["integer", "null"]}


def _record(title: str, **properties: Any) -> dict[str, Any]:
    return {"title": title, "type": "object", "properties": properties}


# What the JSON writer puts in place of these records.
_WRITTEN = {
    "Catalogue": _record("Catalogue", id=_WORDS, edition=_WORDS),
    "Band": {
        "title": "Band",
        "description": "An option, or a range of a number; null where it has no upper end.",
        "anyOf": [
            _WORDS,
            _record("Range", **{"from": _FIGURE, "to": {"type": ["integer", "null"]}}),
        ],
    },
    "Citation": _record("Citation", id=_WORDS, section=_WORDS, address=_WORDS),
}


def advice_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a report as `write_json` writes it."""
    (main,), records = json.schema_components(
        (Report,), schema_hook=_hook, ref_template="#/$defs/{name}"
    )
    written = {name: _closed(one) for name, one in {**records, **_WRITTEN}.items()}
    return {"$schema": DRAFT, **main, "$defs": _needed(main, written)}


def _needed(main: object, records: dict[str, Any]) -> dict[str, Any]:
    """The records that a value refers to, also through others."""
    found: dict[str, Any] = {}
    pending = [main]
    for value in pending:  # grows while it is walked
        for name in _REFERENCE.findall(str(value)):
            if name not in found:
                found[name] = records[name]
                pending.append(found[name])
    return found


def _hook(kind: type) -> dict[str, Any]:
    """The words of a text, in the language asked for."""
    if kind is Text:
        return _WORDS
    raise NotImplementedError  # how a hook tells msgspec that a type is not its own


def _closed(value: Any) -> Any:
    """A record with all its fields, as each is always written, and its citations as they are."""
    if isinstance(value, str):
        return _NAMED.sub(lambda found: f"`{found[1].replace('_', '-')}`", cleandoc(value))
    if isinstance(value, list):
        return [_closed(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("pattern") == CITATION:
        return {"$ref": "#/$defs/Citation"}
    closed = {name: _closed(one) for name, one in value.items() if name != "default"}
    if "properties" in closed:
        closed |= {"required": list(closed["properties"]), "additionalProperties": False}
    return closed
