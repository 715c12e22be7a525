"""Conditions without which every outcome would be the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from coopadvisor.catalogue.model import Condition
from coopadvisor.reasoning.audit.inspection import Inspection
from coopadvisor.reasoning.audit.remarks import Check, Remark, example_of
from coopadvisor.reasoning.audit.terms import is_unmeetable, repeats_rule
from coopadvisor.reasoning.bands import steps_of
from coopadvisor.reasoning.columns import Mask
from coopadvisor.reasoning.drawing import TooLarge
from coopadvisor.reasoning.revision import compare_outcomes
from coopadvisor.reasoning.rules import Rules, without_condition
from coopadvisor.reasoning.search import find_difference
from coopadvisor.reasoning.values import Value


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
    every = range(len(inspection.rules.columns[place].broken))
    failing = [band for band in every if band not in inspection.met(bit, index)]
    rules = without_condition(inspection.catalogue, inspection.rules, bit, condition)
    alone = replace(rules, everyone=1 << bit)
    situation = find_difference(replace(rules, everyone=0), alone, 1 << bit, {place: failing})
    return None if situation is None else example_of(inspection.catalogue, situation)


def _is_idle(inspection: Inspection, bit: int, condition: Condition) -> bool:
    """Whether no situation shows the difference that a condition makes. Raises `TooLarge`."""
    before = inspection.rules
    after = without_condition(inspection.catalogue, before, bit, condition)
    place = inspection.places[condition.question]
    bands = [
        band
        for band in range(len(before.columns[place].broken))
        if _stands(before, place, band, bit) != _stands(after, place, band, bit)
    ]
    if bands and find_difference(before, after, 1 << bit, {place: bands}) is not None:
        return False
    return _leaves_distances(inspection, bit, condition)


def _leaves_distances(inspection: Inspection, bit: int, condition: Condition) -> bool:
    """Whether nobody else's distance decides otherwise once a condition divides no figure."""
    old = inspection.catalogue
    shorter = list(old.instruments)
    rest = tuple(one for one in shorter[bit].conditions if one is not condition)
    shorter[bit] = replace(shorter[bit], conditions=rest)
    new = replace(old, instruments=tuple(shorter))
    name = condition.question
    if len(set(steps_of(old)[name])) == len(set(steps_of(new)[name])):
        return True
    return compare_outcomes(old, new).changed == 0


def _stands(rules: Rules, place: int, band: int, bit: int) -> tuple[int, tuple[Mask, ...]]:
    """How an instrument stands on one band: excluded or not, and who ranks up to its level."""
    column = rules.columns[place]
    ranks = column.ranks[band]
    level = next(index for index, rank in enumerate(ranks) if rank >> bit & 1)
    return column.broken[band] >> bit & 1, ranks[: level + 1]
