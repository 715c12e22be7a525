"""The prompter of numbered lines, with streams of text for a terminal."""

from __future__ import annotations

import io
from itertools import product
from typing import Literal

import pytest
from msgspec.structs import replace

from coopadvisor import Catalogue
from coopadvisor.catalogue.model import Choice, Number, Question
from coopadvisor.decision.values import UNKNOWN, AnswersError, Value, read_value
from coopadvisor.interview.dialogue import Dialogue, Interrupted
from coopadvisor.interview.interruption import Interruption
from coopadvisor.interview.plain import PlainPrompter
from coopadvisor.interview.prompting import BACK, MenuLine, Prompt, Refusal
from coopadvisor.interview.session import Session
from coopadvisor.language.voice import Voice, speak

Lang = Literal["fr", "en"]


class Keyboard(io.StringIO):
    """Lines to be read, which end the line that asked for them, as an Enter key does."""

    def __init__(self, lines: tuple[str, ...], screen: io.StringIO) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._screen = screen

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        self._screen.write("\n")
        return super().readline(size)


class Desk:
    """A plain prompter with what is typed at it, and what it said."""

    def __init__(self, voice: Voice, *typed: str, width: int = 80) -> None:
        self._said = io.StringIO()
        source = Keyboard(typed, self._said)
        self.prompter = PlainPrompter(voice.words, source, self._said, width, Interruption())

    @property
    def said(self) -> str:
        return self._said.getvalue()


@pytest.fixture
def english(catalogue: Catalogue) -> Voice:
    return speak(catalogue, "en")


def put(voice: Voice, name: str, preset: Value | None = None) -> Prompt:
    """A question as the dialogue puts it."""
    question = next(one for one in voice.catalogue.questions if one.id == name)
    return Prompt(
        title="Question 1",
        text=voice.pick(question.text),
        help=voice.pick(question.help),
        why=voice.pick(question.why),
        entries=entries(voice, question),
        read=lambda typed: read(voice.catalogue, question, typed),
        show=lambda value: voice.answer(name, value),
        unit=voice.blank(question.unit) if isinstance(question, Number) else "",
        preset=preset,
    )


def entries(voice: Voice, question: Question) -> tuple[MenuLine, ...]:
    if not isinstance(question, Choice):
        return ()
    pick = voice.pick
    listed = [
        MenuLine(one.id, pick(one.text), pick(one.help) if one.help else "")
        for one in question.options
    ]
    return (*listed, MenuLine(UNKNOWN, voice.words("dont-know")))


def read(catalogue: Catalogue, question: Question, typed: str) -> Value | Refusal:
    try:
        return read_value(catalogue, question, typed or UNKNOWN)
    except AnswersError as error:
        return Refusal(f"refused: {error.kind}")


def test_a_number_of_the_list_is_its_answer(english: Voice) -> None:
    desk = Desk(english, "3")

    assert desk.prompter.ask(put(english, "team")) == "network"
    assert "  3. a network of teams" in desk.said


def test_the_last_number_is_that_one_does_not_know(english: Voice) -> None:
    assert Desk(english, "4").prompter.ask(put(english, "team")) == UNKNOWN


@pytest.mark.parametrize("typed", ["a n", "A NETWORK of teams", "i"])
def test_the_beginning_of_an_answer_is_enough_where_no_other_begins_so(
    english: Voice, typed: str
) -> None:
    expected = UNKNOWN if typed == "i" else "network"

    assert Desk(english, typed).prompter.ask(put(english, "team")) == expected


def test_what_could_begin_several_answers_chooses_none(english: Voice) -> None:
    entries = (MenuLine("one", "two teams"), MenuLine("other", "two networks"))
    desk = Desk(english, "two", "two n")

    assert desk.prompter.choose("What next?", entries) == "other"
    assert "Please type a number from 1 to 2." in desk.said


def test_a_menu_is_left_by_the_back_key_and_by_the_end_of_input(english: Voice) -> None:
    entries = (MenuLine("one", "Finish"), MenuLine("other", "All details"))

    assert Desk(english, "b").prompter.choose("What next?", entries) is BACK
    assert Desk(english).prompter.choose("What next?", entries) is BACK
    assert Desk(english, "2").prompter.choose("What next?", entries) == "other"


def test_why_a_question_is_put_again_is_said_before_it_is_read(english: Voice) -> None:
    prompt = replace(put(english, "team"), notice="One team costs €10,000.")
    desk = Desk(english, "2")

    assert desk.prompter.ask(prompt) == "pair"
    assert desk.said.index("One team costs") < desk.said.index("Your choice")


