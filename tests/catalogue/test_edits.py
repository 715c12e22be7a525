"""What an edit changed in a catalogue's texts and figures, with edits made up at random."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from random_catalogues import repeatably
from random_edits import Edited, edited

from coopadvisor.analysis.edits import find_edits
from coopadvisor.catalogue.languages import as_written
from coopadvisor.catalogue.model import Catalogue

pytestmark = pytest.mark.slow

MISSING = object()


@repeatably
@given(edited())
def test_there_are_edits_exactly_between_catalogues_that_differ(pair: Edited) -> None:
    old, new = pair

    assert bool(find_edits(old, new)) == (plain(old) != plain(new))
    assert not find_edits(new, new)


@repeatably
@given(edited())
def test_each_edit_names_a_place_that_differs(pair: Edited) -> None:
    before, after = (dict(places(plain(one))) for one in pair)
    for edit in find_edits(*pair):
        path = edit.path
        while path not in before and path not in after:  # below a list without names
            path = path.rpartition("[")[0]
            assert path
        assert before.get(path, MISSING) != after.get(path, MISSING)
        assert edit.old != edit.new
        for told, said in ((edit.old, before), (edit.new, after)):
            if edit.path in said:
                assert (told is None) == (said[edit.path] is None)


@repeatably
@given(edited())
def test_each_place_that_differs_lies_at_an_edit_or_around_or_below_one(pair: Edited) -> None:
    before, after = (dict(places(plain(one))) for one in pair)
    edits = [one.path for one in find_edits(*pair)]
    for path in before | after:
        if before.get(path) != after.get(path):
            assert any(lies_in(path, listed(one)) or lies_in(one, path) for one in edits)


def listed(path: str) -> str:
    """The list that a path leads through, where only one catalogue has names for its records."""
    return path.partition("[")[0]


def plain(catalogue: Catalogue) -> Any:
    """A catalogue as its file would say it."""
    return as_written(catalogue)


def places(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its path; the entries of a list only where they have names."""
    yield path, value
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from places(entry, f"{path}.{key}".removeprefix("."))
    elif isinstance(value, list):
        names = [called(one) for one in value]
        if all(names) and len(set(names)) == len(names):
            for name, entry in zip(names, value, strict=True):
                yield from places(entry, f"{path}.{name}")


def called(entry: object) -> str:
    """The name of a record; a condition is called by its question and its force."""
    if not isinstance(entry, dict):
        return ""
    told = f"{entry['question']} {entry['force']}" if "force" in entry else ""
    return str(entry.get("id", told))


def lies_in(path: str, other: str) -> bool:
    """Whether a path is another one or lies below it."""
    return not other or path == other or path.startswith((f"{other}.", f"{other}["))
