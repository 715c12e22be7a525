"""What would have to change: the smallest sets of answers that recommend another instrument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue, Choice, Question
from coopadvisor.reasoning.answers import Answers, implications, open_questions
from coopadvisor.reasoning.bands import band_index, bands_of
from coopadvisor.reasoning.rules import rules_for, situate, winners
from coopadvisor.reasoning.values import AnswersError, Value


class Change(Struct, frozen=True):
    """Answers which, put in place of today's, make ``instrument`` the recommended one."""

    instrument: str
    answers: dict[str, Value]


def find_changes(catalogue: Catalogue, answers: Answers) -> tuple[Change, ...]:
    """For every instrument but a sole recommendation, all changes of fewest answers.

    Design section 3, point 6: a number moves to the nearest value of a band, an answer
    that another one implies is not counted, and only what a person can bring about is
    considered. Empty for incomplete answers.
    """
    if open_questions(catalogue, answers):
        return ()
    rules = rules_for(catalogue, answers.known)
    wanted = set(rules.instruments) - set(_sole(catalogue, answers.known))
    found: dict[str, list[Change]] = {}
    for size in range(1, len(catalogue.questions) + 1):
        for moved in _moves(catalogue, answers.known, size):
            name = next(iter(_sole(catalogue, moved)), "")
            if name in wanted:
                shown = _shown(catalogue, answers, moved)
                found.setdefault(name, []).append(Change(name, shown))
        wanted -= found.keys()
        if not wanted:
            break
    return tuple(change for name in rules.instruments for change in found.get(name, ()))


def imply_all(
    catalogue: Catalogue, moved: Mapping[str, Value], fixed: frozenset[str]
) -> dict[str, Value]:
    """*moved* with everything it implies. Raises `AnswersError` if that contradicts *fixed*."""
    rules = implications(catalogue)
    result = dict(moved)
    pending = list(moved.items())
    while pending:
        cause = pending.pop()
        for name, value in rules.get(cause, {}).items():
            if result.get(name) == value:
                continue
            if name in fixed:
                raise AnswersError("contradiction", name, str(result[name]))
            result[name] = value
            fixed |= {name}
            pending.append((name, value))
    for cause in result.items():
        for name, value in rules.get(cause, {}).items():
            if result.get(name) != value:
                raise AnswersError("contradiction", name, str(result.get(name)))
    return result


def _sole(catalogue: Catalogue, known: Mapping[str, Value]) -> tuple[str, ...]:
    rules = rules_for(catalogue, known)
    names = rules.names(winners(rules, situate(catalogue, known)))
    return names if len(names) == 1 else ()


def _moves(
    catalogue: Catalogue, known: Mapping[str, Value], size: int
) -> Iterator[dict[str, Value]]:
    """All consistent answers that differ from *known* in *size* answers of their own."""
    rules = implications(catalogue)
    for questions in combinations([one for one in catalogue.questions if one.id in known], size):
        choices = [_reachable(catalogue, one, known[one.id]) for one in questions]
        for values in product(*choices):
            changed = {one.id: value for one, value in zip(questions, values, strict=True)}
            try:
                moved = imply_all(catalogue, {**known, **changed}, frozenset(changed))
            except AnswersError:
                continue
            implied = {name for cause in moved.items() for name in rules.get(cause, {})}
            if not implied & changed.keys() and _permitted(catalogue, known, moved):
                yield moved


def _reachable(catalogue: Catalogue, question: Question, value: Value) -> list[Value]:
    """The values other than *value* that a person can bring the answer to, one per band."""
    if isinstance(question, Choice):
        option = next(one for one in question.options if one.id == value)
        others = [one.id for one in question.options if one.id != value]
        return [name for name in others if option.becomes is None or name in option.becomes]
    bands = bands_of(catalogue)[question.id]
    today = band_index(catalogue, question, value)
    return [band.nearest(value) for index, band in enumerate(bands) if index != today]


def _permitted(
    catalogue: Catalogue, known: Mapping[str, Value], moved: Mapping[str, Value]
) -> bool:
    """Whether what follows from the change can be brought about too."""
    return all(
        moved[one.id] in _reachable(catalogue, one, known[one.id])
        for one in catalogue.questions
        if isinstance(one, Choice) and one.id in known and moved[one.id] != known[one.id]
    )


def _shown(catalogue: Catalogue, answers: Answers, moved: Mapping[str, Value]) -> dict[str, Value]:
    """What to write over the given answers: the new values, and those no longer implied."""
    rules = implications(catalogue)
    implied = {name for cause in moved.items() for name in rules.get(cause, {})}
    return {
        one.id: moved[one.id]
        for one in catalogue.questions
        if one.id in moved
        and (
            moved[one.id] != answers.known[one.id]
            or (one.id in answers.implied and one.id not in implied)
        )
    }
