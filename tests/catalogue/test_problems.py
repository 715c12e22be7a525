"""Every kind of problem is found in a bad catalogue, with its place and the nearest name."""

from pathlib import Path
from typing import get_args

import pytest
from bad_catalogues import BAD, Expected, each_bad, expected
from catalogue_files import MINIMAL, minimal

from coopadvisor import CatalogueError, load_catalogue
from coopadvisor.catalogue.model import Choice, Number
from coopadvisor.catalogue.problems import Kind, Problem

# What no small text file can show: they are made in test_reading.py.
MADE_ELSEWHERE = {"unreadable", "too-large", "too-many-values"}


def problems_of(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(path)
    return caught.value.problems


@each_bad
def test_a_bad_catalogue_has_the_problems_that_it_announces(path: Path) -> None:
    found = [
        Expected(one.line, one.column, one.kind, one.path, one.nearest) for one in problems_of(path)
    ]

    assert found == expected(path)
    assert expected(path)


def test_there_is_a_bad_catalogue_for_every_kind_of_problem() -> None:
    shown = {one.kind for path in BAD.values() for one in expected(path)}

    assert shown == set(get_args(Kind)) - MADE_ELSEWHERE


@pytest.mark.parametrize("path", [path for name, path in BAD.items() if "several-of" in name])
def test_several_problems_are_reported_in_file_order(path: Path) -> None:
    places = [(one.line, one.column) for one in problems_of(path)]

    assert len(places) >= 3
    assert places == sorted(places)


def test_a_problem_can_be_followed_by_an_editor() -> None:
    path = BAD["unknown-value"]
    (problem,) = problems_of(path)

    assert problem.place == f"{path}:{problem.line}:{problem.column}"
    line = path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("ruel")


def test_the_error_says_all_problems_to_a_programmer_too() -> None:
    path = BAD["several-of-shape"]

    with pytest.raises(CatalogueError, match="nearest: choice") as caught:
        load_catalogue(path)
    assert len(str(caught.value).splitlines()) == len(expected(path))


@pytest.mark.parametrize("path", [MINIMAL.with_name("missing.yaml"), MINIMAL.parent])
def test_a_file_that_the_system_refuses_is_a_problem_of_the_whole_file(path: Path) -> None:
    (problem,) = problems_of(path)

    assert (problem.kind, problem.line, problem.place) == ("unreadable", 0, str(path))


ODD_FIGURES = [
    "010",
    "1.0",
    "9e2",
    "1E0",
    "0x1F",
    "1_000",
    "+5",
    "",
    "²",
    "٣",
    "1" * 16,
    "1" * 5000,
]


@pytest.mark.parametrize("quote", ["'", '"', ""])
@pytest.mark.parametrize("number", ODD_FIGURES)
def test_only_plain_digits_are_a_whole_number(number: str, quote: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    written = f"{{from: {quote}{number}{quote}, to: 1,"
    path.write_text(minimal(("{from: 1, to: 1,", written)), encoding="utf-8")
    (problem,) = problems_of(path)

    assert (problem.kind, problem.path) == (
        "not-a-whole-number",
        "instruments.SEED.duration.from",
    )
    assert problem.line > 1


@pytest.mark.parametrize("quote", ["'", '"', ""])
def test_plain_digits_are_a_whole_number_with_quotes_or_without(quote: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(minimal(("maximum: 900", f"maximum: {quote}901{quote}")), encoding="utf-8")
    cost = load_catalogue(path).questions[2]

    assert isinstance(cost, Number)
    assert cost.maximum == 901


@pytest.mark.parametrize("flag", ["yes", "on", "2", "01", "1.0", "t", "Null", "'null'"])
def test_only_true_and_false_are_yes_and_no(flag: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(minimal(("optional: true", f"optional: {flag}")), encoding="utf-8")
    (problem,) = problems_of(path)

    assert (problem.kind, problem.path) == ("not-yes-or-no", "questions.region.optional")


@pytest.mark.parametrize("word", ["null", "Null", "NULL"])
def test_null_is_nothing_but_not_in_quotes(word: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    south = "{id: south, text: {fr: le sud, en: the south}"
    path.write_text(minimal((south, f"{south}, help: {word}")), encoding="utf-8")
    region = load_catalogue(path).questions[3]
    assert isinstance(region, Choice)
    assert region.options[1].help is None

    path.write_text(minimal((south, f'{south}, help: "{word}"')), encoding="utf-8")
    (problem,) = problems_of(path)
    assert (problem.kind, problem.path) == ("not-a-mapping", "questions.region.options.south.help")
