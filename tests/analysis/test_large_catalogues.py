"""Two hundred instruments and fifteen questions: an interview ends right, and nothing is listed."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from large_catalogue import KINDS
from msgspec.structs import replace

from coopadvisor import advise, outcome
from coopadvisor.analysis import pairing
from coopadvisor.analysis.checks.auditing import audit
from coopadvisor.analysis.effects import find_effects
from coopadvisor.analysis.strategy import look_ahead
from coopadvisor.analysis.tree import bound_questions, build_tree
from coopadvisor.catalogue.integrity import contradictions
from coopadvisor.catalogue.model import Catalogue, Choice, Question
from coopadvisor.catalogue.opening import interpret
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.completions import (
    compile_coverage,
    compile_outcomes,
    compile_situations,
)
from coopadvisor.decision.table import rules_for
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.diagrams.diagram import count

pytestmark = pytest.mark.slow

SITUATIONS = {"structured": 497_664_000, "scattered": 4**15}
BOTH = pytest.mark.parametrize("kind", KINDS)


def made(kind: str, instruments: int = 200) -> Catalogue:
    raw = KINDS[kind](instruments, Random(1))
    catalogue = interpret(raw)
    assert not any(contradictions(catalogue))
    return catalogue


def some_answer(question: Question, chance: Random) -> str | int:
    if isinstance(question, Choice):
        return chance.choice(question.options).id
    return chance.randint(question.minimum, question.maximum)


@BOTH
def test_situations_are_counted_without_listing_them(kind: str) -> None:
    catalogue = made(kind)
    blank = (None,) * len(catalogue.questions)

    counted = count(compile_situations(rules_for(catalogue, blank), blank))
    assert counted == {True: SITUATIONS[kind]}


@BOTH
def test_an_interview_asks_what_is_open_and_ends_with_the_outcome(kind: str) -> None:
    catalogue = made(kind)
    chance = Random(2)
    truth = {one.id: some_answer(one, chance) for one in catalogue.questions}
    given: dict[str, str | int] = {}
    while asked := look_ahead(catalogue, read_answers(catalogue, given)).question:
        assert asked not in given
        given[asked] = truth[asked]

    settled = advise(catalogue, given)
    assert (settled.outcome, settled.instruments) == outcome(catalogue, truth)
    assert settled.exhaustive


@BOTH
def test_what_was_not_followed_to_the_end_is_not_said_to_be_all(kind: str) -> None:
    catalogue = made(kind)
    start = advise(catalogue, {})

    assert (start.outcome, start.exhaustive) == ("undecided", False)
    assert start.possible == advise(catalogue, {}).possible
    for names in start.possible:
        assert set(names) <= {one.id for one in catalogue.instruments}


@BOTH
def test_a_tree_out_of_reach_leaves_bounds(kind: str) -> None:
    catalogue = made(kind)
    with pytest.raises(TooLarge):
        build_tree(catalogue)

    few = made(kind, instruments=12)
    bounds = bound_questions(few)
    assert bounds.situations == SITUATIONS[kind]
    assert 0 < bounds.mean < bounds.most == 15


def test_gaps_of_a_hundred_instruments_are_counted_whole() -> None:
    catalogue = made("structured", instruments=100)
    blank = (None,) * len(catalogue.questions)
    fits = count(compile_coverage(rules_for(catalogue, blank), blank))
    findings = audit(made("structured", instruments=30), dt.date(2026, 11, 20)).findings

    assert sum(fits.values()) == SITUATIONS["structured"]
    assert not [one for one in findings if one.check.id == "unproved"]


def test_what_an_edit_does_takes_fewer_states_than_either_catalogue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every situation is counted all the same, and every region shows what it says."""
    old = made("structured", 100)
    first, *others = old.instruments
    shorter = replace(first, conditions=first.conditions[:-1])
    new = replace(old, instruments=(shorter, *others))
    blank = (None,) * len(old.questions)
    for one in (old, new):
        with pytest.raises(TooLarge):
            compile_outcomes(rules_for(one, blank), blank, 10_000)
    monkeypatch.setattr(pairing, "MOST_STATES", 10_000)
    found = find_effects(old, new)

    assert found.situations == SITUATIONS["structured"]
    assert found.moves
    for move in found.moves:
        for region in move.regions:
            assert outcome(old, region.example).instruments == move.before
            assert outcome(new, region.example).instruments == move.after
