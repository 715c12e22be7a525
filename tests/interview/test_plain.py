"""The same interview in numbered lines, on a real terminal: no escape sequence at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from running import invoke
from screen import CTRL_C, CTRL_D, LAST, ON_A_TERMINAL, SitDown, Terminal, overlong, torn_words

pytestmark = ON_A_TERMINAL

MEMBER = ("--member", "yes")
PAIR = (*LAST, "--team", "pair")
WAYS = [
    pytest.param((("--plain",), {}), id="plain"),
    pytest.param(((), {"TERM": "dumb"}), id="dumb"),
    pytest.param(((), {"ACCESSIBLE": "1"}), id="accessible"),
]
Way = tuple[tuple[str, ...], dict[str, str]]


def reply(person: Terminal, typed: str) -> None:
    """Type a line once the question with as many answers as are listed waits for it."""
    words = person.words
    ends = (
        *(words("plain-prompt", last=last) for last in range(2, 12)),
        *(
            words("plain-number-prompt", unit=person.voice.blank(unit.id))
            for unit in person.voice.catalogue.units
        ),
        f"{overwriting(person)} ({words('yes-key')}/{words('no-key').upper()})",
        words("ask-project"),
        words("default-hint", answer=words("summary-file")) + ")",
        words("ask-other-file"),
    )
    person.wait_last(*(f"{end}{words.colon}" for end in ends))
    person.enter(typed)


def overwriting(person: Terminal) -> str:
    return person.words("offer-overwrite", file="summary.md")


@pytest.mark.parametrize("way", WAYS)
def test_a_plain_interview_leads_to_a_recommendation_without_escape_sequences(
    sit_down: SitDown, way: Way
) -> None:
    words, env = way
    person = sit_down(*words, env=env)

    for typed in ("1", "1", "?", "3", "abc", "-5", "20000", "1"):
        reply(person, typed)

    assert person.end() == 0
    assert b"\x1b" not in person.raw
    for text in (
        "Question 1, then at most 3",
        "No longer fits: SPARK. A SPARK takes two teams at most.",
        f"Why: {person.why('team')}",
        "‘abc’ is not a whole number",
        "‘-5’ is too small",
        "Noted: Cost: €20,000",
        "That settles it, with reservations: BRIDGE.",
        "Recommended, with reservations: BRIDGE (Bridging grant)",
    ):
        assert person.saw(text)
    command = person.command(person.words("same-again"))
    again = json.loads(invoke(*command[1:], "--format", "json").out)
    assert again["instruments"] == ["BRIDGE"]


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
def test_plain_lines_are_not_cut_at_60_columns(sit_down: SitDown, way: Way) -> None:
    words, env = way
    slim, wide = (
        sit_down(*LAST, *words, env=env, lang="fr", columns=columns) for columns in (60, 160)
    )

    for person in (slim, wide):
        for typed in ("abc", "20000", "4", "r", "b", "1"):
            reply(person, typed)
        assert person.end() == 0

    assert torn_words(slim, wide) == []
    assert overlong(slim) == []


def test_the_back_key_goes_back_and_enter_keeps_what_was_answered(sit_down: SitDown) -> None:
    person = sit_down("--plain", lang="fr")

    for typed in ("1", "1", "r"):
        reply(person, typed)
    person.wait("Entrée garde : rien encore")
    reply(person, "r")
    person.wait("Entrée garde : Oui")
    reply(person, "")
    person.wait("Votre choix (1 à 4)")
    assert person.saw("Noté : Passé commun : rien encore (inchangé)")


def test_the_back_key_at_the_first_question_is_harmless(sit_down: SitDown) -> None:
    person = sit_down("--plain")

    reply(person, "b")
    person.wait(person.words("first-question"))
    reply(person, "1")
    person.wait("Question 2", person.question("history"))


def test_a_number_that_is_not_listed_is_explained(sit_down: SitDown) -> None:
    person = sit_down("--plain", *MEMBER)

    for typed in ("6", "0", "maybe", "²"):
        reply(person, typed)
        person.wait("Please type a number from 1 to 3.")
    reply(person, "2")
    person.wait("Question 2")
    assert person.saw("Noted: History: results that we can show")


def test_not_knowing_leads_to_an_undecided_advice(sit_down: SitDown) -> None:
    person = sit_down("--plain", *PAIR)

    for typed in ("", "1"):
        reply(person, typed)

    assert person.end() == 4
    assert person.saw("Not settled yet: BRIDGE or FLEET")


def test_the_remaining_questions_are_offered_and_asked(sit_down: SitDown) -> None:
    person = sit_down("--plain", *LAST)

    for typed in ("20000", "answer", "2", "1", "1"):
        reply(person, typed)

    assert person.end() == 0
    for word in ("20000", "pair", "north"):
        assert word in person.command(person.words("same-again"))


@pytest.mark.long
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("asked", [0, 1, 2, 3], ids=["question", "menu", "title", "file"])
def test_leaving_prints_a_command_that_resumes(sit_down: SitDown, key: str, asked: int) -> None:
    person = sit_down("--plain", *LAST)
    prompts = (
        person.words("plain-number-prompt", unit=person.voice.blank("euro")),
        person.words("plain-prompt", last=5),
        person.words("ask-project"),
        "coopadvisor-summary.md)",
    )

    for typed in ("20000", "3", "")[:asked]:
        reply(person, typed)
    person.wait_last(f"{prompts[asked]}:")
    person.press(key)

    if (key, asked) == (CTRL_D, 1):  # the answer stands, and nothing more was to be asked
        assert person.end() == 0
        return
    assert person.end() == 130
    assert person.modes() == person.modes_before
    command = person.command(person.words("resume"))
    assert "--plain" in command
    found = json.loads(invoke(*command[1:], "--format", "json", "--no-input").out)
    answers: dict[str, Any] = found["answers"]
    assert answers.get("cost") == (20000 if asked else None)
    assert answers["history"] == "shared"


def test_an_existing_file_is_left_whole_after_a_no(sit_down: SitDown, tmp_path: Path) -> None:
    (tmp_path / "summary.md").write_text("old\n", encoding="utf-8")
    person = sit_down("--plain", *LAST)

    for typed in ("20000", "3", "Ice", "summary.md", "n", "missing/x.md", "new.md", "1"):
        reply(person, typed)

    assert person.end() == 0
    assert person.saw("missing/x.md could not be written")
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == "old\n"
    assert "Ice" in (tmp_path / "new.md").read_text(encoding="utf-8")


def test_a_redirected_standard_output_holds_the_answer_alone(
    sit_down: SitDown, tmp_path: Path
) -> None:
    person = sit_down("--plain", *LAST, "--format", "json", script='exec "$@" > answer.json')

    reply(person, "20000")

    assert person.end() == 0
    answer = json.loads((tmp_path / "answer.json").read_text(encoding="utf-8"))
    assert answer["instruments"] == ["BRIDGE"]
    assert person.saw(person.voice.catalogue.title["en"])
