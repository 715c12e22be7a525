"""Practices that the rules of their instrument leave nothing to decide."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.conditions import every_condition, split_allowed
from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection

REPEATED = Check("repeated-rule", "warning")
UNMEETABLE = Check("unmeetable-practice", "warning")


def find_repeated_rules(inspection: Inspection) -> Iterator[Finding]:
    """Practices that every answer meets which the rules allow, and those that none meets."""
    for path, bit, condition in every_condition(inspection):
        if condition.force == "rule":
            continue
        met, missed = split_allowed(inspection, bit, condition)
        if not (met and missed):
            check = UNMEETABLE if missed else REPEATED
            names = (inspection.rules.instruments[bit],)
            yield Finding(check, path, instruments=names, question=condition.question)
