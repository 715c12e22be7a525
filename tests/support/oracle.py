"""docs/decision-rules.md worked out the slow and obvious way, for any table of conditions.

Nothing here shares code or ideas with what it checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import NamedTuple

Value = str | int
Known = Mapping[str, Value]
Region = Sequence[str] | range  # what a condition accepts, or one band
Key = tuple[tuple[str, Value], ...]


class ContradictionError(Exception):
    """Two answers cannot both hold."""


@dataclass(frozen=True)
class Asked:
    """A question: its bands in order, what its options imply and can become."""

    bands: tuple[Region, ...]
    optional: bool = False
    implies: Mapping[Value, Known] = field(default_factory=dict)
    becomes: Mapping[Value, Sequence[str]] = field(default_factory=dict)

    def place(self, value: Value) -> int:
        """Which band holds a value."""
        return next(place for place, band in enumerate(self.bands) if value in band)

    def band(self, value: Value) -> Sequence[Value]:
        """All values of the band that holds a value."""
        return self.bands[self.place(value)]

    @property
    def firsts(self) -> tuple[Value, ...]:
        """One value of each band."""
        return tuple(band[0] for band in self.bands)


class Wish(NamedTuple):
    """What an instrument expects of one question."""

    instrument: str
    question: str
    force: str
    accepts: Region


@dataclass(frozen=True)
class World:
    """A catalogue's decisions as plain data."""

    questions: Mapping[str, Asked]
    instruments: tuple[str, ...]
    wishes: tuple[Wish, ...]
    precedence: tuple[str, ...]
    overlays: Mapping[tuple[str, Value], tuple[Wish, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """One situation: who is recommended, and what each instrument is worth."""

    winners: tuple[str, ...]
    verdicts: Mapping[str, str]


class Reason(NamedTuple):
    """One condition against one answer."""

    question: str
    answer: Value | None
    force: str
    status: str


@dataclass(frozen=True)
class Expected:
    """Answers, complete or not."""

    outcome: str
    instruments: tuple[str, ...]
    possible: frozenset[tuple[str, ...]]
    verdicts: Mapping[str, str]
    unanswered: tuple[str, ...]


class Oracle:
    """Everything that the rules say follows from a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._judged: dict[Key, Judged] = {}

    # What is known, and which situations there are

    def implied_by(self, question: str, value: Value) -> Known:
        return self.world.questions[question].implies.get(value, {})

    def known(self, answers: Known) -> dict[str, Value]:
        """The answers that say something, and all that they imply (point 5)."""
        known = {name: value for name, value in answers.items() if value != "unknown"}
        while True:
            following = [
                pair for cause in known.items() for pair in self.implied_by(*cause).items()
            ]
            for name, value in following:
                if known.setdefault(name, value) != value:
                    raise ContradictionError(name)
            if all(self.implied_by(*cause).items() <= known.items() for cause in known.items()):
                return known

    def same_band(self, question: str, one: Value, other: Value) -> bool:
        asked = self.world.questions[question]
        return asked.place(one) == asked.place(other)

    def consistent(self, situation: Known) -> bool:
        """Whether every answer holds what the others imply of it."""
        return all(
            self.same_band(name, situation[name], value)
            for cause in situation.items()
            for name, value in self.implied_by(*cause).items()
        )

    @cached_property
    def required(self) -> tuple[str, ...]:
        return tuple(name for name, asked in self.world.questions.items() if not asked.optional)

    @cached_property
    def situations(self) -> tuple[dict[str, Value], ...]:
        """One for each consistent combination of bands, optional questions aside."""
        spans = [self.world.questions[name].firsts for name in self.required]
        every = (dict(zip(self.required, values, strict=True)) for values in product(*spans))
        return tuple(situation for situation in every if self.consistent(situation))

    @cached_property
    def _consistent_values(self) -> frozenset[tuple[Value, ...]]:
        return frozenset(tuple(situation.values()) for situation in self.situations)

    def completions(self, known: Known) -> Iterator[dict[str, Value]]:
        """All situations that known answers leave possible, with the optional ones known."""
        spans: list[Sequence[Value]] = []
        for name in self.required:
            asked = self.world.questions[name]
            spans.append(
                (asked.bands[asked.place(known[name])][0],) if name in known else asked.firsts
            )
        extra = {name: known[name] for name in known if name not in self.required}
        for values in product(*spans):
            if values in self._consistent_values:
                yield {**dict(zip(self.required, values, strict=True)), **extra}

    # Points 1 to 3: one situation

    def wishes(self, situation: Known) -> list[Wish]:
        """The conditions as the optional answers read them (point 7)."""
        other = [
            wish
            for cause, wishes in self.world.overlays.items()
            if cause in situation.items()
            for wish in wishes
        ]
        replaced = {(wish.instrument, wish.question) for wish in other}
        own = [one for one in self.world.wishes if (one.instrument, one.question) not in replaced]
        return [wish for wish in own + other if wish.question in situation]

    def rounds(self, situation: Known) -> Iterator[tuple[str, list[str]]]:
        """Point 2: who is left after each question of the precedence that has an answer."""
        wishes = self.wishes(situation)
        left = [name for name in self.world.instruments if not _fails(wishes, situation, name)]
        for question in self.world.precedence:
            if question in situation and left:
                own = {
                    name: [
                        wish.accepts for wish in wishes if wish[:3] == (name, question, "practice")
                    ]
                    for name in left
                }
                left = _nearest(own, situation[question])
                yield question, left

    def judge(self, situation: Known) -> Judged:
        """Points 1 to 3 for one situation."""
        key = tuple(situation.items())
        if key not in self._judged:
            self._judged[key] = self._judge(situation)
        return self._judged[key]

    def _judge(self, situation: Known) -> Judged:
        everything = self.wishes(situation)
        verdicts: dict[str, str] = {}
        for name in self.world.instruments:
            own = [wish for wish in everything if wish.instrument == name]
            failed = {w.force for w in own if situation[w.question] not in w.accepts}
            verdicts[name] = (
                "ruled-out" if "rule" in failed else "reservations" if failed else "fits"
            )
        winners = [name for name in self.world.instruments if verdicts[name] != "ruled-out"]
        for _, left in self.rounds(situation):
            winners = left
        return Judged(tuple(winners), verdicts)

    def reasons(self, answers: Known) -> dict[str, set[Reason]]:
        """What each instrument expects, and how the answers meet it."""
        known = self.known(answers)
        failed = {"rule": "broken", "practice": "missed"}
        found: dict[str, set[Reason]] = {name: set() for name in self.world.instruments}
        for wish in self.wishes({**dict.fromkeys(self.required, ""), **known}):
            value = known.get(wish.question)
            status = "open" if value is None else "met"
            if value is not None and value not in wish.accepts:
                status = failed[wish.force]
            found[wish.instrument].add(Reason(wish.question, value, wish.force, status))
        return found

    # Point 4: answers, complete or not

    def expect(self, answers: Known) -> Expected:
        """What all completions of the answers share."""
        known = self.known(answers)
        all_judged = [self.judge(one) for one in self.completions(known)]
        possible = frozenset(one.winners for one in all_judged)
        verdicts = {}
        for name in self.world.instruments:
            found = {one.verdicts[name] for one in all_judged}
            verdicts[name] = found.pop() if len(found) == 1 else "undecided"
        missing = tuple(name for name in self.required if name not in known)
        if len(possible) > 1:
            return Expected("undecided", (), possible, verdicts, missing)
        (winners,) = possible
        outcome = ("none", "recommended")[len(winners)] if len(winners) < 2 else "choice"
        return Expected(outcome, winners, frozenset(), verdicts, missing)


def _fails(wishes: Iterable[Wish], situation: Known, name: str) -> bool:
    """Point 1: whether a rule of an instrument is broken."""
    return any(
        wish.instrument == name
        and wish.force == "rule"
        and situation[wish.question] not in wish.accepts
        for wish in wishes
    )


def _nearest(own: Mapping[str, list[Region]], value: Value) -> list[str]:
    """Point 2: those with nothing missed, or else the nearest above and the nearest below."""
    content = [name for name, regions in own.items() if all(value in one for one in regions)]
    if content or not isinstance(value, int):
        return content or list(own)
    gap_up: dict[str, int] = {}
    gap_down: dict[str, int] = {}
    for name, regions in own.items():
        for region in regions:
            first, last = int(region[0]), int(region[-1])
            if value < first:
                gap_up[name] = max(gap_up.get(name, 0), first - value)
            elif value > last:
                gap_down[name] = max(gap_down.get(name, 0), value - last)
    return [
        name
        for name in own
        if gap_up.get(name) == min(gap_up.values(), default=0)
        or gap_down.get(name) == min(gap_down.values(), default=0)
    ]
