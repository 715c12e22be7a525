"""Which outcome each situation has, drawn as diagrams without listing situations."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.reasoning.answers import Situation
from coopadvisor.reasoning.columns import Column, Mask
from coopadvisor.reasoning.diagram import Diagram
from coopadvisor.reasoning.drawing import draw
from coopadvisor.reasoning.rules import Rules

Classes = tuple[Mask, ...]  # instruments that may still win, those ranked first in front

MOST_STATES = 300_000  # some seconds and some hundred megabytes


def draw_outcomes(rules: Rules, situation: Situation, limit: int = MOST_STATES) -> Diagram[Mask]:
    """The winners in every completion of a situation. Raises `TooLarge`."""
    order = reading_order(rules, situation)
    return draw(rules, situation, order, Contest(rules, situation, order), limit)


def draw_coverage(rules: Rules, situation: Situation, limit: int = MOST_STATES) -> Diagram[bool]:
    """Whether anything fits in every completion of a situation. Raises `TooLarge`.

    It looks at rules alone, so that it stays small where `draw_outcomes` does not.
    """
    order = reading_order(rules, situation)
    return draw(rules, situation, order, _Survival(rules, situation, order), limit)


def draw_situations(rules: Rules, situation: Situation, limit: int = MOST_STATES) -> Diagram[bool]:
    """True for every completion of a situation. Raises `TooLarge`.

    What an answer implies is read right after it, so that little has to be remembered.
    """
    order: list[int] = []
    for place in reading_order(rules, situation):
        pending = [place]
        while pending:
            here = pending.pop()
            if here not in order:
                order.append(here)
                implies = rules.columns[here].implies
                pending += [follow.place for follows in implies for follow in follows]
    return draw(rules, situation, tuple(order), _Nothing(), limit)


def reading_order(rules: Rules, situation: Situation) -> tuple[int, ...]:
    """Questions that only exclude, then the others in the order of precedence."""
    ranked = [place for place, _ in rules.rankings]
    places = [
        place
        for place, (column, band) in enumerate(zip(rules.columns, situation, strict=True))
        if band is not None or not column.optional
    ]
    first = [place for place in places if place not in ranked]
    return (*first, *(place for place in ranked if place in places))


class _Prospect:
    """What the questions that are still open at a step can do to the instruments."""

    def __init__(self, rules: Rules, situation: Situation, order: tuple[int, ...]) -> None:
        self.columns = [rules.columns[place] for place in order]
        self.is_open = [situation[place] is None for place in order]
        broken = 0
        for place, column in enumerate(rules.columns):
            band = situation[place]
            broken |= 0 if band is None else column.broken[band]
        self.everyone = rules.everyone & ~broken
        # From each step on: who cannot be excluded, and whom each one outlasts.
        self.safe = [self.everyone]
        outlasted = dict.fromkeys(bits(self.everyone), self.everyone)
        self.outlasted = [outlasted]
        for column, is_open in zip(reversed(self.columns), reversed(self.is_open), strict=True):
            if is_open:
                self.safe.append(self.safe[-1] & ~column.ever_broken)
                outlasted = {bit: _outlasted(column, bit, mask) for bit, mask in outlasted.items()}
            else:
                self.safe.append(self.safe[-1])
            self.outlasted.append(outlasted)
        self.safe.reverse()
        self.outlasted.reverse()


def _outlasted(column: Column, bit: Mask, mask: Mask) -> Mask:
    """Of *mask*, those that a column excludes wherever it excludes *bit*."""
    for broken in column.broken:
        if broken & bit:
            mask &= broken
    return mask


class Contest(_Prospect):
    """Instruments in classes of equal rank so far, without those that cannot win any more."""

    def __init__(self, rules: Rules, situation: Situation, order: tuple[int, ...]) -> None:
        super().__init__(rules, situation, order)
        ranked = {place for place, _ in rules.rankings}
        self.ranks = [rules.columns[place].ranks if place in ranked else None for place in order]

    @property
    def start(self) -> Classes:
        """Everybody in one class."""
        return (self.everyone,) if self.everyone else ()

    def read(self, step: int, state: Classes, band: int) -> Classes:
        """Exclude, split each class by rank, and drop whoever is behind for good."""
        kept = ~self.columns[step].broken[band] if self.is_open[step] else -1
        ranks = self.ranks[step]
        safe, outlasted = self.safe[step + 1], self.outlasted[step + 1]
        classes = []
        beaten = 0
        for mask in state:
            for rank in ranks[band] if ranks else (-1,):
                front = mask & rank & kept & ~beaten
                if not front:
                    continue
                classes.append(front)
                if front & safe:
                    return tuple(classes)
                for bit in bits(front):
                    beaten |= outlasted[bit]
        return tuple(classes)

    def settle(self, step: int, state: Classes) -> Mask | None:
        """The winners, once there is nobody else."""
        if not state:
            return 0
        front = state[0]
        alone = front & (front - 1) == 0 and front & self.safe[step]
        return front if alone or step == len(self.columns) else None


class _Survival(_Prospect):
    """The instruments that are not excluded, without those that others outlast."""

    @property
    def start(self) -> Mask:
        """Everybody."""
        return self.everyone

    def read(self, step: int, state: Mask, band: int) -> Mask:
        """Exclude, and keep one of those that stand or fall together."""
        left = state & ~self.columns[step].broken[band] if self.is_open[step] else state
        outlasted = self.outlasted[step + 1]
        for bit in bits(left):
            if left & bit:
                left &= ~outlasted[bit] | bit
        return left

    def settle(self, step: int, state: Mask) -> bool | None:
        """Nothing fits, or something does for certain."""
        if not state:
            return False
        return True if state & self.safe[step] else None


class _Nothing:
    """Reads nothing, so that only contradictions remain to be told apart."""

    start = 0

    def read(self, step: int, state: int, band: int) -> int:  # noqa: ARG002 (a machine's part)
        """The same for every answer."""
        return state

    def settle(self, step: int, state: int) -> bool:  # noqa: ARG002 (a machine's part)
        """True wherever there is a situation."""
        return True


def bits(mask: Mask) -> Iterator[Mask]:
    """The single bits of a mask."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low
