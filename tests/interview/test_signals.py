"""Signals in an interview: the terminal is as it was, and the answers are not lost."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from typing import Any

import pytest
from running import invoke
from screen import CTRL_C, CTRL_Z, ENTER, ON_A_TERMINAL, SitDown, Terminal

pytestmark = ON_A_TERMINAL

MEMBER = ("--member", "yes")
ENDS = [pytest.param(signal.SIGTERM, id="sigterm"), pytest.param(signal.SIGHUP, id="sighup")]


def at_the_menu(person: Terminal) -> None:
    person.answer("history", "new")
    person.answer("team", "pair")
    person.wait(person.words("what-next"), person.words("next.finish"))


def at_a_number(person: Terminal) -> None:
    at_the_menu(person)
    person.follow("rest")
    person.wait("Question 3", person.number_hint)


def at_a_list(person: Terminal) -> None:
    at_a_number(person)
    person.answer("cost", "2")
    person.wait("Question 4", person.words("dont-know"))


def at_a_changed_answer(person: Terminal) -> None:
    at_the_menu(person)
    person.follow("change")
    person.choose(person.voice.answered("team", "pair"))
    person.wait(person.question("team"), person.words("dont-know"))


def at_the_title(person: Terminal) -> None:
    at_the_menu(person)
    person.follow("summary")
    person.wait_last(f"{person.words('ask-project')}{person.words.colon}")


def at_the_file_name(person: Terminal) -> None:
    at_the_title(person)
    person.press(ENTER)
    person.wait(person.words("ask-file"), person.words("summary-file"))


def at_a_plain_line(person: Terminal) -> None:
    person.wait(person.words("dont-know"))
    person.enter("2")
    person.wait(person.words("what-next"))


PROMPTS = [
    pytest.param(reach, id=reach.__name__.replace("_", "-"))
    for reach in (
        at_a_list,
        at_a_number,
        at_a_changed_answer,
        at_the_menu,
        at_the_title,
        at_the_file_name,
    )
]


def answers_to_go_on_from(person: Terminal) -> dict[str, Any]:
    assert person.modes() == person.modes_before
    assert not person.steered
    assert not person.saw("Traceback")
    again = invoke(*person.command(person.words("resume"))[1:], "--format", "json", "--no-input")
    answers: dict[str, Any] = json.loads(again.out)["answers"]
    return answers


@pytest.mark.long
@pytest.mark.parametrize("reach", PROMPTS)
def test_an_interrupt_from_outside_leaves_as_ctrl_c_does(
    sit_down: SitDown, reach: Callable[[Terminal], None]
) -> None:
    person = sit_down(*MEMBER)

    reach(person)
    person.signal(signal.SIGINT)

    assert person.end() == 130
    assert answers_to_go_on_from(person)["team"] == "pair"


@pytest.mark.long
@pytest.mark.parametrize("reach", PROMPTS)
@pytest.mark.parametrize("number", ENDS)
def test_a_killed_interview_dies_of_the_signal_and_leaves_the_terminal_as_it_was(
    sit_down: SitDown, reach: Callable[[Terminal], None], number: signal.Signals
) -> None:
    person = sit_down(*MEMBER)

    reach(person)
    person.signal(number)

    assert person.killed_by() == number
    assert answers_to_go_on_from(person)["team"] == "pair"


@pytest.mark.parametrize("number", ENDS)
def test_a_killed_plain_interview_says_how_to_go_on(
    sit_down: SitDown, number: signal.Signals
) -> None:
    person = sit_down(*MEMBER, "--history", "new", "--plain")

    at_a_plain_line(person)
    person.signal(number)

    assert person.killed_by() == number
    assert answers_to_go_on_from(person)["team"] == "pair"


def test_an_interview_under_nohup_does_not_mind_a_hangup(sit_down: SitDown) -> None:
    person = sit_down(*MEMBER, script='trap "" HUP; exec "$@"')

    at_a_list(person)
    person.signal(signal.SIGHUP)
    person.press(CTRL_C)

    assert person.end() == 130


def test_ctrl_z_suspends_and_the_interview_goes_on_afterwards(sit_down: SitDown) -> None:
    person = sit_down(*MEMBER, script='set -m; "$@"; echo "suspended: $?"; fg')

    person.wait("Question 1", person.words("dont-know"))
    person.press(CTRL_Z)
    person.wait("suspended: 148", person.words("dont-know"))
    person.answer("history", "new")
    person.wait("Question 2", person.words("dont-know"))
    person.press(CTRL_C)

    assert person.end() == 130
    assert person.modes() == person.modes_before
