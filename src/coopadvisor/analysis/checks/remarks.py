"""What an audit may remark on, as values that others put into words."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.partition import Band, bands_of, join
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.cover import Box

Level = Literal["error", "warning", "note"]
Check = Literal[
    "ambiguous-answer",
    "ambiguous-name",
    "contradictory-conditions",
    "explained-overlap",
    "funding-apart",
    "gap",
    "idle-option",
    "idle-overlay",
    "idle-practice",
    "idle-question",
    "idle-referral",
    "idle-rule",
    "idle-separation",
    "impossible-answer",
    "impossible-overlay",
    "missing-text",
    "more-gaps",
    "more-overlaps",
    "never-recommended",
    "overlap",
    "past-deadline",
    "range-hole",
    "repeated-rule",
    "same-outcome",
    "shadowed",
    "stale-source",
    "uncited-source",
    "unmeetable-practice",
    "unproved",
]
LEVELS: dict[Check, Level] = {
    "contradictory-conditions": "error",
    "shadowed": "error",
    "never-recommended": "error",
    "impossible-answer": "error",
    "missing-text": "error",
    "gap": "warning",
    "more-gaps": "warning",
    "overlap": "warning",
    "more-overlaps": "warning",
    "ambiguous-answer": "warning",
    "ambiguous-name": "warning",
    "idle-question": "warning",
    "idle-rule": "warning",
    "repeated-rule": "warning",
    "unmeetable-practice": "warning",
    "idle-referral": "warning",
    "idle-overlay": "warning",
    "impossible-overlay": "warning",
    "uncited-source": "warning",
    "stale-source": "warning",
    "explained-overlap": "note",
    "same-outcome": "note",
    "idle-option": "note",
    "idle-practice": "note",
    "idle-separation": "note",
    "range-hole": "note",
    "funding-apart": "note",
    "past-deadline": "note",
    "unproved": "note",
}

Region = dict[str, tuple[Band, ...]]  # the questions that limit it, each with its values


class Remark(Struct, frozen=True, kw_only=True):
    """One finding of a check, at a path of the file.

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
    names: tuple[str, ...] = ()
    example: dict[str, Value] | None = None
    shown: str = ""

    @property
    def level(self) -> Level:
        """How serious it is."""
        return LEVELS[self.check]


def region_of(catalogue: Catalogue, places: tuple[int, ...], box: Box) -> Region:
    """A box in the catalogue's terms and order, the questions it does not limit left out."""
    found = {}
    for place, question in enumerate(catalogue.questions):
        if place not in places:
            continue
        mask = box[places.index(place)]
        bands = bands_of(catalogue)[question.id]
        if mask != (1 << len(bands)) - 1:
            found[question.id] = join(band for bit, band in enumerate(bands) if mask >> bit & 1)
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
