"""A wish to leave is heeded at the prompt that waits, or else at the next one; never lost."""

from __future__ import annotations

import io

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input

from coopadvisor import Catalogue
from coopadvisor.interview.interruption import Interruption
from coopadvisor.interview.plain import PlainPrompter
from coopadvisor.interview.prompting import Prompter
from coopadvisor.interview.screen import ScreenPrompter
from coopadvisor.language.voice import speak


def test_without_a_wish_nothing_is_raised() -> None:
    interruption = Interruption()

    with interruption.heeded():
        pass
    interruption.check()


def test_what_waits_is_woken_and_leaves_afterwards() -> None:
    interruption = Interruption()
    woken: list[str] = []

    interruption.listen(lambda: woken.append("now"))
    interruption.ask()

    assert woken == ["now"]
    with pytest.raises(KeyboardInterrupt):
        interruption.check()


def test_a_wish_from_before_wakes_what_begins_to_wait() -> None:
    interruption = Interruption()
    woken: list[str] = []

    interruption.ask()
    interruption.listen(lambda: woken.append("at once"))

    assert woken == ["at once"]


def test_a_wish_that_comes_too_late_to_wake_is_heeded_all_the_same() -> None:
    interruption = Interruption()

    interruption.listen(lambda: None)  # the prompt has just got its answer
    interruption.ask()

    with pytest.raises(KeyboardInterrupt):
        interruption.check()


def test_a_plain_wait_ends_at_once() -> None:
    interruption = Interruption()

    with pytest.raises(KeyboardInterrupt), interruption.heeded():
        interruption.ask()


def leaves(prompter: Prompter) -> None:
    with pytest.raises(KeyboardInterrupt):
        prompter.confirm("Go on?")
    with pytest.raises(KeyboardInterrupt):
        prompter.line("Title", "")


def test_after_a_wish_no_prompt_takes_an_answer(catalogue: Catalogue) -> None:
    interruption = Interruption()
    interruption.ask()
    words = speak(catalogue, "en").words

    leaves(PlainPrompter(words, io.StringIO("y\n" * 4), io.StringIO(), 80, interruption))
    with create_pipe_input() as pipe, create_app_session(input=pipe):
        pipe.send_text("yyyy\r\r")
        leaves(ScreenPrompter(words, io.StringIO(), interruption))
