"""Catalogues made up at random by hypothesis, and answers to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from oracle import ContradictionError, Oracle, Value
from oracle_world import world_of
from small_catalogues import WORDS, catalogue_of, choice, instrument, number, wants

from coopadvisor.catalogue.integrity import contradictions
from coopadvisor.catalogue.model import (
    Catalogue,
    Choice,
    Clause,
    Condition,
    Force,
    Number,
    Option,
    Overlay,
    Question,
    Referral,
    Separation,
)

repeatably = settings(
    max_examples=32,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Two to four questions of any kind, perhaps an optional one, one to four instruments."""
    count = draw(st.integers(2, 4))
    questions = _implying(draw, [draw(_questions(f"q{place}")) for place in range(count)])
    if draw(st.booleans()):
        questions.insert(draw(st.integers(0, count)), draw(_choices("extra", optional=True)))
    instruments = [
        instrument(f"i{place}", *draw(_conditions(questions)))
        for place in range(draw(st.integers(1, 4)))
    ]
    names = [one.id for one in instruments]
    questions = [_overlaying(draw, one, questions, names) for one in questions]
    return catalogue_of(
        questions, instruments, draw(st.permutations([one.id for one in questions]))
    )


@st.composite
def answers_to(draw: st.DrawFn, catalogue: Catalogue) -> dict[str, str | int]:
    """Answers to some of the questions, perhaps contradictory, perhaps ``unknown``."""
    answers = {}
    for question in catalogue.questions:
        kind = draw(st.sampled_from(["known", "known", "unknown", "open"]))
        if kind == "known":
            answers[question.id] = draw(_values(question))
        elif kind == "unknown":
            answers[question.id] = "unknown"
    return answers


@st.composite
def _choices(draw: st.DrawFn, name: str, *, optional: bool = False) -> Choice:
    names = ["a", "b", "c", "d"][: draw(st.integers(2, 4))]
    becoming = st.none() | st.lists(st.sampled_from(names), unique=True).map(tuple)
    options = [Option(id=one, text=WORDS, said=WORDS, becomes=draw(becoming)) for one in names]
    return choice(name, options, optional=optional)


@st.composite
def _numbers(draw: st.DrawFn, name: str) -> Number:
    minimum = draw(st.integers(0, 2))
    return number(name, minimum, minimum + draw(st.integers(1, 12)))


def _questions(name: str) -> st.SearchStrategy[Question]:
    return _choices(name) | _numbers(name)


def _values(question: Question) -> st.SearchStrategy[str | int]:
    if isinstance(question, Choice):
        return st.sampled_from([option.id for option in question.options])
    return st.integers(question.minimum, question.maximum)


def _implying(draw: st.DrawFn, asked: Sequence[Question]) -> list[Question]:
    """Let some options settle other questions, never in a circle.

    Whatever implies a figure implies the same one.
    """
    order = draw(st.permutations([one.id for one in asked]))
    figures = {one.id: draw(_values(one)) for one in asked if isinstance(one, Number)}
    result: list[Question] = []
    for question in asked:
        later = [one for one in asked if order.index(one.id) > order.index(question.id)]
        if isinstance(question, Choice) and later:
            options = list(question.options)
            for place, option in enumerate(options):
                targets = [one for one in later if draw(st.integers(0, 3)) == 0]
                options[place] = replace(
                    option,
                    implies={
                        one.id: figures[one.id] if one.id in figures else draw(_values(one))
                        for one in targets
                    },
                )
            result.append(replace(question, options=tuple(options)))
        else:
            result.append(question)
    return result


@st.composite
def _conditions(draw: st.DrawFn, questions: Sequence[Question]) -> tuple[Condition, ...]:
    forces: list[tuple[Force, ...]] = [
        (),
        ("rule",),
        ("practice",),
        ("rule", "practice"),
        ("practice", "practice"),
    ]
    found = [
        wants(question.id, force, draw(_regions(question)))
        for question in questions
        for force in draw(st.sampled_from(forces))
    ]
    first = questions[0]
    return tuple(found) or (wants(first.id, "practice", draw(_regions(first))),)


