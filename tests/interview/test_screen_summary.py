"""After the advice: the summary, the files it may meet, and the command for the same again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import execute, invoke
from screen import ASK, CLEAR, ENTER, LAST, ON_A_TERMINAL, SitDown, Terminal

pytestmark = ON_A_TERMINAL


def to_the_menu(person: Terminal) -> None:
    person.answer("cost", "20000")
    person.wait(person.words("what-next"))


def name_file(person: Terminal, name: str) -> None:
    """Ask for the summary, leave the title empty, and type a file name."""
    person.follow("summary")
    person.wait(person.words("ask-project"))
    person.press(ENTER)
    person.wait(person.words("ask-file"), person.words("summary-file"))
    person.press(CLEAR, name, ENTER)


def advised(*words: str) -> tuple[str, list[str]]:
    found = json.loads(invoke(*words, "--format", "json", "--no-input").out)
    return found["outcome"], found["instruments"]


def test_yes_writes_the_summary_under_the_proposed_name(sit_down: SitDown, tmp_path: Path) -> None:
    person = sit_down(*LAST)

    to_the_menu(person)
    person.follow("summary")
    person.wait(person.words("ask-project"))
    person.press("Alpine permafrost", ENTER)
    person.wait(person.words("ask-file"), person.words("summary-file"))
    person.press(ENTER)
    person.follow("finish")

    assert person.end() == 0
    assert person.saw("Written: coopadvisor-summary.md")
    summary = tmp_path / "coopadvisor-summary.md"
    assert "Alpine permafrost" in summary.read_text(encoding="utf-8")
    assert advised(*ASK, "--answers", str(summary)) == ("recommended", ["BRIDGE"])


def test_the_title_is_not_asked_again_when_it_came_with_the_command(
    sit_down: SitDown, tmp_path: Path
) -> None:
    person = sit_down(*LAST, "--project", "Pergélisol alpin", lang="fr")

    to_the_menu(person)
    person.follow("summary")
    person.wait(person.words("ask-file"), "synthese-coopadvisor.md")
    person.press(ENTER)
    person.follow("finish")

    assert person.end() == 0
    assert not person.saw(person.words("ask-project"))
    written = (tmp_path / "synthese-coopadvisor.md").read_text(encoding="utf-8")
    assert "Pergélisol alpin" in written


def test_an_existing_file_is_asked_about_and_left_whole_after_a_no(
    sit_down: SitDown, tmp_path: Path
) -> None:
    (tmp_path / "notes.md").write_text("my notes\n", encoding="utf-8")
    person = sit_down(*LAST)

    to_the_menu(person)
    name_file(person, "notes.md")
    person.confirm("notes.md exists. Overwrite it?", yes=False)
    person.wait(person.words("ask-other-file"))
    person.press("other.md", ENTER)
    person.follow("finish")

    assert person.end() == 0
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "my notes\n"
    assert "BRIDGE" in (tmp_path / "other.md").read_text(encoding="utf-8")


def test_an_existing_file_is_overwritten_after_a_yes(sit_down: SitDown, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("my notes\n", encoding="utf-8")
    person = sit_down(*LAST)

    to_the_menu(person)
    name_file(person, "notes.md")
    person.confirm("notes.md exists. Overwrite it?", yes=True)
    person.follow("finish")

    assert person.end() == 0
    assert "my notes" not in (tmp_path / "notes.md").read_text(encoding="utf-8")


def test_an_empty_name_after_a_no_writes_nothing(sit_down: SitDown, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("my notes\n", encoding="utf-8")
    person = sit_down(*LAST, lang="fr")

    to_the_menu(person)
    name_file(person, "notes.md")
    person.confirm("notes.md existe déjà. Le remplacer ?", yes=False)
    person.wait(person.words("ask-other-file"))
    person.press(ENTER)
    person.follow("finish")

    assert person.end() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "my notes\n"


def test_an_unwritable_name_is_explained_and_may_be_given_again(
    sit_down: SitDown, tmp_path: Path
) -> None:
    person = sit_down(*LAST)

    to_the_menu(person)
    name_file(person, "missing/summary.md")
    person.wait("missing/summary.md could not be written: there is no folder missing.")
    person.wait(person.words("ask-other-file"))
    (tmp_path / "missing").mkdir()
    person.press("missing/summary.md", ENTER)
    person.follow("finish")

    assert person.end() == 0
    assert "BRIDGE" in (tmp_path / "missing" / "summary.md").read_text(encoding="utf-8")


def test_a_name_that_is_none_of_a_file_in_a_known_format_may_be_given_again(
    sit_down: SitDown, tmp_path: Path
) -> None:
    (tmp_path / "sub").mkdir()
    person = sit_down(*LAST)

    to_the_menu(person)
    name_file(person, "summary.docx")
    person.wait("No format has the ending .docx.", person.words("ask-other-file"))
    person.press("sub", ENTER)
    person.wait(person.words("output-is-folder", folder="sub"), person.words("ask-other-file"))
    person.press("sub/summary.json", ENTER)
    person.follow("finish")

    assert person.end() == 0
    assert json.loads((tmp_path / "sub" / "summary.json").read_text(encoding="utf-8"))
    assert [one.name for one in tmp_path.iterdir()] == ["sub"]


def test_a_tilde_is_the_home_folder_as_no_shell_has_seen_the_name(
    sit_down: SitDown, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    person = sit_down(*LAST, env={"HOME": str(tmp_path / "home")})

    to_the_menu(person)
    name_file(person, "~/summary.md")
    person.follow("finish")

    assert person.end() == 0
    assert "BRIDGE" in (tmp_path / "home" / "summary.md").read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


def test_a_name_without_an_ending_gets_the_summary(sit_down: SitDown, tmp_path: Path) -> None:
    person = sit_down(*LAST)

    to_the_menu(person)
    name_file(person, "summary")
    person.follow("finish")

    assert person.end() == 0
    assert (tmp_path / "summary").read_text(encoding="utf-8").startswith("---\n")


def test_what_keeps_the_output_from_being_written_is_told_before_the_first_question(
    sit_down: SitDown,
) -> None:
    person = sit_down("-o", "missing/a.md")

    assert person.end() == 1
    assert person.saw("there is no folder missing")
    assert not person.saw(person.words("dont-know"))


def test_no_writes_nothing(sit_down: SitDown, tmp_path: Path) -> None:
    person = sit_down(*LAST)

    to_the_menu(person)
    person.follow("finish")

    assert person.end() == 0
    assert list(tmp_path.iterdir()) == []


def test_the_command_at_the_end_gives_the_same_advice(sit_down: SitDown) -> None:
    person = sit_down(*LAST, "--project", 'L\'eau & le "feu"')

    to_the_menu(person)
    person.follow("finish")

    assert person.end() == 0
    command = person.command(person.words("same-again"))
    assert command[:2] == ["coopadvisor", "ask"]
    assert advised(*command[1:]) == ("recommended", ["BRIDGE"])
    assert 'L\'eau & le "feu"' in command


def test_the_command_at_the_end_gives_the_same_undecided_advice(sit_down: SitDown) -> None:
    person = sit_down(*LAST, "--team", "pair")

    person.answer("cost", "unknown")
    person.follow("finish")

    assert person.end() == 4
    assert advised(*person.command(person.words("same-again"))[1:]) == ("undecided", [])


@pytest.mark.parametrize("form", ["terminal", "json", "markdown"])
def test_a_redirected_standard_output_holds_the_answer_alone(
    sit_down: SitDown, tmp_path: Path, form: str
) -> None:
    pinned = ("--today", "2026-11-20", "--format", form)
    person = sit_down(*LAST, *pinned, script='exec "$@" > answer.txt')

    person.answer("cost", "20000")

    assert person.end() == 0
    answer = (tmp_path / "answer.txt").read_text(encoding="utf-8")
    assert "\x1b" not in answer
    assert answer == execute(*ASK, *LAST, "--cost", "20000", *pinned, "--lang", "en").out
    assert not person.saw("harbour.example")


def test_another_name_for_the_output_that_exists_too_is_asked_about(
    sit_down: SitDown, tmp_path: Path
) -> None:
    for name in ("first.md", "second.md"):
        (tmp_path / name).write_text(f"old {name}\n", encoding="utf-8")
    person = sit_down(*LAST, "-o", "first.md")

    person.confirm("first.md exists. Overwrite it?", yes=False)
    person.wait(person.words("ask-other-file"))
    person.press("second.md", ENTER)
    person.confirm("second.md exists. Overwrite it?", yes=False)
    person.wait(person.words("ask-other-file"))
    person.press("third.md", ENTER)
    person.answer("cost", "20000")

    assert person.end() == 0
    for name in ("first.md", "second.md"):
        assert (tmp_path / name).read_text(encoding="utf-8") == f"old {name}\n"
    assert "BRIDGE" in (tmp_path / "third.md").read_text(encoding="utf-8")
