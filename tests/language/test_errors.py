"""What went wrong is said in whole sentences, without what could steer a terminal."""

from typing import get_args

import pytest
from shipped_answers import in_both_languages

from coopadvisor import AnswersError, Catalogue
from coopadvisor.catalogue.model import Language
from coopadvisor.catalogue.problems import Kind, Problem, reason_of
from coopadvisor.decision.values import ErrorKind
from coopadvisor.language.errors import (
    printable,
    problem_sentence,
    quoted,
    say_answers_error,
    say_problem,
    say_system_error,
)
from coopadvisor.language.messages import messages
from coopadvisor.language.voice import speak


@in_both_languages
@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_of_problem_is_one_sentence_with_its_place(
    kind: Kind, language: Language
) -> None:
    words = messages(language)
    found = "ENOENT" if kind == "unreadable" else "found"
    said = say_problem(words, Problem("a.yaml", 3, 7, "x[0].y", kind, found, "expected", "near"))

    assert said.startswith(f"a.yaml:3:7{words.colon} x[0].y ")
    assert said.endswith(words("did-you-mean", nearest="near"))
    assert "{" not in said.replace("{n}", "")
    assert "\n" not in said


@in_both_languages
def test_a_problem_of_the_whole_file_has_no_line(language: Language) -> None:
    said = say_problem(messages(language), Problem("a.yaml", 0, 0, "", "empty"))

    assert said.startswith(f"a.yaml{messages(language).colon} ")
    assert ":0" not in said


@in_both_languages
@pytest.mark.parametrize("kind", get_args(ErrorKind))
def test_every_kind_of_wrong_answer_is_a_sentence_of_its_own(
    kind: ErrorKind, language: Language, catalogue: Catalogue
) -> None:
    error = AnswersError(
        kind,
        "maturity",
        "structured",
        expected=("one", "two"),
        cause=("partners", "two-leads"),
        implied=("countries", "1"),
    )
    said = say_answers_error(speak(catalogue, language), error)

    assert said[0].isupper() or said[0] in "‘«"
    assert said.endswith(messages(language)("takes", values="one, two"))
    assert ".." not in said
    assert "{" not in said


@in_both_languages
@pytest.mark.parametrize("code", ["ENOENT", "EACCES", "ENOSPC", "EISDIR", "EUNHEARDOF", "EINVAL"])
def test_a_refusal_of_the_system_is_said_in_words_or_by_its_name(
    code: str, language: Language
) -> None:
    words = messages(language)

    said = say_system_error(words, code)

    assert not said.startswith("system-error")
    assert said in (
        words(f"system-error.{code}"),
        words("system-error", code=code),
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (FileNotFoundError(2, ""), "ENOENT"),
        (OSError(28, ""), "ENOSPC"),
        (OSError("no number"), "EINVAL"),
        (ValueError("embedded null byte"), "EINVAL"),
        (OSError(99999, ""), "99999"),
    ],
)
def test_a_system_error_has_a_name(error: Exception, code: str) -> None:
    assert reason_of(error) == code


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a b", "a b"),
        ("é\u00a0€", "é\u00a0€"),
        ("\x1b[31m", "\ufffd[31m"),
        ("a\nb\tc", "a\ufffdb\ufffdc"),
        ("\u202e\u200b\x9b", "\ufffd\ufffd\ufffd"),
        ("\udcff", "\ufffd"),
        ("日本語 🧊", "日本語 🧊"),
    ],
)
def test_what_is_not_printable_is_replaced(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_word_that_is_too_long_to_repeat_is_cut_and_made_harmless() -> None:
    assert quoted("\x1bword") == "\ufffdword"
    assert len(quoted("x" * 10_000)) < 100
    assert quoted("x" * 10_000).endswith("x…")


@pytest.mark.parametrize(("nearest", "end"), [("", "There are: yes, no."), ("yes", "mean yes?")])
def test_where_nothing_is_near_the_names_there_are_are_told(nearest: str, end: str) -> None:
    problem = Problem("f", 1, 1, "a", "unknown-reference", "maybe", "yes, no", nearest)
    told = problem_sentence(messages("en"), problem)

    assert told.startswith("a refers to ‘maybe’, which does not exist. ")
    assert told.endswith(end)
