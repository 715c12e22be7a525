"""Figures that no instrument asks for, and amounts that are printed apart from what decides."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import UNSAID, Condition, Number
from coopadvisor.decision.partition import Band, bands_of, bands_that_meet, first_from, join
from coopadvisor.diagrams.diagram import places_in

RANGE_HOLE = Check("range-hole", "note")
FUNDING_APART = Check("funding-apart", "note")


def find_range_holes(inspection: Inspection) -> Iterator[Finding]:
    """Holes between the ranges of instruments, whose neighbours are named."""
    for place, question in enumerate(inspection.catalogue.questions):
        if not isinstance(question, Number):
            continue
        bands = bands_of(inspection.catalogue)[question.id]
        wanted = 0
        for own in inspection.rules.columns[place].conditions.values():
            for condition in own:
                wanted |= bands_that_meet(inspection.catalogue, condition)
        lowest = wanted & -wanted
        between = ((1 << wanted.bit_length()) - 1) & -lowest
        for hole in join(bands[band] for band in places_in(between & ~wanted)):
            inside = inspection.answered(place, first_from(bands, hole.low))
            yield Finding(
                RANGE_HOLE,
                ("questions", place),
                instruments=_neighbours(inspection, question.id, hole),
                question=question.id,
                values=(hole,),
                example=inspection.somewhere(inside),
            )


def _neighbours(inspection: Inspection, question: str, hole: Band) -> tuple[str, ...]:
    """The instruments whose ranges end just below or begin just above a hole."""
    return tuple(
        one.id
        for one in inspection.catalogue.instruments
        if any(
            condition.question == question
            and (condition.high == hole.low - 1 or condition.low == hole.high + 1)
            for condition in one.conditions
        )
    )


def find_funding_apart(inspection: Inspection) -> Iterator[Finding]:
    """Funding with an end that no condition on an amount of its unit has, where some have one."""
    for bit, instrument in enumerate(inspection.catalogue.instruments):
        funding = instrument.funding
        if funding == UNSAID:
            continue
        for question in inspection.catalogue.questions:
            if not isinstance(question, Number) or question.unit != funding.unit:
                continue
            asked = [one for one in instrument.conditions if one.question == question.id]
            lows = {one.low for one in asked if one.low is not None}
            highs = {one.high for one in asked if one.high is not None}
            if (lows and funding.low not in lows) or (highs and funding.high not in highs):
                yield Finding(
                    FUNDING_APART,
                    ("instruments", bit, "funding"),
                    instruments=(instrument.id,),
                    question=question.id,
                    values=tuple(_range(question, one) for one in asked),
                    funding=funding,
                )


def _range(question: Number, condition: Condition) -> Band:
    """What a condition accepts of a number, an open end being that of the question."""
    low = question.minimum if condition.low is None else condition.low
    high = question.maximum if condition.high is None else condition.high
    return Band(low=low, high=high)
