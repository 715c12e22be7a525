"""Conditions without which everything would be the same, those of overlays included."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import Check, Finding, example_of, unproved
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.search import find_difference, find_other_verdict
from coopadvisor.catalogue.model import Choice, Condition, Option, Overlay
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.partition import bands_of, bands_that_meet
from coopadvisor.decision.table import Rules, move, rules_under, winners, without_condition
from coopadvisor.diagrams.compilation import TooLarge

IDLE_OVERLAY = Check("idle-overlay", "warning")
IMPOSSIBLE_OVERLAY = Check("impossible-overlay", "warning")
IDLE_RULE = Check("idle-rule", "warning")
IDLE_PRACTICE = Check("idle-practice", "note")
REPEATED = Check("repeated-rule", "warning")
UNMEETABLE = Check("unmeetable-practice", "warning")
MOST_NEARBY = 1_000  # situations: as long as a search takes


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


def find_idle_conditions(inspection: Inspection) -> Iterator[Finding]:
    """Rules and practices of the general terms without which every outcome would be the same.

    Instruments that never win have none that matters.
    """
    for path, bit, condition in _conditions(inspection):
        place = inspection.places[condition.question]
        if (
            inspection.catalogue.questions[place].optional
            or inspection.win(bit) == "never"
            or _judge_practice(inspection, bit, condition)
        ):
            continue
        check = IDLE_RULE if condition.force == "rule" else IDLE_PRACTICE
        names = (inspection.rules.instruments[bit],)
        finding = Finding(check, path, instruments=names, question=condition.question)
        try:
            yield from _weigh(inspection, bit, condition, finding)
        except TooLarge:
            yield unproved(finding, check)


def _weigh(
    inspection: Inspection, bit: int, condition: Condition, finding: Finding
) -> Iterator[Finding]:
    """The finding where no situation shows the difference that a condition makes.

    Its example are answers that only this condition of the instrument speaks against, where
    there are any. Raises `TooLarge`.
    """
    before, effort = inspection.rules, inspection.effort
    effort.spend(0)  # nothing is worth preparing where nothing is left to spend
    place = inspection.places[condition.question]
    met = bands_that_meet(inspection.catalogue, condition)
    failing = [band for band in range(len(before.columns[place].broken)) if not met >> band & 1]
    after = without_condition(inspection.catalogue, before, bit, condition)
    if failing and (
        _shows_nearby(inspection, bit, after, place, failing)
        or find_difference(before, after, 1 << bit, {place: failing}, effort) is not None
    ):
        return
    alone = inspection.alone(after, bit, {place: failing})
    yield replace(finding, example=alone and example_of(inspection.catalogue, alone))


def _shows_nearby(
    inspection: Inspection, bit: int, after: Rules, place: int, failing: list[int]
) -> bool:
    """Whether a difference shows in one of the situations next to one that the instrument wins.

    It nearly always does, and then a search is spared.
    """
    before, win = inspection.rules, inspection.win(bit)
    if isinstance(win, str):
        return False
    changes = [
        (other, band)
        for other in before.required
        if other != place
        for band in range(len(before.columns[other].broken))
    ]
    pending = deque(filter(None, [move(before, win, {place: band}) for band in failing]))
    known = set(pending)
    while pending and len(known) < MOST_NEARBY:
        situation = pending.popleft()
        now = winners(after, situation)
        if now != winners(before, situation):
            return True
        for at, band in changes if now >> bit & 1 else ():
            beside = move(before, situation, {at: band})
            if beside is not None and beside not in known:
                known.add(beside)
                pending.append(beside)
    return False


def find_repeated_rules(inspection: Inspection) -> Iterator[Finding]:
    """Practices that every answer meets which the rules allow, and those that none meets."""
    for path, bit, condition in _conditions(inspection):
        if check := _judge_practice(inspection, bit, condition):
            names = (inspection.rules.instruments[bit],)
            yield Finding(check, path, instruments=names, question=condition.question)


def _conditions(inspection: Inspection) -> Iterator[tuple[Path, int, Condition]]:
    """Every condition of the general terms, with the place of its instrument."""
    for bit, instrument in enumerate(inspection.catalogue.instruments):
        for index, condition in enumerate(instrument.conditions):
            yield ("instruments", bit, "conditions", index), bit, condition


def _judge_practice(inspection: Inspection, bit: int, condition: Condition) -> Check | None:
    """What is wrong with a practice, seen beside the instrument's rules on its question."""
    if condition.force == "rule":
        return None
    column = inspection.rules.columns[inspection.places[condition.question]]
    allowed = (1 << len(column.broken)) - 1
    for one in column.conditions.get(bit, ()):
        if one.force == "rule":
            allowed &= bands_that_meet(inspection.catalogue, one)
    met = bands_that_meet(inspection.catalogue, condition)
    if allowed and not allowed & met:
        return UNMEETABLE
    return None if allowed & ~met else REPEATED
