"""A page of headings, paragraphs and items on a terminal or in a pipe.

Lines are wrapped here rather than by the console, with hanging indents and without
trailing blanks, so that the same words reach a screen, a file and a screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from coopadvisor.wording.wrapping import wrap

MAX_WIDTH = 100  # longer lines are tiring to read
MIN_COLUMN = 26  # narrower columns of a table are worse than none
MAX_LABEL = 20
GUTTER = 2


class Page:
    """Writes text blocks to a console, wrapped to its width but never wider than `MAX_WIDTH`."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.width = min(console.width, MAX_WIDTH)

    def title(self, text: str) -> None:
        """The first line of the page."""
        self._write(text, "bold")

    def heading(self, text: str) -> None:
        """A section's heading, after an empty line."""
        self._console.print()
        self._write(text, "bold cyan")

    def paragraph(self, text: str, *, style: str = "") -> None:
        """A paragraph of running text."""
        self._write(text, style)

    def item(self, text: str, *, mark: str = "-", indent: int = 0) -> None:
        """A list item whose further lines stand under its text."""
        self._write(text, prefix=" " * indent + mark + " ")

    def command(self, text: str, command: str) -> None:
        """What a command does, and below it the command on one line, so that it can be pasted."""
        self._write(text)
        self._console.print(Text(f"  {command}"), soft_wrap=True)

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], colon: str) -> None:
        """Rows under a head; where columns would be too narrow, one block per column."""
        labels = min(max(len(row[0]) for row in rows), MAX_LABEL) + GUTTER
        room = (self._console.width - labels) // (len(head) - 1) - GUTTER
        if room < MIN_COLUMN:
            self.stack(head, rows, colon)
            return
        widths = [labels, *(room + GUTTER for _ in head[1:])]
        self._row(head, widths, "bold")
        for row in rows:
            self.gap()
            self._row(row, widths)

    def _row(self, cells: Sequence[str], widths: Sequence[int], style: str = "") -> None:
        columns = [wrap(cell, width - GUTTER) for cell, width in zip(cells, widths, strict=True)]
        for line in zip_longest(*columns, fillvalue=""):
            text = "".join(part.ljust(width) for part, width in zip(line, widths, strict=True))
            self._console.print(Text(text.rstrip(), style), soft_wrap=True)

    def stack(self, head: Sequence[str], rows: Sequence[Sequence[str]], colon: str) -> None:
        """One block per column, its rows as a list."""
        for index, name in enumerate(head[1:], start=1):
            self.heading(name)
            for row in rows:
                self.item(f"{row[0]}{colon} {row[index]}")

    def _write(self, text: str, style: str = "", prefix: str = "") -> None:
        for line in wrap(text, self.width, prefix):
            self._console.print(Text(line, style), soft_wrap=True)
