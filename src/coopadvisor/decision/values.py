"""Reading one answer: an option's name, or a whole number as people write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from coopadvisor.catalogue.model import RESERVED_OPTION, Catalogue, Choice, Number, Question

UNKNOWN = RESERVED_OPTION  # the answer to what is not known yet
Value = str | int

ErrorKind = Literal[
    "not-a-mapping",
    "unknown-question",
    "unknown-option",
    "several-options",
    "not-a-whole-number",
    "not-one-figure",
    "too-small",
    "too-large",
    "contradiction",
    "impossible",
    "not-an-answer",
]

LARGEST = 10**40
LONGEST_FIGURE = 60  # characters; more is no figure that anybody means
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009_'’]+")
_PLAIN = re.compile(r"(-?)([0-9]+)")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:,[0-9]{3})+|(?:\.[0-9]{3})+)")
_CENTS = re.compile(r"(?<=[0-9])[.,]00?$")
_SCALED = re.compile(r"(-?[0-9]{1,12}|-?[0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]{1,2}))? ?([kKM])")
_ZEROS = {"k": 3, "K": 3, "M": 6}  # a small m may be a thousand or a million
_ABOUT = re.compile(r"(?:[~≈±<>≤≥]=?|(?:ca|c|env|environ|circa|approx|about)\b\.?)", re.IGNORECASE)
_BETWEEN = re.compile(r"[-–—−…]|\.{2,3}|\b(?:à|ou|to|or)\b", re.IGNORECASE)


class AnswersError(ValueError):
    """An answer that cannot be taken, or two that contradict each other.

    ``question`` names the question, ``found`` what was given, ``expected`` the values it
    takes. In a contradiction ``cause`` is the other answer, and ``implied`` what that one
    implies, each a question with its value. Answers are ``impossible`` together if every
    answer to ``question`` contradicts one of them.
    """

    def __init__(  # noqa: PLR0913 (an error with all it knows)
        self,
        kind: ErrorKind,
        question: str,
        found: str,
        *,
        expected: tuple[str, ...] = (),
        cause: tuple[str, str] = ("", ""),
        implied: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(kind, question, found)
        self.kind = kind
        self.question = question
        self.found = found
        self.expected = expected
        self.cause = cause
        self.implied = implied

    @property
    def nearest(self) -> str:
        """The name probably meant, or an empty text. Only looked for when it is told."""
        if self.kind not in ("unknown-question", "unknown-option"):
            return ""
        from coopadvisor.catalogue.lookup import closest

        return closest(self.found, self.expected)

    def __str__(self) -> str:
        given = f"{self.question}={self.found}"
        if self.kind == "contradiction":
            return f"{'='.join(self.cause)} implies {'='.join(self.implied)}, but {given}"
        if self.kind == "not-a-mapping":
            return f"answers are a mapping of question to value, not {self.found!r}"
        if self.kind == "impossible":
            return f"every answer to {self.question} contradicts one that is given"
        hint = f"; did you mean {self.nearest}?" if self.nearest else ""
        takes = f" (it takes {', '.join(self.expected)})" if self.expected else ""
        return f"{self.question}: {self.kind.replace('-', ' ')}: {self.found!r}{takes}{hint}"


def find_question(catalogue: Catalogue, name: object) -> Question:
    """The question called *name*. Raises `AnswersError` with the nearest name."""
    for question in catalogue.questions:
        if question.id == name:
            return question
    known = tuple(question.id for question in catalogue.questions)
    raise AnswersError("unknown-question", shown(name), shown(name), expected=known)


def read_value(catalogue: Catalogue, question: Question, raw: object) -> Value:
    """Take an answer as a flag takes it: an option, ``60k``, ``60 000 €`` or ``unknown``.

    Numbers are in the unit of the question. Raises `AnswersError`.
    """
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise AnswersError("not-an-answer", question.id, shown(raw), expected=accepted(question))
    if isinstance(raw, int) and abs(raw) > LARGEST:  # too long even to be written out
        raise AnswersError("too-large", question.id, shown(raw), expected=accepted(question))
    text = str(raw).strip()
    if text.lower() == UNKNOWN:
        return UNKNOWN
    if isinstance(question, Choice):
        return _read_option(question, text)
    return _read_number(catalogue, question, text)


def shown(raw: object) -> str:
    """What was given in place of a name or an answer, as far as it can be written out."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, int) and abs(raw) > LARGEST:
        return "…"
    if isinstance(raw, int | float):
        return str(raw)
    if isinstance(raw, Mapping):
        return "{…}"
    if isinstance(raw, list | tuple | set | frozenset):
        return "[…]"
    return "" if raw is None else type(raw).__name__


