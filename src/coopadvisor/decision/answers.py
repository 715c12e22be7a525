"""What is known so far: the answers as given, what they imply, and the bands they lie in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue, Choice
from coopadvisor.decision.partition import band_index, bands_of
from coopadvisor.decision.values import (
    UNKNOWN,
    AnswersError,
    Value,
    find_question,
    read_value,
    shown,
)

Situation = tuple[int | None, ...]  # a band of each question; None: open, or optional and left out
Entry = tuple[Value, int | None]  # an answer and its band; ``unknown`` has none
Implied = tuple[tuple[int, int], ...]  # what an answer implies: places of questions and bands
MEMO_SIZE = 4096


class Answers(Struct, frozen=True, gc=False):
    """Answers in the catalogue's order. ``given`` may hold ``unknown``; ``implied`` never does."""

    given: dict[str, Value]
    implied: dict[str, Value]
    situation: Situation

    @property
    def stated(self) -> dict[str, Value]:
        """The given answers that say something: without what is not known yet."""
        return {name: value for name, value in self.given.items() if value != UNKNOWN}

    @property
    def known(self) -> dict[str, Value]:
        """Question to value for all that is settled, whether given or implied."""
        return {**self.stated, **self.implied}


def read_answers(catalogue: Catalogue, answers: Mapping[str, object]) -> Answers:
    """Check a mapping of question to value and add what it implies.

    Raises `AnswersError` for what is no mapping, an unknown question or value, and for a
    contradiction.
    """
    names = [question.id for question in catalogue.questions]
    entries = _enter(catalogue, answers)
    given = {name: entry[0] for name, entry in zip(names, entries, strict=True) if entry}
    situation = _imply(catalogue, entries)
    values = {name: entry[0] for name, entry in zip(names, entries, strict=True) if entry}
    implied = {name: value for name, value in values.items() if given.get(name) != value}
    return Answers(given, implied, situation)


def situate(catalogue: Catalogue, answers: Mapping[str, object]) -> Situation:
    """The bands of the answers and of what they imply. Raises `AnswersError`."""
    return _imply(catalogue, _enter(catalogue, answers))


def situate_all(
    catalogue: Catalogue, rows: Sequence[Mapping[str, object]]
) -> list[Situation] | None:
    """The bands of the answers of many rows, question by question, without what they imply.

    Nothing where some row must be looked at by itself. Raises `AnswersError`.
    """
    columns: list[Iterable[int | None]] = []
    left = sum(map(len, rows))  # answers that belong to no question
    for name, place in _places(catalogue).items():
        column = [row.get(name) for row in rows]
        left -= len(column) - column.count(None)
        if not {str, int, type(None)} >= set(map(type, column)):
            return None
        read = {raw: _remembered_entry(catalogue, place, raw)[1] for raw in {*column} - {None}}
        columns.append(map(read.get, column))
    return None if left else list(zip(*columns, strict=True))


def open_questions(catalogue: Catalogue, answers: Answers) -> tuple[str, ...]:
    """The questions still without an answer, those that are optional aside."""
    return tuple(
        question.id
        for question, band in zip(catalogue.questions, answers.situation, strict=True)
        if band is None and not question.optional
    )


@lru_cache(maxsize=16)
def implications(catalogue: Catalogue) -> dict[int, tuple[Implied, ...]]:
    """What answers imply directly: by the place of a question, for each of its bands."""
    places = _places(catalogue)
    found = {}
    for place, question in enumerate(catalogue.questions):
        if isinstance(question, Choice) and any(option.implies for option in question.options):
            found[place] = tuple(
                tuple(_locate(catalogue, places[name], raw) for name, raw in option.implies.items())
                for option in question.options
            )
    return found


def _locate(catalogue: Catalogue, place: int, raw: str | int) -> tuple[int, int]:
    question = catalogue.questions[place]
    return place, band_index(catalogue, question, read_value(catalogue, question, raw))


