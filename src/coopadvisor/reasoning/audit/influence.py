"""Questions, conditions and options that make no difference to any outcome."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from coopadvisor.catalogue.model import Choice, Condition
from coopadvisor.reasoning.audit.inspection import Inspection
from coopadvisor.reasoning.audit.remarks import Check, Remark, example_of
from coopadvisor.reasoning.audit.terms import is_unmeetable, repeats_rule
from coopadvisor.reasoning.bands import bands_of, steps_of
from coopadvisor.reasoning.columns import Column, Mask
from coopadvisor.reasoning.diagram import Compared, compare, compare_bands
from coopadvisor.reasoning.drawing import TooLarge
from coopadvisor.reasoning.landscape import draw_outcomes
from coopadvisor.reasoning.reach import reach, sample, variants
from coopadvisor.reasoning.revision import compare_outcomes
from coopadvisor.reasoning.rules import Rules, rules_for, winners, without_condition
from coopadvisor.reasoning.search import find_difference
from coopadvisor.reasoning.values import Value


def find_idle_questions(inspection: Inspection) -> Iterator[Remark]:
    """Questions that change no outcome, and options that lead where another one does."""
    compared = _compare(inspection)
    for place, found in compared.items():
        question = inspection.catalogue.questions[place]
        if found is None:
            yield Remark(
                check="unproved",
                path=("questions", place),
                question=question.id,
                names=("idle-question", "same-outcome"),
            )
            continue
        if "apart" not in found.values() and _leaves_all_open(inspection, place):
            yield Remark(
                check="idle-question",
                path=("questions", place),
                question=question.id,
                example=inspection.somewhere({}),
            )
        elif isinstance(question, Choice):
            yield from _same_options(inspection, place, found)


def find_idle_options(inspection: Inspection) -> Iterator[Remark]:
    """Optional questions of which no answer changes an outcome."""
    for place, question in enumerate(inspection.catalogue.questions):
        if not question.optional:
            continue
        idle = [
            _changes_nothing(inspection, place, band)
            for band in range(len(bands_of(inspection.catalogue)[question.id]))
        ]
        if None in idle:
            yield Remark(
                check="unproved",
                path=("questions", place),
                question=question.id,
                names=("idle-option",),
            )
        elif all(idle):
            yield Remark(
                check="idle-option",
                path=("questions", place),
                question=question.id,
                example=inspection.somewhere({place: 0}),
            )


def find_idle_conditions(inspection: Inspection, skipped: Collection[str]) -> Iterator[Remark]:
    """Rules and practices of the general terms without which every outcome would be the same.

    Instruments to be *skipped* have none that matters.
    """
    for bit, instrument in enumerate(inspection.catalogue.instruments):
        for index, condition in enumerate(instrument.conditions):
            if instrument.id not in skipped and _is_worth_looking_at(inspection, bit, index):
                yield from _weigh(inspection, bit, index, condition)


def _leaves_all_open(inspection: Inspection, place: int) -> bool:
    """Whether each answer to a question leaves the same outcomes possible.

    Answers that imply others, or are implied, may matter although no situations differ in
    them alone.
    """
    asked = (
        (*inspection.blank[:place], band, *inspection.blank[place + 1 :])
        for band in range(len(inspection.rules.columns[place].broken))
    )
    reached = [reach(inspection.rules, situation) for situation in asked]
    return len({one for one in reached if one.winners}) == 1 and all(one.whole for one in reached)


def _changes_nothing(inspection: Inspection, place: int, band: int) -> bool | None:
    """Whether every outcome is the same with one answer to an optional question as without."""
    asked = (*inspection.blank[:place], band, *inspection.blank[place + 1 :])
    rules = rules_for(inspection.catalogue, asked)
    ours = inspection.rules
    if (
        rules.conditions == ours.conditions
        and not rules.columns[place].ever_broken
        and (len(rules.columns[place].ranks[band]) == 1)
    ):
        return True
    if inspection.outcomes is None:
        return None
    try:
        other = draw_outcomes(rules, asked)
    except TooLarge:
        return None
    return compare(other, inspection.outcomes.root, other.root) != "apart"


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
        example=_where_it_fails(inspection, bit, index),
    )
    try:
        if _is_idle(inspection, bit, condition):
            yield remark
    except TooLarge:
        yield replace(remark, check="unproved", names=(check,), example=None)


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


def _compare(inspection: Inspection) -> dict[int, Compared | None]:
    """The bands of each question against each other, or nothing where that is not known."""
    diagram = inspection.outcomes
    if diagram is None:
        return {place: _try_out(inspection, place) for place in inspection.rules.required}
    found = dict(zip(diagram.places, compare_bands(diagram), strict=True))
    return {place: found[place] for place in inspection.rules.required}


def _try_out(inspection: Inspection, place: int) -> Compared | None:
    """The bands of one question against each other, as far as samples and conditions show."""
    column = inspection.rules.columns[place]
    size = len(column.broken)
    found: Compared = {}
    for one in sample(inspection.rules, inspection.blank):
        seen = {
            band: winners(inspection.rules, other)
            for band, other in variants(inspection.rules, inspection.blank, one, place)
        }
        found |= {
            (low, high): "apart"
            for high in range(size)
            for low in range(high)
            if low in seen and high in seen and seen[low] != seen[high]
        }
    for pair in ((low, high) for high in range(size) for low in range(high)):
        if pair not in found:
            if not _is_alike(column, *pair):
                return None
            found[pair] = "same"
    return found


def _is_alike(column: Column, one: int, other: int) -> bool:
    """Whether no condition and no implication tells two bands apart."""
    return all(each[one] == each[other] for each in (column.broken, column.ranks, column.implies))


def _same_options(inspection: Inspection, place: int, compared: Compared) -> Iterator[Remark]:
    """Groups of options that no situation tells apart, each option in one group."""
    question = inspection.catalogue.questions[place]
    bands = bands_of(inspection.catalogue)[question.id]
    grouped: set[int] = set()
    for first in range(len(bands)):
        if first in grouped:
            continue
        group = [first]
        for other in range(first + 1, len(bands)):
            if other not in grouped and all(compared[one, other] == "same" for one in group):
                group.append(other)
        grouped |= set(group)
        if len(group) > 1:
            yield Remark(
                check="same-outcome",
                path=("questions", place, "options", group[1]),
                question=question.id,
                values=tuple(bands[index] for index in group),
                example=inspection.somewhere({place: group[1]}),
            )


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
