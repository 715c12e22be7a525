"""Optional questions that change no outcome."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import Check, Finding, unproved
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.decision.completions import compile_outcomes
from coopadvisor.decision.table import is_neutral, rules_for
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.diagrams.interchange import agree

IDLE_OPTION = Check("idle-option", "note")


def find_idle_options(inspection: Inspection) -> Iterator[Finding]:
    """Optional questions that may bring terms and notes, and nothing else."""
    for place, question in enumerate(inspection.catalogue.questions):
        if not question.optional:
            continue
        bands = range(len(inspection.rules.columns[place].broken))
        idle = [_changes_nothing(inspection, place, band) for band in bands]
        finding = Finding(IDLE_OPTION, ("questions", place), question=question.id)
        if None in idle:
            yield unproved(finding, IDLE_OPTION)
        elif all(idle):
            yield replace(finding, example=inspection.somewhere(inspection.answered(place, 0)))


def _changes_nothing(inspection: Inspection, place: int, band: int) -> bool | None:
    """Whether every outcome is the same with one answer to an optional question as without."""
    asked = inspection.answered(place, band)
    rules = rules_for(inspection.catalogue, asked)
    if is_neutral(inspection.rules, rules, place, band):
        return True
    if inspection.outcomes is None:
        return None
    try:
        other = compile_outcomes(rules, asked)
    except TooLarge:
        return None
    return agree(other, inspection.outcomes.root, other.root) != "apart"
