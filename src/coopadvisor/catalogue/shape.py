"""Every departure of a document from the model, where msgspec stops at the first.

Only walked once a conversion has failed, so that reading a good file stays quick.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence

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

# What may stand under each key, and the problem where it has to and does not.
_Entries = dict[str, tuple[inspect.Type, Kind | None]]
_List = inspect.VarTupleType | inspect.TupleType

_CONTAINERS: dict[type, tuple[type, ...]] = {
    dict: (inspect.StructType, inspect.DictType),
    list: (inspect.VarTupleType, inspect.TupleType),
}
_WORDS = inspect.StrType(min_length=1)
_FLAGS = frozenset({"true", "false", "1", "0"})


def departures(value: YamlValue) -> Iterator[Flaw]:
    """Yield what keeps *value* from being a catalogue."""
    yield from _Shape(languages_of(value)).check(value, inspect.type_info(Catalogue), ())


class _Shape:
    """Walks a value and the type it should have together."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._suggestions = Suggestions()
        self._words: _Entries = dict.fromkeys(languages, (_WORDS, "missing-text"))

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
                yield from self._check_entries(value, self._entries(value, kind), path)
            case inspect.CustomType() if isinstance(value, str) and len(self._words) == 1:
                yield from _check_words(value, _WORDS, path)
            case inspect.CustomType():
                yield from self._check_entries(value, self._words, path)
            case inspect.DictType(key_type=names, value_type=inner):
                found = value if isinstance(value, dict) else {}
                for key in found:
                    yield from self.check(key, names, (*path, key))
                yield from self._check_entries(value, dict.fromkeys(found, (inner, None)), path)
            case inspect.VarTupleType() | inspect.TupleType():
                yield from self._check_list(value, kind, path)
            case _:
                yield from self._check_scalar(value, kind, path)

    def _check_union(self, value: YamlValue, kind: inspect.UnionType, path: Path) -> Iterator[Flaw]:
        """Check against the one member that the value's own shape points to."""
        members = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        if value is None and len(members) < len(kind.types):
            return
        first, classes = members[0], _CONTAINERS.get(type(value), ())
        if isinstance(value, dict) and isinstance(first, inspect.StructType) and first.tag_field:
            tags = {str(getattr(one, "tag", "")): one for one in members}
            tag = value.get(first.tag_field)
            if tag is None:
                yield Flaw(path, "missing-key", found=first.tag_field)
            elif not isinstance(tag, str) or tag not in tags:
                yield self._unknown_value(tag, list(tags), (*path, first.tag_field))
            else:
                yield from self.check(value, tags[tag], path)
        elif member := next((one for one in members if isinstance(one, classes)), None):
            yield from self.check(value, member, path)
        else:
            attempts = [list(self.check(value, member, path)) for member in members]
            if all(attempts):
                unknown = (found for found in attempts if found[0].kind == "unknown-value")
                yield from next(unknown, attempts[0])

    def _entries(self, value: YamlValue, kind: inspect.StructType) -> _Entries:
        """The fields of a record; of a fact without a text, its languages too."""
        # A source that is left out is more than a key to the person who reads it.
        missing: dict[str, Kind] = {} if kind.cls is Catalogue else {"sources": "unsourced"}
        entries: _Entries = {
            one.encode_name: (
                one.type,
                missing.get(one.name, "missing-key") if one.required else None,
            )
            for one in kind.fields
        }
        if kind.tag_field:
            entries[kind.tag_field] = inspect.AnyType(), None
        if issubclass(kind.cls, Fact) and isinstance(value, dict) and "text" not in value:
            return self._words | entries | {"text": (inspect.CustomType(Text), None)}
        return entries

    def _check_entries(self, value: YamlValue, entries: _Entries, path: Path) -> Iterator[Flaw]:
        if not isinstance(value, dict):
            yield Flaw(path, "not-a-mapping", found=_show(value))
            return
        absent = [name for name in entries if name not in value]
        meant = set()  # what is merely misspelt is not missing as well
        for key, entry in value.items():
            if key in entries:
                yield from self.check(entry, entries[key][0], (*path, key))
                continue
            near = self._suggestions.nearest(key, absent)
            kind: Kind = "unknown-key" if entry is not None or near else "stray-text"
            yield Flaw((*path, key), kind, key, nearest=near)
            meant.add(near)
        for name in absent:
            if (missing := entries[name][1]) and name not in meant:
                yield Flaw(path, missing, found=name)

    def _check_list(self, value: YamlValue, kind: _List, path: Path) -> Iterator[Flaw]:
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
            item, least = kind.item_type, kind.min_length or 0
            if number < least and path[-1:] == ("sources",) and len(path) > 1:
                yield Flaw(path, "unsourced", found="sources")
            elif number < least:
                yield Flaw(path, "wrong-length", found=str(number), expected=f"≥ {least}")
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
        near = self._suggestions.nearest(found, known)
        return Flaw(path, "unknown-value", found, ", ".join(known), near)


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
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    return value or ""
