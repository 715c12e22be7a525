"""An output that exists: who is at a terminal is asked before all else, and No is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import execute
from screen import ASK, CTRL_C, ENTER, LAST, ON_A_TERMINAL, SitDown, Terminal

pytestmark = ON_A_TERMINAL

NONE = ("--member", "no")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text("my notes\n", encoding="utf-8")
    return path


def is_asked(person: Terminal) -> None:
    """Whether to overwrite is on the screen, with the pointer at No and no question before it."""
    words = person.words
    person.wait(words("offer-overwrite", file="notes.md"), words("no"), words("yes"))
    person.wait_pointed(f"{words('no')} ({words('no-key')})")
    assert not person.saw("Question 1")


@pytest.mark.parametrize("given", [NONE, LAST], ids=["settled", "interview"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_enter_alone_keeps_the_file(
    sit_down: SitDown, notes: Path, given: tuple[str, ...], lang: str
) -> None:
    person = sit_down(*given, "-o", "notes.md", lang=lang)

    is_asked(person)
    person.press(ENTER)
    person.wait_last(f"{person.words('ask-other-file')}{person.words.colon}")
    person.press(CTRL_C)

    assert person.end() == 130
    assert notes.read_text(encoding="utf-8") == "my notes\n"
    assert "notes.md" in person.command(person.words("resume"))


def test_options_that_settle_the_outcome_are_asked_about_too(
    sit_down: SitDown, notes: Path
) -> None:
    person = sit_down(*NONE, "-o", "notes.md")

    is_asked(person)
    person.press(person.words("yes-key"))

    assert person.end() == 3
    assert "my notes" not in notes.read_text(encoding="utf-8")


def test_another_name_may_be_given_instead(sit_down: SitDown, notes: Path) -> None:
    person = sit_down(*NONE, "-o", "notes.md")

    is_asked(person)
    person.press(person.words("no-key"))
    person.wait_last(f"{person.words('ask-other-file')}{person.words.colon}")
    person.press("other.md", ENTER)

    assert person.end() == 3
    assert notes.read_text(encoding="utf-8") == "my notes\n"
    assert '"member": "no"' in (notes.parent / "other.md").read_text(encoding="utf-8")


def test_what_was_agreed_to_before_an_interview_is_not_asked_again(
    sit_down: SitDown, notes: Path
) -> None:
    person = sit_down(*LAST, "-o", "notes.md")

    is_asked(person)
    person.confirm(person.words("offer-overwrite", file="notes.md"), yes=True)
    person.answer("cost", "20000")

    assert person.end() == 0
    assert "my notes" not in notes.read_text(encoding="utf-8")


def test_an_interview_that_is_left_afterwards_keeps_the_file_and_does_not_force(
    sit_down: SitDown, notes: Path
) -> None:
    person = sit_down(*LAST, "-o", "notes.md")

    is_asked(person)
    person.confirm(person.words("offer-overwrite", file="notes.md"), yes=True)
    person.wait(person.number_hint)
    person.press(CTRL_C)

    assert person.end() == 130
    assert notes.read_text(encoding="utf-8") == "my notes\n"
    assert "--force" not in person.command(person.words("resume"))


def test_a_file_that_appears_during_the_interview_is_asked_about_at_its_end(
    sit_down: SitDown, tmp_path: Path
) -> None:
    person = sit_down(*LAST, "-o", "notes.md")

    person.wait(person.number_hint)
    (tmp_path / "notes.md").write_text("my notes\n", encoding="utf-8")
    person.answer("cost", "20000")
    person.confirm(person.words("offer-overwrite", file="notes.md"), yes=False)
    person.wait_last(f"{person.words('ask-other-file')}{person.words.colon}")
    person.press(ENTER)

    assert person.end() == 0
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "my notes\n"


def test_enter_alone_keeps_the_file_where_lines_are_plain(sit_down: SitDown, notes: Path) -> None:
    person = sit_down(*NONE, "-o", "notes.md", "--plain")

    person.wait_last("notes.md exists. Overwrite it? (y/N):")
    person.enter("")
    person.wait_last(f"{person.words('ask-other-file')}{person.words.colon}")
    person.enter("")

    assert person.end() == 3
    assert notes.read_text(encoding="utf-8") == "my notes\n"


def test_where_nobody_can_be_asked_force_is_named(sit_down: SitDown, notes: Path) -> None:
    person = sit_down(*NONE, "-o", "notes.md", "--no-input")
    assert person.end() == 1
    assert person.saw("--force")

    done = execute(*ASK, *NONE, "-o", str(notes))
    assert done.code == 1
    assert "--force" in done.err
    assert notes.read_text(encoding="utf-8") == "my notes\n"
