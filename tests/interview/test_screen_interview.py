"""A whole interview with the list prompter, in a real pseudo-terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import pytest
from screen import DOWN, ENTER, ESCAPE, Terminal, flat, shipped

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal"),
    pytest.mark.slow,
]

SitDown = Callable[..., Terminal]
TO_IRP = {"cnrs-unit": "yes", "partners": "two-leads", "maturity": "joint-results"}
TO_LAST = ("--cnrs-unit", "yes", "--partners", "few-teams", "--maturity", "joint-results")


def test_an_interview_leads_to_a_recommendation_with_exit_code_0(sit_down: SitDown) -> None:
    person = sit_down()

    for question, value in TO_IRP.items():
        person.answer(question, value)
    person.wait("That settles it: IRP.")
    person.confirm(person.words.offer_rest, yes=False)
    person.confirm(person.words.offer_summary, yes=False)

    assert person.end() == 0
    assert person.saw("Recommended: IRP (International Research Project)")


def test_every_question_says_how_many_are_left(sit_down: SitDown) -> None:
    person = sit_down(lang="fr")

    person.wait("Question 1 (encore 1 à 6, celle-ci comprise)")
    person.answer("cnrs-unit", "yes")
    person.wait("Question 2 (encore 2 à 5, celle-ci comprise)")
    person.answer("partners", "few-teams")
    person.answer("maturity", "joint-results")
    person.wait("Question 4, la dernière")


def test_a_question_mark_says_why_a_question_is_asked(sit_down: SitDown) -> None:
    person = sit_down()
    partners = next(one for one in shipped().questions if one.id == "partners")

    person.answer("cnrs-unit", "yes")
    person.wait("Question 2", person.words.select_keys)
    assert not person.sees(person.voice.pick(partners.why))
    person.press("?")
    person.wait(person.voice.pick(partners.why), person.words.select_keys)
    person.answer("partners", "few-teams")
    person.wait("Question 3")


def test_a_question_mark_leaves_the_pointer_where_it_was(sit_down: SitDown) -> None:
    person = sit_down("--cnrs-unit", "yes")

    person.wait(person.words.select_keys, person.words.dont_know)
    for _ in range(2):
        here = person.pointed()
        person.press(DOWN)
        person.wait_for_move(here)
    person.press("?")
    person.wait("A project between teams, a network and an agreement", person.words.select_keys)

    assert person.pointed() == "a network of laboratories, each with its own projects"


def test_a_question_mark_at_a_number_says_why_it_is_asked(sit_down: SitDown) -> None:
    person = sit_down(*TO_LAST)

    person.wait(person.number_hint)
    person.press("?")
    person.wait("An IRP takes one or two foreign countries", person.number_hint)
    person.answer("countries", "2")
    person.wait("That settles it: IRP.")


def test_each_answer_says_what_is_possible_and_what_is_ruled_out_and_why(
    sit_down: SitDown,
) -> None:
    person = sit_down()

    person.answer("cnrs-unit", "yes")
    person.wait("Still possible: IEA, IRP, IRN, IRL, IRC or none of them.")
    person.answer("partners", "few-teams")
    person.wait(
        "Still possible: IEA, IRP, IRN or IRL.",
        "Ruled out: IRC. An IRC binds the CNRS to a partner institution",
    )
    person.answer("maturity", "new-topic")
    person.wait("Still possible: IEA, IRP or IRN.", "Behind, given your answers: IRL.")
    person.answer("countries", "3")
    person.wait(
        "Ruled out: IRP. An IRP involves laboratories from one or two foreign countries",
        "Ruled out earlier: IRC.",
    )


def test_an_answer_not_known_yet_leads_to_an_undecided_advice_and_exit_code_4(
    sit_down: SitDown,
) -> None:
    person = sit_down(*TO_LAST)

    person.answer("countries", "unknown")
    person.wait("No further question would settle it. Still possible: IRP or IRN.")
    person.confirm(person.words.offer_rest, yes=False)
    person.confirm(person.words.offer_summary, yes=False)

    assert person.end() == 4
    assert person.saw("Not settled yet: IRP or IRN, depending on what you have not answered")


def test_an_undecided_interview_names_the_flags_that_still_matter(sit_down: SitDown) -> None:
    person = sit_down(*TO_LAST)

    person.answer("countries", "unknown")
    person.confirm(person.words.offer_rest, yes=False)
    person.confirm(person.words.offer_summary, yes=False)

    assert person.end() == 4
    assert person.saw(person.words.missing_answers)
    assert person.saw("--countries NUMBER | unknown")


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("abc", "‘abc’ is not a whole number"),
        ("-5", "‘-5’ is too small"),
        ("1.5", "‘1.5’ is not a whole number"),
        ("900", "‘900’ is too large"),
    ],
)
def test_a_wrong_number_is_explained_and_can_be_corrected(
    sit_down: SitDown, typed: str, complaint: str
) -> None:
    person = sit_down(*TO_LAST)

    person.wait(person.number_hint)
    person.press(typed, ENTER)
    person.wait(complaint)
    person.answer("countries", "2")
    person.wait("> 2 foreign countries", "That settles it: IRP.")


@pytest.mark.parametrize("columns", [60, 80])
def test_the_complaint_about_a_number_says_what_is_accepted(
    sit_down: SitDown, columns: int
) -> None:
    person = sit_down(*TO_LAST, columns=columns)

    person.wait(person.number_hint)
    person.press("abc", ENTER)
    person.wait("is not a whole number")

    assert person.sees("It takes a whole number from 1 to 190."), f"\n{person}"


def test_a_complaint_names_the_question_as_the_person_saw_it(sit_down: SitDown) -> None:
    person = sit_down(*TO_LAST, lang="fr")

    person.wait(person.number_hint)
    person.press("abc", ENTER)
    person.wait("n’est pas un nombre entier")

    assert not person.sees("(countries)"), f"\n{person}"


def test_an_amount_may_be_typed_as_people_write_it(sit_down: SitDown) -> None:
    person = sit_down(*TO_LAST, "--countries", "2", "--localisation", "stays", "--all", lang="fr")

    person.answer("budget", "60k")
    person.wait("> 60 000 €")


def test_the_remaining_questions_are_offered_and_asked(sit_down: SitDown) -> None:
    person = sit_down(*TO_LAST)

    person.answer("countries", "2")
    person.confirm(person.words.offer_rest, yes=True)
    person.answer("localisation", "stays")
    person.wait("Question 3 (at most")
    person.answer("budget", "60000")
    person.answer("institute", "insmi")
    person.confirm(person.words.offer_summary, yes=False)

    assert person.end() == 0
    command = person.command(person.words.same_again)
    for word in ("stays", "60000", "insmi"):
        assert word in command


def test_all_asks_every_question_and_offers_no_more(sit_down: SitDown) -> None:
    person = sit_down("--all", lang="fr")

    for question, value in TO_IRP.items():
        person.answer(question, value)
    person.wait("Question 4 (encore 3 au plus, celle-ci comprise)")
    person.answer("localisation", "stays")
    person.answer("budget", "60k")
    person.answer("institute", "unknown")
    person.confirm(person.words.offer_summary, yes=False)

    assert person.end() == 0
    assert not person.saw(person.words.offer_rest)


def test_all_asks_even_where_the_options_settle_the_outcome(sit_down: SitDown) -> None:
    person = sit_down("--cnrs-unit", "no", "--all")

    person.wait("Question 1", "Who would join forces")


def test_escape_in_the_remaining_questions_reaches_those_before_them(sit_down: SitDown) -> None:
    person = sit_down(*TO_LAST)

    person.answer("countries", "2")
    person.confirm(person.words.offer_rest, yes=True)
    person.wait("Question 2 (at most", person.words.select_keys)
    person.press(ESCAPE)
    person.wait("How many foreign partner countries", person.number_hint)
    person.answer("countries", "5")
    person.wait("Ruled out: IRP.", "Question 2 (at most")


def test_no_color_gives_no_colour_codes(sit_down: SitDown) -> None:
    person = sit_down(env={"NO_COLOR": "1"})

    for question, value in TO_IRP.items():
        person.answer(question, value)
    person.confirm(person.words.offer_rest, yes=False)
    person.confirm(person.words.offer_summary, yes=False)

    assert person.end() == 0
    assert colours(person.raw) == []


def colours(raw: bytes) -> list[str]:
    """The colour parameters of all graphic renditions; bold and the like are none."""
    asked = [
        code
        for found in re.findall(rb"\x1b\[([0-9;]*)m", raw)
        for code in flat(found.decode()).split(";")
    ]
    return [code for code in asked if re.fullmatch(r"[349][0-8]|10[0-7]", code)]
