"""Every departure of a document from the model, where msgspec stops at the first.

Only walked once a conversion has failed, so that reading a good file stays quick.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import inspect
from msgspec.structs import replace

from coopadvisor.catalogue.languages import languages_of
from coopadvisor.catalogue.lookup import LONGEST_TYPED, Suggestions
from coopadvisor.catalogue.model import CITATION, NAME, Catalogue, Fact
from coopadvisor.catalogue.paths import Path
from coopadvisor.catalogue.problems import Flaw, Kind
from coopadvisor.catalogue.reading import PLAIN_FIGURE
from coopadvisor.catalogue.source_file import YamlValue
from coopadvisor.catalogue.text import Text

_CONTAINERS: dict[type, tuple[type, ...]] = {
    dict: (inspect.StructType, inspect.DictType),
    list: (inspect.VarTupleType, inspect.TupleType),
}
_FLAGS = frozenset({"true", "false", "1", "0"})


def departures(value: YamlValue) -> Iterator[Flaw]:
    """Yield what keeps *value* from being a catalogue."""
    yield from _Shape(languages_of(value)).check(value, inspect.type_info(Catalogue), ())


class _Shape:
    """Walks a value and the type it should have together."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._suggestions = Suggestions()
        self._words = {
            one: _Entry(inspect.StrType(min_length=1), "missing-text") for one in languages
        }

    def check(self, value: YamlValue, kind: inspect.Type, path: Path) -> Iterator[Flaw]:
        match kind:
            case inspect.UnionType():
                yield from self._check_union(value, kind, path)
            case inspect.Metadata(type=inner, extra_json_schema=told):
                examples = ", ".join((told or {}).get("examples", ()))
                for one in self.check(value, inner, path):
                    is_told = examples and one.kind == "wrong-form"
                    yield replace(one, expected=examples) if is_told else one
            case inspect.StructType():
                yield from self._check_struct(value, kind, path)
            case inspect.CustomType():
                yield from self._check_text(value, path)
            case inspect.DictType():
                yield from self._check_dict(value, kind, path)
            case inspect.VarTupleType() | inspect.TupleType():
                yield from self._check_list(value, kind, path)
            case _:
                yield from self._check_scalar(value, kind, path)

    def _check_union(self, value: YamlValue, kind: inspect.UnionType, path: Path) -> Iterator[Flaw]:
        """Check against the one member that the value's own shape points to."""
        structs = [member for member in kind.types if isinstance(member, inspect.StructType)]
        tagged = [member for member in structs if member.tag_field]
        if tagged and isinstance(value, dict):
            yield from self._check_tagged(value, tagged, path)
            return
        if value is None and any(isinstance(member, inspect.NoneType) for member in kind.types):
            return
        classes = _CONTAINERS.get(type(value), ())
        if member := next((one for one in kind.types if isinstance(one, classes)), None):
            yield from self.check(value, member, path)
            return
        scalars = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        attempts = [list(self.check(value, member, path)) for member in scalars]
        if all(attempts):
            yield from next(
                (found for found in attempts if found[0].kind == "unknown-value"), attempts[0]
            )

    def _check_tagged(
        self, value: dict[str, YamlValue], members: list[inspect.StructType], path: Path
    ) -> Iterator[Flaw]:
        field = members[0].tag_field or ""
        tags = {str(member.tag): member for member in members}
        tag = value.get(field)
        if tag is None:
            yield Flaw(path, "missing-key", found=field)
            return
        if not isinstance(tag, str) or tag not in tags:
            yield self._unknown_value(tag, list(tags), (*path, field))
            return
        yield from self._check_struct(value, tags[tag], path)

    def _check_struct(
        self, value: YamlValue, kind: inspect.StructType, path: Path
    ) -> Iterator[Flaw]:
        entries = {
            one.encode_name: _Entry(one.type, _missing(kind, one) if one.required else None)
            for one in kind.fields
        }
        if kind.tag_field:
            entries[kind.tag_field] = _Entry(inspect.AnyType(), None)
        if issubclass(kind.cls, Fact) and isinstance(value, dict) and "text" not in value:
            entries = self._words | entries
            entries["text"] = _Entry(inspect.CustomType(Text), None)
        yield from self._check_entries(value, entries, path)

    def _check_text(self, value: YamlValue, path: Path) -> Iterator[Flaw]:
        if isinstance(value, str) and len(self._words) == 1:
            yield from _check_words(value, inspect.StrType(min_length=1), path)
        else:
            yield from self._check_entries(value, self._words, path)

    def _check_entries(
        self, value: YamlValue, entries: dict[str, _Entry], path: Path
    ) -> Iterator[Flaw]:
        if not isinstance(value, dict):
            yield Flaw(path, "not-a-mapping", found=_show(value))
            return
        absent = [name for name in entries if name not in value]
        meant = set()  # what is merely misspelt is not missing as well
        for key, entry in value.items():
            if key in entries:
                yield from self.check(entry, entries[key].kind, (*path, key))
            else:
                near = self._suggestions.nearest(key, absent)
                stray = entry is None and not near
                yield Flaw(
                    (*path, key), "stray-text" if stray else "unknown-key", key, nearest=near
                )
                meant.add(near)
        for name in absent:
            if (missing := entries[name].missing) and name not in meant:
                yield Flaw(path, missing, found=name)

    def _check_dict(self, value: YamlValue, kind: inspect.DictType, path: Path) -> Iterator[Flaw]:
        if not isinstance(value, dict):
            yield Flaw(path, "not-a-mapping", found=_show(value))
            return
        for key, entry in value.items():
            yield from self.check(key, kind.key_type, (*path, key))
            yield from self.check(entry, kind.value_type, (*path, key))

    def _check_list(
        self, value: YamlValue, kind: inspect.VarTupleType | inspect.TupleType, path: Path
    ) -> Iterator[Flaw]:
        if not isinstance(value, list):
            yield Flaw(path, "not-a-list", found=_show(value))
            return
        number = len(value)
        if isinstance(kind, inspect.TupleType):  # its entries are all of one type
            (item, *_), expected = kind.item_types, len(kind.item_types)
            if number != expected:
                yield Flaw(path, "wrong-length", found=str(number), expected=str(expected))
                return
        else:
            item = kind.item_type
            if number < (kind.min_length or 0) and path[-1:] == ("sources",) and len(path) > 1:
                yield Flaw(path, "unsourced", found="sources")
            elif number < (kind.min_length or 0):
                least = f"≥ {kind.min_length}"
                yield Flaw(path, "wrong-length", found=str(number), expected=least)
        for index, entry in enumerate(value):
            yield from self.check(entry, item, (*path, index))

    def _check_scalar(self, value: YamlValue, kind: inspect.Type, path: Path) -> Iterator[Flaw]:
        match kind:
            case inspect.LiteralType(values=values):
                if value not in values:
                    yield self._unknown_value(value, [str(one) for one in values], path)
            case inspect.BoolType():
                if not isinstance(value, str) or value.lower() not in _FLAGS:
                    yield Flaw(path, "not-yes-or-no", found=_show(value), expected="true, false")
            case inspect.IntType():
                yield from _check_int(value, kind, path)
            case inspect.DateType():
                if not isinstance(value, str) or not _is_date(value):
                    yield Flaw(path, "not-a-date", found=_show(value))
            case inspect.StrType():
                yield from _check_words(value, kind, path)
            case inspect.AnyType():  # the kind of a record, by which it was chosen
                return
            case _:
                raise TypeError(kind)

    def _unknown_value(self, value: YamlValue, known: list[str], path: Path) -> Flaw:
        found = _show(value)
        return Flaw(
            path, "unknown-value", found, ", ".join(known), self._suggestions.nearest(found, known)
        )


