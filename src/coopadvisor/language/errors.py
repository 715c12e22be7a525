"""What went wrong, said clearly and gently, with what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import shorten

from coopadvisor.catalogue.model import Number
from coopadvisor.catalogue.problems import Problem
from coopadvisor.decision.values import AnswersError
from coopadvisor.language.figures import group
from coopadvisor.language.messages import Messages
from coopadvisor.language.voice import Voice, capital

LONGEST_QUOTE = 60  # characters of a mistaken word that are worth repeating
MOST = 160  # characters of names to choose from
MOST_VALUES = 40  # answers to choose from; more are no help
_BLANKS = "\u00a0\u202f"


def say_answers_error(voice: Voice, error: AnswersError) -> str:
    """An answer that cannot be taken, with the values that can."""
    change = [voice.words("change-either")] * (error.kind == "contradiction")
    return " ".join([_say_wrong(voice, error), *change, *_say_right(voice, error)])


def say_flag_error(voice: Voice, error: AnswersError, places: Mapping[str, str]) -> str:
    """The same, naming the option that gave it, or the two *places* where one can change it.

    *places* are those of questions whose answers did not come from an option of their name.
    """
    if error.kind == "contradiction":
        named = [places.get(one, f"--{one}") for one in (error.cause[0], error.question)]
        change = voice.words("change-one-of", places=voice.any_of(list(dict.fromkeys(named))))
        return f"{_say_wrong(voice, error)} {change}"
    message = say_answers_error(voice, error)
    if error.kind in ("impossible", "unknown-question"):
        return message
    return voice.words("about-flag", question=error.question, message=message)


def _say_wrong(voice: Voice, error: AnswersError) -> str:
    """What is wrong, in the words of the questions where answers disagree."""
    known = {one.id for one in voice.catalogue.questions}
    label = voice.label(error.question) if error.question in known else ""
    contradicting = error.kind == "contradiction"
    sentence = voice.words(
        f"answers-error.{error.kind}",
        question=quoted(error.question),
        label=label,
        found=quoted(error.found),
        given=voice.answered(error.question, error.found) if contradicting else "",
        cause=voice.answered(*error.cause) if contradicting else "",
        implied=voice.answered(*error.implied) if contradicting else "",
    )
    return capital(sentence).rstrip(".") + "."


def _say_right(voice: Voice, error: AnswersError) -> Iterator[str]:
    """What was probably meant, and what the question takes."""
    words = voice.words
    if nearest := error.nearest:
        yield words("did-you-mean", nearest=nearest)
    question = next((one for one in voice.catalogue.questions if one.id == error.question), None)
    if isinstance(question, Number) and error.expected:
        low, high = (group(one, voice.language) for one in (question.minimum, question.maximum))
        yield words("takes-number", low=low, high=high)
    elif error.expected:
        more = ["…"] * (len(error.expected) > MOST_VALUES)
        yield words("takes", values=", ".join([*error.expected[:MOST_VALUES], *more]))


def say_problem(words: Messages, problem: Problem) -> str:
    """One problem of a file: ``file:line:column: path: what is wrong``."""
    return printable(f"{problem.place}{words.colon} ") + problem_sentence(words, problem)


def problem_sentence(words: Messages, problem: Problem) -> str:
    """What is wrong at which path, without the place."""
    found = problem.found
    if problem.kind == "unreadable":
        found = say_system_error(words, found)
    sentence = words(f"problem.{problem.kind}", found=quoted(found), expected=problem.expected)
    text = f"{problem.path} {sentence}.".lstrip()
    if problem.nearest:
        text += " " + words("did-you-mean", nearest=problem.nearest)
    elif problem.kind == "unknown-reference" and problem.expected:
        names = shorten(problem.expected, MOST, placeholder="…")
        text += " " + words("known-names", names=names)
    return printable(text)


def say_more(words: Messages, number: int) -> str:
    """How many problems there are beside those that are listed, at least one."""
    return words.plural("more-problems", number, n=number)


def say_system_error(words: Messages, code: str) -> str:
    """A system error by its symbolic name, in the person's language and not the system's."""
    known = words(f"system-error.{code}")
    return known if known != f"system-error.{code}" else words("system-error", code=code)


def printable(text: str) -> str:
    """Text from outside without what could steer a terminal."""
    return "".join(one if one.isprintable() or one in _BLANKS else "\ufffd" for one in text)


def quoted(text: str) -> str:
    """A word that somebody typed, made harmless and not longer than is useful."""
    shown = printable(text[:LONGEST_QUOTE])
    return shown if len(text) <= LONGEST_QUOTE else f"{shown}…"
