"""Where the advice still depends on an answer: which questions matter, and what each leads to."""

from __future__ import annotations

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.reasoning.answers import Answers, Situation
from coopadvisor.reasoning.bands import Band, bands_of, join
from coopadvisor.reasoning.outcomes import Conclusion, conclude
from coopadvisor.reasoning.rules import Mask, completions, rules_for, winners


class Path(Struct, frozen=True):
    """The answers that share one outcome, and that outcome."""

    values: tuple[Band, ...]
    outcome: Conclusion


class Fork(Struct, frozen=True):
    """An open question whose answer can still change the outcome."""

    question: str
    paths: tuple[Path, ...]


def find_forks(catalogue: Catalogue, answers: Answers) -> tuple[Fork, ...]:
    """Every open question that still matters, in the catalogue's order.

    A question matters if two completions that differ in it alone have different
    outcomes, or if its answers leave different outcomes possible.
    """
    settled = answers.situation
    rules = rules_for(catalogue, settled)
    found = {one: winners(rules, one) for one in completions(rules, settled)}
    forks = []
    for index, column in enumerate(rules.columns):
        if settled[index] is not None or column.optional:
            continue
        possible = _by_band(found, index)
        leads_apart = len({frozenset(one) for one in possible.values()}) > 1
        if not (leads_apart or _differs_alone(found, index)):
            continue
        groups: dict[Conclusion, list[Band]] = {}
        for band, masks in sorted(possible.items()):
            outcome = conclude(rules, masks)
            groups.setdefault(outcome, []).append(bands_of(catalogue)[column.question][band])
        paths = tuple(Path(join(bands), outcome) for outcome, bands in groups.items())
        forks.append(Fork(column.question, paths))
    return tuple(forks)


def _by_band(found: dict[Situation, Mask], index: int) -> dict[int, set[Mask]]:
    possible: dict[int, set[Mask]] = {}
    for situation, mask in found.items():
        possible.setdefault(situation[index] or 0, set()).add(mask)
    return possible


def _differs_alone(found: dict[Situation, Mask], index: int) -> bool:
    seen: dict[Situation, Mask] = {}
    return any(
        seen.setdefault((*situation[:index], *situation[index + 1 :]), mask) != mask
        for situation, mask in found.items()
    )
