"""Questions that make no difference to any outcome, and options that lead alike."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import partial
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import Check, Finding, unproved
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Choice
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.completions import reach, sample, variants
from coopadvisor.decision.partition import bands_of
from coopadvisor.decision.table import winners
from coopadvisor.diagrams.interchange import Interchange, compare_values

IDLE_QUESTION = Check("idle-question", "warning")
SAME_OUTCOME = Check("same-outcome", "note")
MOST_BANDS = 1_000  # of a question, to be compared with each other


class _Kinds(NamedTuple):
    """Bands that were seen to lead apart wherever anything tells them apart.

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


def find_idle_questions(inspection: Inspection) -> Iterator[Finding]:
    """Questions that change no outcome, and options that lead where another one does."""
    diagram = inspection.outcomes
    compared = diagram and dict(zip(diagram.variables, compare_values(diagram), strict=True))
    for place in inspection.rules.required:
        found = compared[place] if compared else _try_out(inspection, place)
        question = inspection.catalogue.questions[place]
        finding = Finding(IDLE_QUESTION, ("questions", place), question=question.id)
        idle = None if found is None else _is_idle(inspection, place, found)
        if idle:
            yield replace(finding, example=inspection.somewhere(inspection.blank))
        has_few = isinstance(question, Choice) and len(question.options) <= MOST_BANDS
        if found is not None and has_few and not idle:
            yield from _same_options(inspection, place, found)
        is_told = found is not None and (has_few or not isinstance(question, Choice))
        undecided = (IDLE_QUESTION,) * (idle is None) + (SAME_OUTCOME,) * (not is_told)
        if undecided:
            yield unproved(finding, *undecided)


def _is_idle(inspection: Inspection, place: int, found: _Compared) -> bool | None:
    """Whether no answer to a question matters; nothing where that is not known.

    Answers that imply others, or are implied, may matter although no situations differ in
    them alone: then each must leave the same outcomes possible.
    """
    if found.are_parted:
        return False
    columns = inspection.rules.columns
    implied = (one for column in columns for follows in column.implies for one, _ in follows)
    if not any(columns[place].implies) and place not in implied:
        return True
    asked = [inspection.answered(place, band) for band in range(len(columns[place].broken))]
    reached = {one for one in map(partial(reach, inspection.rules), asked) if one.winners}
    if len({one.winners for one in reached if one.whole}) > 1:
        return False
    return True if all(one.whole for one in reached) else None


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
    left = list(range(len(bands)))
    while left:
        group: list[int] = []
        for other in left:
            if all(compared.are_same(one, other) for one in group):
                group.append(other)
        left = [one for one in left if one not in group]
        if len(group) > 1:
            yield Finding(
                SAME_OUTCOME,
                ("questions", place, "options", group[1]),
                question=question.id,
                values=tuple(bands[index] for index in group),
                example=inspection.somewhere(inspection.answered(place, group[1])),
            )
