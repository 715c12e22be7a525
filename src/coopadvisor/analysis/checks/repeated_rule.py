"""Practices that say what the rules of the same instrument say, or the contrary."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Condition
from coopadvisor.decision.partition import bands_that_meet

REPEATED = Check("repeated-rule", "warning")
UNMEETABLE = Check("unmeetable-practice", "warning")
CHECKS = (REPEATED, UNMEETABLE)


def find(inspection: Inspection) -> Iterator[Finding]:
    """Practices that every answer meets which the rules allow, and those that none meets."""
    for bit, instrument in enumerate(inspection.catalogue.instruments):
        for index, condition in enumerate(instrument.conditions):
            if check := judge_practice(inspection, bit, condition):
                yield Finding(
                    check=check,
                    path=("instruments", bit, "conditions", index),
                    instruments=(instrument.id,),
                    question=condition.question,
                )


def judge_practice(inspection: Inspection, bit: int, condition: Condition) -> Check | None:
    """What is wrong with a practice, seen beside the instrument's rules on its question."""
    if condition.force == "rule":
        return None
    column = inspection.rules.columns[inspection.places[condition.question]]
    allowed = (1 << len(column.broken)) - 1
    for one in column.conditions.get(bit, ()):
        if one.force == "rule":
            allowed &= bands_that_meet(inspection.catalogue, one)
    met = bands_that_meet(inspection.catalogue, condition)
    if allowed and not allowed & met:
        return UNMEETABLE
    return None if allowed & ~met else REPEATED
