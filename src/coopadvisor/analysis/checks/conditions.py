"""Conditions without which every outcome would be the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.remarks import Check, Remark, example_of
from coopadvisor.analysis.checks.terms import is_unmeetable, repeats_rule
from coopadvisor.analysis.search import find_difference, find_win
from coopadvisor.catalogue.model import Condition
from coopadvisor.decision.partition import bands_that_meet
from coopadvisor.decision.table import without_condition
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.compilation import TooLarge


def find_idle_conditions(inspection: Inspection, skipped: Collection[str]) -> Iterator[Remark]:
    """Rules and practices of the general terms without which every outcome would be the same.

    Instruments to be *skipped* have none that matters.
    """
    for bit, instrument in enumerate(inspection.catalogue.instruments):
        for index, condition in enumerate(instrument.conditions):
            if instrument.id not in skipped and _is_worth_looking_at(inspection, bit, index):
                yield from _weigh(inspection, bit, index, condition)


def _is_worth_looking_at(inspection: Inspection, bit: int, index: int) -> bool:
    condition = inspection.catalogue.instruments[bit].conditions[index]
    question = inspection.catalogue.questions[inspection.places[condition.question]]
    return not (
        question.optional
        or repeats_rule(inspection, bit, index)
        or is_unmeetable(inspection, bit, index)
    )


def _weigh(inspection: Inspection, bit: int, index: int, condition: Condition) -> Iterator[Remark]:
    check: Check = "idle-rule" if condition.force == "rule" else "idle-practice"
    remark = Remark(
        check=check,
        path=("instruments", bit, "conditions", index),
        instruments=(inspection.rules.instruments[bit],),
        question=condition.question,
    )
    try:
        if _is_idle(inspection, bit, condition):
            yield replace(remark, example=_where_it_fails(inspection, bit, index))
    except TooLarge:
        yield replace(remark, check="unproved", names=(check,))


def _where_it_fails(inspection: Inspection, bit: int, index: int) -> dict[str, Value] | None:
    """Answers that only this condition of an instrument may speak against, where there are any."""
    condition = inspection.catalogue.instruments[bit].conditions[index]
    place = inspection.places[condition.question]
    met = inspection.met(bit, index)
    failing = [
        band for band in range(len(inspection.rules.columns[place].broken)) if not met >> band & 1
    ]
    rules = without_condition(inspection.catalogue, inspection.rules, bit, condition)
    alone = replace(rules, everyone=1 << bit)
    situation = find_win(alone, 1 << bit, {place: failing}, inspection.effort)
    return None if situation is None else example_of(inspection.catalogue, situation)


def _is_idle(inspection: Inspection, bit: int, condition: Condition) -> bool:
    """Whether no situation shows the difference that a condition makes. Raises `TooLarge`."""
    before = inspection.rules
    inspection.effort.spend(0)  # nothing is worth preparing where nothing is left to spend
    after = without_condition(inspection.catalogue, before, bit, condition)
    place = inspection.places[condition.question]
    met = bands_that_meet(inspection.catalogue, condition)
    failing = [band for band in range(len(before.columns[place].broken)) if not met >> band & 1]
    if not failing:
        return True
    return find_difference(before, after, 1 << bit, {place: failing}, inspection.effort) is None
