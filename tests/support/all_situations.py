"""What a catalogue comes to in each of its situations, listed one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from oracle import Known, Oracle, Value, Wish, World
from oracle_world import world_of
from tree_descent import covers

from coopadvisor.analysis.checks.finding import Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Catalogue, Referral
from coopadvisor.decision.partition import Band

TODAY = dt.date(2026, 11, 20)
Limits = Mapping[str, Sequence[Band]]
Numbers = frozenset[int]  # of situations


class Survey:
    """All situations of a catalogue under the general terms, numbered, with who wins in each."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.oracle = Oracle(world_of(catalogue))
        self.questions = self.oracle.world.questions
        self.situations = self.oracle.situations
        self.winners = [self.oracle.judge(one).winners for one in self.situations]
        self.everything = frozenset(range(len(self.situations)))

    def where(self, *winners: str) -> Numbers:
        """The situations that these instruments share, and nobody else."""
        return frozenset(number for number, won in enumerate(self.winners) if won == winners)

    def inside(self, region: Limits) -> Numbers:
        """The situations that lie in a region."""
        return frozenset(
            number
            for number, situation in enumerate(self.situations)
            if all(self.holds(name, bands, situation[name]) for name, bands in region.items())
        )

    def holds(self, name: str, bands: Iterable[Band], value: Value) -> bool:
        """Whether some of the bands hold a value; none may hold a part of its band alone."""
        band = self.questions[name].band(value)
        (held,) = {any(covers(one, end) for one in bands) for end in (band[0], band[-1])}
        return held

    def number_of(self, answers: Known) -> int:
        """The situation that complete answers lie in."""
        assert answers.keys() == set(self.oracle.required)
        (number,) = (
            number
            for number, situation in enumerate(self.situations)
            if all(self.oracle.same_band(name, answers[name], situation[name]) for name in answers)
        )
        return number

    def referral(self, number: int) -> Referral | None:
        """The first referral that holds in a situation, optional questions being open."""
        situation = self.situations[number]
        for referral in self.catalogue.referrals:
            if all(
                one.question in situation
                and (
                    situation[one.question] in one.accepts
                    if one.accepts is not None
                    else (one.low is None or one.low <= int(situation[one.question]))
                    and (one.high is None or int(situation[one.question]) <= one.high)
                )
                for one in referral.when
            ):
                return referral
        return None

    def neighbours(self, names: Collection[str]) -> Iterator[tuple[int, int]]:
        """Pairs of situations that differ in some of these questions, and in nothing else."""
        groups: dict[tuple[Value, ...], list[int]] = {}
        for number, situation in enumerate(self.situations):
            key = tuple(value for name, value in situation.items() if name not in names)
            groups.setdefault(key, []).append(number)
        for group in groups.values():
            yield from combinations(group, 2)

    def parts(self, names: Collection[str]) -> bool:
        """Whether two situations that differ in these questions alone have different outcomes."""
        return any(
            self.winners[one] != self.winners[other] for one, other in self.neighbours(names)
        )


def inspect(catalogue: Catalogue) -> Inspection:
    """What checks look at, on the day that the small catalogues are written for."""
    return Inspection(catalogue, TODAY)


def survey(catalogue: Catalogue) -> tuple[Inspection, Survey]:
    """What is looked at, and what has to come out."""
    return inspect(catalogue), Survey(catalogue)


def of_check(findings: Iterable[Finding], *checks: str) -> list[Finding]:
    """The findings of some checks."""
    return [one for one in findings if one.check.id in checks]


def without_wish(world: World, wish: Wish) -> World:
    """The same world, had an instrument not this wish; bands stay as they are."""
    kept = list(world.wishes)
    kept.remove(wish)
    return replace(world, wishes=tuple(kept))
