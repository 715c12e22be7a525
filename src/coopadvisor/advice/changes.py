"""What would have to change: the smallest sets of answers that recommend another instrument."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue, Choice
from coopadvisor.decision.answers import Answers, Situation, open_questions
from coopadvisor.decision.partition import Band, bands_of
from coopadvisor.decision.table import Rules, implied_places, move, rules_for, winners
from coopadvisor.decision.values import Value

MOST_TRIED = 20_000  # ways to change answers: some tenths of a second


class Change(Struct, frozen=True):
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
    if open_questions(catalogue, answers):
        return ()
    today = answers.situation
    rules = rules_for(catalogue, today)
    wanted = {1 << bit for bit in range(len(rules.instruments))} - {winners(rules, today)}
    found: dict[int, list[Situation]] = {}
    reach = _reach(catalogue, rules, today)
    tried = 0
    for size, ways in enumerate(_ways(reach), start=1):
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
    return tuple(
        _write(catalogue, rules, answers, name, moved)
        for bit, name in enumerate(rules.instruments)
        for moved in found.get(1 << bit, ())
    )


def _ways(reach: list[list[int]]) -> Iterator[int]:
    """In how many ways one, two, … all answers can be changed."""
    before = [1] * (len(reach) + 1)  # with one answer less, among the first questions
    for _ in reach:
        ways = [0]
        for others, bands in zip(before, reach, strict=False):
            ways.append(ways[-1] + others * len(bands))
        yield ways[-1]
        before = ways


def _moves(
    rules: Rules, today: Situation, reach: list[list[int]], size: int
) -> Iterator[Situation]:
    """All consistent situations that differ from today's in *size* answers of their own."""
    allowed = [frozenset(bands) for bands in reach]
    for places in combinations([place for place, bands in enumerate(reach) if bands], size):
        for bands in product(*(reach[place] for place in places)):
            moved = move(rules, today, dict(zip(places, bands, strict=True)))
            if moved is None or not implied_places(rules, moved).keys().isdisjoint(places):
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
    for place, question in enumerate(catalogue.questions):
        band = moved[place]
        if band is None:
            continue
        value = known[question.id]
        if place in implied:
            value = implied[place].value
        elif band != answers.situation[place]:
            value = bands_of(catalogue)[question.id][band].nearest(value)
        freed = question.id in answers.implied and place not in implied
        if value != known[question.id] or freed:
            written[question.id] = value
            bands[question.id] = bands_of(catalogue)[question.id][band]
    return Change(instrument, written, bands)
