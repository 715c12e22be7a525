"""What an instrument gives and how it is judged, whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from coopadvisor.catalogue.model import Catalogue, Citations, Duration, Instrument, Number, Unsaid
from coopadvisor.catalogue.text import Text
from coopadvisor.decision.values import Value


class Yearly(Struct, frozen=True, rename="kebab"):
    """A funding range by year, to the nearest whole; ``exact`` where nothing was rounded."""

    low: int = field(name="from")
    high: int = field(name="to")
    exact: bool


class Offer(Struct, frozen=True, rename="kebab"):
    """What the funder gives over the whole duration, in a unit of the catalogue.

    ``years`` is how long that is, where it is a figure; ``per_year`` is ``None`` unless it is a
    fixed number of years above one.
    """

    low: int = field(name="from")
    high: int = field(name="to")
    unit: str
    years: Duration | None
    per_year: Yearly | None
    sources: Citations


class Expected(Struct, frozen=True):
    """What the person expects of the funder in all, in the unit of the offer, beside its range."""

    value: int
    within: Literal["below", "inside", "above"]


class Numbered(Struct, frozen=True, rename="kebab"):
    """A criterion with its number; a point of particular attention stands beside the list."""

    number: str
    text: Text
    brief: Text | None
    mark: Literal["essential", "attention"] | None
    sources: Citations


def offer_of(one: Instrument) -> Offer | Unsaid:
    """What an instrument gives, by year too where the catalogue says over how many."""
    if one.funding == "unsaid":
        return "unsaid"
    duration = one.duration if isinstance(one.duration, Duration) else None
    per_year = None
    if duration is not None and duration.low == duration.high > 1:
        years, low, high = duration.high, one.funding.low, one.funding.high
        exact = low % years == high % years == 0
        per_year = Yearly(round(low / years), round(high / years), exact)
    return Offer(
        one.funding.low, one.funding.high, one.funding.unit, duration, per_year, one.funding.sources
    )


def expectation(
    catalogue: Catalogue, one: Instrument, known: Mapping[str, Value]
) -> Expected | None:
    """The answer that is counted as the funding is, if one is given: where it lies in the range.

    Of several questions with that unit, the first on which the instrument has a condition.
    """
    if one.funding == "unsaid":
        return None
    conditioned = {condition.question for condition in one.conditions}
    asked = [
        question.id
        for question in catalogue.questions
        if isinstance(question, Number) and question.unit == one.funding.unit
    ]
    asked.sort(key=lambda name: name not in conditioned)
    if not asked or asked[0] not in known:
        return None
    value = int(known[asked[0]])
    if value < one.funding.low:
        return Expected(value, "below")
    return Expected(value, "inside" if value <= one.funding.high else "above")


def number_criteria(instrument: Instrument) -> tuple[Numbered, ...]:
    """The criteria in the sources' order."""
    numbered = []
    number = 0
    for one in instrument.criteria:
        number += one.mark != "attention"
        mark = "-" if one.mark == "attention" else f"{number}."
        numbered.append(Numbered(mark, one.text, one.brief, one.mark, one.sources))
    return tuple(numbered)
