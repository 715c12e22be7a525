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
from coopadvisor.diagrams.cover import Cover, assignment_in, count_in
from coopadvisor.diagrams.diagram import Cube, Diagram


def region_of(catalogue: Catalogue, places: tuple[int, ...], cube: Cube) -> Region:
    """A cube in the catalogue's terms and order, the questions it does not limit left out."""
    masks = dict(zip(places, cube, strict=True))
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
    for cube in cover.cubes:
        yield replace(
            finding,
            region=region_of(catalogue, target.variables, cube),
            situations=count_in(target, cube),
            example=_example(catalogue, target, cube),
        )
    if cover.left:
        example = _example(catalogue, cover.rest, target.everything)
        yield replace(finding, check=more, situations=cover.left, example=example)


def _example(catalogue: Catalogue, target: Diagram[bool], cube: Cube) -> dict[str, Value]:
    bands = dict(zip(target.variables, assignment_in(target, cube), strict=True))
    return example_of(catalogue, tuple(map(bands.get, range(len(catalogue.questions)))))
