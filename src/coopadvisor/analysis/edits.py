"""What an edit of a catalogue changed in its texts and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct, json

from coopadvisor.catalogue.languages import as_written
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.catalogue.paths import Path, names_of, spell

MOST_RECORDS = 100_000  # pairs of entries of two lists


class Edit(Struct, frozen=True):
    """One value that differs, as the file would say it; ``None`` where a catalogue has none.

    The path names records as people do.
    """

    path: str
    old: Any
    new: Any


def find_edits(old: Catalogue, new: Catalogue) -> tuple[Edit, ...]:
    """Every value that differs, in the order of *new*; what is gone stands after its siblings."""
    before, after = map(as_written, (old, new))
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
        elif entry is not None:  # a field left empty, of another kind of record
            yield Edit(spell((*path, key)), None, entry)
    for key, entry in old.items():
        if key not in new and entry is not None:
            yield Edit(spell((*path, key)), entry, None)


def _compare_order(old: list[str], new: list[str], path: Path) -> Iterator[Edit]:
    """The order of the records that both have, where it changed: it decides ties and lists."""
    kept = set(old) & set(new)
    before = [name for name in old if name in kept]
    after = [name for name in new if name in kept]
    if before != after:
        yield Edit(spell(path), before, after)


def _compare_lists(old: list[Any], new: list[Any], path: Path) -> Iterator[Edit]:
    """Entries as they correspond best; an entry in the place of another is a change of it."""
    before, after = ([json.encode(entry) for entry in entries] for entries in (old, new))
    start, low, high = _different(before, after)
    for kind, *ends in _opcodes(before[start:low], after[start:high]):
        if kind == "equal":
            continue
        first, last, begin, end = (start + one for one in ends)
        alike = min(last - first, end - begin)
        for offset in range(alike):
            yield from _compare(old[first + offset], new[begin + offset], (*path, begin + offset))
        for index in range(begin + alike, end):
            yield Edit(spell((*path, index)), None, new[index])
        for index in range(first + alike, last):
            yield Edit(spell((*path, index)), old[index], None)


def _different(old: list[bytes], new: list[bytes]) -> tuple[int, int, int]:
    """Where two lists begin to differ, and behind which place in each they no longer do."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    alike = 0
    while alike < shorter - start and old[-1 - alike] == new[-1 - alike]:
        alike += 1
    return start, len(old) - alike, len(new) - alike


def _opcodes(old: list[bytes], new: list[bytes]) -> Sequence[tuple[str, int, int, int, int]]:
    """How to make one list of the other: entry by entry where there are too many to compare."""
    if len(old) * len(new) > MOST_RECORDS:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
