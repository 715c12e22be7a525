"""A page of headings, paragraphs and items on a terminal or in a pipe.

Lines are wrapped here rather than by the console, with hanging indents and without
trailing blanks, so that the same words reach a screen, a file and a screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

MAX_WIDTH = 100  # longer lines are tiring to read


class Page:
    """Writes text blocks to a console, wrapped to its width but never wider than `MAX_WIDTH`."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.width = min(console.width, MAX_WIDTH)

    def title(self, text: str) -> None:
        """The first line of the page."""
        self._write(Text(text, "bold"))

    def heading(self, text: str) -> None:
        """A section's heading, after an empty line."""
        self._console.print()
        self._write(Text(text, "bold cyan"))

    def paragraph(self, text: str, *, indent: int = 0, style: str = "") -> None:
        """A paragraph of running text."""
        self._write(Text(text, style), " " * indent)

    def item(self, text: str, *, mark: str = "-", indent: int = 0, style: str = "") -> None:
        """A list item whose further lines stand under its text."""
        self._write(Text(text, style), " " * indent + mark + " ")

    def field(self, label: str, text: str, *, indent: int = 0) -> None:
        """A labelled line. The label carries its own colon."""
        line = Text(f"{label} ", "bold")
        line.append(Text(text, style="not bold"))
        self._write(line, " " * indent)

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Rows under a head; where columns would be too narrow, one block per column."""
        columns = len(head) - 1
        if self._console.width < 22 * columns + 16:  # noqa: PLR2004
            self._stack(head, rows)
            return
        from rich.table import Table

        table = Table(box=None, show_lines=True, pad_edge=False, padding=(0, 2, 1, 0))
        for index, name in enumerate(head):
            table.add_column(Text(name, "bold"), overflow="fold", ratio=1 + bool(index))
        for row in rows:
            table.add_row(*(Text(cell, "" if index else "bold") for index, cell in enumerate(row)))
        self._console.print(table)

    def _stack(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        for index, name in enumerate(head[1:], start=1):
            self.heading(name)
            for row in rows:
                self.item(f"{row[0]} {row[index]}")

    def _write(self, text: Text, prefix: str = "") -> None:
        room = max(self.width - len(prefix), 20)
        for line in text.wrap(self._console, room, no_wrap=False):
            line.rstrip()
            self._console.print(Text(prefix).append(line), soft_wrap=True)
            prefix = " " * len(prefix)
