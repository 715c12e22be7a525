"""Conditions judged one question at a time, in catalogues made up at random."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from all_situations import inspect, survey
from catalogue_files import minimal
from hypothesis import given
from msgspec.structs import replace
from oracle import Wish, World
from oracle_world import wish_of
from random_catalogues import annotated_catalogues, repeatably
from small_catalogues import catalogue_of, instrument, number, wants

from coopadvisor import load_catalogue
from coopadvisor.analysis.checks import funding_apart, missing_text, range_hole, repeated_rule
from coopadvisor.catalogue.model import Catalogue, Funding, Number
from coopadvisor.decision.partition import Band


@repeatably
@given(annotated_catalogues())
def test_a_practice_is_pointless_if_all_or_none_of_what_the_rules_allow_meets_it(
    catalogue: Catalogue,
) -> None:
    inspection, listed = survey(catalogue)

    expected = {}
    for row, one in enumerate(catalogue.instruments):
        for column, condition in enumerate(one.conditions):
            wishes = wishes_of(listed.oracle.world, one.id, condition.question)
            rules = [wish for wish in wishes if wish.force == "rule"]
            if condition.force == "rule":
                continue
            values = [
                value
                for band in listed.questions[condition.question].bands
                for value in band
                if all(value in rule.accepts for rule in rules)
            ]
            met = {value in wish_of(one.id, condition).accepts for value in values}
            if len(met) < 2:
                check = "unmeetable-practice" if met == {False} else "repeated-rule"
                expected["instruments", row, "conditions", column] = check
    assert {
        one.path: one.check.id for one in repeated_rule.find_repeated_rules(inspection)
    } == expected


@repeatably
@given(annotated_catalogues())
def test_a_hole_is_a_run_of_figures_that_nobody_asks_for_between_some_that_are(
    catalogue: Catalogue,
) -> None:
    inspection, listed = survey(catalogue)

    expected = []
    for question in catalogue.questions:
        if not isinstance(question, Number):
            continue
        wishes = [one for one in listed.oracle.world.wishes if one.question == question.id]
        runs = [
            (wanted, list(run))
            for wanted, run in groupby(
                range(question.minimum, question.maximum + 1),
                lambda figure, wishes=wishes: any(figure in one.accepts for one in wishes),  # type: ignore[misc]
            )
        ]
        for wanted, run in runs[1:-1]:
            if not wanted:
                ends = (run[0] - 1, run[-1] + 1)
                expected.append((question.id, run[0], run[-1], beside(catalogue, wishes, *ends)))
    assert [
        (one.question, hole.low, hole.high, one.instruments)
        for one in range_hole.find_range_holes(inspection)
        for hole in one.values
    ] == expected


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("A seed grant stays below 100.", ("instruments", 0, "conditions", 1, "text", "en")),
        ("less than 100", ("instruments", 0, "conditions", 1, "brief", "en")),
        ("Write to them.", ("instruments", 0, "steps", 0, "en")),
        ("write", ("instruments", 0, "steps", 0, "brief", "en")),
        ('"Is the rest kept?"', ("instruments", 0, "settle-first", 0, "en")),
        ("the fund hesitates", ("notes", 1, "brief", "en")),
    ],
)
def test_a_text_of_blanks_is_found_where_it_stands(
    words: str, path: tuple[str | int, ...], tmp_path: Path
) -> None:
    file = tmp_path / "file.yaml"
    file.write_text(minimal((f"en: {words}", 'en: " "')), encoding="utf-8")

    (found,) = missing_text.find_missing_texts(inspect(load_catalogue(file)))
    assert found.path == path


def wishes_of(world: World, instrument: str, question: str) -> list[Wish]:
    """What an instrument expects of one question under the general terms."""
    return [one for one in world.wishes if (one.instrument, one.question) == (instrument, question)]


def beside(catalogue: Catalogue, wishes: list[Wish], below: int, above: int) -> tuple[str, ...]:
    """The instruments that ask for a range up to one figure or from another one on."""
    names = {
        one.instrument
        for one in wishes
        if isinstance(one.accepts, range) and (one.accepts[-1] == below or one.accepts[0] == above)
    }
    return tuple(one.id for one in catalogue.instruments if one.id in names)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ([range(10, 21)], []),
        ([range(10, 31)], [Band(low=10, high=30)]),
        ([range(5, 21)], [Band(low=5, high=20)]),
        ([range(5, 21), range(10, 31)], []),
        ([range(5, 31), range(8, 21)], [Band(low=5, high=30), Band(low=8, high=20)]),
        ([], []),
    ],
)
def test_funding_is_apart_where_no_condition_ends_as_it_does(
    asked: list[range], found: list[Band]
) -> None:
    """The other number counts something else, and the other instrument has no funding."""
    funding = Funding(low=10, high=20, unit="time", sources=("source",))
    conditions = [wants("n", "practice", one) for one in asked]
    funded = replace(instrument("i", wants("m", "rule", range(1, 3)), *conditions), funding=funding)
    unfunded = instrument("u", wants("m", "rule", range(1, 3)), *conditions)
    plain = catalogue_of([number("m", 0, 9), number("n", 0, 60)], [unfunded, funded])
    other = replace(plain.questions[0], unit="crown")
    catalogue = replace(plain, questions=(other, plain.questions[1]))

    assert [one.values for one in funding_apart.find_funding_apart(inspect(catalogue))] == (
        [tuple(found)] if found else []
    )
    for one in funding_apart.find_funding_apart(inspect(catalogue)):
        assert (one.path, one.question) == (("instruments", 1, "funding"), "n")


@pytest.mark.parametrize(
    ("low", "high", "bands"),
    [
        (None, 20, []),
        (10, None, []),
        (None, 30, [Band(low=0, high=30)]),
        (5, None, [Band(low=5, high=60)]),
    ],
)
def test_an_open_end_is_no_end(low: int | None, high: int | None, bands: list[Band]) -> None:
    funding = Funding(low=10, high=20, unit="time", sources=("source",))
    condition = replace(wants("n", "rule", range(1)), low=low, high=high)
    funded = replace(instrument("i", condition), funding=funding)
    found = funding_apart.find_funding_apart(inspect(catalogue_of([number("n", 0, 60)], [funded])))

    assert [band for one in found for band in one.values] == bands
