"""Every departure of a document from the model, where msgspec stops at the first.

Only walked once a conversion has failed, so that reading a good file stays quick.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from msgspec import inspect

from coopadvisor.catalogue.model import CITATION, NAME, Catalogue, Text
from coopadvisor.catalogue.paths import Path
from coopadvisor.catalogue.problems import Finding, Kind
from coopadvisor.catalogue.reading import PLAIN_FIGURE, Value
from coopadvisor.catalogue.suggestions import LONGEST, Suggestions

# What a text should look like, by the pattern that says so exactly.
EXAMPLES = {
    r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|undated)$": "2026-11-20, 2026-11, 2026, undated",
    r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$": "2026-11-20, 2026-11",
    r"^[a-z]{2}$": "en",
}


_FLAGS = frozenset({"true", "false", "1", "0"})


def departures(value: Value, model: Any) -> Iterator[Finding]:
    """Yield what keeps *value* from being a *model*, a type that msgspec knows."""
    yield from _Shape().check(value, inspect.type_info(model), ())


class _Shape:
    """Walks a value and the type it should have together."""

    def __init__(self) -> None:
        self._suggestions = Suggestions()

    def check(self, value: Value, kind: inspect.Type, path: Path) -> Iterator[Finding]:
        match kind:
            case inspect.UnionType():
                yield from self._check_union(value, kind, path)
            case inspect.StructType():
                yield from self._check_struct(value, kind, path)
            case inspect.DictType():
                yield from self._check_dict(value, kind, path)
            case inspect.VarTupleType():
                yield from self._check_list(value, kind, path)
            case inspect.TupleType():
                yield from self._check_tuple(value, kind, path)
            case _:
                yield from self._check_scalar(value, kind, path)

    def _check_union(self, value: Value, kind: inspect.UnionType, path: Path) -> Iterator[Finding]:
        """Check against the one member that the value's own shape points to."""
        structs = [member for member in kind.types if isinstance(member, inspect.StructType)]
        tagged = [member for member in structs if member.tag_field]
        if tagged and isinstance(value, dict):
            yield from self._check_tagged(value, tagged, path)
            return
        if value is None and any(isinstance(member, inspect.NoneType) for member in kind.types):
            return
        for shape, classes in (
            (dict, (inspect.StructType, inspect.DictType)),
            (list, (inspect.VarTupleType, inspect.TupleType)),
        ):
            member = next((one for one in kind.types if isinstance(one, classes)), None)
            if isinstance(value, shape) and member is not None:
                yield from self.check(value, member, path)
                return
        scalars = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        attempts = [list(self.check(value, member, path)) for member in scalars]
        if all(attempts):
            yield from next(
                (found for found in attempts if found[0].kind == "unknown-value"), attempts[0]
            )

    def _check_tagged(
        self, value: dict[str, Value], members: list[inspect.StructType], path: Path
    ) -> Iterator[Finding]:
        field = members[0].tag_field or ""
        tags = {str(member.tag): member for member in members}
        tag = value.get(field)
        if tag is None:
            yield Finding(path, "missing-key", found=field)
            return
        if not isinstance(tag, str) or tag not in tags:
            yield self._unknown_value(tag, list(tags), (*path, field))
            return
        yield from self._check_struct(value, tags[tag], path)

    def _check_struct(
        self, value: Value, kind: inspect.StructType, path: Path
    ) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield Finding(path, "not-a-mapping", found=_show(value))
            return
        fields = {field.encode_name: field for field in kind.fields}
        absent = [name for name in fields if name not in value]
        meant = set()  # what is merely misspelt is not missing as well
        for key, entry in value.items():
            if key in fields:
                yield from self.check(entry, fields[key].type, (*path, key))
            elif key != kind.tag_field:
                near = self._suggestions.nearest(key, absent)
                stray = entry is None and not near
                yield Finding(
                    (*path, key), "stray-text" if stray else "unknown-key", key, nearest=near
                )
                meant.add(near)
        for name in absent:
            if fields[name].required and name not in meant:
                yield Finding(path, _missing(kind, name), found=name)

    def _check_dict(self, value: Value, kind: inspect.DictType, path: Path) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield Finding(path, "not-a-mapping", found=_show(value))
            return
        for key, entry in value.items():
            yield from self.check(key, kind.key_type, (*path, key))
            yield from self.check(entry, kind.value_type, (*path, key))

    def _check_list(
        self, value: Value, kind: inspect.VarTupleType, path: Path
    ) -> Iterator[Finding]:
        if not isinstance(value, list):
            yield Finding(path, "not-a-list", found=_show(value))
            return
        if len(value) < (kind.min_length or 0):
            if path[-1:] == ("sources",) and len(path) > 1:
                yield Finding(path, "unsourced", found="sources")
            else:
                yield Finding(
                    path, "wrong-length", found=str(len(value)), expected=f"≥ {kind.min_length}"
                )
        for index, entry in enumerate(value):
            yield from self.check(entry, kind.item_type, (*path, index))

    def _check_tuple(self, value: Value, kind: inspect.TupleType, path: Path) -> Iterator[Finding]:
        if not isinstance(value, list):
            yield Finding(path, "not-a-list", found=_show(value))
            return
        if len(value) != len(kind.item_types):
            expected = str(len(kind.item_types))
            yield Finding(path, "wrong-length", found=str(len(value)), expected=expected)
            return
        for index, (entry, item) in enumerate(zip(value, kind.item_types, strict=True)):
            yield from self.check(entry, item, (*path, index))

    def _check_scalar(self, value: Value, kind: inspect.Type, path: Path) -> Iterator[Finding]:
        match kind:
            case inspect.LiteralType(values=values):
                if value not in values:
                    yield self._unknown_value(value, [str(one) for one in values], path)
            case inspect.BoolType():
                if not isinstance(value, str) or value.lower() not in _FLAGS:
                    yield Finding(path, "not-yes-or-no", found=_show(value), expected="true, false")
            case inspect.IntType():
                yield from _check_int(value, kind, path)
            case inspect.DateType():
                if not isinstance(value, str) or not _is_date(value):
                    yield Finding(path, "not-a-date", found=_show(value))
            case inspect.StrType():
                yield from _check_text(value, kind, path)
            case _:
                raise TypeError(kind)

    def _unknown_value(self, value: Value, known: list[str], path: Path) -> Finding:
        found = _show(value)
        return Finding(
            path, "unknown-value", found, ", ".join(known), self._suggestions.nearest(found, known)
        )


