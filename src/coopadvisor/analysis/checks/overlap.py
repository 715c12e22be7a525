"""Situations in which several instruments are equal, and what is said about them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import Check, Finding, example_of, find_regions, unproved
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.completions import sample
from coopadvisor.decision.table import winners
from coopadvisor.diagrams.diagram import count, relabel

OVERLAP = Check("overlap", "warning")
OVERLAP_SEEN = Check("overlap", "warning", "overlap-seen")
EXPLAINED = Check("explained-overlap", "note")
EXPLAINED_SEEN = Check("explained-overlap", "note", "explained-seen")
MORE_OVERLAPS = Check("more-overlaps", "warning")
MORE_SETS = Check("more-overlaps", "warning", "more-sets")
ONE_MORE_SET = Check("more-overlaps", "warning", "one-more-set")
IDLE_SEPARATION = Check("idle-separation", "note")
MOST_SETS = 6  # of equal instruments
MOST_TIED_REGIONS = 6  # of each set


def find_overlaps(inspection: Inspection) -> Iterator[Finding]:
    """Where several instruments are equal, and separations of two that never are."""
    if inspection.outcomes is None:
        yield from _find_some_overlaps(inspection)
        return
    counted = count(inspection.outcomes).items()
    numbers = {mask: number for mask, number in counted if mask & (mask - 1)}
    largest = sorted(numbers, key=lambda mask: (-numbers[mask], mask))
    for mask in largest[:MOST_SETS]:
        tie = relabel(inspection.outcomes, mask.__eq__)
        tied = _tied(inspection, inspection.rules.names(mask), OVERLAP, EXPLAINED)
        catalogue = inspection.catalogue
        yield from find_regions(catalogue, tie, MOST_TIED_REGIONS, tied, MORE_OVERLAPS)
    if rest := largest[MOST_SETS:]:
        check = ONE_MORE_SET if len(rest) == 1 else MORE_SETS
        number = sum(numbers[mask] for mask in rest)
        yield Finding(check, ("instruments",), situations=number, names=(str(len(rest)),))
    pairs = {pair for mask in numbers for pair in _pairs(inspection.rules.names(mask))}
    for index, one in enumerate(inspection.catalogue.separations):
        if frozenset(one.instruments) not in pairs:
            yield Finding(IDLE_SEPARATION, ("separations", index), instruments=one.instruments)


def _find_some_overlaps(inspection: Inspection) -> Iterator[Finding]:
    """Sets of equal instruments that some situations were seen to lead to."""
    rules = inspection.rules
    seen: dict[int, Situation] = {}
    for situation in sample(rules, inspection.blank):
        seen.setdefault(winners(rules, situation), situation)
    ties = [mask for mask in seen if mask & (mask - 1)]
    for mask in ties[:MOST_SETS]:
        tied = _tied(inspection, rules.names(mask), OVERLAP_SEEN, EXPLAINED_SEEN)
        yield replace(tied, example=example_of(inspection.catalogue, seen[mask]))
    yield unproved(Finding(OVERLAP, ("instruments",)), OVERLAP, IDLE_SEPARATION)


def _tied(
    inspection: Inspection, names: tuple[str, ...], unexplained: Check, explained: Check
) -> Finding:
    """A tie, which is explained where every two of it have a separation.

    It is found where the catalogue explains some two, or else at its first instrument.
    """
    separated = [frozenset(one.instruments) for one in inspection.catalogue.separations]
    explaining = [index for index, pair in enumerate(separated) if pair in _pairs(names)]
    path: Path = ("instruments", inspection.rules.instruments.index(names[0]))
    if explaining:
        path = ("separations", explaining[0])
    check = explained if _pairs(names) <= set(separated) else unexplained
    return Finding(check, path, instruments=names)


def _pairs(names: tuple[str, ...]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(names, 2)}