def accepted(question: Question) -> tuple[str, ...]:
    """The values a question takes, as they are typed."""
    if isinstance(question, Choice):
        return (*(option.id for option in question.options), UNKNOWN)
    return (f"{question.minimum}…{question.maximum}", UNKNOWN)


def _read_option(question: Choice, text: str) -> str:
    """An option by its name, which goes before any text, or by a text that it alone has."""
    if any(option.id == text for option in question.options):
        return text
    wanted = fold_answer(text)
    found = [one.id for one in question.options if fold_answer(one.id) == wanted] or [
        one.id for one in question.options if wanted in map(fold_answer, one.text.values())
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise AnswersError("several-options", question.id, text, expected=tuple(found))
    raise AnswersError("unknown-option", question.id, text, expected=accepted(question))


def fold_answer(text: str) -> str:
    """A text without what typing and copying change: case, blanks, the form of apostrophes."""
    return " ".join(text.replace("’", "'").split()).casefold()


def _read_number(catalogue: Catalogue, question: Number, text: str) -> int:
    def figure(part: str) -> int | None:
        return _parse_number(_without_symbol(catalogue, question, part.strip()))

    def refuse(kind: ErrorKind) -> AnswersError:
        return AnswersError(kind, question.id, text, expected=accepted(question))

    number = figure(text)
    if number is None:
        vague = len(text) <= LONGEST_FIGURE and any(
            all(figure(part) is not None for part in parts) for parts in _loose_parts(text)
        )
        raise refuse("not-one-figure" if vague else "not-a-whole-number")
    if number < question.minimum:
        raise refuse("too-small")
    if number > question.maximum:
        raise refuse("too-large")
    return number


def _loose_parts(text: str) -> Iterator[list[str]]:
    """What would be figures if this were about one (``~12k``, ``12k+``), or between two."""
    if about := _ABOUT.match(text):
        yield [text[about.end() :]]
    if text.endswith("+"):
        yield [text[:-1]]
    yield from ([text[: sign.start()], text[sign.end() :]] for sign in _BETWEEN.finditer(text))


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
    """Read digits with groups of three, or ``k`` or ``M``; anything ambiguous is no number.

    Blanks and apostrophes group like points and commas: ``50 75`` is two numbers.
    A question takes whole numbers, so ``60.000`` and ``60,000`` can only be groups and
    ``60000.0`` none, while ``1,500k`` could mean either and is refused.
    """
    spaced = _BLANKS.sub(" ", text).strip()
    if plain := _PLAIN.fullmatch(spaced):
        sign, digits = plain.groups()
        return int(sign + (digits.lstrip("0") or "0")[: len(str(LARGEST))])
    digits = _CENTS.sub("", spaced)
    if len(digits) > LONGEST_FIGURE or spaced[len(digits) : len(digits) + 1] in tuple(digits):
        return None  # ``1,000,00``: what groups does not also begin the decimals
    if _PLAIN.fullmatch(digits):
        return int(digits)
    if _GROUPED.fullmatch(digits):
        return int(re.sub("[ ,.]", "", digits))
    if scaled := _SCALED.fullmatch(digits):
        whole, decimals, scale = scaled.groups(default="")
        return int(whole.replace(" ", "") + decimals.ljust(_ZEROS[scale], "0"))
    return None
