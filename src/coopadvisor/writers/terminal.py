"""A document on a terminal or in a pipe: words before colour, sources by their numbers.

Lines are wrapped here rather than by rich, with hanging indents and without trailing
blanks, so that the same words reach a screen, a file and a screen reader.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import assert_never

from msgspec import Struct
from rich.console import Console
from rich.text import Text

from coopadvisor.documents import blocks
from coopadvisor.language.wrapping import MAX_WIDTH, wrap

PAGE_WIDTH = 80  # of a text that goes to a file
MIN_COLUMN = 26  # narrower columns of a table are worse than none
MAX_LABEL = 20
MIN_ROWS = 50  # where labels beside their words leave these too little room
GUTTER = 2


def write_terminal(document: blocks.Document, console: Console, *, stacked: bool) -> None:
    """Print the document. Tables are *stacked*, a column after the other, where that is wanted."""
    page = _Page(console, min(console.width, MAX_WIDTH), document, stacked)
    page.write(document.blocks)


def write_text(document: blocks.Document) -> str:
    """The document as plain text, as wide as a page."""
    text = io.StringIO()
    console = Console(
        file=text, width=PAGE_WIDTH, color_system=None, highlight=False, markup=False, emoji=False
    )
    write_terminal(document, console, stacked=False)
    return text.getvalue()


def _is_apart(block: blocks.Block, before: blocks.Block | None) -> bool:
    """Whether an empty line stands before a block."""
    match block:
        case blocks.Heading() | blocks.Command():
            return True
        case blocks.Paragraph(apart=apart) | blocks.Items(apart=apart):
            return apart and not isinstance(before, blocks.Heading)
        case _:
            return False


class _Page(Struct, frozen=True):
    console: Console
    width: int
    document: blocks.Document
    stacked: bool

    def write(self, some: Iterable[blocks.Block]) -> None:
        before: blocks.Block | None = None
        for block in some:
            if _is_apart(block, before):
                self.print("")
            self.block(block)
            before = block

    def block(self, block: blocks.Block) -> None:
        match block:
            case blocks.Title(text):
                self.text(text, "bold")
            case blocks.Heading(text):
                self.text(text, "bold cyan")
            case blocks.Paragraph(phrase):
                self.text(self.words(phrase), _style(phrase))
            case blocks.Items(items):
                self.items(items, "")
            case blocks.Rows(rows):
                self.rows(rows)
            case blocks.Table(head, rows):
                self.table(head, [[self.words(cell) for cell in row] for row in rows])
            case blocks.Command(text, command):
                self.text(text)
                self.print(f"  {command}")  # on one line, so that it can be pasted
            case blocks.References():
                self.references()
            case blocks.Annex(text, below):
                self.print("")
                self.text(text, "bold cyan")
                self.write(below)
            case _:
                assert_never(block)

    def text(self, text: str, style: str = "", prefix: str = "") -> None:
        for line in wrap(text, self.width, prefix):
            self.print(line, style)

    def words(self, phrase: blocks.Phrase) -> str:
        """A phrase with the numbers of its sources behind what they state."""
        parts = []
        for span in phrase:
            parts.append(span.text)
            if span.marks:
                numbers = sorted(self.document.numbers[mark] for mark in span.marks)
                parts.append(f"[{', '.join(map(str, numbers))}]")
        return " ".join(parts)

    def print(self, line: str, style: str = "") -> None:
        self.console.print(Text(line, style), soft_wrap=True)

    def items(self, items: Iterable[blocks.Item], indent: str) -> None:
        for item in items:
            mark = f"{item.mark} " if item.mark else ""
            self.text(self.words(item.phrase), _style(item.phrase), indent + mark)
            self.items(item.below, indent + "  ")

    def rows(self, rows: Sequence[blocks.Row]) -> None:
        """Labels in a column beside their words, or above them on a narrow terminal.

        *stacked* they read as sentences do: the label, a colon and its words.
        """
        column = max((len(row.label) for row in rows), default=0) + GUTTER
        for row in rows:
            prefix = row.label.ljust(column)
            if self.stacked:
                first, *rest = map(self.words, row.phrases)
                for text in (f"{row.label}{self.document.colon} {first}", *rest):
                    self.text(text)
                continue
            if self.width < MIN_ROWS:
                self.print(row.label, "bold")
                prefix = " " * GUTTER
            for phrase in row.phrases:
                self.hanging(phrase, prefix)
                prefix = " " * len(prefix)

    def hanging(self, phrase: blocks.Phrase, prefix: str) -> None:
        """A phrase under itself, behind a prefix that stands out."""
        first, *rest = wrap(self.words(phrase), self.width, prefix)
        line = Text(first, _style(phrase))
        line.stylize("bold", 0, len(prefix.rstrip()))
        self.console.print(line, soft_wrap=True)
        for each in rest:
            self.print(each, _style(phrase))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Rows under a head; where columns would be too narrow, one list per column."""
        labels = min(max(len(row[0]) for row in rows), MAX_LABEL) + GUTTER
        room = (self.console.width - labels) // (len(head) - 1) - GUTTER
        if self.stacked or room < MIN_COLUMN:
            for index, name in enumerate(head[1:], start=1):
                self.print("")
                self.text(name, "bold cyan")
                for row in rows:
                    self.text(f"{row[0]}{self.document.colon} {row[index]}", prefix="- ")
            return
        widths = [labels, *(room + GUTTER for _ in head[1:])]
        self.row(head, widths, "bold")
        for row in rows:
            self.print("")
            self.row(row, widths)

    def row(self, cells: Sequence[str], widths: Sequence[int], style: str = "") -> None:
        columns = [wrap(cell, width - GUTTER) for cell, width in zip(cells, widths, strict=True)]
        for line in zip_longest(*columns, fillvalue=""):
            text = "".join(part.ljust(width) for part, width in zip(line, widths, strict=True))
            self.print(text.rstrip(), style)

    def references(self) -> None:
        if self.document.references:
            self.print("")
            self.text(self.document.sources, "bold cyan")
        for number, one in enumerate(self.document.references, start=1):
            self.text(f"{one.text} {one.address}", prefix=f"[{number}] ")


def _style(phrase: blocks.Phrase) -> str:
    return "bold" if all(span.style == "strong" for span in phrase) else ""
