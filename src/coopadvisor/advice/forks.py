"""Where the advice still depends on an answer: which questions matter, and what each leads to."""

from __future__ import annotations

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, Situation
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.completions import Reach, compile_open, reach, sample, variants
from coopadvisor.decision.outcomes import Conclusion, conclude
from coopadvisor.decision.partition import Band, bands_of, join
from coopadvisor.decision.table import Rules, is_complete, is_neutral, rules_for, winners
from coopadvisor.diagrams.interchange import agree, compare_values


class Consequence(Struct, frozen=True):
    """The answers that share one outcome, and that outcome."""

    values: tuple[Band, ...]
    outcome: Conclusion


class Fork(Struct, frozen=True):
    """An open question whose answer can still change the outcome."""

    question: str
    consequences: tuple[Consequence, ...]


class Turn(Struct, frozen=True):
    """An optional question without an answer, and the answers that would change an outcome."""

    question: str
    values: tuple[Band, ...]


_Reached = dict[int, Reach]  # by band, those left out that contradict another answer


def find_forks(catalogue: Catalogue, answers: Answers) -> tuple[Fork, ...]:
    """Every open question that still matters, in the catalogue's order.

    A question matters if two completions that differ in it alone have different
    outcomes, or if its answers leave different outcomes possible. Where completions are
    too many to follow, it matters if that was seen in some of them.
    """
    settled = answers.situation
    rules = rules_for(catalogue, settled)
    diagram = compile_open(rules, settled)
    compared = dict(zip(diagram.variables, compare_values(diagram), strict=True)) if diagram else {}
    found = []
    for place in rules.required:
        if settled[place] is not None:
            continue
        if diagram is None:
            matters, reached = _try(rules, settled, place)
        else:
            reached = _follow(rules, settled, place)
            matters = compared[place].are_parted or len(set(reached.values())) > 1
        if matters:
            question = rules.columns[place].question
            bands = bands_of(catalogue)[question]
            groups: dict[Conclusion, list[Band]] = {}
            for band, one in reached.items():
                groups.setdefault(conclude(rules, one), []).append(bands[band])
            consequences = [Consequence(join(values), one) for one, values in groups.items()]
            found.append(Fork(question, tuple(consequences)))
    return tuple(found)


def _follow(rules: Rules, settled: Situation, place: int) -> _Reached:
    """What all completions with each answer to a question come to."""
    bands = range(len(rules.columns[place].broken))
    reached = {band: reach(rules, _with(settled, place, band)) for band in bands}
    return {band: one for band, one in reached.items() if one.winners}


def _try(rules: Rules, settled: Situation, place: int) -> tuple[bool, _Reached]:
    """Whether a question matters in the completions tried, and what these come to."""
    seen: dict[int, set[Mask]] = {}
    matters = False
    for one in sample(rules, settled):
        alone = set()
        for band, other in variants(rules, settled, one, place):
            winner = winners(rules, other)
            seen.setdefault(band, set()).add(winner)
            if other == _with(one, place, band):
                alone.add(winner)
        matters = matters or len(alone) > 1
    return matters, {band: Reach(frozenset(seen[band]), whole=False) for band in sorted(seen)}


def find_turns(catalogue: Catalogue, answers: Answers) -> tuple[Turn, ...]:
    """The optional answers with which some completion has another outcome than without them.

    Each is looked at alone: the other optional questions stay as they are. What could only be
    told by following too many completions is left out.
    """
    today = answers.situation
    found = []
    for place, question in enumerate(catalogue.questions):
        if question.optional and today[place] is None:
            bands = enumerate(bands_of(catalogue)[question.id])
            turning = [one for band, one in bands if _turns(catalogue, today, place, band)]
            if turning:
                found.append(Turn(question.id, join(turning)))
    return tuple(found)


def _turns(catalogue: Catalogue, today: Situation, place: int, band: int) -> bool:
    """Whether some completion has another outcome with one more answer."""
    asked = _with(today, place, band)
    before, after = rules_for(catalogue, today), rules_for(catalogue, asked)
    if is_neutral(before, after, place, band):
        return False
    if is_complete(before, today):
        return winners(before, today) != winners(after, asked)
    ours, other = compile_open(before, today), compile_open(after, asked)
    if ours is None or other is None:
        return False
    return agree(ours, ours.root, other.root) == "apart"


def _with(situation: Situation, place: int, band: int) -> Situation:
    return (*situation[:place], band, *situation[place + 1 :])
