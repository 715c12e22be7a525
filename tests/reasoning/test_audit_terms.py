"""Conditions judged one question at a time, in catalogues made up at random."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from oracle import Wish, World
from survey import survey
from tangled import annotated, repeatably

from coopadvisor.catalogue.model import Catalogue, Number
from coopadvisor.reasoning.audit.terms import find_holes, find_pointless_practices


@repeatably
@given(annotated())
def test_a_practice_is_pointless_if_all_or_none_of_what_the_rules_allow_meets_it(
    catalogue: Catalogue,
) -> None:
    inspection, listed = survey(catalogue)

    expected = {}
    for row, instrument in enumerate(catalogue.instruments):
        for column, condition in enumerate(instrument.conditions):
            wishes = wishes_of(listed.oracle.world, instrument.id, condition.question)
            rules = [one for one in wishes if one.force == "rule"]
            if condition.force == "rule":
                continue
            (practice,) = [one for one in wishes if one.force == "practice"]
            values = [
                value
                for band in listed.questions[condition.question].bands
                for value in band
                if all(value in rule.accepts for rule in rules)
            ]
            met = {value in practice.accepts for value in values}
            if len(met) < 2:
                check = "unmeetable-practice" if met == {False} else "repeated-rule"
                expected["instruments", row, "conditions", column] = check
    assert {one.path: one.check for one in find_pointless_practices(inspection)} == expected


@repeatably
@given(annotated())
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
        for one in find_holes(inspection)
        for hole in one.values
    ] == expected


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
