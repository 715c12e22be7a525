"""What may still become of the instruments while questions are read one after another."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import reduce
from itertools import chain
from operator import or_

from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.table import Rules

Chain = tuple[Mask, ...]  # those that miss a number on one side, the nearest first
Ranking = tuple[Mask, tuple[Chain, ...]]  # one answer: who misses nothing, and the others by side
Tier = tuple[Mask, tuple[Ranking, ...]]  # instruments, and what is to tell them apart
Tiers = tuple[Tier, ...]

EQUAL: Ranking = (-1, ())  # nobody is told from anybody


class _Remaining:
    """What the questions that are still open at a step can do to the instruments.

    *known* is the same of other rules, and the one instrument whose conditions differ there.
    """

    def __init__(
        self,
        rules: Rules,
        situation: Situation,
        order: tuple[int, ...],
        known: tuple[_Remaining, Mask] | None = None,
    ) -> None:
        ranked = {place for place, _, _ in rules.ranked}
        self.order = order
        self.columns = [rules.columns[place] for place in order]
        self.is_open = [situation[place] is None for place in order]
        self.is_ranked = [place in ranked for place in order]
        self.everyone = rules.everyone
        for column, band in zip(rules.columns, situation, strict=True):
            if band is not None:
                self.everyone &= ~column.broken[band]
        self.safe: list[Mask] = []  # from each step on, who cannot be excluded
        self.dominated: list[_Dominated] = []
        safe, later = self.everyone, None
        for step in reversed(range(len(order) + 1)):
            is_read = step < len(order) and self.is_open[step]
            excluding = {*self.columns[step].broken} - {0} if is_read else ()
            same = known and (known[0].dominated[step], known[1])
            safe &= ~reduce(or_, excluding, 0)
            later = _Dominated(self.everyone, excluding, later, same)
            self.safe.insert(0, safe)
            self.dominated.insert(0, later)


class _Dominated(dict[Mask, Mask]):
    """Whom each instrument dominates from a step on: whatever excludes it excludes them too.

    *excluding* are the sets that some answer to the step excludes. Where the same of other rules
    is *known*, it is looked up there, unless it is about the one instrument that differs.
    """

    def __init__(
        self,
        everyone: Mask,
        excluding: Collection[Mask],
        later: _Dominated | None,
        known: tuple[_Dominated, Mask] | None,
    ) -> None:
        super().__init__()
        self._everyone = everyone
        self._excluding = excluding
        self._later = later
        self._known: _Dominated | None
        self._known, self._instrument = known or (None, 0)
        spared = [one for one in excluding if not one & self._instrument]
        # whom something excludes that spares the one that differs
        self.free: Mask = reduce(or_, spared, 0 if later is None else later.free)

    def __missing__(self, bit: Mask) -> Mask:
        if self._known is None or bit == self._instrument:
            mask = self._everyone if self._later is None else self._later[bit]
            for broken in self._excluding:
                if broken & bit:
                    mask &= broken
        else:
            own = 0 if bit & self.free else self._instrument
            mask = self._known[bit] & ~self._instrument | own
        self[bit] = mask
        return mask


class CoverageTransitions(_Remaining):
    """The instruments that are not excluded, without those that others dominate."""

    @property
    def start(self) -> Mask:
        """Everybody."""
        return self.everyone

    def read(self, step: int, state: Mask, band: int) -> Mask:
        """Exclude, and keep one of those that stand or fall together."""
        left = state & ~self.columns[step].broken[band] if self.is_open[step] else state
        dominated = self.dominated[step + 1]
        for bit in each_of(left):
            if left & bit:
                left &= ~dominated[bit] | bit
        return left

    def settle(self, step: int, state: Mask) -> bool | None:
        """Nothing fits, or something does for certain."""
        if not state:
            return False
        return True if state & self.safe[step] else None


class OutcomeTransitions(_Remaining):
    """Instruments that can still win, in tiers, of which the first that keeps anybody counts.

    The instruments of a tier are equal so far. Only where all of them miss a number, some
    above and some below, is it open who is equal: the nearest on either side, and who that
    is hangs on who will be excluded. Such a tier keeps that answer, and those after it, as
    rankings until it is known.
    """

    @property
    def start(self) -> Tiers:
        """Everybody in one tier."""
        return ((self.everyone, ()),) if self.everyone else ()

    def read(self, step: int, state: Tiers, band: int) -> Tiers:
        """Exclude, tell the others apart, and drop whoever is behind for good."""
        return self.rank(step, self.exclude(step, state, band), self.ranking(step, band))

    def exclude(self, step: int, state: Tiers, band: int) -> Tiers:
        """Without those that an answer excludes."""
        broken = self.columns[step].broken[band] if self.is_open[step] else 0
        if not broken:
            return state
        return tuple([(mask & ~broken, known) for mask, known in state if mask & ~broken])

    def ranking(self, step: int, band: int) -> Ranking:
        """How an answer tells instruments apart."""
        if not self.is_ranked[step]:
            return EQUAL
        column = self.columns[step]
        chains = [side.levels[side.starts[band] :] for side in column.sides]
        return column.clear[band], tuple(chains)

    def rank(self, step: int, state: Tiers, ranking: Ranking) -> Tiers:
        """Tell apart, and drop whoever is behind for good."""
        step += 1
        tiers: list[Tier] = []
        clear, sides = ranking
        pending: list[Tier] = []
        for mask, known in reversed(state):
            if known or (sides and mask & ~clear):
                pending.append((mask, (*known, ranking)))
            else:
                pending += [(mask & ~clear, ()), (mask & clear, ())]
        beaten = 0
        while pending:
            mask, rankings = pending.pop()
            mask &= ~beaten
            if not mask:
                continue
            if rankings:
                parts = self._look(step, mask, rankings[0])
                if parts[0][0] != mask or not parts[0][1]:
                    pending += [(part, (*known, *rankings[1:])) for part, known in reversed(parts)]
                    continue
                later = [restrict(one, mask) for one in rankings[1:]]
                rankings = (*parts[0][1], *[one for one in later if one is not EQUAL])
            tiers.append((mask, rankings))
            if mask & self.safe[step]:
                break
            beaten |= self._beaten_by(step, mask)
        return tuple(tiers)

    def settle(self, step: int, state: Tiers) -> Mask | None:
        """The winners, once there is nobody else."""
        if not state:
            return 0
        front = state[0][0]
        alone = front & (front - 1) == 0 and front & self.safe[step]
        return front if alone or step == len(self.columns) else None

    def _look(self, step: int, mask: Mask, ranking: Ranking) -> list[Tier]:
        """What one answer makes of a tier, those it leaves first, as far as that is known."""
        clear, sides = ranking
        parts: list[Tier] = [(mask & clear, ())] if mask & clear else []
        missing = mask & ~clear
        if not missing or clear & mask & self.safe[step]:
            return parts
        if not sides:  # as of a choice
            return [*parts, (missing, ())]
        shortened = [self._shorten(step, missing, side) for side in sides]
        chains = [one for one in shortened if one]
        if len(chains) == 1:
            return [*parts, *[(level, ()) for level in chains[0]]]
        left = reduce(or_, chain.from_iterable(chains))
        is_known = all(len(one) == 1 for one in chains)
        return [*parts, (left, () if is_known else ((0, tuple(chains)),))]

    def _shorten(self, step: int, mask: Mask, side: Chain) -> Chain:
        """Those of *mask* on one side, up to the first who is sure to be there."""
        kept = []
        beaten = 0
        for level in side:
            here = level & mask & ~beaten
            if here:
                kept.append(here)
                if here & self.safe[step]:
                    break
                beaten |= self._beaten_by(step, here)
        return tuple(kept)

    def _beaten_by(self, step: int, mask: Mask) -> Mask:
        """Who cannot win any more because of those who are ahead, even if they are excluded."""
        dominated = self.dominated[step]
        beaten = 0
        for bit in each_of(mask):
            beaten |= dominated[bit]
        return beaten


def restrict(ranking: Ranking, mask: Mask) -> Ranking:
    """What an answer says of *mask*; `EQUAL` where it does not tell it apart."""
    clear, sides = ranking
    chains = [tuple([level & mask for level in side if level & mask]) for side in sides]
    if clear & mask in (0, mask) and all(len(one) <= 1 for one in chains):
        return EQUAL
    return clear & mask, tuple([one for one in chains if one])


def alive_in(tiers: Tiers) -> Mask:
    """Everybody who can still win."""
    return reduce(or_, [mask for mask, _ in tiers], 0)


def each_of(mask: Mask) -> Iterator[Mask]:
    """The single bits of a mask."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low
