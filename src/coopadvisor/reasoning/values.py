"""Reading one answer: an option's name, or a whole number as people write it."""

from __future__ import annotations

import re
from typing import Literal

from coopadvisor.catalogue.meaning import UNKNOWN
from coopadvisor.catalogue.model import Catalogue, Choice, Number, Question

Value = str | int

ErrorKind = Literal[
    "unknown-question",
    "unknown-option",
    "not-a-whole-number",
    "too-small",
    "too-large",
    "contradiction",
    "impossible",
    "not-an-answer",
]

LARGEST = 10**40
LONGEST = 60  # characters; more is no figure that anybody means
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009_'’]+")
_PLAIN = re.compile(r"-?[0-9]{1,41}")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:,[0-9]{3})+|(?:\.[0-9]{3})+)")
_CENTS = re.compile(r"[.,]00$")
_THOUSANDS = re.compile(r"(-?[0-9]{1,12})(?:[.,]([0-9]{1,2}))? ?k", re.IGNORECASE)


class AnswersError(ValueError):
    """An answer that cannot be taken, or two that contradict each other.

    ``question`` names the question, ``found`` what was given, ``expected`` the values it
    takes, ``nearest`` the one probably meant. In a contradiction ``cause`` is the other
    answer, and ``implied`` what that one implies, each a question with its value. Answers are
    ``impossible`` together if every answer to ``question`` contradicts one of them.
    """

    def __init__(  # noqa: PLR0913 (an error with all it knows)
        self,
        kind: ErrorKind,
        question: str,
        found: str,
        *,
        expected: tuple[str, ...] = (),
        nearest: str = "",
        cause: tuple[str, str] = ("", ""),
        implied: tuple[str, str] = ("", ""),
    ) -> None:
        self.kind = kind
        self.question = question
        self.found = found
        self.expected = expected
        self.nearest = nearest
        self.cause = cause
        self.implied = implied
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        given = f"{self.question}={self.found}"
        if self.kind == "contradiction":
            return f"{'='.join(self.cause)} implies {'='.join(self.implied)}, but {given}"
        if self.kind == "impossible":
            return f"every answer to {self.question} contradicts one that is given"
        hint = f"; did you mean {self.nearest}?" if self.nearest else ""
        takes = f" (it takes {', '.join(self.expected)})" if self.expected else ""
        return f"{self.question}: {self.kind.replace('-', ' ')}: {self.found!r}{takes}{hint}"


def find_question(catalogue: Catalogue, name: str) -> Question:
    """The question called *name*. Raises `AnswersError` with the nearest name."""
    for question in catalogue.questions:
        if question.id == name:
            return question
    known = tuple(question.id for question in catalogue.questions)
    raise AnswersError(
        "unknown-question", name, name, expected=known, nearest=_nearest(name, known)
    )


def read_value(catalogue: Catalogue, question: Question, raw: object) -> Value:
    """Take an answer as a flag takes it: an option, ``60k``, ``60 000 €`` or ``unknown``.

    Numbers are in the unit of the question. Raises `AnswersError`.
    """
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        shown = {dict: "{…}", list: "[…]", type(None): ""}.get(type(raw), str(raw))
        raise AnswersError("not-an-answer", question.id, shown, expected=accepted(question))
    if isinstance(raw, int) and abs(raw) > LARGEST:  # too long even to be written out
        raise AnswersError("too-large", question.id, "…", expected=accepted(question))
    text = str(raw).strip()
    if text.lower() == UNKNOWN:
        return UNKNOWN
    if isinstance(question, Choice):
        return _read_option(question, text)
    return _read_number(catalogue, question, text)


def accepted(question: Question) -> tuple[str, ...]:
    """The values a question takes, as they are typed."""
    if isinstance(question, Choice):
        return (*(option.id for option in question.options), UNKNOWN)
    return (f"{question.minimum}…{question.maximum}", UNKNOWN)


def _read_option(question: Choice, text: str) -> str:
    for option in question.options:
        if text.lower() in (option.id.lower(), option.text.fr.lower(), option.text.en.lower()):
            return option.id
    names = accepted(question)
    raise AnswersError(
        "unknown-option", question.id, text, expected=names, nearest=_nearest(text, names)
    )


def _read_number(catalogue: Catalogue, question: Number, text: str) -> int:
    number = _parse_number(_without_symbol(catalogue, question, text))
    if number is None:
        raise AnswersError("not-a-whole-number", question.id, text, expected=accepted(question))
    if number < question.minimum:
        raise AnswersError("too-small", question.id, text, expected=accepted(question))
    if number > question.maximum:
        raise AnswersError("too-large", question.id, text, expected=accepted(question))
    return number


def _without_symbol(catalogue: Catalogue, question: Number, text: str) -> str:
    unit = next(unit for unit in catalogue.units if unit.id == question.unit)
    for symbol in sorted(unit.symbols, key=len, reverse=True):
        lower = text.lower()
        if lower.endswith(symbol.lower()):
            return text[: -len(symbol)]
        if lower.startswith(symbol.lower()):
            return text[len(symbol) :]
    return text


def _parse_number(text: str) -> int | None:
    """Read digits with groups of three or a ``k``; anything ambiguous is no number.

    Blanks and apostrophes group like points and commas: ``50 75`` is two numbers.
    A question takes whole numbers, so ``60.000`` and ``60,000`` can only be groups,
    while ``1,500k`` could mean either and is refused.
    """
    digits = _CENTS.sub("", _BLANKS.sub(" ", text).strip())
    if len(digits) > LONGEST:
        return None
    if _PLAIN.fullmatch(digits):
        return int(digits)
    if _GROUPED.fullmatch(digits):
        return int(re.sub("[ ,.]", "", digits))
    if thousands := _THOUSANDS.fullmatch(digits):
        whole, decimals = thousands.groups(default="")
        return int(whole + decimals.ljust(3, "0"))
    return None


def _nearest(word: str, names: tuple[str, ...]) -> str:
    from coopadvisor.catalogue.suggestions import nearest

    return nearest(word, names)
