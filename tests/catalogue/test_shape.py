"""The walk that places problems must see whatever the conversion refuses."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from catalogue_files import MINIMAL, minimal
from msgspec import ValidationError, inspect

from coopadvisor.catalogue.lookup import closest
from coopadvisor.catalogue.opening import interpret
from coopadvisor.catalogue.paths import Path, spell
from coopadvisor.catalogue.reading import parse, read_file
from coopadvisor.catalogue.shape import departures


@pytest.fixture(autouse=True)
def _the_model_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspect, "type_info", cache(inspect.type_info))


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Every path below *value*, with the list or mapping that holds it and its key there."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, entry in list(entries):
        yield (*path, key), value, key
        if isinstance(entry, dict | list):
            yield from places(entry, (*path, key))


def unseen(wrong: object) -> Iterator[str]:
    """Where *wrong* in place of the right value is refused without a place being found."""
    root: Any = read_file(MINIMAL).value
    for path, holder, key in places(root):
        right, holder[key] = holder[key], wrong
        try:
            interpret(root)
        except ValidationError:
            found = [finding.path for finding in departures(root)]
            if not any(one[: len(path)] == path or path[: len(one)] == one for one in found):
                yield spell(path)
        holder[key] = right


@pytest.mark.parametrize("wrong", [None, "x", {"x": "y"}, ["x"], "010"], ids=str)
def test_whatever_the_conversion_refuses_the_walk_finds(wrong: object) -> None:
    assert list(unseen(wrong)) == []


def test_a_good_catalogue_has_no_departures() -> None:
    assert list(departures(read_file(MINIMAL).value)) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [("acepts", "accepts"), ("ACCEPTS", "accepts"), ("from", "from"), ("zzz", ""), ("", "")],
)
def test_the_nearest_name_is_close_or_none(word: str, expected: str) -> None:
    assert closest(word, ["accepts", "from", "to"]) == expected


def test_the_nearest_name_is_given_as_it_is_written() -> None:
    assert closest("seed", ["SEED", "GROW"]) == "SEED"


def test_a_misspelt_field_is_one_problem_and_not_a_missing_one_as_well() -> None:
    text = minimal(("    help: {fr: En tout.", "    hlep: {fr: En tout."))
    found = list(departures(parse(text, "file").value))

    assert [(one.kind, one.nearest) for one in found] == [("unknown-key", "help")]


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("RÉSEAU", "RESEAU"),
        ("durée totale", "duree-totale"),
        ("règlement §4.1", "reglement §4.1"),
        ("…", "name"),
    ],
)
def test_a_name_that_cannot_be_one_comes_with_one_that_can(typed: str, example: str) -> None:
    text = minimal(("sources: [leaflet §4]", f"sources: [{typed}]"))
    (found,) = departures(parse(text, "file").value)

    assert (found.kind, found.found, found.expected) == ("wrong-name", typed, example)
