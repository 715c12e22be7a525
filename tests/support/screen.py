"""A person at a terminal: keys go in, and what stands on the screen comes out."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby, takewhile
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest
from catalogue_files import INTERVIEW

from coopadvisor import load_catalogue
from coopadvisor.catalogue.model import Choice, Language, Number, Question
from coopadvisor.decision.ranges import is_amount, ranges_of
from coopadvisor.decision.values import UNKNOWN
from coopadvisor.language.messages import Messages
from coopadvisor.language.voice import Voice, speak

ENTER, ESCAPE, DOWN, CLEAR = "\r", "\x1b", "\x1b[B", "\x15"
CTRL_C, CTRL_D, CTRL_Z = "\x03", "\x04", "\x1a"
ASK = ("ask", "--catalogue", str(INTERVIEW))
LAST = ("--member", "yes", "--history", "shared")  # the outcome now depends on the cost alone
PATIENCE = 30.0  # seconds; only ever reached by a failure
PAUSE = 0.01
ON_A_TERMINAL = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal"),
    pytest.mark.slow,
]
_TORN = -1  # a key of pyte's rows that is never displayed: the row goes on in the next one


def flat(text: str) -> str:
    """The text as it reads, however it is wrapped and spaced."""
    return re.sub(r"\s+", " ", text).strip()


class _Page(pyte.Screen):
    """Keeps what scrolls off, and remembers the rows that the terminal broke at the margin."""

    def __init__(self, columns: int, lines: int) -> None:
        self.gone: list[Mapping[int, Any]] = []
        super().__init__(columns, lines)

    def index(self) -> None:
        if self.cursor.y == self.lines - 1:
            self.gone.append(self.buffer[0])
        super().index()

    def draw(self, data: str) -> None:
        for char in data:
            if self.cursor.x == self.columns and pyte.modes.DECAWM in self.mode:
                self.buffer[self.cursor.y][_TORN] = self.cursor.attrs._replace(data="torn")
            super().draw(char)


class Terminal:
    """`coopadvisor ask` in a pseudo-terminal of its own. Every wait has a deadline.

    On the small catalogue that is there for interviews, or on another one, or the shipped one.
    """

    def __init__(  # noqa: PLR0913 (a terminal with its surroundings)
        self,
        *words: str,
        lang: Language = "en",
        catalogue: Path | None = INTERVIEW,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        script: str = 'exec "$@"',
    ) -> None:
        self.columns = columns
        self._across = range(columns)
        self.raw = b""
        self.voice: Voice = speak(load_catalogue(catalogue), lang)
        self.words: Messages = self.voice.words
        self._page = _Page(columns, rows)
        self._stream = pyte.ByteStream(self._page)
        command = [sys.executable, "-m", "coopadvisor", "ask", *words, "--lang", lang]
        if catalogue:
            command += ["--catalogue", str(catalogue)]
        with warnings.catch_warnings():  # Python 3.12 warns of any fork beside xdist's threads
            warnings.simplefilter("ignore", DeprecationWarning)
            self._child: pexpect.spawn[Any] = pexpect.spawn(
                "/bin/sh",
                ["-c", script, "sh", *command],
                dimensions=(rows, columns),
                env=_environment(env or {}),
                cwd=str(cwd) if cwd else None,
            )
        self._child.delaybeforesend = None
        self._child.delayafterclose = PAUSE
        self.modes_before = self.modes()

    # --- hands --------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        for key in keys:
            self._child.send(key)

    def enter(self, text: str) -> None:
        """Type a line where lines are echoed, and see it."""
        before = len(self.raw)
        self.press(f"{text}\r")
        self._until(lambda: len(self.raw) > before, f"the echo of {text!r}")

    def choose(self, option: str) -> None:
        """Move the pointer to an option and press Enter, as a person does."""
        self.wait(option)
        self._until(self.pointed, "a list")
        for _ in range(12):
            here = self.pointed()
            if flat(option).startswith(here):
                self.press(ENTER)
                return
            self.press(DOWN)
            self.wait_for_move(here)
        raise AssertionError(f"no option {option!r} in:\n{self}")

    @property
    def number_hint(self) -> str:
        """How the line begins that asks for a number, whatever its unit."""
        return self.words("number-keys").partition(" {")[0]

    def choose_other(self, question: Number) -> None:
        """Say that a figure will be typed, where ranges are listed."""
        if ranges_of(self.voice.catalogue, question):
            amount = is_amount(self.voice.catalogue, question)
            self.choose(self.words("another-amount" if amount else "another-number"))
        self.wait(self.number_hint)

    def answer(self, question: str, value: str) -> None:
        """Wait for a question and answer it by an option's id or by typing."""
        self.wait(self.question(question))
        asked = self._find(question)
        if isinstance(asked, Number):
            self.choose_other(asked)
            self.press(CLEAR, "" if value == UNKNOWN else value, ENTER)
        elif value == UNKNOWN:
            self.choose(self.words("dont-know"))
        else:
            self.choose(self.option(question, value))

    def question(self, name: str) -> str:
        """What a question asks."""
        return self.voice.pick(self._find(name).text)

    def why(self, question: str) -> str:
        """Why it is asked."""
        return self.voice.pick(self._find(question).why)

    def option(self, question: str, name: str) -> str:
        """What an option says in its list."""
        asked = self._find(question)
        assert isinstance(asked, Choice)
        return self.voice.pick(next(one for one in asked.options if one.id == name).text)

    def _find(self, question: str) -> Question:
        return next(one for one in self.voice.catalogue.questions if one.id == question)

    def follow(self, *steps: str) -> None:
        """Choose one step after another from the menu that follows an answer."""
        for step in steps:
            label = flat(self.words(f"next.{step}"))
            self.wait(self.words("what-next"), label)
            found = re.search(rf"([1-9])\. {re.escape(label)}", flat(" ".join(self.rows)))
            assert found, f"no step {label!r} in:\n{self}"
            self.press(found[1])

    def confirm(self, question: str, *, yes: bool) -> None:
        self.wait(question, f"{self.words('yes')} ({self.words('yes-key')})")
        self.press(self.words("yes-key") if yes else self.words("no-key"))
        self.wait(f"{question} {self.words('yes') if yes else self.words('no')}")

    # --- eyes ---------------------------------------------------------------------------

    @property
    def rows(self) -> list[str]:
        """What is on the screen now."""
        return [self._text(self._page.buffer[y]).rstrip() for y in range(self._page.lines)]

    @property
    def lines(self) -> list[str]:
        """All that was ever on the screen; what the terminal broke at the margin is whole."""
        joined = [""]
        here = [self._page.buffer[y] for y in range(self._page.lines)]
        for row in [*self._page.gone, *here]:
            joined[-1] += self._text(row)
            if _TORN not in row or row[_TORN].data != "torn":
                joined.append("")
        return [line.rstrip() for line in joined]

    @property
    def adorned(self) -> list[str]:
        """The stretches of the screen that are underlined, coloured or reversed."""
        cells = [self._page.buffer[y][x] for y in range(self._page.lines) for x in self._across]
        return [
            "".join(cell.data for cell in stretch)
            for (underlined, reverse, *colours), stretch in groupby(
                cells, lambda cell: (cell.underscore, cell.reverse, cell.fg, cell.bg)
            )
            if underlined or reverse or colours != ["default", "default"]
        ]

    def sees(self, *texts: str) -> bool:
        """Whether all the texts are on the screen now."""
        shown = flat(" ".join(self.rows))
        return all(flat(text) in shown for text in texts)

    def saw(self, text: str) -> bool:
        """Whether a text is on the screen or has scrolled off it."""
        return flat(text) in flat(" ".join(self.lines))

    def pointed(self) -> str:
        """The option that the pointer is on; empty where there is none."""
        rows = [row for row in self.rows if row.startswith(" > ")]
        return re.sub(r"^[0-9]\. ", "", flat(rows[-1][3:])) if rows else ""

    def wait_pointed(self, option: str) -> None:
        """Read until the pointer is on an option."""
        self._until(lambda: self.pointed() == option, f"the pointer on {option!r}")

    def wait_for_move(self, here: str) -> None:
        """Read until the pointer has left an option."""
        self._until(lambda: self.pointed() not in ("", here), f"a move from {here!r}")

    def wait_often(self, text: str, number: int) -> None:
        """Read until a text has been on the screen so many times, scrolled off or not."""
        self._until(
            lambda: flat(" ".join(self.lines)).count(flat(text)) >= number, f"{number} × {text!r}"
        )

    def wait_last(self, *texts: str) -> None:
        """Read until one of the texts is the last on the screen, as a plain prompt is."""
        ends = tuple(map(flat, texts))
        self._until(lambda: flat(" ".join(self.rows)).endswith(ends), f"one of {ends} at the end")

    def wait(self, *texts: str) -> None:
        """Read until all the texts are on the screen, and what comes with them."""
        self._until(lambda: self.sees(*texts), " and ".join(map(repr, texts)))
        with contextlib.suppress(EOFError):
            while self._read():
                pass

    def end(self) -> int:
        """Read until the program ends; its exit code."""
        self._read_to_the_end()
        assert self._child.exitstatus is not None, f"killed by {self._child.signalstatus}"
        return int(self._child.exitstatus)

    def killed_by(self) -> int:
        """Read until the program ends; the signal that ended it."""
        self._read_to_the_end()
        assert self._child.signalstatus is not None, f"exit code {self._child.exitstatus}"
        return int(self._child.signalstatus)

    def signal(self, number: int) -> None:
        """Send the program a signal, as `kill` does."""
        self._child.kill(number)

    def command(self, template: str) -> list[str]:
        """The command line in a message that ends with one, as it would be typed again."""
        return shlex.split(flat(" ".join(self.paragraph(template)))[len(_lead(template)) :])

    def paragraph(self, template: str) -> list[str]:
        """The lines of the last message that begins like *template*."""
        lines = self.lines
        starts = [i for i, line in enumerate(lines) if flat(line).startswith(_lead(template))]
        assert starts, f"no {template!r} in:\n{self}"
        return list(takewhile(bool, lines[starts[-1] :]))

    def modes(self) -> list[Any]:
        """How the terminal treats keys and lines, as `stty` shows it."""
        import termios

        return termios.tcgetattr(self._child.child_fd)

    @property
    def steered(self) -> bool:
        """Whether bracketed paste, application keys or a hidden cursor were left behind."""
        left = {mode << 5 for mode in (1, 1000, 1049, 2004)} & self._page.mode
        return bool(left) or self._page.cursor.hidden

    def close(self) -> None:
        self._child.close(force=True)

    def __str__(self) -> str:
        return "\n".join(f"|{row:<{self.columns}}|" for row in self.rows)

    def _text(self, row: Mapping[int, Any]) -> str:
        return "".join([row[x].data for x in self._across])

    # --- reading ------------------------------------------------------------------------

    def _until(self, holds: Any, wanted: str) -> None:
        limit = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < limit, f"waited for {wanted}, but saw\n{self}"
            try:
                self._read()
            except EOFError:
                assert holds(), f"ended without {wanted}:\n{self}"

    def _read_to_the_end(self) -> None:
        limit = time.monotonic() + PATIENCE
        with contextlib.suppress(EOFError):
            while time.monotonic() < limit:
                self._read()
            raise AssertionError(f"did not end:\n{self}")
        self._child.wait()

    def _read(self) -> bool:
        try:
            data = self._child.read_nonblocking(65536, PAUSE)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            raise EOFError from None
        self.raw += data
        self._stream.feed(data)
        return True


SitDown = Callable[..., Terminal]


def _lead(template: str) -> str:
    return flat(template.partition("{")[0])


def torn_words(narrow: Terminal, wide: Terminal) -> list[str]:
    """The words on one screen that another, wide enough for them, does not know."""
    known = set(" ".join(wide.lines).split())
    return [word for word in " ".join(narrow.lines).split() if word not in known]


def overlong(terminal: Terminal, pasted: Sequence[str] = ("coopadvisor ask", "://")) -> list[str]:
    """Lines that the terminal had to break, apart from addresses and commands to copy."""
    return [
        line
        for line in terminal.lines
        if len(line) > terminal.columns and not any(one in line for one in pasted)
    ]


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    """The surroundings of `conftest`, without the width it fixes for pipes."""
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    return {**kept, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm-256color", **extra}
