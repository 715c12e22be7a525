"""Questions, conditions and options that make no difference to any outcome."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from coopadvisor.catalogue.model import Choice, Condition
from coopadvisor.reasoning.audit.inspection import Inspection
from coopadvisor.reasoning.audit.remarks import Check, Remark, example_of
from coopadvisor.reasoning.audit.terms import is_unmeetable, repeats_rule
from coopadvisor.reasoning.bands import bands_of
from coopadvisor.reasoning.diagram import Comparison, Diagram, compare_bands
from coopadvisor.reasoning.drawing import TooLarge
from coopadvisor.reasoning.reach import sample, variants
from coopadvisor.reasoning.rules import Column, Mask, Rules, winners, without_condition
from coopadvisor.reasoning.search import find_difference
from coopadvisor.reasoning.values import Value

_Compared = dict[tuple[int, int], Comparison]


def find_idle_questions(inspection: Inspection) -> Iterator[Remark]:
    """Questions that change no outcome, and options that lead where another one does."""
    compared: dict[int, _Compared | None] = {
        place: _compare(inspection, place) for place in inspection.rules.required
    }
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
        told = {
            follow.place
            for follows in inspection.rules.columns[place].implies
            for follow in follows
        }
        if all("apart" not in (compared[one] or {}).values() for one in {place, *told}):
            yield Remark(check="idle-question", path=("questions", place), question=question.id)
        elif isinstance(question, Choice):
            yield from _same_options(inspection, place, found)


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
        example=_where_it_fails(inspection, bit, index),
    )
    try:
        if _is_idle(inspection, bit, condition):
            yield remark
    except TooLarge:
        yield replace(remark, check="unproved", names=(check,), example=None)


def _where_it_fails(inspection: Inspection, bit: int, index: int) -> dict[str, Value] | None:
    """Answers that a condition does not accept, where there are any."""
    place = inspection.places[inspection.catalogue.instruments[bit].conditions[index].question]
    for band in range(len(inspection.rules.columns[place].broken)):
        if band not in inspection.met(bit, index):
            asked = (*inspection.blank[:place], band, *inspection.blank[place + 1 :])
            for situation in sample(inspection.rules, asked):
                return example_of(inspection.catalogue, situation)
    return None


def _compare(inspection: Inspection, place: int) -> _Compared | None:
    """The bands of a question against each other, or nothing where that is not known."""
    diagram: Diagram[Mask] | None = inspection.outcomes
    if diagram is not None:
        return compare_bands(diagram, diagram.places.index(place))
    column = inspection.rules.columns[place]
    size = len(column.broken)
    found: _Compared = {}
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


def _same_options(inspection: Inspection, place: int, compared: _Compared) -> Iterator[Remark]:
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
            )


def _is_idle(inspection: Inspection, bit: int, condition: Condition) -> bool:
    """Whether no situation shows the difference that a condition makes."""
    before = inspection.rules
    after = without_condition(inspection.catalogue, before, bit, condition)
    place = inspection.places[condition.question]
    bands = [
        band
        for band in range(len(before.columns[place].broken))
        if _stands(before, place, band, bit) != _stands(after, place, band, bit)
    ]
    return not bands or find_difference(before, after, 1 << bit, {place: bands}) is None


def _stands(rules: Rules, place: int, band: int, bit: int) -> tuple[int, tuple[Mask, ...]]:
    """How an instrument stands on one band: excluded or not, and who ranks up to its level."""
    column = rules.columns[place]
    ranks = column.ranks[band]
    level = next(index for index, rank in enumerate(ranks) if rank >> bit & 1)
    return column.broken[band] >> bit & 1, ranks[: level + 1]
