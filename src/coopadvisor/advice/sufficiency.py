"""Why: which of the given answers lead to the outcome on their own, and which it hangs on.

A smallest set that leads there on its own is a sufficient reason (Darwiche and Hirth, "On the
reasons behind decisions", ECAI 2020, section 3), here one of fewest answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, combinations
from operator import and_

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, Situation
from coopadvisor.decision.bitmaps import Set, bitmaps_for
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.completions import Reach, reach
from coopadvisor.decision.table import Rules, implied_places, move, rules_for

Places = tuple[int, ...]

MOST_TRIED = 200  # sets of answers, each some milliseconds in a large catalogue


def find_why(catalogue: Catalogue, answers: Answers) -> tuple[str, ...]:
    """The questions of a smallest set of given answers that alone leads to the same outcome.

    Of several sets, the one whose questions come first: those outside the precedence, then by
    precedence. An answer that another one implies is named by that one. Empty while the outcome
    is undecided, and where no answer is needed. Where the situations are too many to hold, a set
    of which no single answer can be spared, as far as 200 tries show.
    """
    situation = answers.situation
    reached = _reach(catalogue, situation)
    if not reached.whole or len(reached.winners) != 1:
        return ()
    places = _given(catalogue, answers)
    (winners,) = reached.winners
    chosen = _smallest(catalogue, situation, places, winners)
    if chosen is None:
        chosen = _irredundant(catalogue, situation, places, reached)
    return tuple(catalogue.questions[place].id for place in chosen)


def find_hinges(catalogue: Catalogue, answers: Answers) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The given answers of which some other value would lead to another outcome, and the others.

    The other answers stay, but for those that the other value itself implies. Where there
    are too many completions to follow, every given answer counts: none is said to be idle
    that was not shown to be. An answer that another one implies cannot be changed alone, and
    is not idle; one to an optional question is not looked at.
    """
    today = answers.situation
    rules = rules_for(catalogue, today)
    reached = _reach(catalogue, today)
    stated, implied = answers.stated, implied_places(rules, today)
    hinges, idle = [], []
    for place, column in enumerate(rules.columns):
        if column.question not in stated:
            continue
        others = (move(rules, today, {place: band}) for band in range(len(column.broken)))
        if not reached.whole or any(
            other is not None and _reach(catalogue, other) != reached for other in others
        ):
            hinges.append(column.question)
        elif not column.optional and place not in implied:
            idle.append(column.question)
    return tuple(hinges), tuple(idle)


def _given(catalogue: Catalogue, answers: Answers) -> Places:
    """The places of answers that follow from no other one, in the order in which sets count."""
    rules = rules_for(catalogue, answers.situation)
    stated = [at for at, one in enumerate(catalogue.questions) if one.id in answers.stated]
    follows = {place: _following(rules, answers.situation, place) for place in stated}
    roots = [
        place
        for place in stated
        if not any(
            place in follows[other] and (other not in follows[place] or other < place)
            for other in stated
            if other != place
        )
    ]
    ranks = {name: rank for rank, name in enumerate(catalogue.precedence.order)}
    return tuple(sorted(roots, key=lambda place: ranks.get(catalogue.questions[place].id, -1)))


def _following(rules: Rules, situation: Situation, place: int) -> frozenset[int]:
    """The places whose answers follow from the one at a place, through others too."""
    found: set[int] = set()
    pending = [place]
    while pending:
        at = pending.pop()
        fresh = {one for one, _ in rules.columns[at].implies[situation[at] or 0]} - found
        found |= fresh
        pending += fresh
    return frozenset(found)


def _smallest(
    catalogue: Catalogue, situation: Situation, places: Places, winners: Mask
) -> Places | None:
    """The first of the smallest sets; nothing where the situations are too many.

    Without an optional answer the general rules hold, so that each choice of optional answers
    has situations of its own.
    """
    optional = [place for place in places if catalogue.questions[place].optional]
    required = [place for place in places if place not in optional]
    found = []
    for held in chain.from_iterable(
        combinations(optional, size) for size in range(len(optional) + 1)
    ):
        maps = bitmaps_for(catalogue, _only(situation, held))
        if maps is None:
            return None
        others = maps.consistent & ~maps.recommending(winners)
        agreeing = [maps.bands[place][situation[place] or 0] for place in required]
        left = _fewest(others, agreeing)
        if left is not None:
            ranks = sorted(places.index(one) for one in (*held, *(required[at] for at in left)))
            found.append((len(ranks), ranks))
    return tuple(places[rank] for rank in min(found)[1])


def _fewest(others: Set, agreeing: Sequence[Set]) -> Places | None:
    """The first of the smallest choices of sets that have nothing in common within *others*."""
    together = [*accumulate(reversed(agreeing), and_, initial=others)][::-1]

    def choose(left: Set, start: int, size: int) -> Places | None:
        if not left:
            return ()
        for at in range(start, len(agreeing) if size else start):
            if left & together[at]:
                return None
            found = choose(left & agreeing[at], at + 1, size - 1)
            if found is not None:
                return (at, *found)
        return None

    sizes = range(len(agreeing) + 1)
    return next((one for size in sizes if (one := choose(others, 0, size)) is not None), None)


def _irredundant(
    catalogue: Catalogue, situation: Situation, places: Places, reached: Reach
) -> Places:
    """The answers that are left when one after another, the last first, each is left out that can.

    One that was needed may be needed no more without an optional answer: hence it begins anew
    with each that is left out, as long as there are tries.
    """
    kept, tries = places, 0
    pending = list(places)
    while pending and tries < MOST_TRIED:
        tries += 1
        place = pending.pop()
        fewer = tuple(one for one in kept if one != place)
        if _reach(catalogue, _only(situation, fewer)) == reached:
            kept, pending = fewer, list(fewer)
    return kept


def _only(situation: Situation, places: Places) -> Situation:
    """The bands at these places alone."""
    return tuple(band if place in places else None for place, band in enumerate(situation))


def _reach(catalogue: Catalogue, situation: Situation) -> Reach:
    return reach(rules_for(catalogue, situation), situation)
