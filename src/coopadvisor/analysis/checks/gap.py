"""Situations in which nothing fits, and what is said about them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import Check, Finding, example_of, find_regions, unproved
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.search import find_gap
from coopadvisor.catalogue.model import Referral
from coopadvisor.decision.partition import bands_that_meet
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.diagrams.cover import count_in, cube_of, without
from coopadvisor.diagrams.diagram import Bits, relabel

GAP = Check("gap", "warning")
GAP_SEEN = Check("gap", "warning", "gap-seen")
MORE_GAPS = Check("more-gaps", "warning")
IDLE_REFERRAL = Check("idle-referral", "warning")
MOST_GAP_REGIONS = 12  # more are no longer read


def find_gaps(inspection: Inspection) -> Iterator[Finding]:
    """Where nothing fits and no referral says so; and referrals that are never printed."""
    finding = Finding(GAP, ("instruments",))
    declared = {
        index: bands
        for index, one in enumerate(inspection.catalogue.referrals)
        if (bands := _declared(inspection, one)) is not None
    }
    if inspection.coverage is None:
        yield from _find_one_gap(inspection, finding, [*declared.values()])
        return
    gaps = relabel(inspection.coverage, lambda fits: not fits)
    for index, bands in declared.items():
        cube = cube_of(gaps, bands)
        if count_in(gaps, cube) == 0:
            names = (inspection.catalogue.referrals[index].id,)
            yield Finding(IDLE_REFERRAL, ("referrals", index), names=names)
        gaps = without(gaps, cube)
    yield from find_regions(inspection.catalogue, gaps, MOST_GAP_REGIONS, finding, MORE_GAPS)


def _find_one_gap(
    inspection: Inspection, finding: Finding, declared: list[dict[int, Bits]]
) -> Iterator[Finding]:
    """One gap, or the proof that there is none, where there are too many situations to cover."""
    undecided = [GAP, IDLE_REFERRAL]
    with suppress(TooLarge):
        gap = find_gap(inspection.rules, declared, inspection.effort)
        if gap is None:
            undecided.remove(GAP)
        else:
            example = example_of(inspection.catalogue, gap)
            yield replace(finding, check=GAP_SEEN, example=example)
    yield unproved(finding, *undecided)


def _declared(inspection: Inspection, referral: Referral) -> dict[int, Bits] | None:
    """Where a referral holds; nothing where it hangs on an optional question."""
    bands: dict[int, Bits] = {}
    for clause in referral.when:
        place = inspection.places[clause.question]
        if inspection.catalogue.questions[place].optional:
            return None
        bands[place] = bands.get(place, -1) & bands_that_meet(inspection.catalogue, clause)
    return bands
