"""Which keys act in a prompt: those that are meant to, and none besides."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES

from coopadvisor import Catalogue
from coopadvisor.decision.values import Value
from coopadvisor.interview.interruption import Interruption
from coopadvisor.interview.prompting import BACK, MenuLine, Prompt, Refusal
from coopadvisor.interview.screen import ScreenPrompter
from coopadvisor.language.voice import Voice, speak

pytestmark = pytest.mark.slow

CTRL_C, DOWN, ENTER, ESCAPE = "\x03", "\x1b[B", "\r", "\x1b"
LEAVING = {"\x03", "\x04"}
IN_LISTS = LEAVING | {"\r", "\n", ESCAPE, "\x0e", "\x10", "\x1a"}  # with Ctrl-N, Ctrl-P, Ctrl-Z
IN_LINES = IN_LISTS - {"\x0e", "\x10"} | {"\x01", "\x02", "\x05", "\x06", "\x08", "\x0b"}
IN_LINES |= {"\x15", "\x17", "\x7f"}
CONTROLS = [chr(code) for code in (*range(32), 127)]
ALT = [ESCAPE + chr(code) for code in range(33, 127) if chr(code) not in "[O"]
UNKNOWN_SEQUENCES = ["\x1b[0n", "\x1b[97;5u", "\x1b[1;1;1y", "\x1b[?1;2c", "\x1b[>0;1n", "\x1bOn"]
NAMED = [
    text
    for text, key in ANSI_SEQUENCES.items()
    if text.startswith(ESCAPE)
    and len(text) > 2
    and not isinstance(key, tuple)
    and key.value not in ("up", "down", "left", "right", "<bracketed-paste>", "c-m")
]
LETTERS = [*"abcdeghijklmopqrtuvwxzABCDEGHIJKLMOPQRTUVWXZ0456789 !/:;é€\u00a0\U0001f600"]
ENTRIES = tuple(MenuLine(one, f"{one} answer") for one in ("first", "second", "Further"))


class Keyboard:
    """A prompter that gets its keys from a text."""

    def __init__(self, voice: Voice, pipe: PipeInput) -> None:
        self.prompter = ScreenPrompter(voice.words, io.StringIO(), Interruption())
        self.catalogue = voice.catalogue
        self.pipe = pipe

    def list(self, keys: str) -> object:
        """The answer to a list of three, or nothing where it was left."""
        return self._typed(keys, partial(self.prompter.ask, prompt(ENTRIES)))

    def menu(self, keys: str) -> object:
        """What is chosen from a menu, or nothing where it was left."""
        return self._typed(keys, partial(self.prompter.choose, "Which?", ENTRIES))

    def offer(self, keys: str) -> object:
        """The same of entries on one row."""
        return self._typed(keys, partial(self.prompter.offer, "What next?", ENTRIES))

    def number(self, keys: str) -> object:
        return self._typed(keys, partial(self.prompter.ask, prompt(())))

    def yes_no(self, keys: str) -> object:
        return self._typed(keys, partial(self.prompter.confirm, "Go on?"))

    def line(self, keys: str) -> object:
        return self._typed(keys, partial(self.prompter.line, "Title", ""))

    def _typed(self, keys: str, ask: Callable[[], object]) -> object:
        self.pipe.send_text(keys)
        try:
            return ask()
        except KeyboardInterrupt:
            return None


def prompt(entries: tuple[MenuLine, ...]) -> Prompt:
    return Prompt("Question 1", "Which?", "Help.", "Why.", entries, take, str)


def take(typed: str) -> Value | Refusal:
    return int(typed) if typed.isascii() and typed.isdigit() else Refusal(f"refused {typed!r}")


@pytest.fixture
def keyboard(catalogue: Catalogue) -> Iterator[Keyboard]:
    with create_pipe_input() as pipe, create_app_session(input=pipe):
        yield Keyboard(speak(catalogue, "en"), pipe)


@pytest.mark.parametrize("kind", ["list", "yes_no", "number", "line"])
@pytest.mark.parametrize(
    "junk",
    [
        pytest.param("".join(ALT), id="alt"),
        pytest.param("".join(UNKNOWN_SEQUENCES), id="unknown"),
        pytest.param("".join(NAMED), id="named"),
        pytest.param("".join(f"{ESCAPE}{one}" for one in "\r\n\x0f\x11"), id="alt-control"),
    ],
)
def test_keys_that_mean_nothing_answer_nothing_and_leave_ctrl_c_alone(
    keyboard: Keyboard, kind: str, junk: str
) -> None:
    assert getattr(keyboard, kind)(junk + CTRL_C) is None


@pytest.mark.long
@pytest.mark.parametrize("kind", ["list", "yes_no", "number", "line"])
def test_no_control_key_answers_or_swallows_the_next_one(keyboard: Keyboard, kind: str) -> None:
    acting = IN_LINES if kind in ("number", "line") else IN_LISTS
    for key in CONTROLS:
        if key not in acting:
            assert getattr(keyboard, kind)(key + CTRL_C) is None, repr(key)


def test_what_is_chosen_in_a_list_is_what_is_pointed_at_whatever_is_pressed_besides(
    keyboard: Keyboard,
) -> None:
    chance = random.Random(8)
    junk = [*(key for key in CONTROLS if key not in IN_LISTS), *LETTERS, *NAMED]
    for _ in range(10):
        place = 0
        keys = ""
        for _ in range(chance.randrange(30)):
            step = chance.choice([DOWN, "\x1b[A", *(["junk"] * 6)])
            keys += chance.choice(junk) if step == "junk" else step
            place += {DOWN: 1, "\x1b[A": -1}.get(step, 0)
        assert keyboard.list(keys + ENTER) == ENTRIES[place % 3].value, repr(keys)


@pytest.mark.long
def test_only_its_letters_and_enter_answer_a_yes_or_no(keyboard: Keyboard) -> None:
    chance = random.Random(9)
    junk = [*(key for key in CONTROLS if key not in IN_LISTS), *LETTERS, *NAMED]
    for _ in range(10):
        keys = "".join(chance.choices(junk, k=20))
        for end, expected in (("y", True), ("n", False), (ENTER, True), (DOWN + ENTER, False)):
            assert keyboard.yes_no(keys + end) is expected, repr(keys)


def test_a_number_is_what_was_typed_whatever_is_pressed_besides(keyboard: Keyboard) -> None:
    chance = random.Random(10)
    junk = [*(key for key in CONTROLS if key not in IN_LINES), *MOVELESS]
    for _ in range(10):
        digits = str(chance.randrange(1, 10_000))
        keys = "".join(f"{one}{''.join(chance.choices(junk, k=4))}" for one in digits)
        assert keyboard.number(keys + ENTER) == int(digits), repr(keys)


MOVELESS = [
    text
    for text in NAMED
    if ANSI_SEQUENCES[text].value  # type: ignore[union-attr]
    not in ("home", "end", "delete", "c-left", "c-right")
]


def test_a_line_keeps_what_was_typed_and_pasted_with_its_no_break_spaces(
    keyboard: Keyboard,
) -> None:
    assert keyboard.line("Glaces\u00a0: d'été\r") == "Glaces\u00a0: d'été"
    assert keyboard.line("\x1b[200~two\r\nlines\x1b[201~ more\r") == "two lines more"


def test_a_line_can_be_edited(keyboard: Keyboard) -> None:
    assert keyboard.line("bc\x01a\x05d\x7f\r") == "abc"
    assert keyboard.line("one two\x17three\r") == "one three"
    assert keyboard.line("gone\x15kept\r") == "kept"
    assert keyboard.line("ab\x1b[D\x1b[3~c\r") == "ac"


@pytest.mark.parametrize("kind", ["list", "menu", "offer"])
def test_a_digit_chooses_and_a_letter_points_at_the_next_entry_that_begins_with_it(
    keyboard: Keyboard, kind: str
) -> None:
    choose = getattr(keyboard, kind)
    for digit, entry in zip("123", ENTRIES, strict=True):
        assert choose(digit) == entry.value
    for keys, place in (("s", 1), ("S", 1), ("f", 2), ("ff", 0), ("F", 2), ("sf", 2), ("sx", 1)):
        assert choose(keys + ENTER) == ENTRIES[place].value, keys


def test_a_letter_is_pressed_without_its_accent(keyboard: Keyboard) -> None:
    keys = Keyboard(speak(keyboard.catalogue, "fr"), keyboard.pipe)
    entries = (MenuLine("a", "Terminer"), MenuLine("b", "Écrire la synthèse"))

    for letter in "eéÉ":
        keyboard.pipe.send_text(letter + ENTER)
        assert keys.prompter.choose("Et maintenant ?", entries) == "b"


@pytest.mark.parametrize("kind", ["menu", "offer"])
def test_a_menu_is_left_by_escape_and_by_ctrl_d_but_not_by_ctrl_c(
    keyboard: Keyboard, kind: str
) -> None:
    choose = getattr(keyboard, kind)
    assert choose(ESCAPE) is BACK
    assert choose("\x04") is BACK
    assert choose(CTRL_C) is None


@pytest.mark.parametrize("kind", ["list", "yes_no", "number", "line"])
def test_escape_alone_goes_back(keyboard: Keyboard, kind: str) -> None:
    assert getattr(keyboard, kind)(ESCAPE) is BACK


@pytest.mark.parametrize("kind", ["list", "yes_no", "number", "line"])
@pytest.mark.parametrize("key", ["\x11", "\x12", "\x13", "\x1d", "\x16", "\x18", ESCAPE])
def test_ctrl_c_leaves_whatever_was_pressed_before(keyboard: Keyboard, kind: str, key: str) -> None:
    assert getattr(keyboard, kind)(key + CTRL_C) is None
