"""Looking for one situation that shows something about one instrument, or proving there is none.

Where the diagram of all outcomes is too large, most of what one wants to know of an
instrument still takes a few steps: a situation that shows it, found by answering first
what leaves it the fewest rivals.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache, partial
from itertools import permutations

from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Column, Mask
from coopadvisor.decision.completions import reading_order
from coopadvisor.decision.table import Rules
from coopadvisor.decision.transitions import CoverageTransitions, OutcomeTransitions, Tiers
from coopadvisor.diagrams.compilation import MOST_VARIABLES, TooLarge
from coopadvisor.diagrams.diagram import Bits
from coopadvisor.diagrams.search import Effort, Goal, State, find_assignment

INSTRUMENTS_AT_ONCE = 250  # more take as much longer as they are more


def find_win(
    rules: Rules,
    instrument: Mask,
    bands: Mapping[int, Collection[int]] | None = None,
    effort: Effort | None = None,
) -> Situation | None:
    """A situation with *instrument* among the winners, or nothing. Raises `TooLarge`.

    Some questions may be limited to *bands*, by place.
    """
    transitions = _transitions(rules)

    def read(step: int, state: Tiers, band: int) -> Tiers:
        return _up_to(instrument, transitions.read(step, state, band))

    def is_promising(step: int, state: Tiers) -> bool:
        ahead = state[:1] if step == len(transitions.order) else state
        return any(mask & instrument for mask, _ in ahead)

    goal = Goal(transitions.start, read, is_promising, partial(_rivals, instrument))
    return _search(rules, transitions.order, goal, bands or {}, effort)


def find_difference(
    before: Rules,
    after: Rules,
    instrument: Mask,
    bands: Mapping[int, Collection[int]],
    effort: Effort | None = None,
) -> Situation | None:
    """A situation whose winners are others before than after. Raises `TooLarge`.

    The two must differ in one instrument alone, and in how it stands on questions of which
    *bands* are given, by place. Only those bands are looked at.
    """
    known = _transitions(before)
    blank: Situation = (None,) * len(after.columns)
    revised = OutcomeTransitions(after, blank, known.order, (known, instrument))
    told = max(known.order.index(place) for place in bands)
    sways = any(_sways(column, instrument) for one in (before, after) for column in one.columns)

    def read(step: int, state: tuple[Tiers, Tiers], band: int) -> tuple[Tiers, Tiers]:
        old, new = known.read(step, state[0], band), revised.read(step, state[1], band)
        return (old, new) if sways else (_up_to(instrument, old), _up_to(instrument, new))

    def is_promising(step: int, state: tuple[Tiers, Tiers]) -> bool:
        """Whether the instrument may win in one of them, or decide between others."""
        old, new = known.settle(step, state[0]), revised.settle(step, state[1])
        if old is not None and new is not None:
            return old != new and (sways or bool((old | new) & instrument))
        if step > told and (sways or state[0] == state[1]):
            return state[0] != state[1]
        return any(mask & instrument for tiers in state for mask, _ in tiers)

    start = known.start, revised.start
    goal = Goal(start, read, is_promising, lambda state: _rivals(instrument, state[1]))
    return _search(after, known.order, goal, bands, effort)


def find_other_verdict(
    before: Rules,
    after: Rules,
    instrument: Mask,
    asked: tuple[int, int],
    effort: Effort | None = None,
) -> Situation | None:
    """A situation with a band *asked* at a place, in which an instrument has another verdict after.

    Nothing where there is none. Raises `TooLarge`.
    """
    place, band = asked
    order = (place, *after.required)

    def standing(rules: Rules, step: int, band: int) -> int:
        """0: it fits, 1: with reservations, 2: it is ruled out."""
        column = rules.columns[order[step]]
        return 2 if column.broken[band] & instrument else not column.clear[band] & instrument

    def read(step: int, state: tuple[int, int], band: int) -> tuple[int, int]:
        old, new = state
        return max(old, standing(before, step, band)), max(new, standing(after, step, band))

    def is_promising(step: int, state: tuple[int, int]) -> bool:
        return state[0] != state[1] if step == len(order) else state != (2, 2)

    goal = Goal((0, 0), read, is_promising, lambda state: state[0] == state[1])
    return _search(after, order, goal, {place: (band,)}, effort)


def find_gap(
    rules: Rules, referrals: Sequence[Mapping[int, Bits]], effort: Effort
) -> Situation | None:
    """A situation in which nothing fits and no referral holds, or nothing. Raises `TooLarge`.

    A referral is given as the bands by place within which it holds.
    """
    order = _transitions(rules).order
    coverage = CoverageTransitions(rules, (None,) * len(rules.columns), order)

    def read(step: int, state: tuple[Mask, Bits], band: int) -> tuple[Mask, Bits]:
        left, holding = state
        for index, bands in enumerate(referrals):
            if not bands.get(order[step], -1) >> band & 1:
                holding &= ~(1 << index)
        return coverage.read(step, left, band), holding

    def is_promising(step: int, state: tuple[Mask, Bits]) -> bool:
        left, holding = state
        fits = coverage.settle(step, left)
        return not fits if step < len(order) else fits is False and not holding

    def distance(state: tuple[Mask, Bits]) -> int:
        return state[0].bit_count() + state[1].bit_count()

    start = coverage.start, (1 << len(referrals)) - 1
    return _search(rules, order, Goal(start, read, is_promising, distance), {}, effort)


def _search(
    rules: Rules,
    order: tuple[int, ...],
    goal: Goal[State],
    bands: Mapping[int, Collection[int]],
    effort: Effort | None,
) -> Situation | None:
    cost = 1 + len(rules.instruments) // INSTRUMENTS_AT_ONCE
    found = find_assignment(rules.variables, order, goal, bands, (effort or Effort(), cost))
    return None if found is None else tuple(map(found.get, range(len(rules.columns))))


def _up_to(instrument: Mask, tiers: Tiers) -> Tiers:
    """The tiers up to that of an instrument: those behind cannot matter to it."""
    for at, (mask, _) in enumerate(tiers):
        if mask & instrument:
            return tiers[: at + 1]
    return ()


def _rivals(instrument: Mask, tiers: Tiers) -> int:
    """How many instruments are ahead of one, or level with it."""
    ahead = _up_to(instrument, tiers)
    number = sum([mask.bit_count() for mask, _ in ahead or tiers])
    return number if ahead else number + instrument.bit_length()


def _sways(column: Column, instrument: Mask) -> bool:
    """Whether an instrument that does not win may decide between others on a question.

    It may where all miss a number: nearer than others on one side, it takes them out of the
    running, and then loses to one on the other side.
    """
    for side, other in permutations(column.sides, 2):
        levels = len(side.levels)
        level = next((at for at, one in enumerate(side.levels) if one & instrument), levels)
        if any(
            start <= level < levels - 1 and there < len(other.levels)
            for start, there in zip(side.starts, other.starts, strict=True)
        ):
            return True
    return False


@lru_cache(maxsize=8)
def _transitions(rules: Rules) -> OutcomeTransitions:
    """The transitions of all questions. Raises `TooLarge` where they are too many to search."""
    blank: Situation = (None,) * len(rules.columns)
    order = reading_order(rules, blank)
    if len(order) > MOST_VARIABLES:
        raise TooLarge
    return OutcomeTransitions(rules, blank, order)