@st.composite
def _regions(draw: st.DrawFn, question: Question) -> Sequence[str] | range:
    if isinstance(question, Choice):
        names = [option.id for option in question.options]
        return draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    ends = st.integers(question.minimum, question.maximum)
    low, high = sorted((draw(ends), draw(ends)))
    return range(low, high + 1)


def _overlaying(
    draw: st.DrawFn, question: Question, questions: Sequence[Question], instruments: list[str]
) -> Question:
    """Let some options of an optional question replace an instrument's conditions."""
    if not isinstance(question, Choice) or not question.optional:
        return question
    options = tuple(
        replace(option, overlays=draw(st.just(()) | _overlays(questions, instruments)))
        for option in question.options
    )
    return replace(question, options=options)


def _overlays(
    questions: Sequence[Question], instruments: list[str]
) -> st.SearchStrategy[tuple[Overlay, ...]]:
    return st.builds(
        lambda name, conditions: (Overlay(instrument=name, conditions=conditions),),
        st.sampled_from(instruments),
        _conditions(questions),
    )


@st.composite
def contradictory_catalogues(draw: st.DrawFn) -> Catalogue:
    """Options that imply whatever they like: other answers than others do, even in a circle."""
    catalogue = draw(catalogues())
    values = {
        name: [value for band in asked.bands for value in band]
        for name, asked in world_of(catalogue).questions.items()
        if not asked.optional
    }
    questions: list[Question] = []
    for question in catalogue.questions:
        if isinstance(question, Choice) and not question.optional:
            others = [name for name in values if name != question.id]
            options = tuple(
                replace(
                    option,
                    implies={
                        name: draw(st.sampled_from(values[name]))
                        for name in draw(st.lists(st.sampled_from(others), max_size=1))
                        if draw(st.booleans())
                    },
                )
                for option in question.options
            )
            questions.append(replace(question, options=options))
        else:
            questions.append(question)
    return _checked(replace(catalogue, questions=tuple(questions)))


@st.composite
def annotated_catalogues(draw: st.DrawFn) -> Catalogue:
    """Catalogues of either kind, with referrals that align with nothing, and separations."""
    catalogue = draw(catalogues() | contradictory_catalogues())
    referrals = tuple(
        Referral(
            id=f"r{place}",
            when=tuple(draw(st.lists(_clauses(catalogue), min_size=1, max_size=2))),
            title=WORDS,
            text=WORDS,
            basis="inferred",
        )
        for place in range(draw(st.integers(0, 2)))
    )
    pairs = list(combinations([one.id for one in catalogue.instruments], 2))
    separations = tuple(
        Separation(text=WORDS, sources=("source",), instruments=pair)
        for pair in pairs
        if draw(st.booleans())
    )
    return _checked(replace(catalogue, referrals=referrals, separations=separations))


@st.composite
def partial_answers(draw: st.DrawFn) -> tuple[Catalogue, Oracle, dict[str, Value]]:
    """A catalogue, what follows from it, and answers that do not contradict each other."""
    catalogue = draw(annotated_catalogues())
    answers = draw(answers_to(catalogue))
    oracle = Oracle(world_of(catalogue))
    try:
        oracle.known(answers)
    except ContradictionError:
        assume(condition=False)
    return catalogue, oracle, answers


@st.composite
def _clauses(draw: st.DrawFn, catalogue: Catalogue) -> Clause:
    question = draw(st.sampled_from(catalogue.questions))
    if isinstance(question, Choice):
        names = [option.id for option in question.options]
        some = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        return Clause(question=question.id, accepts=tuple(some))
    ends = st.integers(question.minimum, question.maximum)
    low, high = sorted((draw(ends), draw(ends)))
    way = draw(st.sampled_from(["from", "to", "both"]))
    return Clause(
        question=question.id,
        low=None if way == "to" else low,
        high=None if way == "from" else high,
    )


def _checked(catalogue: Catalogue) -> Catalogue:
    assert not any(contradictions(catalogue))
    return catalogue
