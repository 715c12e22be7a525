"""The fewest questions on average, by plain recursion over boxes of situations.

A box holds the situations that some answers leave possible. It is settled when they all
lead to the same place; otherwise every open question is tried, but none after another that
its answers imply.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from oracle import Known, Oracle, Value

Picks = frozenset[tuple[str, Value]]
Box = tuple[int, ...]  # numbers of situations


class Best(NamedTuple):
    """Questions asked in all over a box, and the questions that start as few, in order."""

    total: float
    questions: tuple[str, ...]


class Optimum:
    """Trees for what some answers leave open. What is ``unknown`` is not asked."""

    def __init__(self, oracle: Oracle, answers: Known | None = None) -> None:
        self.oracle = oracle
        given = answers or {}
        known = oracle.known(given)
        self.situations = list(oracle.completions(known))
        self.asked = tuple(
            name for name in oracle.required if name not in known and given.get(name) != "unknown"
        )
        leaves: dict[tuple[Value, ...], set[tuple[str, ...]]] = {}
        for situation in self.situations:
            leaf = tuple(situation[name] for name in self.asked)
            leaves.setdefault(leaf, set()).add(oracle.judge(situation).winners)
        self.places = [
            frozenset(leaves[tuple(situation[name] for name in self.asked)])
            for situation in self.situations
        ]
        self.everything: Box = tuple(range(len(self.situations)))
        self.implied = {name: self._implied_by(name) for name in oracle.world.questions}
        self._best: dict[Picks, Best] = {}

    def _implied_by(self, name: str) -> frozenset[str]:
        """The questions that answers to one imply, step by step."""
        found: set[str] = set()
        last = {name}
        while last - found:
            found |= last
            last = {
                other
                for one in last
                for follows in self.oracle.world.questions[one].implies.values()
                for other in follows
            }
        return frozenset(found)

    def _comes_too_late(self, name: str, picks: Picks) -> bool:
        return any(
            done in self.implied[name] and name not in self.implied[done] for done, _ in picks
        )

    @property
    def mean(self) -> float:
        return self.best(frozenset(), self.everything).total / len(self.situations)

    def best(self, picks: Picks, box: Box) -> Best:
        """The cheapest way to settle the box that *picks* leave."""
        if len({self.places[number] for number in box}) == 1:
            return Best(0, ())
        if picks not in self._best:
            totals: dict[str, float] = {
                name: len(box)
                + sum(self.best(picks | {(name, value)}, part).total for value, part in parts)
                for name in self.asked
                if name not in dict(picks) and not self._comes_too_late(name, picks)
                for parts in [self.split(box, name)]
            }
            least = min(totals.values(), default=inf)
            self._best[picks] = Best(
                least, tuple(name for name, total in totals.items() if total == least)
            )
        return self._best[picks]

    def split(self, box: Box, name: str) -> list[tuple[Value, Box]]:
        """A box by the answers to one question that are possible in it."""
        parts: dict[Value, list[int]] = {}
        for number in box:
            parts.setdefault(self.situations[number][name], []).append(number)
        return [(value, tuple(part)) for value, part in parts.items()]
