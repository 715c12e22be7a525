"""Figures that no instrument asks for, between some that are asked for."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Number
from coopadvisor.decision.partition import Band, bands_of, bands_that_meet, first_from, join
from coopadvisor.diagrams.diagram import places_in

RANGE_HOLE = Check("range-hole", "note")


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
