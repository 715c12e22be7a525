"""Overlays that change nothing, and overlays that leave an instrument no answers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.remarks import Remark, example_of
from coopadvisor.analysis.search import find_other_verdict, find_win
from coopadvisor.catalogue.model import Choice, Option, Overlay
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.partition import bands_of
from coopadvisor.decision.table import Rules, rules_under
from coopadvisor.diagrams.compilation import TooLarge


def find_pointless_overlays(inspection: Inspection) -> Iterator[Remark]:
    """Each overlay against the same option without it; the others of the option stay."""
    for place, question in enumerate(inspection.catalogue.questions):
        for band, option in enumerate(question.options if isinstance(question, Choice) else ()):
            for index, overlay in enumerate(option.overlays):
                remark = Remark(
                    check="idle-overlay",
                    path=("questions", place, "options", band, "overlays", index),
                    instruments=(overlay.instrument,),
                    question=question.id,
                    values=(bands_of(inspection.catalogue)[question.id][band],),
                )
                asked = (*inspection.blank[:place], band, *inspection.blank[place + 1 :])
                try:
                    yield from _weigh(inspection, asked, option, overlay, remark)
                except TooLarge:
                    names = ("idle-overlay", "impossible-overlay")
                    yield replace(remark, check="unproved", values=(), names=names)


def _weigh(
    inspection: Inspection, asked: Situation, option: Option, overlay: Overlay, remark: Remark
) -> Iterator[Remark]:
    others = [one for one in option.overlays if one is not overlay]
    before = rules_under(inspection.catalogue, others)
    after = rules_under(inspection.catalogue, option.overlays)
    bit = 1 << before.instruments.index(overlay.instrument)
    shown = find_other_verdict(before, after, bit, asked, inspection.effort)
    if shown is None:
        example = inspection.somewhere(
            {place: band for place, band in enumerate(asked) if band is not None}
        )
        yield replace(remark, example=example)
    elif _is_possible(inspection, before, bit) and not _is_possible(inspection, after, bit):
        example = example_of(inspection.catalogue, shown)
        yield replace(remark, check="impossible-overlay", example=example)


def _is_possible(inspection: Inspection, rules: Rules, bit: int) -> bool:
    """Whether the rules of an instrument allow any answers."""
    return find_win(replace(rules, everyone=bit), bit, effort=inspection.effort) is not None
