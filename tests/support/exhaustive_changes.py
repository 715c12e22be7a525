"""What could be otherwise (docs/decision-rules.md, point 6), by looking at every situation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from oracle import ContradictionError, Expected, Known, Oracle, Value

Written = frozenset[tuple[str, Value]]


class Change(NamedTuple):
    """What to write over the given answers, and whom that recommends."""

    instrument: str
    written: Written


class _Target(NamedTuple):
    """A situation that recommends one instrument; ``own`` are the places it decides itself."""

    instrument: str
    values: tuple[Value, ...]
    own: tuple[int, ...]
    forced: Mapping[str, Value]


class Moves:
    """Changes and hinges under one oracle."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self._targets: dict[tuple[str, ...], list[_Target]] = {}

    def changes(self, answers: Known) -> set[Change]:
        """For every instrument but a sole recommendation, all the smallest changes."""
        known = self.oracle.known(answers)
        today = self.oracle.expect(answers)
        if today.unanswered:
            return set()
        names = tuple(name for name in self.oracle.world.questions if name in known)
        here = tuple(self._first(name, known[name]) for name in names)
        best: dict[str, int] = {}
        found: dict[str, set[Change]] = {}
        for target in self._all_targets(names):
            if (target.instrument,) == today.instruments:
                continue
            size = sum(target.values[place] != here[place] for place in target.own)
            if size > best.get(target.instrument, size):
                continue
            written = self._write(answers, known, dict(zip(names, target.values, strict=True)))
            if written is None:
                continue
            if size < best.get(target.instrument, size + 1):
                best[target.instrument], found[target.instrument] = size, set()
            found[target.instrument].add(Change(target.instrument, written))
        return {change for changes in found.values() for change in changes}

    def hinges(self, answers: Known) -> set[str]:
        """The given answers of which another value leads elsewhere, all others staying."""
        known = self.oracle.known(answers)
        today = self.oracle.expect(answers)
        return {
            name
            for name, value in answers.items()
            if value != "unknown"
            and any(other != _in_short(today) for other in self._elsewhere(known, name))
        }

    def _elsewhere(self, known: Known, name: str) -> Iterator[tuple[object, ...]]:
        for value in self.oracle.world.questions[name].firsts:
            if self.oracle.same_band(name, value, known[name]):
                continue
            try:
                forced = self.oracle.known({name: value})
                changed = self.oracle.known({**known, **forced})
            except ContradictionError:
                continue
            yield _in_short(self.oracle.expect(changed))

    def _first(self, name: str, value: Value) -> Value:
        asked = self.oracle.world.questions[name]
        return asked.firsts[asked.place(value)]

    def _all_targets(self, names: tuple[str, ...]) -> list[_Target]:
        if names not in self._targets:
            spans = [self.oracle.world.questions[name].firsts for name in names]
            every = (dict(zip(names, values, strict=True)) for values in product(*spans))
            self._targets[names] = [
                _Target(winners[0], tuple(situation.values()), own, forced)
                for situation in every
                if self.oracle.consistent(situation)
                and len(winners := self.oracle.judge(situation).winners) == 1
                for forced in [self._forced(situation)]
                for own in [tuple(i for i, name in enumerate(names) if name not in forced)]
            ]
        return self._targets[names]

    def _forced(self, situation: Known) -> dict[str, Value]:
        """What the answers of a situation imply of each other."""
        return {
            name: value
            for cause in situation.items()
            for name, value in self.oracle.implied_by(*cause).items()
        }

    def _write(self, answers: Known, known: Known, target: Known) -> Written | None:
        """What to write down to get to a situation; nothing where nobody can get there."""
        forced = self._forced(target)
        written = {}
        for name, first in target.items():
            asked = self.oracle.world.questions[name]
            band = asked.bands[asked.place(first)]
            if name in forced:
                value = forced[name]
            elif isinstance(band, range):
                value = max(band[0], min(int(known[name]), band[-1]))
            else:
                value = first
            if value == known[name]:
                if answers.get(name, "unknown") == "unknown" and name not in forced:
                    written[name] = value
                continue
            if not isinstance(band, range) and value not in asked.becomes.get(
                known[name], [str(one) for one in asked.firsts]
            ):
                return None
            written[name] = value
        return frozenset(written.items())


def _in_short(expected: Expected) -> tuple[object, ...]:
    return expected.outcome, expected.instruments, expected.possible
