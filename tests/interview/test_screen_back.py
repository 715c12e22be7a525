"""Going back with Escape, on a real terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from screen import CLEAR, ENTER, ESCAPE, Terminal, flat

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal"),
    pytest.mark.slow,
]

SitDown = Callable[..., Terminal]
TO_SITE = ("--cnrs-unit", "yes", "--maturity", "structured", "--localisation", "shared-site")


def test_escape_goes_back_with_the_earlier_answer_under_the_pointer(sit_down: SitDown) -> None:
    person = sit_down()

    person.answer("cnrs-unit", "yes")
    person.answer("partners", "community")
    person.wait("Question 3", person.words.select_keys)
    person.press(ESCAPE)
    person.wait_pointed("a network of laboratories, each with its own projects")
    person.press(ENTER)
    person.wait("Question 3", "What have you and your partners already done together?")


def test_escape_goes_back_to_a_number_as_it_was_typed(sit_down: SitDown) -> None:
    person = sit_down("--partners", "few-teams", "--maturity", "new-topic", "--cnrs-unit", "yes")

    person.answer("countries", "3")
    person.wait("Question 2", person.words.select_keys)
    person.press(ESCAPE)
    person.wait(person.number_hint)
    keys = next(i for i, row in enumerate(person.rows) if flat(row).startswith(person.number_hint))
    assert "3" in [row.strip() for row in person.rows[keys + 1 : keys + 3]]
    person.press(ENTER)
    person.wait("> 3 foreign countries", "Question 2", person.words.select_keys)


def test_later_answers_are_kept_after_an_answer_further_up_is_confirmed(
    sit_down: SitDown,
) -> None:
    person = sit_down(lang="fr")

    person.answer("cnrs-unit", "yes")
    person.answer("partners", "few-teams")
    person.answer("maturity", "new-topic")
    person.wait("Question 4", person.number_hint)
    person.press(ESCAPE)
    person.wait_pointed("des résultats communs, mais ce sujet-ci est nouveau")
    person.press(ESCAPE)
    person.wait_pointed("plusieurs laboratoires autour d’un même projet")
    person.press(ESCAPE)
    person.wait_pointed("Oui")
    person.press(ENTER)

    person.wait(
        "Réponse gardée : Partenaires : plusieurs laboratoires autour d’un même projet",
        "Réponse gardée : Maturité : des résultats communs, mais ce sujet-ci est nouveau",
        "Question 4 (encore 1 à 3, celle-ci comprise)",
        person.number_hint,
    )


def test_a_later_answer_that_would_contradict_is_asked_again(sit_down: SitDown) -> None:
    person = sit_down(*TO_SITE, "--budget", "20000")

    person.answer("countries", "1")
    person.confirm(person.words.offer_rest, yes=True)
    person.answer("partners", "two-leads")
    person.wait("Which CNRS institute", person.words.select_keys)
    person.press(ESCAPE)
    person.wait_pointed("two researchers and their teams, one here, one abroad")
    person.press(ESCAPE)
    person.wait(person.number_hint)
    person.press(CLEAR, "2", ENTER)

    person.wait(
        "No longer possible, so asked again: Partners: two researchers and their teams",
        "Who would join forces, in France and abroad?",
        person.words.select_keys,
    )


def test_an_answer_that_contradicts_an_earlier_one_is_refused_and_asked_again(
    sit_down: SitDown,
) -> None:
    person = sit_down(*TO_SITE, "--budget", "20000")

    person.answer("countries", "2")
    person.wait("Question 2", person.words.select_keys)
    person.answer("partners", "two-leads")
    other = "Foreign countries: 2 foreign countries"
    offer = person.words.offer_withdraw.format(answer=other)
    person.wait("contradicts")
    person.confirm(offer, yes=False)
    person.answer("partners", "community")
    person.wait("That settles it: IRN.")


def test_a_later_answer_that_now_follows_from_another_is_not_asked_nor_replayed(
    sit_down: SitDown,
) -> None:
    person = sit_down("--maturity", "new-topic", "--cnrs-unit", "yes", "--localisation", "stays")

    person.answer("partners", "few-teams")
    person.answer("countries", "3")
    person.wait("That settles it: IRN.")
    person.confirm(person.words.offer_rest, yes=True)
    person.wait("Question 3 (at most", person.number_hint)
    person.press(ESCAPE)
    person.wait("Question 2 (at most", person.number_hint)
    person.press(ESCAPE)
    person.wait_pointed("several laboratories on one shared project")
    person.answer("partners", "two-leads")
    person.wait("Question 2 (at most", "How much do you expect")
    person.answer("budget", "60k")
    person.answer("institute", "unknown")
    person.confirm(person.words.offer_summary, yes=False)

    assert person.end() == 0
    assert "--countries" not in person.command(person.words.same_again)


def test_escape_at_the_first_question_is_harmless(sit_down: SitDown) -> None:
    person = sit_down("--maturity", "joint-results")

    person.wait("Question 1", person.words.select_keys)
    for number in (1, 2):
        person.press(ESCAPE)
        person.wait_often(person.words.first_question, number)
        person.wait(person.words.select_keys)
    person.answer("cnrs-unit", "yes")
    person.wait("Question 2", "Who would join forces")
