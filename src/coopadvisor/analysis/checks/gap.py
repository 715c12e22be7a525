"""Situations in which nothing fits, and referrals that are never printed."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import UNPROVED, Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.regions import find_regions_of
from coopadvisor.catalogue.model import Referral
from coopadvisor.decision.partition import bands_that_meet
from coopadvisor.diagrams.bits import Bits
from coopadvisor.diagrams.cover import count_in, cube_of, find_cover, without
from coopadvisor.diagrams.diagram import Cube, Diagram, relabel

GAP = Check("gap", "warning")
MORE_GAPS = Check("more-gaps", "warning")
IDLE_REFERRAL = Check("idle-referral", "warning")
CHECKS = (GAP, MORE_GAPS, IDLE_REFERRAL)
MOST_REGIONS = 12  # more are no longer read


def find(inspection: Inspection) -> Iterator[Finding]:
    """Where nothing fits and no referral says so; and referrals that are never printed."""
    if inspection.coverage is None:
        names = (GAP.id, IDLE_REFERRAL.id)
        yield Finding(check=UNPROVED, path=("instruments",), names=names)
        return
    gaps = relabel(inspection.coverage, lambda fits: not fits)
    for index, referral in enumerate(inspection.catalogue.referrals):
        cube = _declared(inspection, gaps, referral)
        if cube is None:
            continue
        if count_in(gaps, cube) == 0:
            path = ("referrals", index)
            yield Finding(check=IDLE_REFERRAL, path=path, names=(referral.id,))
        gaps = without(gaps, cube)
    finding = Finding(check=GAP, path=("instruments",))
    cover = find_cover(gaps, MOST_REGIONS)
    yield from find_regions_of(inspection.catalogue, cover, finding, MORE_GAPS)


def _declared(inspection: Inspection, gaps: Diagram[bool], referral: Referral) -> Cube | None:
    """The region of a referral; nothing where it hangs on an optional question."""
    bands: dict[int, Bits] = {}
    for clause in referral.when:
        place = inspection.places[clause.question]
        if inspection.catalogue.questions[place].optional:
            return None
        bands[place] = bands.get(place, -1) & bands_that_meet(inspection.catalogue, clause)
    return cube_of(gaps, bands)
