"""Answers to optional questions that would change the outcome are named, and no others."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import assume, given
from oracle import Oracle, Value
from random_catalogues import partial_answers, repeatably
from shipped_answers import LANGUAGES
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants
from tree_descent import covers

from coopadvisor import Catalogue, advise
from coopadvisor.advice.forks import Turn
from coopadvisor.advice.report import report
from coopadvisor.catalogue.model import Option, Overlay
from coopadvisor.decision import completions
from coopadvisor.decision.partition import Band
from coopadvisor.language.sentences import turn_lines
from coopadvisor.language.voice import speak
from coopadvisor.writers.json import write_json

Spoken = tuple[dict[str, Value], ...]


@repeatably
@given(partial_answers())
def test_an_optional_answer_is_named_if_some_completion_has_another_outcome_with_it(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case
    known = oracle.known(answers)
    completions = list(oracle.completions(known))
    assume(completions)
    expected = {}
    for name, asked in oracle.world.questions.items():
        if asked.optional and name not in known:
            turning = [
                value
                for value in asked.firsts
                if any(
                    oracle.judge({**one, name: value}).winners != oracle.judge(one).winners
                    for one in completions
                )
            ]
            if turning:
                expected[name] = turning

    assert {
        turn.question: [
            value
            for value in oracle.world.questions[turn.question].firsts
            if any(covers(band, value) for band in turn.values)
        ]
        for turn in advise(catalogue, answers).turns
    } == expected


def test_the_institutes_of_the_shipped_catalogue_turn_nothing(
    catalogue: Catalogue, spoken: Spoken
) -> None:
    assert advise(catalogue, {}).turns == ()
    for answers in spoken[::7]:
        assert advise(catalogue, answers).turns == ()
        assert advise(catalogue, dict(list(answers.items())[:3])).turns == ()


def funders(reading: str) -> Catalogue:
    """Two instruments told apart by one question; one funder reads it as *reading* does."""
    own = Overlay(instrument="small", conditions=(wants("team", "rule", [reading]),))
    return catalogue_of(
        [
            choice("team", ["one", "many"]),
            choice(
                "funder",
                [Option(id="strict", text=WORDS, said=WORDS, overlays=(own,)), "usual"],
                optional=True,
            ),
        ],
        [
            instrument("small", wants("team", "rule", ["one"])),
            instrument("large", wants("team", "practice", ["many"])),
        ],
    )


def test_a_funder_that_would_turn_the_advice_is_named_until_it_is_answered() -> None:
    catalogue = funders("many")

    assert advise(catalogue, {"team": "one"}).turns == (Turn("funder", (Band(option="strict"),)),)
    assert advise(catalogue, {}).turns == (Turn("funder", (Band(option="strict"),)),)
    assert advise(catalogue, {"team": "one", "funder": "unknown"}).turns != ()
    assert advise(catalogue, {"team": "one", "funder": "usual"}).turns == ()
    assert advise(funders("one"), {"team": "one"}).turns == ()


def test_what_cannot_be_followed_is_not_said_to_turn_anything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(completions, "MOST_STATES", 0)

    assert advise(funders("many"), {}).turns == ()
    assert advise(funders("many"), {"team": "one"}).turns != ()


def test_it_is_told_with_its_question_and_the_answers_that_would() -> None:
    found = report(funders("many"), {"team": "one"}, dt.date(2026, 11, 25))
    told = json.loads(write_json(found, "en", [found.catalogue]))["optional"]

    assert told == [{"question": "funder", "values": ["strict"]}]
    for language in LANGUAGES:
        voice = speak(found.catalogue, language)
        (line,) = turn_lines(voice, found)
        assert voice.label("funder") in line
        assert voice.answer("funder", "strict") in line
