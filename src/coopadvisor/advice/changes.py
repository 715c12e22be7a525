"""What would have to change: the smallest sets of answers that recommend another instrument."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import combinations, product
from operator import or_

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue, Choice
from coopadvisor.decision.answers import Answers, Situation, situate
from coopadvisor.decision.bitmaps import Bitmaps, bitmaps_for
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.partition import Band, bands_of
from coopadvisor.decision.table import Rules, implied_places, is_complete, move, rules_for, winners
from coopadvisor.decision.values import Value

MOST_TRIED = 20_000  # ways to change answers: some tenths of a second


class Change(Struct, frozen=True, gc=False):
    """Answers which, put in place of today's, make ``instrument`` the recommended one.

    ``bands`` has the same questions: any other value of a band would do as well.
    """

    instrument: str
    answers: dict[str, Value]
    bands: dict[str, Band]


def find_changes(catalogue: Catalogue, answers: Answers) -> tuple[Change, ...]:
    """For every instrument but a sole recommendation, all changes of fewest answers.

    A number moves to the nearest value of a band, an answer that another one implies is not
    counted, and only what a person can bring about is considered. Empty for
    incomplete answers. Where there are more than 20 000 ways to
    change as many answers as an instrument would need, it has no change here.
    """
    today = answers.situation
    rules = rules_for(catalogue, today)
    if not is_complete(rules, today):
        return ()
    reach = _reach(catalogue, rules, today)
    # One choice of overlays must decide: an optional answer is held, and none may be changed.
    optional = [place for place, column in enumerate(rules.columns) if column.optional]
    held = tuple([band if place in optional else None for place, band in enumerate(today)])
    maps = None if any(reach[place] for place in optional) else bitmaps_for(catalogue, held)
    if maps is None:
        found = _search(catalogue, rules, today, reach)
    else:
        found = _read_off(rules, today, reach, maps)
    return tuple(
        _write(catalogue, rules, answers, name, moved)
        for bit, name in enumerate(rules.instruments)
        for moved in found.get(1 << bit, ())
    )


def gentlest(
    catalogue: Catalogue, answers: Answers, changes: tuple[Change, ...]
) -> tuple[Change, ...]:
    """Of equally small changes towards one instrument, those that leave it fewest reservations."""
    burdens = []
    for change in changes:
        situation = situate(catalogue, {**answers.given, **change.answers})
        rules = rules_for(catalogue, situation)
        bit = 1 << rules.instruments.index(change.instrument)
        pairs = zip(rules.columns, situation, strict=True)
        burdens.append(sum(band is not None and not one.clear[band] & bit for one, band in pairs))
    return tuple(
        one for one, burden in zip(changes, burdens, strict=True) if burden == min(burdens)
    )


def _read_off(
    rules: Rules, today: Situation, reach: list[list[int]], maps: Bitmaps
) -> dict[Mask, list[Situation]]:
    """The nearest situations that recommend each instrument alone, by set operations.

    A change of one's own is an answer that differs and does not follow from another one.
    """
    allowed = maps.consistent
    own = []
    for place, band in enumerate(today):
        if band is not None:
            same = maps.bands[place][band]
            others = reduce(or_, (maps.bands[place][one] for one in reach[place]), 0)
            allowed &= same | others
            own.append(~same & ~maps.follows[place])
    by_number = [allowed]  # the situations with no, one, two, … changes
    for changed in own:
        by_number = [
            same & ~changed | one_less & changed
            for same, one_less in zip([*by_number, 0], [0, *by_number], strict=True)
        ]
    found = {}
    for bit, alone in enumerate(maps.alone):
        for situations in by_number[1:] if winners(rules, today) != 1 << bit else ():
            moved = _moved(rules, today, maps, situations & alone)
            if moved:
                found[1 << bit] = moved
                break
    return found


def _moved(rules: Rules, today: Situation, maps: Bitmaps, chosen: int) -> list[Situation]:
    """Situations of a set that changes lead to, by the questions changed and their bands."""
    found = []
    for one in maps.situations(chosen):
        follows = implied_places(rules, one)
        changed = {
            place: band
            for place, (before, band) in enumerate(zip(today, one, strict=True))
            if band is not None and band != before and place not in follows
        }
        # Answers that imply each other in a circle follow from nothing that was changed.
        if move(rules, today, changed) == one:
            found.append((tuple(changed), tuple(changed.values()), one))
    return [one for _, _, one in sorted(found)]


def _search(
    catalogue: Catalogue, rules: Rules, today: Situation, reach: list[list[int]]
) -> dict[Mask, list[Situation]]:
    """The same by trying, one answer changed, then two, as long as the ways are not too many."""
    wanted = {1 << bit for bit in range(len(rules.instruments))} - {winners(rules, today)}
    found: dict[Mask, list[Situation]] = {}
    tried = 0
    for size, ways in enumerate(_ways(reach)[1:], start=1):
        tried += ways
        if tried > MOST_TRIED:
            break
        for moved in _moves(rules, today, reach, size):
            winner = winners(rules_for(catalogue, moved), moved)
            if winner in wanted:
                found.setdefault(winner, []).append(moved)
        wanted -= found.keys()
        if not wanted:
            break
    return found


def _ways(reach: list[list[int]]) -> list[int]:
    """In how many ways no, one, two, … all answers can be changed."""
    ways = [1]
    for bands in filter(None, reach):
        ways = [
            same + one_less * len(bands)
            for same, one_less in zip([*ways, 0], [0, *ways], strict=True)
        ]
    return ways


def _moves(
    rules: Rules, today: Situation, reach: list[list[int]], size: int
) -> Iterator[Situation]:
    """All consistent situations that differ from today's in *size* answers of their own."""
    allowed = [frozenset(bands) for bands in reach]
    for places in combinations([place for place, bands in enumerate(reach) if bands], size):
        for bands in product(*(reach[place] for place in places)):
            moved = move(rules, today, dict(zip(places, bands, strict=True)))
            if moved is None or not implied_places(rules, moved).isdisjoint(places):
                continue
            if all(
                band == before or band in allowed[place]
                for place, (before, band) in enumerate(zip(today, moved, strict=True))
            ):
                yield moved


def _reach(catalogue: Catalogue, rules: Rules, today: Situation) -> list[list[int]]:
    """For each question, the bands other than today's that a person can bring its answer to."""
    reach = []
    for question, column, now in zip(catalogue.questions, rules.columns, today, strict=True):
        others = [band for band in range(len(column.broken)) if band != now]
        if now is None:
            others = []
        elif isinstance(question, Choice):
            becomes = question.options[now].becomes
            if becomes is not None:
                others = [band for band in others if question.options[band].id in becomes]
        reach.append(others)
    return reach


def _write(
    catalogue: Catalogue, rules: Rules, answers: Answers, instrument: str, moved: Situation
) -> Change:
    """What to write over the given answers: the new values, and those no longer implied."""
    known, implied = answers.known, implied_places(rules, moved)
    written: dict[str, Value] = {}
    bands: dict[str, Band] = {}
    for place, (question, index) in enumerate(zip(catalogue.questions, moved, strict=True)):
        if index is None:
            continue
        name, band = question.id, bands_of(catalogue)[question.id][index]
        value = band.nearest(known[name])
        if value != known[name] or (name in answers.implied and place not in implied):
            written[name], bands[name] = value, band
    return Change(instrument, written, bands)
