"""Parts of a catalogue's situations in its own terms: regions, and answers that lie in them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import Check, Finding, Region
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.partition import Band, bands_of, join
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.bits import places_in
from coopadvisor.diagrams.cover import Box, Cover, count_in, everything, situation_in
from coopadvisor.diagrams.diagram import Diagram


def region_of(catalogue: Catalogue, places: tuple[int, ...], box: Box) -> Region:
    """A box in the catalogue's terms and order, the questions it does not limit left out."""
    masks = dict(zip(places, box, strict=True))
    found = {}
    for place, mask in sorted(masks.items()):
        name = catalogue.questions[place].id
        bands = bands_of(catalogue)[name]
        if mask != (1 << len(bands)) - 1:
            found[name] = join(bands[band] for band in places_in(mask))
    return found


def example_of(catalogue: Catalogue, situation: Situation) -> dict[str, Value]:
    """Answers that lie in a situation."""
    return {
        question.id: value_in(bands_of(catalogue)[question.id][band])
        for question, band in zip(catalogue.questions, situation, strict=True)
        if band is not None
    }


def value_in(band: Band) -> Value:
    """A value of a band: of a range its lower end, unless that is nothing."""
    return band.option or band.low or band.high


def find_regions_of(
    catalogue: Catalogue, cover: Cover, finding: Finding, more: Check
) -> Iterator[Finding]:
    """A finding for each region of a cover, and one of *more* for what is left."""
    target = cover.target
    for box in cover.regions:
        yield replace(
            finding,
            region=region_of(catalogue, target.places, box),
            situations=count_in(target, box),
            example=_example(catalogue, target, box),
        )
    if cover.left:
        example = _example(catalogue, cover.rest, everything(target))
        yield replace(finding, check=more, situations=cover.left, example=example)


def _example(catalogue: Catalogue, target: Diagram[bool], box: Box) -> dict[str, Value]:
    bands = dict(zip(target.places, situation_in(target, box), strict=True))
    return example_of(catalogue, tuple(map(bands.get, range(len(catalogue.questions)))))
