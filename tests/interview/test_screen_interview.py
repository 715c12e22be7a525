"""A whole interview with the list prompter, in a real pseudo-terminal."""

from __future__ import annotations

import re

import pytest
from screen import CTRL_D, DOWN, ENTER, ESCAPE, LAST, ON_A_TERMINAL, SitDown, flat

pytestmark = ON_A_TERMINAL

PARTNERSHIP = ("--partners", "two-leads", "--maturity", "new-topic")  # now the amount decides
TO_SPARK = {"member": "yes", "history": "new", "team": "pair"}


def test_an_interview_leads_to_a_recommendation_with_exit_code_0(sit_down: SitDown) -> None:
    person = sit_down()

    for question, value in TO_SPARK.items():
        person.answer(question, value)
    person.wait("That settles it: SPARK. What next?")
    person.follow("finish")

    assert person.end() == 0
    assert person.saw("Recommended: SPARK (Seed grant)")


def test_every_question_says_how_many_are_left(sit_down: SitDown) -> None:
    person = sit_down(lang="fr")

    person.wait("Question 1, puis 3 au plus")
    person.answer("member", "yes")
    person.wait("Question 2, puis 2 au plus")
    person.answer("history", "shared")
    person.wait("Question 3, puis 1 au plus")
    person.answer("cost", "unknown")
    person.wait("Question 4, la dernière")


def test_a_question_mark_says_why_a_question_is_asked(sit_down: SitDown) -> None:
    person = sit_down()

    person.answer("member", "yes")
    person.wait("Question 2", person.words("dont-know"))
    assert not person.sees(person.why("history"))
    person.press("?")
    person.wait(person.why("history"), person.words("dont-know"))
    person.answer("history", "new")
    person.wait("Question 3")


def test_a_question_mark_leaves_the_pointer_where_it_was(sit_down: SitDown) -> None:
    person = sit_down("--member", "yes", "--history", "new")

    person.wait(person.words("dont-know"), person.words("dont-know"))
    for _ in range(2):
        here = person.pointed()
        person.press(DOWN)
        person.wait_for_move(here)
    person.press("?")
    person.wait(person.why("team"), person.words("dont-know"))

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
    person.wait("✓ Membership: Yes", "Still possible: SPARK, BRIDGE or FLEET.")
    person.answer("history", "new")
    person.answer("team", "network")
    person.wait(
        "Still possible: BRIDGE or FLEET.",
        "No longer fits: SPARK. A SPARK takes two teams at most.",
    )
    person.answer("cost", "20000")
    person.wait(person.words("what-next"))
    assert person.saw("No longer fits: FLEET. A FLEET begins above €50,000.")
    assert flat(" ".join(person.lines)).count("No longer fits: SPARK.") == 1


def test_what_other_answers_put_behind_is_said(sit_down: SitDown) -> None:
    person = sit_down("--member", "yes")

    person.answer("history", "shared")
    person.wait("Still possible: BRIDGE or FLEET.", "Less suited, given your answers: SPARK.")


def test_an_answer_not_known_yet_leads_to_exit_code_4_and_the_flags_that_still_matter(
    sit_down: SitDown,
) -> None:
    person = sit_down(*LAST, "--team", "pair")

    person.answer("cost", "unknown")
    person.wait("Still possible: BRIDGE or FLEET.")
    person.follow("finish")

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
    person.wait("That settles it: BRIDGE.")
    assert person.saw("✓ Cost: €20,000")


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
    person.wait(person.words("what-next"))
    assert person.saw("✓ Coût : 60 000 €")


def test_an_amount_may_be_typed_where_its_range_is_asked_for_in_lines(sit_down: SitDown) -> None:
    person = sit_down("--cnrs-unit", "yes", *PARTNERSHIP, "--plain", catalogue=None)

    for typed in ("", "12.5", "60k"):
        person.wait_last(f"{person.words('plain-prompt', last=8)}{person.words.colon}")
        person.enter(typed)
    person.wait(person.words("what-next"))

    assert person.saw("Please type a number from 1 to 8.")
    assert person.saw("Noted: Budget: €60,000")


