"""Small catalogues made up for a test, part by part."""

from __future__ import annotations

from collections.abc import Sequence

from coopadvisor.catalogue.integrity import contradictions
from coopadvisor.catalogue.model import (
    Catalogue,
    Choice,
    Condition,
    Force,
    Instrument,
    Number,
    Option,
    Precedence,
    Question,
    Source,
    Unit,
)
from coopadvisor.catalogue.text import Text

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
