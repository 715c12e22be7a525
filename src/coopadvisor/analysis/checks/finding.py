"""What a check is, and what it may find, as values that others put into words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.catalogue.model import Catalogue, Funding
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.partition import Band, bands_of, join
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.cover import Part, find_cover
from coopadvisor.diagrams.diagram import Cube, Diagram, places_in

Level = Literal["error", "warning", "note"]
Region = dict[str, tuple[Band, ...]]  # the questions that limit it, each with its values


class Check(Struct, frozen=True):
    """One thing that may be wrong. ``words`` names its sentence where an id has several."""

    id: str
    level: Level
    words: str = ""


class Finding(Struct, frozen=True):
    """What a check found, at a path of the file, with all that its sentence needs.

    Which fields are filled depends on the check. ``situations`` is how many it concerns,
    ``example`` answers that show it, ``names`` whatever else it names (a source, a date).
    ``shown`` is the instrument whose sheet shows it, where no answers do.
    """

    check: Check
    path: Path
    instruments: tuple[str, ...] = ()
    question: str = ""
    values: tuple[Band, ...] = ()
    region: Region | None = None
    situations: int = 0
    funding: Funding | None = None
    names: tuple[str, ...] = ()
    example: dict[str, Value] | None = None
    shown: str = ""


UNPROVED = Check("unproved", "note")  # any check may leave something open, and then names itself


def unproved(finding: Finding, *checks: Check) -> Finding:
    """That some checks leave open whether they have anything to find there."""
    return replace(finding, check=UNPROVED, names=tuple([one.id for one in checks]))


def find_regions(
    catalogue: Catalogue, target: Diagram[bool], most: int, finding: Finding, more: Check
) -> Iterator[Finding]:
    """A finding for each of at most *most* regions of a diagram, and one of *more* for the rest."""
    cover = find_cover(target, most)

    def shown(part: Part) -> dict[str, Value]:
        bands = dict(zip(target.variables, part.example, strict=True))
        return example_of(catalogue, tuple(map(bands.get, range(len(catalogue.questions)))))

    for part in cover.parts:
        region = region_of(catalogue, target.variables, part.cube)
        yield replace(finding, region=region, situations=part.number, example=shown(part))
    if rest := cover.rest:
        yield replace(finding, check=more, situations=rest.number, example=shown(rest))


def region_of(catalogue: Catalogue, places: tuple[int, ...], cube: Cube) -> Region:
    """A cube in the catalogue's terms and order, the questions it does not limit left out."""
    found = {}
    for place, mask in sorted(zip(places, cube, strict=True)):
        name = catalogue.questions[place].id
        bands = bands_of(catalogue)[name]
        if mask != (1 << len(bands)) - 1:
            found[name] = join(bands[band] for band in places_in(mask))
    return found


def example_of(catalogue: Catalogue, situation: Situation) -> dict[str, Value]:
    """Answers that lie in a situation."""
    return {
        question.id: bands_of(catalogue)[question.id][band].value
        for question, band in zip(catalogue.questions, situation, strict=True)
        if band is not None
    }
