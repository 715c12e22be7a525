"""Conditions that can be judged by themselves, one question at a time."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.remarks import Remark
from coopadvisor.catalogue.model import UNSAID, Catalogue, Condition, Number
from coopadvisor.decision.partition import Band, bands_of, bands_that_meet, first_from, join
from coopadvisor.diagrams.bits import places_in


def find_pointless_practices(inspection: Inspection) -> Iterator[Remark]:
    """Practices that every answer meets which the rules allow, and those that none meets."""
    for bit, instrument in enumerate(inspection.catalogue.instruments):
        for index, condition in enumerate(instrument.conditions):
            unmeetable = is_unmeetable(inspection, bit, index)
            if unmeetable or repeats_rule(inspection, bit, index):
                yield Remark(
                    check="unmeetable-practice" if unmeetable else "repeated-rule",
                    path=("instruments", bit, "conditions", index),
                    instruments=(instrument.id,),
                    question=condition.question,
                )


def is_unmeetable(inspection: Inspection, bit: int, index: int) -> bool:
    """Whether a practice is missed wherever the instrument's rules do not exclude it."""
    condition = inspection.catalogue.instruments[bit].conditions[index]
    allowed = inspection.allowed(bit, condition.question)
    return (
        condition.force == "practice" and bool(allowed) and not allowed & inspection.met(bit, index)
    )


def repeats_rule(inspection: Inspection, bit: int, index: int) -> bool:
    """Whether a practice is met wherever the instrument's rules do not exclude it."""
    condition = inspection.catalogue.instruments[bit].conditions[index]
    allowed = inspection.allowed(bit, condition.question)
    return condition.force == "practice" and not allowed & ~inspection.met(bit, index)


def find_holes(inspection: Inspection) -> Iterator[Remark]:
    """Figures that no instrument asks for, between some that instruments do."""
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
            inside = first_from(bands, hole.low)
            yield Remark(
                check="range-hole",
                path=("questions", place),
                instruments=_neighbours(inspection, question.id, hole),
                question=question.id,
                values=(hole,),
                example=inspection.somewhere({place: inside}),
            )


def find_funding_apart(catalogue: Catalogue) -> Iterator[Remark]:
    """Funding with an end that no condition on an amount of the same unit has, where some have one.

    Nothing ties the two together: the one is printed, the other decides.
    """
    for bit, instrument in enumerate(catalogue.instruments):
        funding = instrument.funding
        if funding == UNSAID:
            continue
        for question in catalogue.questions:
            if not isinstance(question, Number) or question.unit != funding.unit:
                continue
            asked = [one for one in instrument.conditions if one.question == question.id]
            lows = {one.low for one in asked if one.low is not None}
            highs = {one.high for one in asked if one.high is not None}
            if (lows and funding.low not in lows) or (highs and funding.high not in highs):
                yield Remark(
                    check="funding-apart",
                    path=("instruments", bit, "funding"),
                    instruments=(instrument.id,),
                    question=question.id,
                    values=tuple(_range(question, one) for one in asked),
                )


def _range(question: Number, condition: Condition) -> Band:
    """What a condition accepts of a number, an open end being that of the question."""
    low = question.minimum if condition.low is None else condition.low
    high = question.maximum if condition.high is None else condition.high
    return Band(low=low, high=high)


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