def _missing(kind: inspect.StructType, name: str) -> Kind:
    """A language or a source that is left out is more than a key to the person who reads it."""
    if issubclass(kind.cls, Text) and name in ("fr", "en"):
        return "missing-text"
    return "unsourced" if name == "sources" and kind.cls is not Catalogue else "missing-key"


def _check_int(value: Value, kind: inspect.IntType, path: Path) -> Iterator[Finding]:
    if not isinstance(value, str) or not PLAIN_FIGURE.fullmatch(value):
        yield Finding(path, "not-a-whole-number", found=_show(value))
        return
    low, high = kind.ge, kind.le
    if (low is not None and int(value) < low) or (high is not None and int(value) > high):
        bounds = f"{'' if low is None else low}…{'' if high is None else high}"
        yield Finding(path, "out-of-bounds", found=value, expected=bounds)


def _check_text(value: Value, kind: inspect.StrType, path: Path) -> Iterator[Finding]:
    if not isinstance(value, str) or len(value) < (kind.min_length or 0):
        yield Finding(path, "not-a-text", found=_show(value))
    elif not kind.pattern or re.search(kind.pattern, value):
        return
    elif kind.pattern in (NAME, CITATION):
        yield Finding(path, "wrong-name", found=value, expected=_plain(value))
    else:
        expected = EXAMPLES.get(kind.pattern, kind.pattern)
        yield Finding(path, "wrong-form", found=value, expected=expected)


def _plain(name: str) -> str:
    """A name as it could be written; of a citation, the section stays."""
    source, section, rest = name.partition(" §")
    letters = unicodedata.normalize("NFKD", source[:LONGEST]).encode("ascii", "ignore").decode()
    return (re.sub(r"[^A-Za-z0-9_]+", "-", letters).strip("-_") or "name") + section + rest


def _is_date(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _show(value: Value) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    return "" if value is None else value
