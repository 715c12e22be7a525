"""Situations in which nothing fits, and situations in which several instruments are equal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.remarks import Check, Remark, example_of, region_of
from coopadvisor.catalogue.model import Referral
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.completions import sample
from coopadvisor.decision.partition import bands_that_meet
from coopadvisor.decision.table import winners
from coopadvisor.diagrams.bits import Bits
from coopadvisor.diagrams.cover import (
    Box,
    Cover,
    box_of,
    count_in,
    everything,
    find_regions,
    situation_in,
    without,
)
from coopadvisor.diagrams.diagram import Diagram, count, relabel

MOST_REGIONS = 12  # more are no longer read
MOST_SETS = 6  # of equal instruments
MOST_TIED_REGIONS = 6  # of each set


def find_gaps(inspection: Inspection) -> Iterator[Remark]:
    """Where nothing fits and no referral says so; and referrals that are never printed."""
    if inspection.coverage is None:
        yield Remark(check="unproved", path=("instruments",), names=("gap", "idle-referral"))
        return
    gaps = relabel(inspection.coverage, lambda fits: not fits)
    for index, referral in enumerate(inspection.catalogue.referrals):
        box = _declared(inspection, gaps, referral)
        if box is None:
            continue
        if count_in(gaps, box) == 0:
            yield Remark(check="idle-referral", path=("referrals", index), names=(referral.id,))
        gaps = without(gaps, box)
    remark = Remark(check="gap", path=("instruments",))
    yield from _regions(inspection, find_regions(gaps, MOST_REGIONS), remark, "more-gaps")


def find_overlaps(inspection: Inspection) -> Iterator[Remark]:
    """Where several instruments are equal, and separations of two that never are."""
    if inspection.outcomes is None:
        yield from _seen_overlaps(inspection)
        return
    numbers = {
        mask: number for mask, number in count(inspection.outcomes).items() if mask & (mask - 1)
    }
    largest = sorted(numbers, key=lambda mask: (-numbers[mask], mask))
    for mask in largest[:MOST_SETS]:
        tie = relabel(inspection.outcomes, mask.__eq__)
        names = inspection.rules.names(mask)
        remark = Remark(
            check=_overlap(inspection, names),
            path=_place_of(inspection, names),
            instruments=names,
        )
        cover = find_regions(tie, MOST_TIED_REGIONS)
        yield from _regions(inspection, cover, remark, "more-overlaps")
    if rest := largest[MOST_SETS:]:
        yield Remark(
            check="more-overlaps",
            path=("instruments",),
            situations=sum(numbers[mask] for mask in rest),
            names=(str(len(rest)),),
        )
    tied = {pair for mask in numbers for pair in _pairs(inspection.rules.names(mask))}
    for index, one in enumerate(inspection.catalogue.separations):
        if frozenset(one.instruments) not in tied:
            yield Remark(
                check="idle-separation",
                path=("separations", index),
                instruments=one.instruments,
            )


def _declared(inspection: Inspection, gaps: Diagram[bool], referral: Referral) -> Box | None:
    """The region of a referral; nothing where it hangs on an optional question."""
    bands: dict[int, Bits] = {}
    for clause in referral.when:
        place = inspection.places[clause.question]
        if inspection.catalogue.questions[place].optional:
            return None
        bands[place] = bands.get(place, -1) & bands_that_meet(inspection.catalogue, clause)
    return box_of(gaps, bands)


def _regions(inspection: Inspection, cover: Cover, remark: Remark, more: Check) -> Iterator[Remark]:
    """The remark on each region of a cover, and one on what is left."""
    target = cover.target
    for box in cover.regions:
        yield replace(
            remark,
            region=region_of(inspection.catalogue, target.places, box),
            situations=count_in(target, box),
            example=_example(inspection, target, box),
        )
    if cover.left:
        yield replace(
            remark,
            check=more,
            situations=cover.left,
            example=_example(inspection, cover.rest, everything(target)),
        )


def _example(inspection: Inspection, target: Diagram[bool], box: Box) -> dict[str, str | int]:
    bands = situation_in(target, box)
    situation = list(inspection.blank)
    for place, band in zip(target.places, bands, strict=True):
        situation[place] = band
    return example_of(inspection.catalogue, tuple(situation))


def _seen_overlaps(inspection: Inspection) -> Iterator[Remark]:
    """Sets of equal instruments that some situations were seen to lead to."""
    rules = inspection.rules
    seen: dict[Mask, Remark] = {}
    for situation in sample(rules, inspection.blank):
        mask = winners(rules, situation)
        if mask & (mask - 1) and mask not in seen and len(seen) < MOST_SETS:
            names = rules.names(mask)
            seen[mask] = Remark(
                check=_overlap(inspection, names),
                path=_place_of(inspection, names),
                instruments=names,
                example=example_of(inspection.catalogue, situation),
            )
    yield from seen.values()
    yield Remark(check="unproved", path=("instruments",), names=("overlap", "idle-separation"))


def _overlap(inspection: Inspection, names: tuple[str, ...]) -> Check:
    """A tie is explained where every two of it have a separation."""
    explained = {frozenset(one.instruments) for one in inspection.catalogue.separations}
    return "explained-overlap" if _pairs(names) <= explained else "overlap"


def _pairs(names: tuple[str, ...]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(names, 2)}


def _place_of(inspection: Inspection, names: tuple[str, ...]) -> Path:
    """Where the catalogue explains a tie, or else its first instrument."""
    for index, one in enumerate(inspection.catalogue.separations):
        if frozenset(one.instruments) in _pairs(names):
            return ("separations", index)
    return ("instruments", inspection.rules.instruments.index(names[0]))
