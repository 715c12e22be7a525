"""Looking for one situation that shows something about one instrument, or proving there is none.

Where the diagram of all outcomes is too large, most of what one wants to know of an
instrument still takes a few steps: a situation that shows it, found by answering first
what leaves it the fewest rivals.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import permutations

from msgspec.structs import replace

from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Column, Mask
from coopadvisor.decision.completions import reading_order
from coopadvisor.decision.table import Rules
from coopadvisor.decision.transitions import CoverageTransitions, OutcomeTransitions, Tiers
from coopadvisor.diagrams.bits import Bits
from coopadvisor.diagrams.compilation import MOST_VARIABLES, TooLarge
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
    goal = _Winning(_transitions(rules), instrument)
    return _search(rules, goal.transitions.order, goal, bands or {}, effort)


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
    both = known, OutcomeTransitions(after, blank, known.order, (known, instrument))
    goal = _Differing((before, after), both, instrument, bands)
    return _search(after, known.order, goal, bands, effort)


def outranks(rules: Rules, one: Mask, other: Mask, effort: Effort | None = None) -> bool:
    """Whether *other* never wins against *one*, were there no further instruments."""
    return find_win(replace(rules, everyone=one | other), other, effort=effort) is None


def find_other_verdict(
    before: Rules,
    after: Rules,
    instrument: Mask,
    situation: Situation,
    effort: Effort | None = None,
) -> Situation | None:
    """A completion in which an instrument has another verdict after than before, if there is one.

    Raises `TooLarge`.
    """
    goal = _Judging(before, after, instrument, situation)
    found = _search(after, goal.order, goal, {}, effort)
    if found is None:
        return None
    pairs = zip(found, situation, strict=True)
    return tuple([now if band is None else band for now, band in pairs])


def find_gap(
    rules: Rules, referrals: Sequence[Mapping[int, Bits]], effort: Effort
) -> Situation | None:
    """A situation in which nothing fits and no referral holds, or nothing. Raises `TooLarge`.

    A referral is given as the bands by place within which it holds.
    """
    goal = _Lacking(rules, referrals)
    return _search(rules, goal.order, goal, {}, effort)


def _search(
    rules: Rules,
    order: tuple[int, ...],
    goal: Goal[State],
    bands: Mapping[int, Collection[int]],
    effort: Effort | None,
) -> Situation | None:
    cost = 1 + len(rules.instruments) // INSTRUMENTS_AT_ONCE
    found = find_assignment(rules.variables, order, goal, bands, (effort or Effort(), cost))
    if found is None:
        return None
    return tuple(map(found.get, range(len(rules.columns))))


class _Winning:
    """Whether an instrument may still win."""

    def __init__(self, transitions: OutcomeTransitions, instrument: Mask) -> None:
        self.start = transitions.start
        self.transitions = transitions
        self.instrument = instrument

    def read(self, step: int, state: Tiers, band: int) -> Tiers:
        """The tiers that matter to the instrument, after one more answer."""
        return _up_to(self.instrument, self.transitions.read(step, state, band))

    def is_promising(self, step: int, state: Tiers) -> bool:
        """Whether it is in some tier; in the end, in the first."""
        if step == len(self.transitions.columns):
            return bool(state) and bool(state[0][0] & self.instrument)
        return any(mask & self.instrument for mask, _ in state)

    def distance(self, state: Tiers) -> int:
        """How many instruments are ahead of it, or level with it."""
        return _rivals(state, self.instrument)


class _Lacking:
    """Whether nothing may fit, where none of the referrals holds."""

    def __init__(self, rules: Rules, referrals: Sequence[Mapping[int, Bits]]) -> None:
        self.order = _transitions(rules).order
        self.coverage = CoverageTransitions(rules, (None,) * len(rules.columns), self.order)
        self.referrals = referrals
        self.start = self.coverage.start, (1 << len(referrals)) - 1

    def read(self, step: int, state: tuple[Mask, Bits], band: int) -> tuple[Mask, Bits]:
        """The instruments and the referrals that are left after one more answer."""
        left, holding = state
        for index, bands in enumerate(self.referrals):
            if not bands.get(self.order[step], -1) >> band & 1:
                holding &= ~(1 << index)
        return self.coverage.read(step, left, band), holding

    def is_promising(self, step: int, state: tuple[Mask, Bits]) -> bool:
        """Whether all may still be excluded; after the last question, whether all are."""
        left, holding = state
        fits = self.coverage.settle(step, left)
        return not fits if step < len(self.order) else fits is False and not holding

    def distance(self, state: tuple[Mask, Bits]) -> int:
        """How many instruments and referrals are still there."""
        return state[0].bit_count() + state[1].bit_count()


class _Differing:
    """Whether two sets of rules, which one instrument tells apart, may end differently."""

    def __init__(
        self,
        rules: tuple[Rules, Rules],
        transitions: tuple[OutcomeTransitions, OutcomeTransitions],
        instrument: Mask,
        places: Collection[int],
    ) -> None:
        self.both = transitions
        self.start = (transitions[0].start, transitions[1].start)
        self.instrument = instrument
        self.told = max(transitions[1].order.index(place) for place in places)
        self.sways = any(_sways(column, instrument) for one in rules for column in one.columns)

    def read(self, step: int, state: tuple[Tiers, Tiers], band: int) -> tuple[Tiers, Tiers]:
        """Both, after one more answer."""
        both = zip(self.both, state, strict=True)
        before, after = [one.read(step, tiers, band) for one, tiers in both]
        if self.sways:
            return before, after
        return _up_to(self.instrument, before), _up_to(self.instrument, after)

    def is_promising(self, step: int, state: tuple[Tiers, Tiers]) -> bool:
        """Whether the instrument may win in one of them, or decide between others."""
        settled = [one.settle(step, tiers) for one, tiers in zip(self.both, state, strict=True)]
        if None not in settled:
            won = any(front is not None and front & self.instrument for front in settled)
            return settled[0] != settled[1] and (won or self.sways)
        before, after = state
        if step > self.told and before == after:
            return False
        return (self.sways and step > self.told) or any(
            mask & self.instrument for tiers in state for mask, _ in tiers
        )

    def distance(self, state: tuple[Tiers, Tiers]) -> int:
        """How many instruments are ahead of it afterwards, or level with it."""
        return _rivals(state[1], self.instrument)


_Standing = int  # 0: it fits, 1: with reservations, 2: it is ruled out
_Standings = tuple[_Standing, _Standing]  # before and after


class _Judging:
    """Whether the verdicts on one instrument may differ, the rest staying away."""

    def __init__(self, before: Rules, after: Rules, instrument: Mask, situation: Situation) -> None:
        self.order = tuple([place for place in after.required if situation[place] is None])
        if len(self.order) > MOST_VARIABLES:
            raise TooLarge
        self.both = before, after
        self.instrument = instrument
        self.start = (0, 0)
        for place, band in enumerate(situation):
            if band is not None:
                self.start = self._after(self.start, place, band)

    def read(self, step: int, state: _Standings, band: int) -> _Standings:
        """Both verdicts, after one more answer."""
        return self._after(state, self.order[step], band)

    def is_promising(self, step: int, state: _Standings) -> bool:
        """Whether they may still differ; in the end, whether they do."""
        return state[0] != state[1] if step == len(self.order) else state != (2, 2)

    def distance(self, state: _Standings) -> int:
        """Where they differ already, nothing is in the way."""
        return state[0] == state[1]

    def _after(self, state: _Standings, place: int, band: int) -> _Standings:
        now = [self._standing(rules.columns[place], band) for rules in self.both]
        return max(state[0], now[0]), max(state[1], now[1])

    def _standing(self, column: Column, band: int) -> _Standing:
        if column.broken[band] & self.instrument:
            return 2
        return 0 if column.clear[band] & self.instrument else 1


def _up_to(instrument: Mask, tiers: Tiers) -> Tiers:
    """The tiers up to that of an instrument: those behind cannot matter to it."""
    for at, (mask, _) in enumerate(tiers):
        if mask & instrument:
            return tiers[: at + 1]
    return ()


def _rivals(tiers: Tiers, instrument: Mask) -> int:
    number = 0
    for mask, _ in tiers:
        number += mask.bit_count()
        if mask & instrument:
            return number
    return number + instrument.bit_length()


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
