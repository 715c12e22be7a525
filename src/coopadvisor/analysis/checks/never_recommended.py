"""Instruments that win in no situation, and why."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import Check, Finding, example_of, unproved
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.search import find_win
from coopadvisor.decision.table import without_condition
from coopadvisor.diagrams.compilation import TooLarge

CONTRADICTORY = Check("contradictory-conditions", "error")
CONTRADICTORY_EVERYWHERE = Check("contradictory-conditions", "error", "contradictory-everywhere")
SHADOWED = Check("shadowed", "error")
NEVER_RECOMMENDED = Check("never-recommended", "error")


def find_never_recommended(inspection: Inspection) -> Iterator[Finding]:
    """Instruments whose rules exclude each other, that another one beats, or that never win."""
    for bit, name in enumerate(inspection.rules.instruments):
        finding = Finding(NEVER_RECOMMENDED, ("instruments", bit), instruments=(name,))
        win = inspection.win(bit)
        if win == "unproved":
            yield unproved(finding, NEVER_RECOMMENDED)
        elif win == "never":
            try:
                yield _explained(inspection, bit, finding)
            except TooLarge:
                yield unproved(finding, NEVER_RECOMMENDED)


def _explained(inspection: Inspection, bit: int, finding: Finding) -> Finding:
    """Why an instrument never wins. Raises `TooLarge`."""
    rules, mask = inspection.rules, 1 << bit
    alone = inspection.alone(rules, bit)
    if alone is None:
        return _contradictory(inspection, bit, finding)
    finding = replace(finding, example=example_of(inspection.catalogue, alone))
    for other, winner in enumerate(rules.instruments):
        two = replace(rules, everyone=1 << other | mask)
        if other != bit and find_win(two, mask, effort=inspection.effort) is None:
            return replace(finding, check=SHADOWED, instruments=(*finding.instruments, winner))
    return finding


def _contradictory(inspection: Inspection, bit: int, finding: Finding) -> Finding:
    """The finding on an instrument that no answers allow, with rules of which none can be spared.

    They are found one by one, the rest staying away: the deletion filter of Chinneck and
    Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA Journal
    on Computing 3 (1991).
    """
    rules = inspection.rules
    needed = {}  # conditions by their place
    for index, condition in enumerate(inspection.catalogue.instruments[bit].conditions):
        if condition.force == "rule":
            fewer = without_condition(inspection.catalogue, rules, bit, condition)
            if inspection.alone(fewer, bit) is None:
                rules = fewer
            else:
                needed[index] = condition
    if not needed:
        return replace(finding, check=CONTRADICTORY_EVERYWHERE)
    return replace(
        finding,
        check=CONTRADICTORY,
        path=(*finding.path, "conditions", next(iter(needed))),
        names=tuple(dict.fromkeys(one.question for one in needed.values())),
    )
