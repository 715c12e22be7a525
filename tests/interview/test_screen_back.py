"""Going back with Escape, on a real terminal."""

from __future__ import annotations

from screen import ENTER, ESCAPE, ON_A_TERMINAL, SitDown, flat

pytestmark = ON_A_TERMINAL


def test_escape_goes_back_with_the_earlier_answer_under_the_pointer(sit_down: SitDown) -> None:
    person = sit_down()

    person.answer("member", "yes")
    person.answer("history", "new")
    person.wait("Question 3", person.words("dont-know"))
    person.press(ESCAPE)
    person.wait_pointed(person.option("history", "new"))
    person.press(ENTER)
    person.wait("Question 3", person.question("team"))


def test_escape_goes_back_to_a_number_as_it_was_typed(sit_down: SitDown) -> None:
    person = sit_down("--history", "shared", "--member", "yes", "--team", "pair", "--all")

    person.answer("cost", "30000")
    person.wait("Question 2", person.words("dont-know"))
    person.press(ESCAPE)
    person.wait(person.number_hint)
    assert not person.sees("✓")
    keys = next(i for i, row in enumerate(person.rows) if flat(row).startswith(person.number_hint))
    assert "30000" in [row.strip() for row in person.rows[keys + 1 : keys + 3]]
    person.press(ENTER)
    person.wait("✓ Cost: €30,000", "Question 2", person.words("dont-know"))


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
            f"✓ {person.voice.label(name)} : {person.option(name, answers[name])} (inchangé)"
            for name in ("history", "team")
        ),
        "Question 4",
        person.number_hint,
    )
    assert flat(" ".join(person.lines)).count("✓") == len(answers)  # going back left none behind


def test_an_answer_that_contradicts_an_earlier_one_is_refused_and_asked_again(
    sit_down: SitDown,
) -> None:
    person = sit_down("--member", "yes", "--history", "new", "--cost", "20000", "--all")

    person.answer("team", "alone")
    person.wait("contradicts", person.words("offer-withdraw", answer="Cost: €20,000"))
    person.press(person.words("no-key"))
    person.wait("Question 1", person.question("team"), "contradicts")
    assert not person.sees(person.words("offer-withdraw", answer="Cost: €20,000"))
    person.answer("team", "pair")
    person.wait(person.question("region"))
    assert not person.sees("contradicts")


def test_a_later_answer_that_now_follows_from_another_is_not_asked_nor_replayed(
    sit_down: SitDown,
) -> None:
    person = sit_down("--member", "yes", "--history", "new", "--all")

    person.answer("team", "pair")
    person.answer("cost", "20000")
    person.wait(person.question("region"), person.words("dont-know"))
    person.press(ESCAPE)
    person.wait("Question 2, then at most 1", person.number_hint)
    person.press(ESCAPE)
    person.wait_pointed(person.option("team", "pair"))
    person.answer("team", "alone")
    person.wait("Question 2, the last one", person.question("region"))
    person.answer("region", "unknown")
    person.follow("finish")

    assert person.end() == 0
    assert "--cost" not in person.command(person.words("same-again"))


def test_escape_at_the_first_question_is_harmless(sit_down: SitDown) -> None:
    person = sit_down("--history", "shared")

    person.wait("Question 1", person.words("dont-know"))
    person.press(ESCAPE)
    person.wait(person.words("first-question"), person.words("dont-know"))
    person.answer("member", "yes")
    person.wait("Question 2", person.question("cost"))
    assert not person.sees(person.words("first-question"))


def test_going_back_leaves_nothing_behind(sit_down: SitDown) -> None:
    person = sit_down()

    person.wait("Question 1", person.words("dont-know"))
    before = person.rows
    for question, option in (("member", "yes"), ("history", "new"), ("team", "network")):
        person.answer(question, option)
    person.wait("Question 4", person.number_hint)
    person.press("abc", ENTER)
    person.wait("is not a whole number")
    for question, option in (("team", "network"), ("history", "new"), ("member", "yes")):
        person.press(ESCAPE)
        person.wait_pointed(person.option(question, option))
    person.wait("Question 1")

    assert person.rows == before, f"\n{person}"
