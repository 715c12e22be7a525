"""Where nobody is there to answer, nothing is ever asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from running import execute
from screen import ASK, SitDown, Terminal

pytestmark = pytest.mark.slow

SOME = ("--member", "yes", "--history", "new", "--today", "2026-11-20")

on_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")


def stays_silent(person: Terminal) -> None:
    """The answer and the missing flags are printed, and no key was waited for."""
    assert person.end() == 4
    assert person.saw(person.words("missing-answers"))
    assert person.saw("--team alone | pair | network")
    for asked in (person.words("dont-know"), "Question 1", person.words("what-next")):
        assert not person.saw(asked)


@on_a_terminal
@pytest.mark.parametrize("value", ["1", "true", "woodpecker"])
def test_ci_never_prompts_even_on_a_terminal(sit_down: SitDown, value: str) -> None:
    stays_silent(sit_down(*SOME, env={"CI": value}))


@on_a_terminal
def test_ci_never_prompts_when_all_is_asked_for(sit_down: SitDown) -> None:
    stays_silent(sit_down(*SOME, "--all", env={"CI": "1"}))


@on_a_terminal
@pytest.mark.parametrize("more", [(), ("--all",), ("--plain",)])
def test_no_input_never_prompts_even_on_a_terminal(
    sit_down: SitDown, more: tuple[str, ...]
) -> None:
    stays_silent(sit_down(*SOME, "--no-input", *more))


@on_a_terminal
@pytest.mark.parametrize("source", ["< /dev/null", "<&-"])
def test_standard_input_from_elsewhere_never_prompts(sit_down: SitDown, source: str) -> None:
    stays_silent(sit_down(*SOME, script=f'exec "$@" {source}'))


@on_a_terminal
def test_keys_in_a_pipe_are_not_taken_for_answers(sit_down: SitDown) -> None:
    stays_silent(sit_down(*SOME, script='printf "\\r\\r\\r\\r" | "$@"'))


@on_a_terminal
def test_standard_error_in_a_file_never_prompts(sit_down: SitDown, tmp_path: Path) -> None:
    person = sit_down(*SOME, script='exec "$@" 2> talk.txt')

    assert person.end() == 4
    talk = (tmp_path / "talk.txt").read_text(encoding="utf-8")
    assert talk.startswith(person.words("missing-answers"))
    assert "Question 1" not in talk


@on_a_terminal
def test_settled_options_prompt_for_nothing_on_a_terminal(
    sit_down: SitDown, tmp_path: Path
) -> None:
    person = sit_down("--member", "no")

    assert person.end() == 3
    assert not person.saw("Question 1")
    assert not person.saw(person.words("what-next"))
    assert list(tmp_path.iterdir()) == []


def test_pipes_get_the_answer_and_the_flags_that_matter() -> None:
    done = execute(*ASK, *SOME, "--format", "json", given="1\n2\n3\n")

    assert done.code == 4
    assert done.out.startswith("{")
    assert "Question 1" not in done.err
    for flag in ("--team", "--cost"):
        assert flag in done.err
