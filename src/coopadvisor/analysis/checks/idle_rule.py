"""Rules and practices without which every outcome would be the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.conditions import every_condition, split_allowed
from coopadvisor.analysis.checks.finding import Check, Finding, example_of, unproved
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.search import find_difference
from coopadvisor.catalogue.model import Condition
from coopadvisor.decision.partition import bands_that_meet
from coopadvisor.decision.table import Rules, move, winners, without_condition
from coopadvisor.diagrams.compilation import TooLarge

IDLE_RULE = Check("idle-rule", "warning")
IDLE_PRACTICE = Check("idle-practice", "note")
MOST_NEARBY = 1_000  # situations: as long as a search takes


def find_idle_rules(inspection: Inspection) -> Iterator[Finding]:
    """Rules and practices of the general terms without which every outcome would be the same.

    Instruments that never win have none that matters.
    """
    for path, bit, condition in every_condition(inspection):
        place = inspection.places[condition.question]
        if inspection.catalogue.questions[place].optional or inspection.win(bit) == "never":
            continue
        if condition.force == "practice" and not all(split_allowed(inspection, bit, condition)):
            continue  # as the check of repeated rules says
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
