"""Messages as Babel reads and compiles them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser

LASTING_HEADERS = ("Language:", "Plural-Forms:", "MIME-Version:", "Content-T")


class PlainCatalog(Catalog):
    """A catalogue without the dates and names that Babel adds to a header."""

    def __iter__(self) -> Iterator[Message]:
        header, *messages = super().__iter__()
        lines = str(header.string).splitlines()
        kept = [line for line in lines if line.startswith(LASTING_HEADERS)]
        yield Message("", "\n".join(kept) + "\n")
        yield from messages


def parse_messages(file: Path) -> PlainCatalog:
    """The messages of a ``.po`` file."""
    catalog = PlainCatalog()
    with file.open("rb") as lines:
        PoFileParser(catalog, abort_invalid=True).parse(lines)
    return catalog


def compile_messages(file: Path) -> bytes:
    """What the ``.mo`` beside a ``.po`` file must hold."""
    compiled = BytesIO()
    write_mo(compiled, parse_messages(file))
    return compiled.getvalue()
