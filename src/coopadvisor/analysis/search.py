"""Looking for one situation that shows something about one instrument, or proving there is none.

Where the diagram of all outcomes is too large, most of what one wants to know of an
instrument still takes a few steps: a situation that shows it, found by answering first
what leaves it the fewest rivals.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from functools import lru_cache
from itertools import permutations
from typing import Generic, Protocol, TypeVar

from msgspec.structs import replace

from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Column, Mask
from coopadvisor.decision.outcome_diagrams import reading_order
from coopadvisor.decision.table import Rules
from coopadvisor.decision.transitions import OutcomeTransitions, Tiers
from coopadvisor.diagrams.compilation import MOST_VARIABLES, Consistency, Required, TooLarge

MOST_STATES = 20_000  # under a second
MOST_BANDS = 2_000_000  # read by all searches on behalf of one audit: half a minute
INSTRUMENTS_AT_ONCE = 250  # more take as much longer as they are more

State = TypeVar("State", bound=Hashable)


class Effort:
    """What several searches may spend together, in bands read."""

    def __init__(self) -> None:
        self.left = MOST_BANDS

    def spend(self, bands: int) -> None:
        """Take some away. Raises `TooLarge` where nothing is left."""
        self.left -= bands
        if self.left < 0:
            raise TooLarge


def find_win(
    rules: Rules,
    instrument: Mask,
    bands: Mapping[int, Collection[int]] | None = None,
    effort: Effort | None = None,
) -> Situation | None:
    """A situation with *instrument* among the winners, or nothing. Raises `TooLarge`.

    Some questions may be limited to *bands*, by place.
    """
    pursuit = _Winning(_contest(rules), instrument)
    return _Search(rules, pursuit.contest.order, pursuit, bands or {}, effort or Effort()).run()


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
    known = _contest(before)
    blank: Situation = (None,) * len(after.columns)
    contests = known, OutcomeTransitions(after, blank, known.order, (known, instrument))
    pursuit = _Differing((before, after), contests, instrument, bands)
    return _Search(after, contests[1].order, pursuit, bands, effort or Effort()).run()


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
    pursuit = _Judging(before, after, instrument, situation)
    found = _Search(after, pursuit.order, pursuit, {}, effort or Effort()).run()
    if found is None:
        return None
    pairs = zip(found, situation, strict=True)
    return tuple([now if band is None else band for now, band in pairs])


class _Pursuit(Protocol[State]):
    """What a search looks for, as states of reading one question after another."""

    @property
    def start(self) -> State:
        """The state before any question."""

    def read(self, step: int, state: State, band: int) -> State:
        """The state after a step's question is answered with a band."""

    def is_hopeful(self, step: int, state: State) -> bool:
        """Whether it may lie ahead; after the last question, whether it is there."""

    def rivals(self, state: State) -> int:
        """How many instruments are in the way: what to try first."""


class _Search(Generic[State]):
    """Depth first over states, each visited once."""

    def __init__(
        self,
        rules: Rules,
        order: tuple[int, ...],
        pursuit: _Pursuit[State],
        bands: Mapping[int, Collection[int]],
        effort: Effort,
    ) -> None:
        self.order = order
        self.pursuit = pursuit
        self.effort = effort
        self.cost = 1 + len(rules.instruments) // INSTRUMENTS_AT_ONCE
        self.consistency = Consistency(rules.variables, self.order)
        self.ways = [
            bands.get(place, range(len(rules.columns[place].broken))) for place in self.order
        ]
        self.visited: set[tuple[int, State, Required]] = set()
        self.answers: list[int | None] = [None] * len(rules.columns)

    def run(self) -> Situation | None:
        """The first situation found."""
        found = self.follow(0, self.pursuit.start, self.consistency.start)
        return tuple(self.answers) if found else None

    def follow(self, step: int, state: State, required: Required) -> bool:
        """Whether a state leads to a situation wanted, whose bands are then noted."""
        if not self.pursuit.is_hopeful(step, state):
            return False
        if step == len(self.order):
            return True
        key = (step, state, required)
        if key in self.visited:
            return False
        if len(self.visited) >= MOST_STATES:
            raise TooLarge
        self.visited.add(key)
        self.effort.spend(len(self.ways[step]) * self.cost)
        ahead = []
        for band in self.ways[step]:
            later = self.consistency.after(step, required, band)
            if later is not None:
                now = self.pursuit.read(step, state, band)
                ahead.append((self.pursuit.rivals(now), band, now, later))
        ahead.sort(key=lambda one: one[:2])
        for _, band, now, later in ahead:
            if self.follow(step + 1, now, later):
                self.answers[self.order[step]] = band
                return True
        return False


