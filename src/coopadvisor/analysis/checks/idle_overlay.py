"""Overlays that change no verdict, or leave an instrument no answers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import Check, Finding, example_of, unproved
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.search import find_other_verdict
from coopadvisor.catalogue.model import Choice, Option, Overlay
from coopadvisor.decision.partition import bands_of
from coopadvisor.decision.table import rules_under
from coopadvisor.diagrams.compilation import TooLarge

IDLE_OVERLAY = Check("idle-overlay", "warning")
IMPOSSIBLE_OVERLAY = Check("impossible-overlay", "warning")


def find_idle_overlays(inspection: Inspection) -> Iterator[Finding]:
    """Overlays that change no verdict, and overlays that leave an instrument no answers.

    Each is held against the same option without it; the others of the option stay.
    """
    for place, question in enumerate(inspection.catalogue.questions):
        for band, option in enumerate(question.options if isinstance(question, Choice) else ()):
            for index, overlay in enumerate(option.overlays):
                finding = Finding(
                    IDLE_OVERLAY,
                    ("questions", place, "options", band, "overlays", index),
                    instruments=(overlay.instrument,),
                    question=question.id,
                )
                try:
                    yield from _weigh_overlay(inspection, (place, band), option, overlay, finding)
                except TooLarge:
                    yield unproved(finding, IDLE_OVERLAY, IMPOSSIBLE_OVERLAY)


def _weigh_overlay(
    inspection: Inspection,
    asked: tuple[int, int],
    option: Option,
    overlay: Overlay,
    finding: Finding,
) -> Iterator[Finding]:
    finding = replace(finding, values=(bands_of(inspection.catalogue)[finding.question][asked[1]],))
    others = [one for one in option.overlays if one is not overlay]
    before = rules_under(inspection.catalogue, others)
    after = rules_under(inspection.catalogue, option.overlays)
    bit = before.instruments.index(overlay.instrument)
    shown = find_other_verdict(before, after, 1 << bit, asked, inspection.effort)
    if shown is None:
        yield replace(finding, example=inspection.somewhere(inspection.answered(*asked)))
    elif inspection.alone(before, bit) and not inspection.alone(after, bit):
        example = example_of(inspection.catalogue, shown)
        yield replace(finding, check=IMPOSSIBLE_OVERLAY, example=example)
