"""Where an audit stops listing or proving it says so, and all that it says is true."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

import pytest
from hypothesis import Phase, given, settings
from oracle import Oracle, Value
from oracle_world import world_of
from random_catalogues import catalogues
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants

from coopadvisor.analysis.checks import gap, idle_option, inspection, overlap
from coopadvisor.analysis.checks.auditing import Audit, audit
from coopadvisor.analysis.checks.finding import Finding, Region
from coopadvisor.catalogue.model import Catalogue, Choice, Option
from coopadvisor.decision import completions
from coopadvisor.diagrams import search

pytestmark = pytest.mark.slow

Situations = list[dict[str, Value]]
LETTERS = "abcd"
NEVER: tuple[str, ...] = ("contradictory-conditions", "shadowed", "never-recommended")
OF_QUESTIONS: tuple[str, ...] = ("idle-question", "same-outcome")
# Under which name a check stands in the finding that it was not proved.
CALLED: dict[str, str] = {
    **dict.fromkeys(NEVER, "never-recommended"),
    "more-gaps": "gap",
    "explained-overlap": "overlap",
    "more-overlaps": "overlap",
}

repeatably = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    report_multiple_bugs=False,
)


def audited(catalogue: Catalogue) -> Audit:
    return audit(catalogue, dt.date(2026, 11, 20))


@contextmanager
def listing(gaps: int, tied: int, sets: int) -> Iterator[None]:
    """List no more regions and sets of equal instruments than these."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gap, "MOST_GAP_REGIONS", gaps)
        patch.setattr(overlap, "MOST_TIED_REGIONS", tied)
        patch.setattr(overlap, "MOST_SETS", sets)
        yield


