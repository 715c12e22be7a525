"""The JSON Schema that editors check a catalogue with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from catalogue_files import MINIMAL, minimal
from core_schema import resolve
from jsonschema import Draft7Validator, Draft202012Validator
from msgspec import ValidationError

from coopadvisor.catalogue.loading import bundled
from coopadvisor.catalogue.opening import interpret
from coopadvisor.catalogue.paths import Path
from coopadvisor.catalogue.reading import parse, read_file
from coopadvisor.catalogue.schema import catalogue_schema, render_schema
from coopadvisor.catalogue.shape import departures

pytestmark = pytest.mark.slow

SCHEMA = catalogue_schema()
VALIDATORS = [Draft7Validator(SCHEMA), Draft202012Validator(SCHEMA)]
WORDS = (
    *("1", "2022", "010", "-3", "0x1F", "123456789012345678", "1.10", "1e3", "1.", ".inf", "²"),
    *("true", "FALSE", "tRuE", "no", "~", "Null", "", "2022-11", "2026-11-20", "12:30", "en"),
)


# Fields that take one of some words, none of which is odd.
CHOSEN = {"kind", "force", "basis", "topic", "certainty", "level"}


def complaints(text: str) -> list[str]:
    """What an editor would underline, whichever draft it knows."""
    first, second = (
        [error.json_path for error in validator.iter_errors(resolve(text))]
        for validator in VALIDATORS
    )
    assert first == second
    return first


def test_it_is_a_valid_schema_of_its_draft_and_of_the_newest() -> None:
    newest = Draft202012Validator.META_SCHEMA["$id"]

    assert SCHEMA["$schema"] == Draft7Validator.META_SCHEMA["$schema"]
    Draft7Validator.check_schema(SCHEMA)
    Draft202012Validator.check_schema(SCHEMA | {"$schema": newest})


@pytest.mark.parametrize("keyword", ["prefixItems", "$defs", "discriminator", "unevaluated"])
def test_it_uses_nothing_that_older_editors_do_not_know(keyword: str) -> None:
    assert keyword not in render_schema()
    assert not re.search(r'"items": (false|\[)', render_schema())


def test_its_descriptions_are_the_same_on_every_python() -> None:
    told = [one["description"] for one in SCHEMA["definitions"].values()]

    assert all(told)
    assert not [one for one in told if "\n " in one]


@pytest.mark.parametrize("path", [MINIMAL, bundled()], ids=lambda path: path.stem)
def test_it_accepts_a_good_catalogue(path: Any) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("caveat:", "caveats:", "$"),
        ("    aliases:", "    alias:", "$.instruments[0]"),
        ("optional: true", "optinal: true", "$.questions[3]"),
        ("optional: true", "optional: maybe", "$.questions[3]"),
        ("optional: true", "optional: 2", "$.questions[3]"),
        ("    unit: crown\n", "", "$.questions[2]"),
        ("maximum: 900", "maximum: 900.5", "$.questions[2]"),
        ("maximum: 900", "maximum: much", "$.questions[2]"),
        ("months: [3, 4]", "months: [3]", "$.instruments[0].steps"),
        ("months: [3, 4]", "months: [3, 4, 5]", "$.instruments[0].steps"),
        ("instruments: [SEED, GROW]", "instruments: [SEED]", "$.separations[0].instruments"),
        (
            "force: rule, basis: stated, text: {fr: L’amorce",
            "force: ruel, basis: stated, text: {fr: L’amorce",
            "$.instruments[0].conditions[1].force",
        ),
        ("{from: 1, to: 1,", "{from: 0, to: 1,", "$.instruments[0].duration"),
        ("{fr: Amorce, en: Seed grant}", "{fr: Amorce}", "$.instruments[0].name"),
        ("read: 2026-11-15", "read: 2026", "$.sources[0].read"),
    ],
)
def test_it_rejects_what_the_program_rejects(old: str, new: str, path: str) -> None:
    found = complaints(minimal((old, new)))

    assert found
    assert all(one.startswith(path) or path.startswith(one) for one in found)


def scalars(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all texts below a value."""
    if isinstance(value, str):
        yield path
        return
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, entry in entries:
        yield from scalars(entry, (*path, key))


def with_word(value: Any, path: Path, word: object) -> Any:
    """The same value with *word* at a path."""
    if not path:
        return word
    entries: Any = dict(value) if isinstance(value, dict) else list(value)
    entries[path[0]] = with_word(value[path[0]], path[1:], word)
    return entries


def accepts(value: Any) -> bool:
    """Whether a value has the form that the program asks for; what names mean is not looked at."""
    try:
        interpret(value)
    except ValidationError:
        return False
    return not any(departures(value))


GOOD: Any = read_file(MINIMAL).value
# One path for each name of a field that holds texts.
PLACES = {
    next(str(part) for part in path[::-1] if isinstance(part, str)): path for path in scalars(GOOD)
}


@pytest.mark.long
@pytest.mark.parametrize("path", PLACES.values(), ids=PLACES)
def test_what_the_program_accepts_no_editor_underlines(path: Path) -> None:
    (validator, _) = VALIDATORS
    taken = 0
    for word in WORDS:
        for quotes in ("", "'"):
            written = f"{quotes}{word}{quotes}"
            read = parse(f"- {written}\n- x\n", "file").value
            assert isinstance(read, list)
            if accepts(with_word(GOOD, path, read[0])):
                seen = with_word(GOOD, path, resolve(written))
                assert validator.is_valid(seen), written
                taken += 1

    assert taken or path[-1] in CHOSEN
