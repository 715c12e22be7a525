"""Going back with Escape, on a real terminal."""

from __future__ import annotations

from screen import CLEAR, ENTER, ESCAPE, ON_A_TERMINAL, SitDown, flat

pytestmark = ON_A_TERMINAL


def test_escape_goes_back_with_the_earlier_answer_under_the_pointer(sit_down: SitDown) -> None:
    person = sit_down()

    person.answer("member", "yes")
    person.answer("history", "new")
    person.wait("Question 3", person.words("select-keys"))
    person.press(ESCAPE)
    person.wait_pointed(person.option("history", "new"))
    person.press(ENTER)
    person.wait("Question 3", person.question("team"))


def test_escape_goes_back_to_a_number_as_it_was_typed(sit_down: SitDown) -> None:
    person = sit_down("--history", "shared", "--member", "yes")

    person.answer("cost", "30000")
    person.confirm(person.words("offer-rest"), yes=True)
    person.wait("Question 2", person.words("select-keys"))
    person.press(ESCAPE)
    person.wait(person.number_hint)
    keys = next(i for i, row in enumerate(person.rows) if flat(row).startswith(person.number_hint))
    assert "30000" in [row.strip() for row in person.rows[keys + 1 : keys + 3]]
    person.press(ENTER)
    person.wait("> €30,000", "Question 2", person.words("select-keys"))


def test_later_answers_are_kept_after_an_answer_further_up_is_confirmed(
    sit_down: SitDown,
) -> None:
    person = sit_down(lang="fr")
    answers = {"member": "yes", "history": "new", "team": "network"}

    for question, option in answers.items():
        person.answer(question, option)
    person.wait("Question 4", person.number_hint)
    for question, option in reversed(answers.items()):
        person.press(ESCAPE)
        person.wait_pointed(person.option(question, option))
    person.press(ENTER)

    person.wait(
        *(
            f"Réponse gardée : {person.voice.label(name)} : {person.option(name, answers[name])}"
            for name in ("history", "team")
        ),
        "Question 4",
        person.number_hint,
    )


def test_a_later_answer_that_would_contradict_is_asked_again(sit_down: SitDown) -> None:
    person = sit_down("--member", "yes", "--history", "shared")

    person.answer("cost", "10000")
    person.confirm(person.words("offer-rest"), yes=True)
    person.answer("team", "alone")
    person.wait(person.question("region"), person.words("select-keys"))
    person.press(ESCAPE)
    person.wait_pointed(person.option("team", "alone"))
    person.press(ESCAPE)
    person.wait(person.number_hint)
    person.press(CLEAR, "20000", ENTER)

    person.wait(
        "No longer possible, so asked again: Team: one team",
        person.question("team"),
        person.words("select-keys"),
    )


def test_an_answer_that_contradicts_an_earlier_one_is_refused_and_asked_again(
    sit_down: SitDown,
) -> None:
    person = sit_down("--member", "yes", "--history", "shared")

    person.answer("cost", "20000")
    person.confirm(person.words("offer-rest"), yes=True)
    person.answer("team", "alone")
    person.wait("contradicts")
    person.confirm(person.words("offer-withdraw", answer="Cost: €20,000"), yes=False)
    person.answer("team", "pair")
    person.wait(person.question("region"))


def test_a_later_answer_that_now_follows_from_another_is_not_asked_nor_replayed(
    sit_down: SitDown,
) -> None:
    person = sit_down("--member", "yes", "--history", "new")

    person.answer("team", "pair")
    person.wait("That settles it: SPARK.")
    person.confirm(person.words("offer-rest"), yes=True)
    person.answer("cost", "20000")
    person.wait(person.question("region"), person.words("select-keys"))
    person.press(ESCAPE)
    person.wait("Question 2 (at most", person.number_hint)
    person.press(ESCAPE)
    person.wait_pointed(person.option("team", "pair"))
    person.answer("team", "alone")
    person.wait("Question 2", person.question("region"))
    person.answer("region", "unknown")
    person.confirm(person.words("offer-summary"), yes=False)

    assert person.end() == 0
    assert "--cost" not in person.command(person.words("same-again"))


def test_escape_at_the_first_question_is_harmless(sit_down: SitDown) -> None:
    person = sit_down("--history", "shared")

    person.wait("Question 1", person.words("select-keys"))
    for number in (1, 2):
        person.press(ESCAPE)
        person.wait_often(person.words("first-question"), number)
        person.wait(person.words("select-keys"))
    person.answer("member", "yes")
    person.wait("Question 2", person.question("cost"))
