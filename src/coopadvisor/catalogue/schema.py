"""The JSON Schema of a catalogue, for editors: the form of each field, and what it means.

Written from the model by hand and in the words of an old draft, so that every editor
understands it and no library's version changes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from inspect import cleandoc
from typing import Any

from msgspec import Struct, inspect

from coopadvisor.catalogue import model
from coopadvisor.catalogue.model import LANGUAGES
from coopadvisor.catalogue.reading import PLAIN_FIGURE
from coopadvisor.catalogue.text import Text

KINDS = "choice: one of some options. number: a whole number of a unit."
DRAFT = "http://json-schema.org/draft-07/schema#"

# What an editor takes for a number or a truth value and the catalogue for a text or a name.
_OTHER_SCALARS = {"integer": "2022", "number": "1e3", "boolean": "true"}
_FLAG = "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[01])$"


def catalogue_schema(languages: Sequence[str] = LANGUAGES) -> dict[str, Any]:
    """JSON Schema (draft 7) of the files in some languages that `load_catalogue` reads."""
    found = {record.__name__: _record(record, languages) for record in records()}
    found["Text"] = _text(languages)
    return {"$schema": DRAFT, "$ref": "#/definitions/Catalogue", "definitions": found}


def records() -> Iterator[type[Struct]]:
    """The mappings that a file may hold, each class once, those that hold others first."""
    known = _below(model.Catalogue)
    for one in reversed(vars(model).values()):
        if isinstance(one, type) and one in known:
            yield one


def render_schema(languages: Sequence[str] = LANGUAGES) -> str:
    """The schema as indented JSON with a final newline."""
    return json.dumps(catalogue_schema(languages), indent=2, ensure_ascii=False) + "\n"


@cache
def _below(record: type[Struct]) -> frozenset[type[Struct]]:
    """A record's class and those of all that it may hold."""
    found: set[type[Struct]] = set()
    pending: list[Any] = [inspect.type_info(record)]
    while pending:
        match pending.pop():
            case inspect.Metadata(type=kind):
                pending.append(kind)
            case inspect.StructType(cls=cls, fields=fields):
                if cls not in found:
                    found.add(cls)
                    pending += [field.type for field in fields]
            case inspect.UnionType(types=kinds) | inspect.TupleType(item_types=kinds):
                pending += kinds
            case inspect.VarTupleType(item_type=kind) | inspect.DictType(value_type=kind):
                pending.append(kind)
    return frozenset(found)


def _text(languages: Sequence[str]) -> dict[str, Any]:
    """A text by its languages; in a catalogue of one language, its words alone will do."""
    words = _words(languages)
    spoken = {
        "type": "object",
        "properties": words,
        "required": list(words),
        "additionalProperties": False,
    }
    described = {"title": "Text", "description": cleandoc(Text.__doc__ or "")}
    if len(languages) > 1:
        return described | spoken
    return described | {"anyOf": [*words.values(), spoken]}


def _words(languages: Sequence[str]) -> dict[str, Any]:
    form = _scalar_form(inspect.StrType(min_length=1))
    return {
        one: form | {"description": f"In “{one}”, written as an original."} for one in languages
    }


def _record(record: type[Struct], languages: Sequence[str]) -> dict[str, Any]:
    kind = inspect.type_info(record)
    assert isinstance(kind, inspect.StructType)
    properties: dict[str, dict[str, Any]] = {}
    if kind.tag_field:
        properties[kind.tag_field] = {"enum": [kind.tag], "description": KINDS}
    for field in kind.fields:
        properties[field.encode_name] = _form(field.type)
        if isinstance(field.default, str | int):
            properties[field.encode_name]["default"] = field.default
        elif isinstance(field.default, tuple) and field.default:
            properties[field.encode_name]["default"] = list(field.default)
    needed = [field.encode_name for field in kind.fields if field.required]
    forms: dict[str, Any] = {}
    if issubclass(record, model.Fact):
        needed.remove("text")
        properties = _words(languages) | properties
        forms["anyOf"] = [{"required": ["text"]}, {"required": list(languages)}]
    return {
        "title": record.__name__,
        "description": cleandoc(record.__doc__ or ""),
        "type": "object",
        "properties": properties,
        "required": [*filter(None, [kind.tag_field]), *needed],
        **forms,
        "additionalProperties": False,
    }


def _form(kind: inspect.Type) -> dict[str, Any]:  # noqa: PLR0911 (one form for each type)
    """What a value of a type looks like to an editor."""
    match kind:
        case inspect.Metadata(type=inner, extra_json_schema=told):
            return _form(inner) | (told or {})
        case inspect.StructType(cls=cls) | inspect.CustomType(cls=cls):
            return {"$ref": f"#/definitions/{cls.__name__}"}
        case inspect.UnionType(types=kinds):
            return {"anyOf": [_form(one) for one in kinds]}
        case inspect.VarTupleType(item_type=item, min_length=least):
            return {"type": "array", "items": _form(item), **_given(minItems=least)}
        case inspect.TupleType(item_types=items):
            # Each of them has the same type: old and new drafts agree on no form for others.
            length = len(items)
            return {
                "type": "array",
                "items": _form(items[0]),
                "minItems": length,
                "maxItems": length,
            }
        case inspect.DictType(key_type=inspect.StrType(pattern=pattern), value_type=value):
            names = {"pattern": pattern}
            return {"type": "object", "propertyNames": names, "additionalProperties": _form(value)}
        case inspect.LiteralType(values=values):
            return {"enum": sorted(values)}
        case inspect.NoneType():
            return {"type": "null"}
        case inspect.DateType():
            return {"type": "string", "format": "date"}
        case _:
            return _scalar_form(kind)


def _scalar_form(kind: inspect.Type) -> dict[str, Any]:
    """A scalar as the catalogue reads it, whatever it is to YAML, and with quotes or without."""
    match kind:
        case inspect.BoolType():
            types = ["boolean", "integer", "string"]
            return {"type": types, "minimum": 0, "maximum": 1, "pattern": _FLAG}
        case inspect.IntType(ge=low, le=high):
            pattern = f"^{PLAIN_FIGURE.pattern}$"
            bounds = _given(minimum=low, maximum=high)
            return {"type": ["integer", "string"], "pattern": pattern, **bounds}
        case inspect.StrType(pattern=pattern, min_length=least):
            others = [name for name, one in _OTHER_SCALARS.items() if re.search(pattern or "", one)]
            bounds = _given(minLength=least, pattern=pattern)
            return {"type": ["string", *others] if others else "string", **bounds}
        case _:
            raise TypeError(kind)


def _given(**entries: Any) -> dict[str, Any]:
    return {key: entry for key, entry in entries.items() if entry is not None}
