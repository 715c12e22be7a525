"""The parts of a page, whoever writes it: to a terminal, as Markdown or as HTML.

A page says what it says here, in words and in order; how a heading or a table looks is the
writers' affair.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from coopadvisor.catalogue.model import Citation, split_citation

Style = Literal["plain", "strong", "aside"]


class Span(Struct, frozen=True):
    """Some words of one style, the sources that state them, and where a link leads."""

    text: str
    sources: tuple[Citation, ...] = ()
    style: Style = "plain"
    address: str = ""

    @property
    def marks(self) -> tuple[str, ...]:
        """The sources by their ids, each once."""
        return tuple(dict.fromkeys(split_citation(one)[0] for one in self.sources))


Phrase = tuple[Span, ...]  # with a blank between two spans


class Title(Struct, frozen=True):
    """What the page is, in its first line."""

    text: str


class Heading(Struct, frozen=True):
    """What the blocks up to the next heading are about."""

    text: str


class Paragraph(Struct, frozen=True):
    """Running text. *apart* stands off from what comes before."""

    phrase: Phrase
    apart: bool = True


class Item(Struct, frozen=True):
    """One entry of a list, and what stands under it.

    The mark is ``-``, a number (``1.``), a box to tick (``[ ]``) or nothing.
    """

    phrase: Phrase
    mark: str = "-"
    below: tuple[Item, ...] = ()


class Items(Struct, frozen=True):
    """A list. *apart* stands off from what comes before."""

    items: tuple[Item, ...]
    apart: bool = False


class Row(Struct, frozen=True):
    """A label and what is said under it: one phrase or more, each on a line of its own."""

    label: str
    phrases: tuple[Phrase, ...]


class Rows(Struct, frozen=True):
    """Labels, each with what is said under it."""

    rows: tuple[Row, ...]


class Table(Struct, frozen=True):
    """Rows under a head.

    ``widths`` are the columns' shares of the page in percent, as where some are there to be
    written in; without them a column is as wide as its texts need.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Phrase, ...], ...]
    widths: tuple[int, ...] = ()


class Command(Struct, frozen=True):
    """What a command does, and the command, to be pasted."""

    text: str
    command: str


class Reference(Struct, frozen=True):
    """A source that the page cites, as it is listed: its words, its address, the sections cited."""

    id: str
    text: str
    address: str
    sections: str = ""


class References(Struct, frozen=True):
    """The list of the sources that the page cites."""


class Annex(Struct, frozen=True):
    """What follows on a new page, under a heading of its own."""

    text: str
    blocks: tuple[Block, ...]


Block = Title | Heading | Paragraph | Items | Rows | Table | Command | References | Annex


class Document(Struct, frozen=True):
    """A page in one language.

    ``references`` are the sources that it cites, in the order of their first citation, under
    the heading ``sources``; ``colon`` stands between a label and what it labels. ``head`` is
    what programs read off the page.
    """

    title: str
    language: str
    colon: str
    sources: str
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...] = ()
    head: tuple[tuple[str, object], ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers of the references by the ids of their sources."""
        return {one.id: number for number, one in enumerate(self.references, start=1)}


def say(text: str, sources: Iterable[Citation] = ()) -> Phrase:
    """A phrase of plain words."""
    return (Span(text, tuple(sources)),)


def stress(text: str, sources: Iterable[Citation] = ()) -> Phrase:
    """A phrase that stands out."""
    return (Span(text, tuple(sources), "strong"),)