@pytest.mark.parametrize("typed", ["b", "B", " b "])
def test_the_back_key_goes_back(english: Voice, typed: str) -> None:
    assert Desk(english, typed).prompter.ask(put(english, "team")) is BACK


def test_the_back_key_is_that_of_the_language(catalogue: Catalogue) -> None:
    voice = speak(catalogue, "fr")

    assert Desk(voice, "r").prompter.ask(put(voice, "cost")) is BACK


def test_a_question_mark_says_why_and_asks_again(english: Voice) -> None:
    desk = Desk(english, "?", "1")
    prompt = put(english, "member")

    assert desk.prompter.ask(prompt) == "yes"
    assert " ".join(desk.said.split()).count(prompt.why) == 1


@pytest.mark.parametrize("typed", ["0", "5", "-1", "x", "", "²", "1 2", "99999999999"])
def test_what_is_not_listed_is_explained_and_asked_again(english: Voice, typed: str) -> None:
    desk = Desk(english, typed, "2")

    assert desk.prompter.ask(put(english, "team")) == "pair"
    assert "Please type a number from 1 to 4." in desk.said


def test_a_wrong_number_is_explained_and_asked_again(english: Voice) -> None:
    desk = Desk(english, "abc", "-5", "3")

    assert desk.prompter.ask(put(english, "cost")) == 3
    assert "refused: not-a-whole-number" in desk.said
    assert "refused: too-small" in desk.said


def test_an_empty_line_at_a_number_is_that_one_does_not_know(english: Voice) -> None:
    assert Desk(english, "").prompter.ask(put(english, "cost")) == UNKNOWN


@pytest.mark.parametrize(("name", "preset"), [("team", "pair"), ("cost", 4)])
def test_an_empty_line_keeps_the_answer_given_before(
    english: Voice, name: str, preset: Value
) -> None:
    desk = Desk(english, "")

    assert desk.prompter.ask(put(english, name, preset)) == preset
    assert f"Enter keeps: {english.answer(name, preset)}" in desk.said


@pytest.mark.parametrize(
    ("typed", "expected"), [("y", True), ("Yes", True), ("n", False), ("NO", False)]
)
def test_yes_and_no_may_be_written_out(english: Voice, typed: str, *, expected: bool) -> None:
    desk = Desk(english, "", "?", "o", typed)

    assert desk.prompter.confirm("Go on?") is expected
    assert desk.said.count("Go on? (y/n): ") == 4


def test_an_empty_line_keeps_the_proposed_text(english: Voice) -> None:
    assert Desk(english, "").prompter.line("File name", "summary.md") == "summary.md"
    assert Desk(english, " other.md ").prompter.line("File name", "summary.md") == "other.md"
    assert Desk(english, "").prompter.line("Title", "") == ""


def test_the_end_of_input_is_a_way_to_leave(english: Voice) -> None:
    prompter = Desk(english).prompter

    with pytest.raises(KeyboardInterrupt):
        prompter.ask(put(english, "team"))
    with pytest.raises(KeyboardInterrupt):
        prompter.confirm("Go on?")
    with pytest.raises(KeyboardInterrupt):
        prompter.line("File name", "")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_line_is_longer_than_the_width(catalogue: Catalogue, lang: Lang) -> None:
    voice = speak(catalogue, lang)

    too_long = {}
    for width, question in product(range(40, 101), catalogue.questions):
        desk = Desk(voice, "?", voice.words("back-key"), width=width)
        desk.prompter.ask(put(voice, question.id))
        for line in desk.said.splitlines():
            if len(line.rstrip()) > width:
                too_long[width] = line
    assert too_long == {}


def test_a_whole_interview_can_go_through_lines_alone(english: Voice) -> None:
    desk = Desk(english, "1", "1", "3", "b", "b", "2", "20000")

    session = Dialogue(english, desk.prompter).conduct(Session(english.catalogue, {}))

    assert session.given == {
        "member": "yes",
        "history": "shared",
        "cost": 20000,
    }
    assert "Noted: Cost: €20,000" in desk.said


def test_an_interview_whose_lines_end_carries_the_answers_so_far(english: Voice) -> None:
    desk = Desk(english, "1", "1")

    with pytest.raises(Interrupted) as left:
        Dialogue(english, desk.prompter).conduct(Session(english.catalogue, {}))

    assert left.value.session.given == {"member": "yes", "history": "new"}
