"""Questions and options that make no difference to any outcome."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.catalogue.model import Choice
from coopadvisor.reasoning.audit.inspection import Inspection
from coopadvisor.reasoning.audit.remarks import Remark
from coopadvisor.reasoning.bands import bands_of
from coopadvisor.reasoning.columns import Column
from coopadvisor.reasoning.diagram import Compared, compare, compare_bands
from coopadvisor.reasoning.drawing import TooLarge
from coopadvisor.reasoning.landscape import draw_outcomes
from coopadvisor.reasoning.reach import reach, sample, variants
from coopadvisor.reasoning.rules import rules_for, winners


def find_idle_questions(inspection: Inspection) -> Iterator[Remark]:
    """Questions that change no outcome, and options that lead where another one does."""
    compared = _compare(inspection)
    for place, found in compared.items():
        question = inspection.catalogue.questions[place]
        idle = None if found is None else _is_idle(inspection, place, found)
        if idle:
            yield Remark(
                check="idle-question",
                path=("questions", place),
                question=question.id,
                example=inspection.somewhere({}),
            )
        elif found is not None and isinstance(question, Choice):
            yield from _same_options(inspection, place, found)
        open_checks = ("idle-question",) * (idle is None) + ("same-outcome",) * (found is None)
        if open_checks:
            yield Remark(
                check="unproved",
                path=("questions", place),
                question=question.id,
                names=open_checks,
            )


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


def _is_idle(inspection: Inspection, place: int, found: Compared) -> bool | None:
    """Whether no answer to a question matters; nothing where that is not known.

    Answers that imply others, or are implied, may matter although no situations differ in
    them alone: then each must leave the same outcomes possible.
    """
    if "apart" in found.values():
        return False
    if not _is_tied(inspection, place):
        return True
    asked = (
        (*inspection.blank[:place], band, *inspection.blank[place + 1 :])
        for band in range(len(inspection.rules.columns[place].broken))
    )
    reached = {one for one in (reach(inspection.rules, each) for each in asked) if one.winners}
    if len({one.winners for one in reached if one.whole}) > 1:
        return False
    return True if all(one.whole for one in reached) else None


def _is_tied(inspection: Inspection, place: int) -> bool:
    """Whether answers to a question imply others, or are implied."""
    return any(inspection.rules.columns[place].implies) or any(
        follow.place == place
        for column in inspection.rules.columns
        for follows in column.implies
        for follow in follows
    )


def _changes_nothing(inspection: Inspection, place: int, band: int) -> bool | None:
    """Whether every outcome is the same with one answer to an optional question as without."""
    asked = (*inspection.blank[:place], band, *inspection.blank[place + 1 :])
    rules = rules_for(inspection.catalogue, asked)
    ours = inspection.rules
    if (
        rules.conditions == ours.conditions
        and not rules.columns[place].ever_broken
        and rules.columns[place].clear[band] == rules.everyone
    ):
        return True
    if inspection.outcomes is None:
        return None
    try:
        other = draw_outcomes(rules, asked)
    except TooLarge:
        return None
    return compare(other, inspection.outcomes.root, other.root) != "apart"


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
    starts = [side.starts for side in column.sides]
    return all(
        each[one] == each[other] for each in (column.broken, column.clear, column.implies, *starts)
    )


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
