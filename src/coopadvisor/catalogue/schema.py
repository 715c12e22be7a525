"""The JSON Schema of a catalogue, for editors: the form of each field, and what it means.

Written from the model by hand and in the words of an old draft, so that every editor
understands it and no library's version changes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from typing import Any

from msgspec import Struct, inspect

from coopadvisor.catalogue import model
from coopadvisor.catalogue.model import LANGUAGES
from coopadvisor.catalogue.reading import PLAIN_FIGURE
from coopadvisor.catalogue.text import Text

KINDS = "choice: one of some options. number: a whole number of a unit."
DRAFT = "http://json-schema.org/draft-07/schema#"

_BASES = (model.Record, model.AnyQuestion)  # of which no record is one and nothing more
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
    for one in reversed(vars(model).values()):
        if isinstance(one, type) and issubclass(one, model.Record) and one not in _BASES:
            yield one


def render_schema(languages: Sequence[str] = LANGUAGES) -> str:
    """The schema as indented JSON with a final newline."""
    return json.dumps(catalogue_schema(languages), indent=2, ensure_ascii=False) + "\n"


def _text(languages: Sequence[str]) -> dict[str, Any]:
    """A text by its languages; in a catalogue of one language, its words alone will do."""
    words = _words(languages)
    described = {"title": "Text", "description": cleandoc(Text.__doc__ or "")}
    if len(languages) == 1:
        return described | {"anyOf": [*words.values(), _mapping(words, list(words))]}
    return described | _mapping(words, list(words))


def _words(languages: Sequence[str]) -> dict[str, Any]:
    form = _scalar_form(inspect.StrType(min_length=1))
    return {
        one: form | {"description": f"In “{one}”, written as an original."} for one in languages
    }


def _record(record: type[Struct], languages: Sequence[str]) -> dict[str, Any]:
    kind = inspect.type_info(record)
    assert isinstance(kind, inspect.StructType)
    needed = [field.encode_name for field in kind.fields if field.required]
    properties: dict[str, dict[str, Any]] = {}
    forms: dict[str, Any] = {}
    if kind.tag_field:
        needed.insert(0, kind.tag_field)
        properties[kind.tag_field] = {"enum": [kind.tag], "description": KINDS}
    if issubclass(record, model.Fact):  # its languages may stand in it
        needed.remove("text")
        properties |= _words(languages)
        forms["anyOf"] = [{"required": ["text"]}, {"required": list(languages)}]
    for field in kind.fields:
        properties[field.encode_name] = _form(field.type)
        if isinstance(field.default, str | int):
            properties[field.encode_name]["default"] = field.default
        elif isinstance(field.default, tuple) and field.default:
            properties[field.encode_name]["default"] = list(field.default)
    described = {"title": record.__name__, "description": cleandoc(record.__doc__ or "")}
    return described | _mapping(properties, needed) | forms


def _mapping(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
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
