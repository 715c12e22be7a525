"""What fits on a small screen: 24 rows, 60 or 80 columns, French or English."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from screen import (
    CLEAR,
    CTRL_C,
    DOWN,
    ENTER,
    ESCAPE,
    ON_A_TERMINAL,
    SitDown,
    Terminal,
    flat,
    overlong,
    torn_words,
)

from coopadvisor.catalogue.model import Choice, Number, Question
from coopadvisor.decision.values import UNKNOWN

pytestmark = ON_A_TERMINAL

Lang = Literal["fr", "en"]
SIZES = [
    pytest.param(lang, columns, id=f"{lang}-{columns}")
    for lang in ("fr", "en")
    for columns in (60, 80)
]


@pytest.mark.long
@pytest.mark.parametrize(("lang", "columns"), SIZES)
def test_at_24_rows_a_question_its_answers_and_why_it_is_asked_are_all_on_screen(
    sit_down: SitDown, lang: Lang, columns: int
) -> None:
    person = sit_down("--all", catalogue=None, lang=lang, columns=columns)
    pick = person.voice.pick

    for question in person.voice.catalogue.questions:
        person.wait(pick(question.text), pick(question.help), person.words("dont-know"))
        if isinstance(question, Choice):
            look_at_every_option(person, question)
        person.press("?")
        person.wait(pick(question.text), pick(question.why), person.words("dont-know"))
        if isinstance(question, Choice):
            person.wait(*(pick(option.text) for option in question.options))
        person.answer(question.id, some_answer(question))


def some_answer(question: Question) -> str:
    """One that leads to more questions rather than fewer."""
    if isinstance(question, Number):
        return str(question.minimum)
    return next((one.id for one in question.options if not one.implies), UNKNOWN)


def look_at_every_option(person: Terminal, question: Choice) -> None:
    """Step through a list: at each entry, all that matters is on the screen."""
    pick = person.voice.pick
    texts = [pick(option.text) for option in question.options]
    for option in question.options:
        while not flat(pick(option.text)).startswith(here := person.pointed()):
            person.press(DOWN)
            person.wait_for_move(here)
        needed = [
            pick(question.text),
            person.words("dont-know"),
            *texts,
            person.words("dont-know"),
        ]
        if option.help:
            needed.append(pick(option.help))
        person.wait(*needed)


@pytest.mark.long
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_word_is_cut_and_no_line_too_long(sit_down: SitDown, lang: Lang, tmp_path: Path) -> None:
    (tmp_path / "summary.md").write_text("old", encoding="utf-8")
    slim, usual, wide = (sit_down(lang=lang, columns=columns) for columns in (60, 80, 160))

    for person in (slim, usual, wide):
        whole_interview(person)

    for person in (slim, usual):
        assert torn_words(person, wide) == []
        assert overlong(person) == []


def test_no_word_is_cut_when_an_interview_is_left(sit_down: SitDown) -> None:
    slim, wide = (sit_down("--member", "yes", lang="fr", columns=size) for size in (60, 160))

    for person in (slim, wide):
        person.answer("history", "new")
        person.wait("Question 2", person.words("dont-know"))
        person.press(CTRL_C)
        assert person.end() == 130

    assert torn_words(slim, wide) == []
    assert overlong(slim) == []
    assert len(slim.paragraph(slim.words("resume"))) == 1  # one line to copy


def test_the_command_that_gives_the_same_again_is_one_line_to_copy(sit_down: SitDown) -> None:
    person = sit_down("--history", "shared", columns=60)

    person.answer("member", "no")
    person.follow("finish")

    assert person.end() == 3
    assert len(person.paragraph(person.words("same-again"))) == 1, f"\n{person}"


def test_the_pointer_looks_the_same_in_every_list(sit_down: SitDown) -> None:
    person = sit_down("--member", "yes", "--history", "new")

    person.wait(person.words("dont-know"))
    questions = {row[1] for row in person.rows if row.startswith((" > ", " » "))}
    person.answer("team", "pair")
    person.wait(person.words("what-next"), person.words("next.finish"))
    offers = {row[1] for row in person.rows if row.startswith((" > ", " » "))}

    assert questions == offers


@pytest.mark.long
@pytest.mark.parametrize(("lang", "columns"), SIZES)
def test_no_break_spaces_are_blank_on_every_screen(
    sit_down: SitDown, lang: Lang, columns: int
) -> None:
    person = sit_down("--all", catalogue=None, lang=lang, columns=columns)
    words = person.words

    for question in person.voice.catalogue.questions:
        person.wait(person.voice.pick(question.text), words("dont-know"))
        person.press("?")
        person.wait(person.voice.pick(question.why), words("dont-know"))
        assert person.adorned == []
        person.answer(question.id, some_answer(question))
    person.wait(words("what-next"), words("next.finish"))
    assert person.adorned == []
    person.follow("summary")
    person.wait(words("ask-project"))
    person.press("Glaces\u00a0: l\u00a0été")
    person.wait("Glaces : l été")
    assert person.adorned == []
    person.press(ENTER)
    person.wait(words("ask-file"), words("summary-file"))
    assert person.adorned == []


def whole_interview(person: Terminal) -> None:
    """Every prompt there is, to the end, with the existing file left as it is."""
    words = person.words
    person.answer("member", "yes")
    person.answer("history", "shared")
    person.wait(person.number_hint)
    person.press("?")
    person.answer("cost", "60000")
    person.follow("rest")
    person.answer("team", "pair")
    person.answer("region", "north")
    person.follow("summary")
    person.wait(words("ask-project"))
    person.press(ENTER)
    person.wait(words("ask-file"), words("summary-file"))
    person.press(CLEAR, "summary.md", ENTER)
    person.confirm(words("offer-overwrite", file="summary.md"), yes=False)
    person.wait(words("ask-other-file"))
    person.press(ENTER)
    person.follow("change")
    person.wait(words("change-which"))
    person.press(ESCAPE)
    person.follow("finish")
    assert person.end() == 0


def test_where_the_sign_cannot_be_shown_a_word_says_that_an_answer_stands(
    sit_down: SitDown,
) -> None:
    signed, spelled = (sit_down(env={"PYTHONIOENCODING": code}) for code in ("utf-8", "ascii"))

    for person in (signed, spelled):
        person.answer("member", "yes")
        person.wait("Question 2")
    assert "✓ Membership: Yes" in signed.rows
    assert "Noted: Membership: Yes" in spelled.rows


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_answer_stays_in_sight_above_what_may_follow(sit_down: SitDown, lang: Lang) -> None:
    person = sit_down("--history", "new", "--team", "pair", lang=lang)

    person.answer("member", "yes")
    person.wait(person.words("what-next"), person.words("next.rest"))

    assert person.sees(person.words("recommended-headline").partition("{")[0], "SPARK")
    menu = next(
        i for i, row in enumerate(person.rows) if flat(person.words("what-next")) in flat(row)
    )
    assert sum(map(bool, person.rows[menu:])) <= 3, f"\n{person}"
