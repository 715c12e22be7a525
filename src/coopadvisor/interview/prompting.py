"""What an interview needs of a terminal, whichever way it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from msgspec import Struct

from coopadvisor.decision.values import Value


class Back(Struct, frozen=True):
    """The person wants to return to the question before."""


BACK: Final = Back()


class Other(Struct, frozen=True):
    """The person wants to type a value that is not listed."""


OTHER: Final = Other()


class MenuLine(Struct, frozen=True):
    """One line of a list to choose from, with what makes it unmistakable."""

    value: Value | Other
    text: str
    help: str = ""


class Prompt(Struct, frozen=True):
    """One question as it is put. Without entries a number is typed.

    ``read`` turns what was typed into a value, or says in words what is wrong with it;
    ``show`` says a value as it is listed.
    ``unit`` is what a number counts, with "…" in its place; ``preset`` is the answer given
    before, if any; ``notice`` says why the question is put again, if it is.
    """

    title: str
    text: str
    help: str
    why: str
    entries: tuple[MenuLine, ...]
    read: Callable[[str], Value | Refusal]
    show: Callable[[Value], str]
    unit: str = ""
    preset: Value | None = None
    notice: str = ""


class Refusal(Struct, frozen=True):
    """Why a typed value cannot be taken."""

    message: str


class Prompter(Protocol):
    """Puts questions and says things; all of it away from standard output.

    What is put is gone from the screen once it is answered, where that can be done. Every
    method raises `KeyboardInterrupt` when the person leaves.
    """

    def ask(self, prompt: Prompt) -> Value | Back:
        """Put a question until it is answered or the person goes back."""

    def choose(self, text: str, entries: tuple[MenuLine, ...]) -> object:
        """Offer a list; the value of the entry chosen, or `BACK`, also where the input ends."""

    def offer(self, text: str, entries: tuple[MenuLine, ...]) -> object:
        """Offer what may follow, where that can be done on fewer rows; the same otherwise."""

    def confirm(self, text: str, *, proposed: bool | None = None) -> bool | Back:
        """Put a question that is answered by yes or no, or left by going back.

        Enter alone takes what is *proposed*, if anything is.
        """

    def line(self, text: str, preset: str) -> str | Back:
        """Ask for a line of text that starts as *preset*."""

    def say(self, *lines: str) -> None:
        """Tell something, each line a paragraph."""

    def settle(self, answer: str) -> None:
        """Tell an answer that stands now, in one line."""

    def mark(self) -> int:
        """The place that what is said from now on begins at."""

    def forget(self, mark: int) -> None:
        """Take back what was said since a mark, as far as it is on the screen."""
