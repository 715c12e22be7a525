"""What is known so far: the answers as given, and what they imply."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from coopadvisor.catalogue.meaning import UNKNOWN
from coopadvisor.catalogue.model import Catalogue, Choice
from coopadvisor.reasoning.values import AnswersError, Value, find_question, read_value


class Answers(Struct, frozen=True):
    """Answers in the catalogue's order. ``given`` may hold ``unknown``; ``implied`` never does."""

    given: dict[str, Value]
    implied: dict[str, Value]

    @property
    def known(self) -> dict[str, Value]:
        """Question to value for all that is settled, whether given or implied."""
        settled = {name: value for name, value in self.given.items() if value != UNKNOWN}
        return {**settled, **self.implied}


def read_answers(catalogue: Catalogue, answers: Mapping[str, object]) -> Answers:
    """Check a mapping of question to value and add what it implies.

    Raises `AnswersError` for an unknown question or value and for a contradiction.
    """
    values = {name: _read(catalogue, name, raw) for name, raw in answers.items()}
    order = _order(catalogue)
    given = {name: values[name] for name in order if name in values}
    return Answers(given, _imply(catalogue, given))


def open_questions(catalogue: Catalogue, answers: Answers) -> tuple[str, ...]:
    """The questions still without an answer, those that are optional aside."""
    known = answers.known
    return tuple(
        question.id
        for question in catalogue.questions
        if not question.optional and question.id not in known
    )


def _read(catalogue: Catalogue, name: str, raw: object) -> Value:
    if isinstance(raw, str | int) and not isinstance(raw, bool):
        return _read_cached(catalogue, name, raw)
    return read_value(catalogue, find_question(catalogue, name), raw)


@lru_cache(maxsize=4096)
def _read_cached(catalogue: Catalogue, name: str, raw: str | int) -> Value:
    return read_value(catalogue, find_question(catalogue, name), raw)


@lru_cache(maxsize=16)
def _order(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(question.id for question in catalogue.questions)


@lru_cache(maxsize=16)
def implications(catalogue: Catalogue) -> dict[tuple[str, Value], dict[str, Value]]:
    """What each answer implies directly: (question, option) to question to value."""
    return {
        (question.id, option.id): {
            name: read_value(catalogue, find_question(catalogue, name), raw)
            for name, raw in option.implies.items()
        }
        for question in catalogue.questions
        if isinstance(question, Choice)
        for option in question.options
        if option.implies
    }


def _imply(catalogue: Catalogue, given: Mapping[str, Value]) -> dict[str, Value]:
    """Follow implications until nothing new follows; a disagreement names both answers."""
    rules = implications(catalogue)
    settled = {name: (value, name, value) for name, value in given.items() if value != UNKNOWN}
    implied: dict[str, Value] = {}
    pending = [cause for cause in given.items() if cause in rules]
    while pending:
        question, answer = pending.pop(0)
        for name, value in rules[question, answer].items():
            if name not in settled:
                settled[name] = (value, question, answer)
                implied[name] = value
                if (name, value) in rules:
                    pending.append((name, value))
                continue
            stated, other, reason = settled[name]
            if stated != value:
                raise AnswersError(
                    "contradiction",
                    other,
                    str(reason),
                    cause=(question, str(answer)),
                    implied=(name, str(value)),
                )
    return {name: implied[name] for name in _order(catalogue) if name in implied}
