"""Small catalogues made up for a test: by hand, or at random with hypothesis."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st
from msgspec.structs import replace

from coopadvisor.catalogue.integrity import contradictions
from coopadvisor.catalogue.model import (
    Catalogue,
    Choice,
    Condition,
    Force,
    Instrument,
    Number,
    Option,
    Overlay,
    Precedence,
    Question,
    Source,
    Text,
    Unit,
)

WORDS = Text(fr="dit", en="said")
COUNTED = Text(fr="{n} fois", en="{n} times")
SOURCE = Source(
    id="source",
    publisher="us",
    title="this test",
    language="en",
    address="https://example.org",
    date="undated",
    read="2026-11-01",
    certainty="official",
    base=True,
)


def choice(name: str, options: Sequence[Option | str], *, optional: bool = False) -> Choice:
    """A question with options of these names."""
    return Choice(
        id=name,
        label=WORDS,
        text=WORDS,
        help=WORDS,
        why=WORDS,
        optional=optional,
        options=tuple(
            Option(id=one, text=WORDS, said=WORDS) if isinstance(one, str) else one
            for one in options
        ),
    )


def number(name: str, minimum: int, maximum: int) -> Number:
    """A question for a number between two others."""
    return Number(
        id=name,
        label=WORDS,
        text=WORDS,
        help=WORDS,
        why=WORDS,
        unit="time",
        said=COUNTED,
        minimum=minimum,
        maximum=maximum,
    )


def wants(question: str, force: Force, accepts: Sequence[str] | range) -> Condition:
    """A condition on options or on a range of figures."""
    low, high, names = None, None, None
    if isinstance(accepts, range):
        low, high = accepts.start, accepts.stop - 1
    else:
        names = tuple(accepts)
    return Condition(
        question=question,
        accepts=names,
        low=low,
        high=high,
        force=force,
        basis="stated",
        text=WORDS,
        sources=("source",),
    )


def instrument(name: str, *conditions: Condition) -> Instrument:
    """An instrument that is nothing but its conditions."""
    return Instrument(id=name, name=WORDS, conditions=conditions)


def catalogue_of(
    questions: Sequence[Question],
    instruments: Sequence[Instrument],
    precedence: Sequence[str] | None = None,
) -> Catalogue:
    """A valid catalogue; questions take precedence in their order unless told otherwise."""
    order = [question.id for question in questions] if precedence is None else precedence
    catalogue = Catalogue(
        id="invented",
        edition="1",
        title=WORDS,
        counterpart=WORDS,
        caveat=WORDS,
        units=(Unit(id="time", one=COUNTED, other=COUNTED),),
        questions=tuple(questions),
        precedence=Precedence(
            order=tuple(order), text=WORDS, basis="inferred", sources=("source",)
        ),
        instruments=tuple(instruments),
        sources=(SOURCE,),
    )
    assert not any(contradictions(catalogue))
    return catalogue


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
