"""Looking for one situation that shows something about one instrument, or proving there is none.

Where the diagram of all outcomes is too large, most of what one wants to know of an
instrument still takes a few steps: a situation that shows it, found by answering first
what leaves it the fewest rivals.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from msgspec.structs import replace

from coopadvisor.reasoning.answers import Situation
from coopadvisor.reasoning.columns import Mask
from coopadvisor.reasoning.drawing import Memory, Remembered, TooLarge
from coopadvisor.reasoning.landscape import Classes, Contest, reading_order
from coopadvisor.reasoning.rules import Rules

MOST_STATES = 20_000  # under a second


def find_win(rules: Rules, instrument: Mask) -> Situation | None:
    """A situation with *instrument* among the winners, or nothing. Raises `TooLarge`."""
    outside = replace(rules, everyone=rules.everyone & ~instrument)
    return find_difference(outside, rules, instrument, {})


def find_difference(
    before: Rules, after: Rules, instrument: Mask, bands: dict[int, Collection[int]]
) -> Situation | None:
    """A situation that *after* gives to *instrument*, and that *before* does not give to it alone.

    *after* must be *before* with the instrument standing better or the same everywhere: then
    these are all situations with the instrument in which the two differ. Some questions may
    be limited to *bands*, by place. Raises `TooLarge`.
    """
    return _Search(before, after, instrument, bands).run()


def outranks(rules: Rules, one: Mask, other: Mask) -> bool:
    """Whether *other* never wins against *one*, were there no further instruments."""
    return find_win(replace(rules, everyone=one | other), other) is None


class _Search:
    """Depth first over the states of two contests side by side, each visited once."""

    def __init__(
        self, before: Rules, after: Rules, instrument: Mask, bands: dict[int, Collection[int]]
    ) -> None:
        blank: Situation = (None,) * len(after.columns)
        self.order = reading_order(after, blank)
        self.before = _contest(before)
        self.after = _contest(after)
        self.memory = Memory(after, self.order)
        self.instrument = instrument
        self.ways = [
            bands.get(place, range(len(after.columns[place].broken))) for place in self.order
        ]
        self.visited: set[tuple[int, Classes, Classes, Remembered]] = set()
        self.answers: list[int | None] = [None] * len(after.columns)

    def run(self) -> Situation | None:
        """The first situation found."""
        found = self.follow(0, self.before.start, self.after.start, self.memory.blank)
        return tuple(self.answers) if found else None

    def follow(self, step: int, before: Classes, after: Classes, remembered: Remembered) -> bool:
        """Whether a state leads to a situation wanted, whose bands are then noted."""
        if not self.is_hopeful(step, before, after):
            return False
        if step == len(self.order):
            return True
        key = (step, before, after, remembered)
        if key in self.visited:
            return False
        if len(self.visited) >= MOST_STATES:
            raise TooLarge
        self.visited.add(key)
        ahead = []
        for band in self.ways[step]:
            later = self.memory.after(step, remembered, band)
            if later is not None:
                now = self.after.read(step, after, band)
                ahead.append((self.rivals(now), band, now, later))
        for _, band, now, later in sorted(ahead):
            if self.follow(step + 1, self.before.read(step, before, band), now, later):
                self.answers[self.order[step]] = band
                return True
        return False

    def is_hopeful(self, step: int, before: Classes, after: Classes) -> bool:
        """Whether the instrument may still win after, and not alone before."""
        if step == len(self.order):
            return (
                bool(after)
                and bool(after[0] & self.instrument)
                and (not before or before[0] != self.instrument)
            )
        alone = before and before[0] == self.instrument & self.before.safe[step]
        return not alone and any(mask & self.instrument for mask in after)

    def rivals(self, classes: Classes) -> int:
        """How many instruments are ahead of the one looked at, or level with it."""
        number = 0
        for mask in classes:
            number += mask.bit_count()
            if mask & self.instrument:
                return number
        return number + self.instrument.bit_length()


@lru_cache(maxsize=8)
def _contest(rules: Rules) -> Contest:
    blank: Situation = (None,) * len(rules.columns)
    return Contest(rules, blank, reading_order(rules, blank))
