"""What an edit of a catalogue changed in its texts and figures."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct, json

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.catalogue.paths import Path, names_of, spell


class Edit(Struct, frozen=True):
    """One value that differs, as the file would say it; ``None`` where a catalogue has none.

    The path names records as people do.
    """

    path: str
    old: Any
    new: Any


def find_edits(old: Catalogue, new: Catalogue) -> tuple[Edit, ...]:
    """Every value that differs, in the order of *new*; what is gone stands after its siblings."""
    before, after = (json.decode(json.encode(one)) for one in (old, new))
    return tuple(_compare(before, after, ()))


def _compare(old: Any, new: Any, path: Path) -> Iterator[Edit]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _compare_fields(old, new, path)
    elif isinstance(old, list) and isinstance(new, list):
        if all(not entries or names_of(entries) for entries in (old, new)):
            before, after = (
                dict(zip(names_of(entries), entries, strict=True)) for entries in (old, new)
            )
            yield from _compare_fields(before, after, path)
            yield from _compare_order(list(before), list(after), path)
        else:
            yield from _compare_lists(old, new, path)
    else:
        yield Edit(spell(path), old, new)


def _compare_fields(old: dict[str, Any], new: dict[str, Any], path: Path) -> Iterator[Edit]:
    for key, entry in new.items():
        if key in old:
            yield from _compare(old[key], entry, (*path, key))
        else:
            yield Edit(spell((*path, key)), None, entry)
    for key, entry in old.items():
        if key not in new:
            yield Edit(spell((*path, key)), entry, None)


def _compare_order(old: list[str], new: list[str], path: Path) -> Iterator[Edit]:
    """The order of the records that both have, where it changed: it decides ties and lists."""
    before = [name for name in old if name in new]
    after = [name for name in new if name in old]
    if before != after:
        yield Edit(spell(path), before, after)


def _compare_lists(old: list[Any], new: list[Any], path: Path) -> Iterator[Edit]:
    """Entries as they correspond best; an entry in the place of another is a change of it."""
    before, after = ([json.encode(entry) for entry in entries] for entries in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, low, high, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        alike = min(high - low, end - start)
        for offset in range(alike):
            yield from _compare(old[low + offset], new[start + offset], (*path, start + offset))
        for index in range(start + alike, end):
            yield Edit(spell((*path, index)), None, new[index])
        for index in range(low + alike, high):
            yield Edit(spell((*path, index)), old[index], None)
