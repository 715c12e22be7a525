"""Reading takes work in proportion to the file: twice the file, about twice the steps."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from catalogue_files import minimal

from coopadvisor import CatalogueError, load_catalogue
from coopadvisor.analysis.edits import find_edits
from coopadvisor.catalogue.lookup import MOST_COMPARED, MOST_COMPARISONS, Suggestions
from coopadvisor.catalogue.problems import MOST_LISTED, DocumentError
from coopadvisor.catalogue.reading import MAX_BYTES, MAX_VALUES, parse

pytestmark = pytest.mark.long

MANY = 1100  # more than are listed or named, so that what goes on beyond is seen
ENDLESS = 3_000_000  # with quadratic work, reading would not end today

SOURCE = (
    "  - {{id: s{n}, publisher: P, title: T, language: en, address: a, date: undated, "
    "read: 2026-11, certainty: official}}\n"
)


def each(template: str, number: int) -> str:
    return "".join(template.format(n=n) for n in range(number))


def with_sources(cited: str, number: int) -> str:
    names = ", ".join(cited.format(n=n) for n in range(number))
    return minimal(
        ("sources: [leaflet §4]", f"sources: [{names}]"),
    ) + each(SOURCE, number)


GROWING: dict[str, Callable[[int], str]] = {
    "empty records": lambda number: "instruments: [" + "{}," * number + "]\n",
    "unknown keys": lambda number: minimal() + each("kay{n}: v\n", number),
    "keys twice": lambda number: minimal() + each("id: v{n}\n", number),
    "control characters": lambda number: minimal() + each('k{n}: "\\e"\n', number),
    "lost texts": lambda number: minimal() + each("k{n}: a #b\n", number),
    "sources": lambda number: with_sources("s{n}", number),
    "unknown sources": lambda number: with_sources("t{n}", number),
    "the same source": lambda number: with_sources("s1", number) + each(SOURCE, 1) * number,
    "unknown options": lambda number: minimal(
        ("accepts: [yes]", "accepts: [" + each("y{n}, ", number) + "]")
    ),
    "implied answers": lambda number: minimal(
        ("implies: {cost: 010}", "implies: {" + each("k{n}: 1, ", number) + "}")
    ),
    "an order": lambda number: minimal(
        ("precedence:\n  order: [", "precedence:\n  order: [" + each("k{n}, ", number))
    ),
}


@contextmanager
def counting() -> Iterator[list[int]]:
    """Count the calls of Python and C functions meanwhile."""
    steps = [0]

    def count(_frame: object, event: str, _argument: object) -> None:
        steps[0] += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        yield steps
    finally:
        sys.setprofile(None)


def load(text: str, path: Path) -> CatalogueError | None:
    path.write_text(text, encoding="utf-8")
    try:
        load_catalogue(path)
    except CatalogueError as error:
        return error
    return None


@pytest.mark.parametrize("grow", GROWING.values(), ids=GROWING)
def test_twice_the_file_takes_about_twice_the_steps(
    grow: Callable[[int], str], tmp_path: Path
) -> None:
    load(grow(1), tmp_path / "file.yaml")  # what is imported and compiled only once
    taken = []
    for number in (MANY, 2 * MANY):
        with counting() as steps:
            load(grow(number), tmp_path / "file.yaml")
        taken += steps

    assert taken[1] < 2.2 * taken[0]


@pytest.mark.parametrize("grow", GROWING.values(), ids=GROWING)
def test_of_endless_problems_the_first_are_listed_and_all_are_counted(
    grow: Callable[[int], str], tmp_path: Path
) -> None:
    found = load(grow(MANY), tmp_path / "file.yaml")
    if found is None:
        assert grow is GROWING["sources"]
        return
    more = load(grow(MANY + 7), tmp_path / "file.yaml")
    assert more is not None
    assert len(found.problems) == len(more.problems) == MOST_LISTED
    assert more.unlisted - found.unlisted in (7, 21)


LONG = {
    "digits": "a: " + "1" * ENDLESS + "x\n",
    "points": "a: " + "1." * ENDLESS + "\n",
    "low lines": "a: " + "_" * ENDLESS + "x\n",
    "blanks": "a: b" + " " * ENDLESS + "#\n",
    "blanks and tabs before a remark": "a: b" + " \t" * ENDLESS + "# c\n",
    "blanks elsewhere": "a: b" + " " * ENDLESS + "c\nd: e # f\n# #g\n",
    "backslashes": '{"a": "\\ud83e' + "\\\\" * ENDLESS + '"}',
    "quotes": '{"a": "\\ud83e' + '""' * ENDLESS + "}",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts_are_read_or_refused_at_once(text: str) -> None:
    try:
        found: object = parse(text, "file").value
    except DocumentError as error:
        (found,) = error.problems
    assert found


def test_names_of_any_length_are_neither_compared_nor_repeated(tmp_path: Path) -> None:
    name = "n" * ENDLESS
    text = minimal(("sources: [leaflet §4]", f"sources: [{name}]"), ("id: SEED", f"id: {name}x"))
    error = load(text, tmp_path / "file.yaml")

    assert error is not None
    assert {one.nearest for one in error.problems if one.found == name} == {""}
    assert max(len(one.path) for one in error.problems) < 300
    assert max(len(one.expected) for one in error.problems) < 300


@pytest.mark.parametrize("number", [10, MOST_COMPARED, 10 * MOST_COMPARED])
def test_names_are_suggested_until_enough_were_compared(number: int) -> None:
    names = [f"name-{n}" for n in range(number)]
    suggestions = Suggestions()
    found = [suggestions.nearest("naem-5", names) for _ in range(MOST_COMPARISONS // 10 + 1)]

    assert set(found) == {"name-5", ""}
    assert found.index("") == MOST_COMPARISONS // min(number, MOST_COMPARED)


def test_long_lists_are_compared_by_place(tmp_path: Path) -> None:
    def catalogue(number: int, word: str) -> Any:
        texts = [word if n % 2 else f"f{number % (n + 1)}{word}" for n in range(number)]
        facts = ", ".join(f"{{fr: {text}, en: e, sources: [leaflet]}}" for text in texts)
        path = tmp_path / "file.yaml"
        path.write_text(minimal(("    aliases:", f"    pays: [{facts}]\n    aliases:")), "utf-8")
        return load_catalogue(path)

    taken = []
    for number in (MANY, 2 * MANY):
        old, new = catalogue(number, "a"), catalogue(number, "b")
        with counting() as steps:
            assert len(find_edits(old, new)) == number
        taken += steps

    assert taken[1] < 2.2 * taken[0]


LARGE = {
    "list": "[" + "a," * (MAX_BYTES // 2 - 1) + "]",
    "empty records": "instruments: [" + "{}," * (MAX_VALUES // 4) + "]\n",
    "unknown keys": each("k{n}: v\n", MAX_VALUES // 4),
    "one text": "id: " + "é" * (MAX_BYTES // 2 - 10) + "\n",
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell a child's memory")
@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
@pytest.mark.parametrize(
    "words", [("check",), ("ask", "--no-input", "--answers")], ids=["check", "ask"]
)
def test_the_largest_files_take_less_than_500_megabytes(
    words: tuple[str, ...], text: str, tmp_path: Path
) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    with (tmp_path / "told").open("wb") as told:
        command = [sys.executable, "-m", "coopadvisor", *words, str(path)]
        running = subprocess.Popen(command, stdout=told, stderr=told)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024

    assert running.returncode in (1, 2)
    assert used.ru_maxrss * unit < 500_000_000
    assert (tmp_path / "told").stat().st_size < 100_000
