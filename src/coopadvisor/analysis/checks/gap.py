"""Situations in which nothing fits, and referrals that are never printed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import UNPROVED, Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.regions import example_of, find_regions_of
from coopadvisor.analysis.search import find_gap
from coopadvisor.catalogue.model import Referral
from coopadvisor.decision.partition import bands_that_meet
from coopadvisor.diagrams.bits import Bits
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.diagrams.cover import count_in, cube_of, find_cover, without
from coopadvisor.diagrams.diagram import relabel

GAP = Check("gap", "warning")
GAP_SEEN = Check("gap", "warning", "gap-seen")
MORE_GAPS = Check("more-gaps", "warning")
IDLE_REFERRAL = Check("idle-referral", "warning")
CHECKS = (GAP, GAP_SEEN, MORE_GAPS, IDLE_REFERRAL)
MOST_GAP_REGIONS = 12  # more are no longer read


def find(inspection: Inspection) -> Iterator[Finding]:
    """Where nothing fits and no referral says so; and referrals that are never printed."""
    if inspection.coverage is None:
        yield from _seen(inspection)
        return
    gaps = relabel(inspection.coverage, lambda fits: not fits)
    for index, referral in enumerate(inspection.catalogue.referrals):
        bands = _declared(inspection, referral)
        if bands is None:
            continue
        cube = cube_of(gaps, bands)
        if count_in(gaps, cube) == 0:
            path = ("referrals", index)
            yield Finding(check=IDLE_REFERRAL, path=path, names=(referral.id,))
        gaps = without(gaps, cube)
    finding = Finding(check=GAP, path=("instruments",))
    cover = find_cover(gaps, MOST_GAP_REGIONS)
    yield from find_regions_of(inspection.catalogue, cover, finding, MORE_GAPS)


def _seen(inspection: Inspection) -> Iterator[Finding]:
    """One gap, or the proof that there is none, where there are too many situations to cover."""
    every = (_declared(inspection, one) for one in inspection.catalogue.referrals)
    declared = [one for one in every if one is not None]
    finding = Finding(check=GAP_SEEN, path=("instruments",))
    open_checks = [GAP.id, IDLE_REFERRAL.id]
    try:
        gap = find_gap(inspection.rules, declared, inspection.effort)
    except TooLarge:
        gap = None
    else:
        if gap is None:
            open_checks.remove(GAP.id)
        else:
            yield replace(finding, example=example_of(inspection.catalogue, gap))
    yield replace(finding, check=UNPROVED, names=tuple(open_checks))


def _declared(inspection: Inspection, referral: Referral) -> dict[int, Bits] | None:
    """Where a referral holds; nothing where it hangs on an optional question."""
    bands: dict[int, Bits] = {}
    for clause in referral.when:
        place = inspection.places[clause.question]
        if inspection.catalogue.questions[place].optional:
            return None
        bands[place] = bands.get(place, -1) & bands_that_meet(inspection.catalogue, clause)
    return bands
