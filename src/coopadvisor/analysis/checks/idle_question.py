"""Questions that make no difference to any outcome, and options that make none."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations

from msgspec import Struct

from coopadvisor.analysis.checks.finding import UNPROVED, Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Choice
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.completions import reach, sample, variants
from coopadvisor.decision.partition import bands_of
from coopadvisor.decision.table import winners
from coopadvisor.diagrams.interchange import Interchange, compare_values

IDLE_QUESTION = Check("idle-question", "warning")
SAME_OUTCOME = Check("same-outcome", "note")
CHECKS = (IDLE_QUESTION, SAME_OUTCOME)
MOST_BANDS = 1_000  # of a question, to be compared with each other


class _Kinds(Struct, frozen=True):
    """Interchange that were seen to lead apart wherever anything tells them apart.

    ``seen`` has a bit for each sample that some band could take another's place in alone.
    """

    kinds: tuple[Hashable, ...]
    seen: tuple[int, ...]

    @property
    def are_parted(self) -> bool:
        """Whether two of them lead apart."""
        return len(set(self.kinds)) > 1

    def are_same(self, one: int, other: int) -> bool:
        """Whether nothing tells two bands apart where nothing else differs, and that can be."""
        return self.kinds[one] == self.kinds[other] and bool(self.seen[one] & self.seen[other])


_Compared = Interchange[Mask] | _Kinds


def find(inspection: Inspection) -> Iterator[Finding]:
    """Questions that change no outcome, and options that lead where another one does."""
    compared = _compare(inspection)
    for place, found in compared.items():
        question = inspection.catalogue.questions[place]
        idle = None if found is None else _is_idle(inspection, place, found)
        if idle:
            yield Finding(
                check=IDLE_QUESTION,
                path=("questions", place),
                question=question.id,
                example=inspection.somewhere(inspection.blank),
            )
        has_few = isinstance(question, Choice) and len(question.options) <= MOST_BANDS
        if found is not None and has_few and not idle:
            yield from _same_options(inspection, place, found)
        is_told = found is not None and (has_few or not isinstance(question, Choice))
        open_checks = (IDLE_QUESTION.id,) * (idle is None) + (SAME_OUTCOME.id,) * (not is_told)
        if open_checks:
            yield Finding(
                check=UNPROVED,
                path=("questions", place),
                question=question.id,
                names=open_checks,
            )


def _is_idle(inspection: Inspection, place: int, found: _Compared) -> bool | None:
    """Whether no answer to a question matters; nothing where that is not known.

    Answers that imply others, or are implied, may matter although no situations differ in
    them alone: then each must leave the same outcomes possible.
    """
    if found.are_parted:
        return False
    if not _is_tied(inspection, place):
        return True
    bands = range(len(inspection.rules.columns[place].broken))
    every = {reach(inspection.rules, inspection.answered(place, band)) for band in bands}
    reached = {one for one in every if one.winners}
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


def _compare(inspection: Inspection) -> dict[int, _Compared | None]:
    """The bands of each question against each other, or nothing where that is not known."""
    diagram = inspection.outcomes
    if diagram is None:
        return {place: _try_out(inspection, place) for place in inspection.rules.required}
    found = dict(zip(diagram.variables, compare_values(diagram), strict=True))
    return {place: found[place] for place in inspection.rules.required}


def _try_out(inspection: Inspection, place: int) -> _Kinds | None:
    """The bands of one question against each other, as far as samples and conditions show."""
    column = inspection.rules.columns[place]
    size = len(column.broken)
    if size > MOST_BANDS:
        return None
    seen = []
    alone = [0] * size
    for number, one in enumerate(sample(inspection.rules, inspection.blank)):
        others = list(variants(inspection.rules, inspection.blank, one, place))
        seen.append({band: winners(inspection.rules, other) for band, other in others})
        for band, other in others:
            if other == (*one[:place], band, *one[place + 1 :]):
                alone[band] |= 1 << number
    told = (column.broken, column.clear, column.implies, *(side.starts for side in column.sides))
    kinds = tuple(zip(*told, strict=True))
    for low, high in combinations(range(size), 2):
        if kinds[low] != kinds[high] and not any(
            low in one and high in one and one[low] != one[high] for one in seen
        ):
            return None
    return _Kinds(kinds, tuple(alone))


def _same_options(inspection: Inspection, place: int, compared: _Compared) -> Iterator[Finding]:
    """Groups of options that no situation tells apart, each option in one group."""
    question = inspection.catalogue.questions[place]
    bands = bands_of(inspection.catalogue)[question.id]
    grouped: set[int] = set()
    for first in range(len(bands)):
        if first in grouped:
            continue
        group = [first]
        for other in range(first + 1, len(bands)):
            if other not in grouped and all(compared.are_same(one, other) for one in group):
                group.append(other)
        grouped |= set(group)
        if len(group) > 1:
            yield Finding(
                check=SAME_OUTCOME,
                path=("questions", place, "options", group[1]),
                question=question.id,
                values=tuple(bands[index] for index in group),
                example=inspection.somewhere(inspection.answered(place, group[1])),
            )
