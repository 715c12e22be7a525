"""Where the advice still depends on an answer: which questions matter, and what each leads to."""

from __future__ import annotations

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, Situation
from coopadvisor.decision.columns import Column, Mask
from coopadvisor.decision.completions import Reach, compile_open, reach, sample, variants
from coopadvisor.decision.outcomes import Conclusion, conclude
from coopadvisor.decision.partition import Band, bands_of, join
from coopadvisor.decision.table import Rules, rules_for, winners
from coopadvisor.diagrams.interchange import compare_values


class Consequence(Struct, frozen=True):
    """The answers that share one outcome, and that outcome."""

    values: tuple[Band, ...]
    outcome: Conclusion


class Fork(Struct, frozen=True):
    """An open question whose answer can still change the outcome."""

    question: str
    consequences: tuple[Consequence, ...]


def find_forks(catalogue: Catalogue, answers: Answers) -> tuple[Fork, ...]:
    """Every open question that still matters, in the catalogue's order.

    A question matters if two completions that differ in it alone have different
    outcomes, or if its answers leave different outcomes possible. Where completions are
    too many to follow, it matters if that was seen in some of them.
    """
    settled = answers.situation
    rules = rules_for(catalogue, settled)
    found = _follow(rules, settled) if compile_open(rules, settled) else _try(rules, settled)
    return tuple(
        Fork(question, _consequences(rules, bands_of(catalogue)[question], reached))
        for question, reached in found
    )


_Reached = dict[int, Reach]  # by band, those left out that contradict another answer


def _follow(rules: Rules, settled: Situation) -> list[tuple[str, _Reached]]:
    """The questions that matter, shown on all completions."""
    diagram = compile_open(rules, settled)
    assert diagram is not None
    compared = dict(zip(diagram.variables, compare_values(diagram), strict=True))
    found = []
    for place, column in _open(rules, settled):
        bands = {
            band: reach(rules, _with(settled, place, band)) for band in range(len(column.broken))
        }
        reached = {band: one for band, one in bands.items() if one.winners}
        if compared[place].are_parted or len(set(reached.values())) > 1:
            found.append((column.question, reached))
    return found


def _try(rules: Rules, settled: Situation) -> list[tuple[str, _Reached]]:
    """The questions that matter in the completions tried."""
    found = []
    for place, column in _open(rules, settled):
        seen: dict[int, set[Mask]] = {}
        matters = False
        for one in sample(rules, settled):
            others = list(variants(rules, settled, one, place))
            alone = {
                winners(rules, other) for band, other in others if other == _with(one, place, band)
            }
            matters = matters or len(alone) > 1
            for band, other in others:
                seen.setdefault(band, set()).add(winners(rules, other))
        if matters:
            reached = {
                band: Reach(frozenset(masks), whole=False) for band, masks in sorted(seen.items())
            }
            found.append((column.question, reached))
    return found


def _with(situation: Situation, place: int, band: int) -> Situation:
    return (*situation[:place], band, *situation[place + 1 :])


def _open(rules: Rules, settled: Situation) -> list[tuple[int, Column]]:
    return [(place, rules.columns[place]) for place in rules.required if settled[place] is None]


def _consequences(
    rules: Rules, bands: tuple[Band, ...], reached: _Reached
) -> tuple[Consequence, ...]:
    groups: dict[Conclusion, list[Band]] = {}
    for band, one in reached.items():
        groups.setdefault(conclude(rules, one), []).append(bands[band])
    return tuple(Consequence(join(values), outcome) for outcome, values in groups.items())
