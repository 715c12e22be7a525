"""What went wrong, said clearly and gently, with what to do next."""

from __future__ import annotations

from textwrap import shorten

from coopadvisor.catalogue.model import Number
from coopadvisor.catalogue.problems import Problem
from coopadvisor.reasoning.values import AnswersError
from coopadvisor.wording.figures import group
from coopadvisor.wording.messages import Messages
from coopadvisor.wording.voice import Voice, capital

LONGEST = 60  # characters of a mistaken word that are worth repeating
MOST = 160  # characters of names to choose from
_BLANKS = "\u00a0\u202f"


def say_answers_error(voice: Voice, error: AnswersError) -> str:
    """An answer that cannot be taken, with the values that can."""
    words = voice.words
    sentence = words.answers_errors[error.kind].format(
        question=quoted(error.question),
        found=quoted(error.found),
        given=f"{error.question} {quoted(error.found)}",
        cause=" ".join(error.cause),
        implied=" ".join(error.implied),
    )
    parts = [capital(sentence).rstrip(".") + "."]
    if error.nearest:
        parts.append(words.did_you_mean.format(nearest=error.nearest))
    question = next((one for one in voice.catalogue.questions if one.id == error.question), None)
    if isinstance(question, Number) and error.expected:
        low, high = (group(one, voice.language) for one in (question.minimum, question.maximum))
        parts.append(words.takes_number.format(low=low, high=high))
    elif error.expected:
        parts.append(words.takes.format(values=", ".join(error.expected)))
    return " ".join(parts)


def say_flag_error(voice: Voice, error: AnswersError) -> str:
    """The same, naming the option that gave it."""
    message = say_answers_error(voice, error)
    if error.kind in ("contradiction", "impossible", "unknown-question"):
        return message
    return voice.words.about_flag.format(question=error.question, message=message)


def say_problem(words: Messages, problem: Problem) -> str:
    """One problem of a file: ``file:line:column: path: what is wrong``."""
    return printable(f"{problem.place}{words.colon} ") + problem_sentence(words, problem)


def problem_sentence(words: Messages, problem: Problem) -> str:
    """What is wrong at which path, without the place."""
    found = problem.found
    if problem.kind == "unreadable":
        found = say_system_error(words, found)
    sentence = words.problems[problem.kind].format(found=quoted(found), expected=problem.expected)
    text = f"{problem.path} {sentence}.".lstrip()
    if problem.nearest:
        text += " " + words.did_you_mean.format(nearest=problem.nearest)
    elif problem.kind == "unknown-reference" and problem.expected:
        names = shorten(problem.expected, MOST, placeholder="…")
        text += " " + words.known_names.format(names=names)
    return printable(text)


def say_system_error(words: Messages, code: str) -> str:
    """A system error by its symbolic name, in the person's language and not the system's."""
    return words.system_errors.get(code) or words.system_error.format(code=code)


def printable(text: str) -> str:
    """Text from outside without what could steer a terminal."""
    return "".join(one if one.isprintable() or one in _BLANKS else "\ufffd" for one in text)


def quoted(text: str) -> str:
    """A word that somebody typed, made harmless and not longer than is useful."""
    shown = printable(text)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