class _Winning:
    """Whether an instrument may still win a contest."""

    def __init__(self, contest: OutcomeTransitions, instrument: Mask) -> None:
        self.start = contest.start
        self.contest = contest
        self.instrument = instrument

    def read(self, step: int, state: Tiers, band: int) -> Tiers:
        """The tiers that matter to the instrument, after one more answer."""
        return _up_to(self.instrument, self.contest.read(step, state, band))

    def is_hopeful(self, step: int, state: Tiers) -> bool:
        """Whether it is in some tier; in the end, in the first."""
        if step == len(self.contest.columns):
            return bool(state) and bool(state[0][0] & self.instrument)
        return any(mask & self.instrument for mask, _ in state)

    def rivals(self, state: Tiers) -> int:
        """How many instruments are ahead of it, or level with it."""
        return _rivals(state, self.instrument)


class _Differing:
    """Whether two contests side by side, which one instrument tells apart, may end differently."""

    def __init__(
        self,
        rules: tuple[Rules, Rules],
        contests: tuple[OutcomeTransitions, OutcomeTransitions],
        instrument: Mask,
        places: Collection[int],
    ) -> None:
        self.contests = contests
        self.start = (contests[0].start, contests[1].start)
        self.instrument = instrument
        self.told = max(contests[1].order.index(place) for place in places)
        self.sways = any(_sways(column, instrument) for one in rules for column in one.columns)

    def read(self, step: int, state: tuple[Tiers, Tiers], band: int) -> tuple[Tiers, Tiers]:
        """Both, after one more answer."""
        both = zip(self.contests, state, strict=True)
        before, after = [contest.read(step, tiers, band) for contest, tiers in both]
        if self.sways:
            return before, after
        return _up_to(self.instrument, before), _up_to(self.instrument, after)

    def is_hopeful(self, step: int, state: tuple[Tiers, Tiers]) -> bool:
        """Whether the instrument may win in one of them, or decide between others."""
        settled = [one.settle(step, tiers) for one, tiers in zip(self.contests, state, strict=True)]
        if None not in settled:
            won = any(front is not None and front & self.instrument for front in settled)
            return settled[0] != settled[1] and (won or self.sways)
        before, after = state
        if step > self.told and before == after:
            return False
        return (self.sways and step > self.told) or any(
            mask & self.instrument for tiers in state for mask, _ in tiers
        )

    def rivals(self, state: tuple[Tiers, Tiers]) -> int:
        """How many instruments are ahead of it afterwards, or level with it."""
        return _rivals(state[1], self.instrument)


Verdict = int  # 0: it fits, 1: with reservations, 2: it is ruled out


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

    def read(self, step: int, state: tuple[Verdict, Verdict], band: int) -> tuple[Verdict, Verdict]:
        """Both verdicts, after one more answer."""
        return self._after(state, self.order[step], band)

    def is_hopeful(self, step: int, state: tuple[Verdict, Verdict]) -> bool:
        """Whether they may still differ; in the end, whether they do."""
        return state[0] != state[1] if step == len(self.order) else state != (2, 2)

    def rivals(self, state: tuple[Verdict, Verdict]) -> int:
        """Where they differ already, nothing is in the way."""
        return state[0] == state[1]

    def _after(
        self, state: tuple[Verdict, Verdict], place: int, band: int
    ) -> tuple[Verdict, Verdict]:
        now = [self._verdict(rules.columns[place], band) for rules in self.both]
        return max(state[0], now[0]), max(state[1], now[1])

    def _verdict(self, column: Column, band: int) -> Verdict:
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
def _contest(rules: Rules) -> OutcomeTransitions:
    """The contest of all questions. Raises `TooLarge` where they are too many to search."""
    blank: Situation = (None,) * len(rules.columns)
    order = reading_order(rules, blank)
    if len(order) > MOST_VARIABLES:
        raise TooLarge
    return OutcomeTransitions(rules, blank, order)
