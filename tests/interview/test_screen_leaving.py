"""Leaving an interview: nothing is lost, and the terminal is as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from running import invoke
from screen import CTRL_C, CTRL_D, ENTER, ESCAPE, LAST, ON_A_TERMINAL, SitDown, Terminal

pytestmark = ON_A_TERMINAL

MEMBER = ("--member", "yes")
KEYS = [pytest.param(CTRL_C, id="ctrl-c"), pytest.param(CTRL_D, id="ctrl-d")]


def left(person: Terminal) -> dict[str, Any]:
    """End the program; the answers that its last command goes on from."""
    assert person.end() == 130
    assert person.modes() == person.modes_before
    assert not person.steered
    command = person.command(person.words("resume"))
    assert command[:2] == ["coopadvisor", "ask"]
    again = invoke(*command[1:], "--format", "json", "--no-input")
    answers: dict[str, Any] = json.loads(again.out)["answers"]
    return answers


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("history", "lang"), [("new", "fr"), ("shared", "en")])
def test_leaving_at_a_list_or_a_number_keeps_the_answers(
    sit_down: SitDown, key: str, history: str, lang: str
) -> None:
    person = sit_down(lang=lang)

    person.answer("member", "yes")
    person.answer("history", history)
    person.wait("Question 3", person.words("dont-know") if history == "new" else person.number_hint)
    person.press(key)

    assert left(person) == {"member": "yes", "history": history}


@pytest.mark.parametrize("key", KEYS)
def test_leaving_at_a_number_gone_back_to_keeps_the_answers(sit_down: SitDown, key: str) -> None:
    person = sit_down(*LAST, "--team", "pair", "--all")

    person.answer("cost", "3")
    person.wait("Question 2", person.words("dont-know"))
    person.press(ESCAPE)
    person.wait(person.number_hint)
    person.press(key)

    answers = left(person)
    given = {"member": "yes", "history": "shared", "team": "pair", "cost": 3}
    assert {**answers, "cost": 3} == given


def test_leaving_at_the_menu_keeps_the_answers(sit_down: SitDown) -> None:
    person = sit_down(*LAST)

    person.answer("cost", "20000")
    person.wait(person.words("what-next"), person.words("next.finish"))
    person.press(CTRL_C)

    assert left(person)["cost"] == 20000


@pytest.mark.parametrize("key", KEYS)
def test_leaving_at_the_file_name_keeps_the_answers(
    sit_down: SitDown, key: str, tmp_path: Path
) -> None:
    person = sit_down(*LAST, "--project", "Glaces d'été")

    person.answer("cost", "20000")
    person.follow("summary")
    person.wait(person.words("ask-file"), person.words("summary-file"))
    person.press(key)

    assert left(person)["cost"] == 20000
    assert "Glaces d'été" in person.command(person.words("resume"))
    assert list(tmp_path.iterdir()) == []


def test_leaving_the_remaining_questions_resumes_with_them(sit_down: SitDown) -> None:
    person = sit_down(*LAST)

    person.answer("cost", "20000")
    person.follow("rest")
    person.wait("Question 2", person.words("dont-know"))
    person.press(CTRL_C)

    assert left(person)["cost"] == 20000
    assert "--all" in person.command(person.words("resume"))


def test_the_command_that_resumes_keeps_what_was_asked_for(
    sit_down: SitDown, tmp_path: Path
) -> None:
    person = sit_down(*MEMBER, "--format", "json", "-o", "my answer.json", "--today", "2026-11-20")

    person.wait("Question 1", person.words("dont-know"))
    person.press(CTRL_C)

    assert person.end() == 130
    command = person.command(person.words("resume"))
    for words in (["--output", "my answer.json"], ["--today", "2026-11-20"], ["--lang", "en"]):
        start = command.index(words[0])
        assert command[start : start + 2] == words
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_on_standard_output_when_an_interview_is_left(
    sit_down: SitDown, tmp_path: Path
) -> None:
    person = sit_down(*MEMBER, script='exec "$@" > answer.txt')

    person.wait("Question 1", person.words("dont-know"))
    person.press(CTRL_C)

    assert person.end() == 130
    assert (tmp_path / "answer.txt").read_bytes() == b""


def test_the_terminal_is_as_it_was_after_a_whole_interview(sit_down: SitDown) -> None:
    person = sit_down(*LAST)

    person.answer("cost", "20000")
    person.follow("summary")
    person.wait(person.words("ask-project"))
    person.press("A title", ENTER)
    person.wait(person.words("ask-file"), person.words("summary-file"))
    person.press(ENTER)
    person.follow("finish")

    assert person.end() == 0
    assert person.modes() == person.modes_before
    assert not person.steered
