"""Instruments that can never be recommended."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import UNPROVED, Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.regions import example_of
from coopadvisor.analysis.search import find_win, outranks
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.table import without_condition
from coopadvisor.diagrams.compilation import TooLarge

CONTRADICTORY = Check("contradictory-conditions", "error")
CONTRADICTORY_EVERYWHERE = Check("contradictory-conditions", "error", "contradictory-everywhere")
SHADOWED = Check("shadowed", "error")
NEVER_RECOMMENDED = Check("never-recommended", "error")
CHECKS = (CONTRADICTORY, CONTRADICTORY_EVERYWHERE, SHADOWED, NEVER_RECOMMENDED)


def find(inspection: Inspection) -> Iterator[Finding]:
    """Instruments whose rules exclude each other, that another one beats, or that never win."""
    for bit, name in enumerate(inspection.rules.instruments):
        try:
            found = _judge(inspection, bit)
        except TooLarge:
            found = Finding(
                check=UNPROVED,
                path=("instruments", bit),
                instruments=(name,),
                names=(NEVER_RECOMMENDED.id,),
            )
        if found is not None:
            yield found


def _judge(inspection: Inspection, bit: int) -> Finding | None:
    rules, mask = inspection.rules, 1 << bit
    win = inspection.win(bit)
    if win == "unproved":
        raise TooLarge
    if win != "never":
        return None
    alone = find_win(replace(rules, everyone=mask), mask, effort=inspection.effort)
    if alone is None:
        return _contradictory(inspection, bit)
    finding = Finding(
        check=NEVER_RECOMMENDED,
        path=("instruments", bit),
        instruments=(rules.instruments[bit],),
        example=example_of(inspection.catalogue, alone),
    )
    for other, winner in enumerate(rules.instruments):
        if other != bit and outranks(rules, 1 << other, mask, inspection.effort):
            names = (*finding.instruments, winner)
            return replace(finding, check=SHADOWED, instruments=names)
    return finding


def _contradictory(inspection: Inspection, bit: int) -> Finding:
    """The finding on an instrument that no answers allow, with rules of which none can be spared.

    They are found one by one, the rest staying away: the deletion filter of Chinneck and
    Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA Journal
    on Computing 3 (1991).
    """
    mask = 1 << bit
    instrument = inspection.catalogue.instruments[bit]
    rules = inspection.rules
    needed = []
    for index, condition in enumerate(instrument.conditions):
        if condition.force == "rule":
            fewer = without_condition(inspection.catalogue, rules, bit, condition)
            if find_win(replace(fewer, everyone=mask), mask, effort=inspection.effort) is None:
                rules = fewer
            else:
                needed.append(index)
    path: Path = ("instruments", bit)
    return Finding(
        check=CONTRADICTORY if needed else CONTRADICTORY_EVERYWHERE,
        path=(*path, "conditions", needed[0]) if needed else path,
        instruments=(instrument.id,),
        names=tuple(dict.fromkeys(instrument.conditions[index].question for index in needed)),
    )