@contextmanager
def drawing(states: int) -> Iterator[None]:
    """Give up on diagrams and searches with more states than these."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("compile_outcomes", "compile_coverage", "compile_situations"):
            patch.setattr(inspection, name, partial(getattr(completions, name), limit=states))
        patch.setattr(
            idle_option,
            "compile_outcomes",
            partial(completions.compile_outcomes, limit=states),
        )
        patch.setattr(search, "MOST_STATES", states)
        yield


def diagonal(*more: Option) -> Catalogue:
    """Two questions with the same answers; an instrument fits where both are answered alike."""
    asked = [choice("q", [*LETTERS, *more]), choice("r", LETTERS)]
    return catalogue_of(
        asked,
        [
            instrument(f"i{one}", wants("q", "rule", [one]), wants("r", "rule", [one]))
            for one in LETTERS
        ],
    )


def implies_anything(catalogue: Catalogue) -> bool:
    choices = [one for one in catalogue.questions if isinstance(one, Choice)]
    return any(option.implies for one in choices for option in one.options)


def lies_in(situation: Mapping[str, Value], region: Region) -> bool:
    return all(
        any(
            situation[name] == band.option
            if band.option
            else band.low <= int(situation[name]) <= band.high
            for band in bands
        )
        for name, bands in region.items()
    )


def check_listing(
    oracle: Oracle, findings: Iterable[Finding], wanted: Situations, more: str
) -> None:
    """The regions listed hold what is wanted and nothing else, and the rest is counted."""
    every = list(findings)
    listed = [one for one in every if one.check.id != more]
    regions = [one.region for one in listed if one.region is not None]
    for one, region in zip(listed, regions, strict=True):
        held = [each for each in oracle.situations if lies_in(each, region)]
        assert all(each in wanted for each in held)
        assert len(held) == one.situations > 0
        assert one.example is not None
        assert lies_in(one.example, region)
    left = [each for each in wanted if not any(lies_in(each, one) for one in regions)]
    rest = [one for one in every if one.check.id == more]
    assert [one.situations for one in rest] == ([len(left)] if left else [])
    for one in rest:
        assert one.example is not None
        assert not any(lies_in(one.example, region) for region in regions)
        assert oracle.judge(one.example).winners == oracle.judge(left[0]).winners


@pytest.mark.parametrize("most", [1, 2, 3, 12])
def test_gaps_that_are_not_listed_are_counted(most: int) -> None:
    catalogue = diagonal()
    oracle = Oracle(world_of(catalogue))
    with listing(most, 1, 1):
        found = [one for one in audited(catalogue).findings if one.check.id in ("gap", "more-gaps")]

    check_listing(
        oracle,
        found,
        [one for one in oracle.situations if not oracle.judge(one).winners],
        "more-gaps",
    )
    assert ("more-gaps" in {one.check.id for one in found}) == (most < 4)


@repeatably
@given(catalogues())
def test_whatever_is_listed_and_left_comes_to_all_gaps_and_overlaps(catalogue: Catalogue) -> None:
    oracle = Oracle(world_of(catalogue))
    by_winners: dict[tuple[str, ...], Situations] = defaultdict(list)
    for situation in oracle.situations:
        by_winners[oracle.judge(situation).winners].append(situation)
    with listing(1, 1, 1):
        findings = audited(catalogue).findings

    check_listing(
        oracle,
        [one for one in findings if one.check.id in ("gap", "more-gaps")],
        by_winners.pop((), []),
        "more-gaps",
    )
    ties = {names: held for names, held in by_winners.items() if len(names) > 1}
    overlaps = [one for one in findings if one.check.id in ("overlap", "more-overlaps")]
    named = {one.instruments for one in overlaps if one.instruments}
    assert len(named) == min(1, len(ties))
    for names in named:
        same = [one for one in overlaps if one.instruments == names]
        check_listing(oracle, same, ties[names], "more-overlaps")
        assert len(ties[names]) == max(map(len, ties.values()))
    others = [held for names, held in ties.items() if names not in named]
    assert [(one.names, one.situations) for one in overlaps if not one.instruments] == (
        [((str(len(others)),), sum(map(len, others)))] if others else []
    )


@repeatably
@given(catalogues())
def test_what_cannot_be_proved_is_named_and_nothing_false_is_claimed(catalogue: Catalogue) -> None:
    oracle = Oracle(world_of(catalogue))
    whole = audited(catalogue).findings
    with drawing(4):
        found = audited(catalogue).findings
    unproved = [one for one in found if one.check.id == "unproved"]
    claimed = {(one.check.id, one.path) for one in found if one not in unproved}
    hopeless = {one.instruments[0] for one in whole if one.check.id in NEVER}

    for one in whole:
        if one.check.id in OF_QUESTIONS and implies_anything(catalogue):
            continue  # samples then move two answers at once, which may look like a difference
        assert (one.check.id, one.path) in claimed or any(
            CALLED.get(one.check.id, one.check.id) in other.names
            and one.path[: len(other.path)] == other.path
            for other in unproved
        )
    for one in found:
        if one in unproved or set(one.instruments) & hopeless:
            continue
        assert any(
            (each.check.id, each.path[:2]) == (one.check.id, one.path[:2])
            and (each.path == one.path or set(one.values) < set(each.values))
            for each in whole
        )
        if one.check.id == "overlap" and one.example is not None:
            assert oracle.judge(one.example).winners == one.instruments


def test_situations_that_are_too_many_are_not_counted() -> None:
    follows = Option(id="e", text=WORDS, said=WORDS, implies={"r": "a"})
    with drawing(0):
        found = audited(diagonal(follows))
    unproved = {(one.path, one.names) for one in found.findings if one.check.id == "unproved"}

    assert found.situations is None
    assert unproved >= {
        (("instruments",), ("gap", "idle-referral")),
        (("instruments",), ("overlap", "idle-separation")),
        (("questions",), ("impossible-answer",)),
        *((("instruments", bit), ("never-recommended",)) for bit in range(len(LETTERS))),
    }


def test_answers_that_always_follow_from_another_are_not_said_to_lead_alike() -> None:
    leading = [Option(id=name, text=WORDS, said=WORDS, implies={"r": name}) for name in ("a", "b")]
    catalogue = catalogue_of(
        [choice("q", leading), choice("r", ["a", "b"])],
        [instrument("one", wants("q", "practice", ["a"])), instrument("other")],
    )
    with drawing(0):
        found = audited(catalogue).findings

    assert not [one for one in found if one.check.id == "same-outcome" and one.question == "r"]