@lru_cache(maxsize=16)
def asking_order(catalogue: Catalogue) -> tuple[int, ...]:
    """The places of the questions as they are best asked: before what their answers imply.

    Otherwise in the catalogue's order; questions that imply each other stay in it too.
    """
    causes: dict[int, dict[int, None]] = {}
    for cause, follows in implications(catalogue).items():
        for place, _ in chain.from_iterable(follows):
            causes.setdefault(place, {})[cause] = None
    order: dict[int, None] = {}
    entered: set[int] = set()
    for place in range(len(catalogue.questions)):
        pending = [place]
        while pending:  # no recursion: a chain of implications may be long
            entered.add(pending[-1])
            before = next((one for one in causes.get(pending[-1], ()) if one not in entered), None)
            if before is not None:
                pending.append(before)
            else:
                order[pending.pop()] = None
    return tuple(order)


@lru_cache(maxsize=16)
def later_places(catalogue: Catalogue) -> dict[int, frozenset[int]]:
    """The questions that answers to another imply, also over further ones, by their places.

    Where questions imply each other, none of them is named. The closure is Warshall's ("A
    theorem on Boolean matrices", JACM 1962).
    """
    reached = {
        cause: {place for place, _ in chain.from_iterable(follows)}
        for cause, follows in implications(catalogue).items()
    }
    for between, further in reached.items():
        for places in reached.values():
            if between in places:
                places.update(further)
    return {
        cause: frozenset(one for one in places if cause not in reached.get(one, ()))
        for cause, places in reached.items()
    }


@lru_cache(maxsize=16)
def _places(catalogue: Catalogue) -> dict[str, int]:
    return {question.id: place for place, question in enumerate(catalogue.questions)}


def _read_entry(catalogue: Catalogue, place: int, raw: object) -> Entry:
    question = catalogue.questions[place]
    value = read_value(catalogue, question, raw)
    return value, None if value == UNKNOWN else band_index(catalogue, question, value)


_remembered_entry = lru_cache(maxsize=MEMO_SIZE)(_read_entry)  # a bulk run repeats them


def _enter(catalogue: Catalogue, answers: Mapping[str, object]) -> list[Entry | None]:
    if not isinstance(answers, Mapping):
        raise AnswersError("not-a-mapping", "", shown(answers))
    places = _places(catalogue)
    entries: list[Entry | None] = [None] * len(places)
    for name, raw in answers.items():
        place = places.get(name)
        if place is None:
            find_question(catalogue, name)  # raises, with the nearest name
            continue
        # True and 1.0 equal 1 as keys, and a list is no key at all; none of them is an answer.
        plain = raw.__class__ is str or raw.__class__ is int
        read = _remembered_entry if plain else _read_entry
        entries[place] = read(catalogue, place, raw)
    return entries


def _imply(catalogue: Catalogue, entries: list[Entry | None]) -> Situation:
    """Enter what follows until nothing new does; a disagreement names both answers."""
    rules = implications(catalogue)
    causes: dict[int, int] = {}
    pending = list(rules)
    for cause in pending:  # grows while it is walked
        entry = entries[cause]
        if entry is None or entry[1] is None:
            continue
        for place, band in rules[cause][entry[1]]:
            stated = entries[place]
            if stated is None or stated[1] is None:
                entries[place] = _implied_value(catalogue, place, band), band
                causes[place] = cause
                if place in rules:
                    pending.append(place)
            elif stated[1] != band:
                # What disagrees is named, or what that follows from.
                other = causes.get(place, place)
                names = [question.id for question in catalogue.questions]
                texts = [str(one and one[0]) for one in entries]
                raise AnswersError(
                    "contradiction",
                    names[other],
                    texts[other],
                    cause=(names[cause], texts[cause]),
                    implied=(names[place], str(_implied_value(catalogue, place, band))),
                )
    return tuple([entry[1] if entry else None for entry in entries])


@lru_cache(maxsize=MEMO_SIZE)
def _implied_value(catalogue: Catalogue, place: int, band: int) -> Value:
    """An option, or the one figure of a range: those that options imply stand alone."""
    return bands_of(catalogue)[catalogue.questions[place].id][band].value
