"""Conditions of the general terms one by one, each beside its instrument's rules."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Condition
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.partition import bands_that_meet
from coopadvisor.diagrams.diagram import Bits


def every_condition(inspection: Inspection) -> Iterator[tuple[Path, int, Condition]]:
    """Every condition of the general terms, with the place of its instrument."""
    for bit, instrument in enumerate(inspection.catalogue.instruments):
        for index, condition in enumerate(instrument.conditions):
            yield ("instruments", bit, "conditions", index), bit, condition


def split_allowed(inspection: Inspection, bit: int, practice: Condition) -> tuple[Bits, Bits]:
    """The bands that an instrument's rules allow: those that meet a practice, and the others."""
    column = inspection.rules.columns[inspection.places[practice.question]]
    allowed = (1 << len(column.broken)) - 1
    for one in column.conditions.get(bit, ()):
        if one.force == "rule":
            allowed &= bands_that_meet(inspection.catalogue, one)
    met = bands_that_meet(inspection.catalogue, practice)
    return allowed & met, allowed & ~met
