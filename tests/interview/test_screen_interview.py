"""A whole interview with the list prompter, in a real pseudo-terminal."""

from __future__ import annotations

import re

import pytest
from screen import DOWN, ENTER, ESCAPE, LAST, ON_A_TERMINAL, SitDown, flat

pytestmark = ON_A_TERMINAL

TO_SPARK = {"member": "yes", "history": "new", "team": "pair"}


def test_an_interview_leads_to_a_recommendation_with_exit_code_0(sit_down: SitDown) -> None:
    person = sit_down()

    for question, value in TO_SPARK.items():
        person.answer(question, value)
    person.wait("That settles it: SPARK.")
    person.confirm(person.words("offer-rest"), yes=False)
    person.confirm(person.words("offer-summary"), yes=False)

    assert person.end() == 0
    assert person.saw("Recommended: SPARK (Seed grant)")


def test_every_question_says_how_many_are_left(sit_down: SitDown) -> None:
    person = sit_down(lang="fr")

    person.wait("Question 1 (encore 1 à 4, celle-ci comprise)")
    person.answer("member", "yes")
    person.wait("Question 2 (encore 2 à 3, celle-ci comprise)")
    person.answer("history", "shared")
    person.wait("Question 3, la dernière")


def test_a_question_mark_says_why_a_question_is_asked(sit_down: SitDown) -> None:
    person = sit_down()

    person.answer("member", "yes")
    person.wait("Question 2", person.words("select-keys"))
    assert not person.sees(person.why("history"))
    person.press("?")
    person.wait(person.why("history"), person.words("select-keys"))
    person.answer("history", "new")
    person.wait("Question 3")


def test_a_question_mark_leaves_the_pointer_where_it_was(sit_down: SitDown) -> None:
    person = sit_down("--member", "yes", "--history", "new")

    person.wait(person.words("select-keys"), person.words("dont-know"))
    for _ in range(2):
        here = person.pointed()
        person.press(DOWN)
        person.wait_for_move(here)
    person.press("?")
    person.wait(person.why("team"), person.words("select-keys"))

    assert person.pointed() == person.option("team", "network")


def test_a_question_mark_at_a_number_says_why_it_is_asked(sit_down: SitDown) -> None:
    person = sit_down(*LAST)

    person.wait(person.number_hint)
    person.press("?")
    person.wait(person.why("cost"), person.number_hint)
    person.answer("cost", "20000")
    person.wait("That settles it: BRIDGE.")


def test_each_answer_says_what_is_possible_and_what_is_ruled_out_and_why(
    sit_down: SitDown,
) -> None:
    person = sit_down()

    person.answer("member", "yes")
    person.wait("Still possible: SPARK, BRIDGE or FLEET.")
    person.answer("history", "new")
    person.answer("team", "network")
    person.wait(
        "Still possible: BRIDGE or FLEET.",
        "Ruled out: SPARK. A SPARK takes two teams at most.",
    )
    person.answer("cost", "20000")
    person.wait("Ruled out: FLEET. A FLEET begins above €50,000.", "Ruled out earlier: SPARK.")


def test_what_other_answers_put_behind_is_said(sit_down: SitDown) -> None:
    person = sit_down("--member", "yes")

    person.answer("history", "shared")
    person.wait("Still possible: BRIDGE or FLEET.", "Behind, given your answers: SPARK.")


def test_an_answer_not_known_yet_leads_to_exit_code_4_and_the_flags_that_still_matter(
    sit_down: SitDown,
) -> None:
    person = sit_down(*LAST, "--team", "pair")

    person.answer("cost", "unknown")
    person.wait("No further question would settle it. Still possible: BRIDGE or FLEET.")
    person.confirm(person.words("offer-rest"), yes=False)
    person.confirm(person.words("offer-summary"), yes=False)

    assert person.end() == 4
    assert person.saw("Not settled yet: BRIDGE or FLEET, depending on what you have not answered")
    assert person.saw(person.words("missing-answers"))
    assert person.saw("--cost NUMBER | unknown")


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("abc", "‘abc’ is not a whole number"),
        ("-5", "‘-5’ is too small"),
        ("1.5", "‘1.5’ is not a whole number"),
        ("1000000", "‘1000000’ is too large"),
    ],
)
def test_a_wrong_number_is_explained_and_can_be_corrected(
    sit_down: SitDown, typed: str, complaint: str
) -> None:
    person = sit_down(*LAST)

    person.wait(person.number_hint)
    person.press(typed, ENTER)
    person.wait(complaint)
    person.answer("cost", "20000")
    person.wait("> €20,000", "That settles it: BRIDGE.")


@pytest.mark.parametrize("columns", [60, 80])
def test_the_complaint_about_a_number_says_what_is_accepted(
    sit_down: SitDown, columns: int
) -> None:
    person = sit_down(*LAST, columns=columns)

    person.wait(person.number_hint)
    person.press("abc", ENTER)
    person.wait("is not a whole number")

    assert person.sees("It takes a whole number from 0 to 900,000."), f"\n{person}"


def test_a_complaint_names_the_question_as_the_person_saw_it(sit_down: SitDown) -> None:
    person = sit_down(*LAST, lang="fr")

    person.wait(person.number_hint)
    person.press("abc", ENTER)
    person.wait("n’est pas un nombre entier")

    assert not person.sees("(cost)"), f"\n{person}"


def test_an_amount_may_be_typed_as_people_write_it(sit_down: SitDown) -> None:
    person = sit_down(*LAST, lang="fr")

    person.answer("cost", "60k")
    person.wait("> 60 000 €")


def test_the_remaining_questions_are_offered_and_asked(sit_down: SitDown) -> None:
    person = sit_down("--member", "yes", "--history", "new")

    person.answer("team", "pair")
    person.confirm(person.words("offer-rest"), yes=True)
    person.wait("Question 2 (at most")
    person.answer("cost", "60000")
    person.answer("region", "south")
    person.confirm(person.words("offer-summary"), yes=False)

    assert person.end() == 0
    command = person.command(person.words("same-again"))
    for word in ("pair", "60000", "south"):
        assert word in command


def test_all_asks_every_question_and_offers_no_more(sit_down: SitDown) -> None:
    person = sit_down("--all", lang="fr")

    for question, value in TO_SPARK.items():
        person.answer(question, value)
    person.wait("Question 4 (encore 2 au plus, celle-ci comprise)")
    person.answer("cost", "60k")
    person.answer("region", "unknown")
    person.confirm(person.words("offer-summary"), yes=False)

    assert person.end() == 0
    assert not person.saw(person.words("offer-rest"))


def test_all_asks_even_where_the_options_settle_the_outcome(sit_down: SitDown) -> None:
    person = sit_down("--member", "no", "--all")

    person.wait("Question 1", person.question("history"))


def test_escape_in_the_remaining_questions_reaches_those_before_them(sit_down: SitDown) -> None:
    person = sit_down(*LAST)

    person.answer("cost", "20000")
    person.confirm(person.words("offer-rest"), yes=True)
    person.wait("Question 2 (at most", person.words("select-keys"))
    person.press(ESCAPE)
    person.wait(person.question("cost"), person.number_hint)
    person.answer("cost", "60000")
    person.wait("Ruled out: BRIDGE.", "Question 2 (at most")


def test_no_color_gives_no_colour_codes(sit_down: SitDown) -> None:
    person = sit_down(env={"NO_COLOR": "1"})

    for question, value in TO_SPARK.items():
        person.answer(question, value)
    person.confirm(person.words("offer-rest"), yes=False)
    person.confirm(person.words("offer-summary"), yes=False)

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