@pytest.mark.parametrize("plain", [False, True])
def test_an_amount_may_be_chosen_as_a_range_or_typed(sit_down: SitDown, *, plain: bool) -> None:
    person = sit_down("--cnrs-unit", "yes", *PARTNERSHIP, *["--plain"] * plain, catalogue=None)
    enter = ENTER if plain else ""

    person.wait(person.question("budget"), "€50,000 to €75,000", "more than €100,000")
    person.press(f"7{enter}")
    person.wait(person.words("plain-number-prompt" if plain else "number-keys", unit="€…"))
    person.press(f"b{ENTER}" if plain else ESCAPE)
    person.wait(person.words("another-amount"))
    person.press(f"4{enter}")
    person.wait(person.words("what-next"))
    person.press(f"1{enter}")

    assert person.end() == 0
    assert person.saw("Budget: €50,000 to €75,000. Counted as €62,000.")
    assert "62000" in person.command(person.words("same-again"))


def test_the_remaining_questions_are_offered_and_asked(sit_down: SitDown) -> None:
    person = sit_down("--member", "yes", "--history", "new")

    person.answer("team", "pair")
    person.follow("rest")
    person.wait("Question 2, then at most 1")
    person.answer("cost", "60000")
    person.answer("region", "south")
    person.follow("finish")

    assert person.end() == 0
    command = person.command(person.words("same-again"))
    for word in ("pair", "60000", "south"):
        assert word in command


def test_all_asks_every_question_and_offers_no_more(sit_down: SitDown) -> None:
    person = sit_down("--all", lang="fr")

    for question, value in TO_SPARK.items():
        person.answer(question, value)
    person.wait("Question 4, puis 1 au plus")
    person.answer("cost", "60k")
    person.answer("region", "unknown")
    person.follow("finish")

    assert person.end() == 0
    assert not person.saw(person.words("next.rest"))


def test_all_asks_even_where_the_options_settle_the_outcome(sit_down: SitDown) -> None:
    person = sit_down("--member", "no", "--all")

    person.wait("Question 1", person.question("history"))


def test_escape_at_the_first_of_the_remaining_questions_returns_to_the_menu(
    sit_down: SitDown,
) -> None:
    person = sit_down("--member", "yes", "--history", "new")

    person.answer("team", "pair")
    person.follow("rest")
    person.wait("Question 2, then at most 1", person.number_hint)
    person.press(ESCAPE)
    person.follow("finish")

    assert person.end() == 0
    assert "--cost" not in person.command(person.words("same-again"))


def test_no_question_is_offered_that_could_change_nothing(sit_down: SitDown) -> None:
    person = sit_down("--history", "shared")

    person.answer("member", "no")
    person.wait("none of the instruments fits. What next?", person.words("next.change"))
    assert not person.sees(person.words("next.rest"))
    person.press(ESCAPE)

    assert person.end() == 3


def test_an_answer_can_be_changed_and_the_others_stay(sit_down: SitDown) -> None:
    person = sit_down("--member", "yes", lang="fr")

    person.answer("history", "new")
    person.answer("team", "pair")
    person.follow("change")
    person.wait(person.words("change-which"))
    person.choose("Passé commun : rien encore")
    person.wait("Au lieu de « Passé commun : rien encore »")
    person.wait_pointed(person.option("history", "new"))
    person.answer("history", "shared")
    person.answer("cost", "20k")
    person.follow("finish")

    assert person.end() == 0
    assert person.saw("C’est tranché : BRIDGE.") is False  # the menu is gone, the answer stands
    assert person.saw("BRIDGE (Passerelle)")
    command = person.command(person.words("same-again"))
    assert {"yes", "shared", "pair", "20000"} <= set(command)


def test_a_changed_answer_says_which_other_one_had_to_go(sit_down: SitDown) -> None:
    person = sit_down("--member", "yes", "--history", "shared")

    person.answer("cost", "unknown")
    person.answer("team", "alone")
    person.follow("change")
    person.choose("Cost: not known yet")
    person.answer("cost", "60000")
    person.follow("finish")

    assert person.end() == 0
    assert person.saw("Dropped, as it contradicts this: Team: one team")
    assert "alone" not in person.command(person.words("same-again"))


@pytest.mark.parametrize("keys", [ESCAPE, CTRL_D])
def test_leaving_the_menu_is_finishing(sit_down: SitDown, keys: str) -> None:
    person = sit_down(*LAST, "--team", "pair")

    person.answer("cost", "unknown")
    person.wait(person.words("what-next"), person.words("next.finish"))
    person.press(keys)

    assert person.end() == 4
    assert person.saw(person.words("missing-answers"))
    assert person.command(person.words("same-again"))


def test_no_color_gives_no_colour_codes(sit_down: SitDown) -> None:
    person = sit_down(env={"NO_COLOR": "1"})

    for question, value in TO_SPARK.items():
        person.answer(question, value)
    person.follow("finish")

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