class _Entry(NamedTuple):
    """What may stand under a key, and the problem where it has to and does not."""

    kind: inspect.Type
    missing: Kind | None


def _missing(kind: inspect.StructType, field: inspect.Field) -> Kind:
    """A source that is left out is more than a key to the person who reads it."""
    is_cited = field.name == "sources" and kind.cls is not Catalogue
    return "unsourced" if is_cited else "missing-key"


def _check_int(value: YamlValue, kind: inspect.IntType, path: Path) -> Iterator[Flaw]:
    if not isinstance(value, str) or not PLAIN_FIGURE.fullmatch(value):
        yield Flaw(path, "not-a-whole-number", found=_show(value))
        return
    low, high = kind.ge, kind.le
    if (low is not None and int(value) < low) or (high is not None and int(value) > high):
        bounds = f"{'' if low is None else low}…{'' if high is None else high}"
        yield Flaw(path, "out-of-bounds", found=value, expected=bounds)


def _check_words(value: YamlValue, kind: inspect.StrType, path: Path) -> Iterator[Flaw]:
    if not isinstance(value, str) or len(value) < (kind.min_length or 0):
        yield Flaw(path, "not-a-text", found=_show(value))
    elif not kind.pattern or re.search(kind.pattern, value):
        return
    elif kind.pattern in (NAME, CITATION):
        yield Flaw(path, "wrong-name", found=value, expected=_plain(value))
    else:
        yield Flaw(path, "wrong-form", found=value, expected=kind.pattern)


def _plain(name: str) -> str:
    """A name as it could be written; of a citation, the section stays."""
    source, section, rest = name.partition(" §")
    letters = (
        unicodedata.normalize("NFKD", source[:LONGEST_TYPED]).encode("ascii", "ignore").decode()
    )
    return (re.sub(r"[^A-Za-z0-9_]+", "-", letters).strip("-_") or "name") + section + rest


def _is_date(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _show(value: YamlValue) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    return "" if value is None else value
