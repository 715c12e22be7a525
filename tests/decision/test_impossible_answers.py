"""Answers that nothing completes are refused rather than answered with "nothing fits"."""

from __future__ import annotations

import pytest
from running import invoke
from shipped_answers import LANGUAGES
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants

from coopadvisor import AnswersError, advise, outcome
from coopadvisor.catalogue.model import Option
from coopadvisor.interview.session import Session, record
from coopadvisor.language.errors import say_flag_error
from coopadvisor.language.voice import speak


def implying(name: str, answer: str) -> Option:
    return Option(id=name, text=WORDS, said=WORDS, implies={"b": answer})


# Whatever is answered to a, b is x or y: never z.
CATALOGUE = catalogue_of(
    [choice("a", [implying("one", "x"), implying("two", "y")]), choice("b", ["x", "y", "z"])],
    [instrument("i", wants("b", "rule", ["x"])), instrument("j", wants("b", "rule", ["z"]))],
)


def test_they_are_an_error_that_names_the_question_left() -> None:
    for ask in (advise, outcome):
        with pytest.raises(AnswersError) as raised:
            ask(CATALOGUE, {"b": "z"})
        error = raised.value
        assert (error.kind, error.question, error.found) == ("impossible", "a", "")
        assert str(raised.value) == "every answer to a contradicts one that is given"


def test_an_interview_does_not_take_them() -> None:
    with pytest.raises(AnswersError):
        record(Session(CATALOGUE, {}), "b", "z")


def test_what_can_be_completed_is_answered() -> None:
    assert outcome(CATALOGUE, {"b": "x"}).instruments == ("i",)
    assert outcome(CATALOGUE, {"b": "y"}).outcome == "none"


def test_the_sentence_says_what_to_do() -> None:
    with pytest.raises(AnswersError) as raised:
        outcome(CATALOGUE, {"b": "z"})

    for language in LANGUAGES:
        voice = speak(CATALOGUE, language)
        told = say_flag_error(voice, raised.value, {})
        said = voice.words("answers-error.impossible", label=voice.label("a"))
        assert told == said[:1].upper() + said[1:]


def test_the_shipped_catalogue_has_none() -> None:
    assert invoke("ask", "--countries", "190", "--no-input").code == 4
