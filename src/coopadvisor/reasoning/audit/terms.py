"""Conditions that can be judged by themselves, one question at a time."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.catalogue.model import Number
from coopadvisor.reasoning.audit.inspection import Inspection
from coopadvisor.reasoning.audit.remarks import Remark
from coopadvisor.reasoning.bands import Band, bands_of, holds, join


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
        condition.force == "practice"
        and bool(allowed)
        and allowed.isdisjoint(inspection.met(bit, index))
    )


def repeats_rule(inspection: Inspection, bit: int, index: int) -> bool:
    """Whether a practice is met wherever the instrument's rules do not exclude it."""
    condition = inspection.catalogue.instruments[bit].conditions[index]
    allowed = inspection.allowed(bit, condition.question)
    return condition.force == "practice" and allowed <= inspection.met(bit, index)


def find_holes(inspection: Inspection) -> Iterator[Remark]:
    """Figures that no instrument asks for, between some that instruments do."""
    for place, question in enumerate(inspection.catalogue.questions):
        if not isinstance(question, Number):
            continue
        bands = bands_of(inspection.catalogue)[question.id]
        wanted = [
            any(
                holds(condition, band)
                for one in inspection.catalogue.instruments
                for condition in one.conditions
                if condition.question == question.id
            )
            for band in bands
        ]
        holes = [
            band
            for index, band in enumerate(bands)
            if not wanted[index] and any(wanted[:index]) and any(wanted[index:])
        ]
        for hole in join(holes):
            inside = next(index for index, band in enumerate(bands) if band.low == hole.low)
            yield Remark(
                check="range-hole",
                path=("questions", place),
                instruments=_neighbours(inspection, question.id, hole),
                question=question.id,
                values=(hole,),
                example=inspection.somewhere({place: inside}),
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
