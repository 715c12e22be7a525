"""The outcome of answers, complete or not (docs/decision-rules.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import situate, situate_all
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.completions import Reach, reach_some
from coopadvisor.decision.table import Rules, is_complete, rules_for, winners
from coopadvisor.diagrams.diagram import places_in

OutcomeName = Literal["recommended", "choice", "none", "undecided"]


class Outcome(NamedTuple):
    """Outcome and instruments alone, for bulk."""

    outcome: OutcomeName
    instruments: tuple[str, ...]


class Conclusion(Struct, frozen=True, gc=False):
    """What a set of situations comes to.

    ``possible`` are the sets of instruments that completions lead to while it is
    undecided, an empty set meaning that nothing fits; all of them unless
    ``exhaustive`` is false, where they are too many to follow.
    """

    outcome: OutcomeName
    instruments: tuple[str, ...] = ()
    possible: tuple[tuple[str, ...], ...] = ()
    exhaustive: bool = True


def outcome(catalogue: Catalogue, answers: Mapping[str, object]) -> Outcome:
    """Outcome and instruments for a mapping of question to value, without reasons.

    Raises `AnswersError`.
    """
    situation = situate(catalogue, answers)
    rules = rules_for(catalogue, situation)
    if is_complete(rules, situation):
        return _named(rules, winners(rules, situation))
    conclusion = conclude(rules, reach_some(rules, situation))
    return Outcome(conclusion.outcome, conclusion.instruments)


def outcomes(catalogue: Catalogue, rows: Sequence[Mapping[str, object]]) -> list[Outcome]:
    """The outcome of each of many mappings, as `outcome` gives it. Raises `AnswersError`.

    Rows that differ within their bands alone are decided once.
    """
    situations = situate_all(catalogue, rows)
    if situations is None:
        return [outcome(catalogue, row) for row in rows]
    one_each = dict(zip(situations, rows, strict=True))
    decided = {situation: outcome(catalogue, row) for situation, row in one_each.items()}
    return list(map(decided.__getitem__, situations))


def conclude(rules: Rules, reached: Reach) -> Conclusion:
    """Name what the winners of completions amount to."""
    if len(reached.winners) > 1 or not reached.whole:
        masks = sorted(reached.winners, key=lambda mask: (not mask, [*places_in(mask)]))
        sets = map(rules.names, masks)
        return Conclusion("undecided", possible=tuple(sets), exhaustive=reached.whole)
    return Conclusion(*_named(rules, next(iter(reached.winners), 0)))


@lru_cache(maxsize=1024)
def _named(rules: Rules, mask: Mask) -> Outcome:
    names = rules.names(mask)
    if not names:
        return Outcome("none", ())
    return Outcome("recommended" if len(names) == 1 else "choice", names)
