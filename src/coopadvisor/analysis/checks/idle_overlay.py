"""Overlays that change nothing, and overlays that leave an instrument no answers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import UNPROVED, Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.regions import example_of
from coopadvisor.analysis.search import find_other_verdict, find_win
from coopadvisor.catalogue.model import Choice, Option, Overlay
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.partition import bands_of
from coopadvisor.decision.table import Rules, rules_under
from coopadvisor.diagrams.compilation import TooLarge

IDLE_OVERLAY = Check("idle-overlay", "warning")
IMPOSSIBLE_OVERLAY = Check("impossible-overlay", "warning")
CHECKS = (IDLE_OVERLAY, IMPOSSIBLE_OVERLAY)


def find(inspection: Inspection) -> Iterator[Finding]:
    """Each overlay against the same option without it; the others of the option stay."""
    for place, question in enumerate(inspection.catalogue.questions):
        for band, option in enumerate(question.options if isinstance(question, Choice) else ()):
            for index, overlay in enumerate(option.overlays):
                finding = Finding(
                    check=IDLE_OVERLAY,
                    path=("questions", place, "options", band, "overlays", index),
                    instruments=(overlay.instrument,),
                    question=question.id,
                    values=(bands_of(inspection.catalogue)[question.id][band],),
                )
                asked = inspection.answered(place, band)
                try:
                    yield from _weigh(inspection, asked, option, overlay, finding)
                except TooLarge:
                    names = (IDLE_OVERLAY.id, IMPOSSIBLE_OVERLAY.id)
                    yield replace(finding, check=UNPROVED, values=(), names=names)


def _weigh(
    inspection: Inspection, asked: Situation, option: Option, overlay: Overlay, finding: Finding
) -> Iterator[Finding]:
    others = [one for one in option.overlays if one is not overlay]
    before = rules_under(inspection.catalogue, others)
    after = rules_under(inspection.catalogue, option.overlays)
    bit = 1 << before.instruments.index(overlay.instrument)
    shown = find_other_verdict(before, after, bit, asked, inspection.effort)
    if shown is None:
        yield replace(finding, example=inspection.somewhere(asked))
    elif _is_possible(inspection, before, bit) and not _is_possible(inspection, after, bit):
        example = example_of(inspection.catalogue, shown)
        yield replace(finding, check=IMPOSSIBLE_OVERLAY, example=example)


def _is_possible(inspection: Inspection, rules: Rules, bit: int) -> bool:
    """Whether the rules of an instrument allow any answers."""
    return find_win(replace(rules, everyone=bit), bit, effort=inspection.effort) is not None
