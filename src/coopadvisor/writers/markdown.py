"""A document as GitHub-flavoured Markdown, with what programs read off it as front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, repeat
from typing import assert_never

from msgspec import json

from coopadvisor.documents import blocks
from coopadvisor.writers.markup import code_block, escape, hyperlink, table

_ROOM = "&nbsp;" * 40  # keeps a column wide enough to write in; plain blanks are stripped


def write_markdown(document: blocks.Document) -> str:
    """The document as a text with a final newline."""
    lines = [*_front_matter(document.head)]
    for block in document.blocks:
        lines += [*_block(block), ""]
    return "\n".join([*lines, *_footnotes(document)]).rstrip("\n") + "\n"


def _front_matter(head: Iterable[tuple[str, object]]) -> Iterator[str]:
    """YAML between two lines of dashes; JSON's strings are YAML's."""
    if not head:
        return
    yield "---"
    for key, value in head:
        if isinstance(value, Mapping) and value:
            yield f"{key}:"
            for name, entry in value.items():
                yield f"  {_scalar(name)}: {_scalar(entry)}"
        else:
            yield f"{key}: {_scalar(value)}"
    yield "---"
    yield ""


def _scalar(value: object) -> str:
    return json.encode(value).decode()


def _block(block: blocks.Block) -> Iterator[str]:
    match block:
        case blocks.Title(text):
            yield f"# {escape(text)}"
        case blocks.Heading(text):
            yield f"## {escape(text)}"
        case blocks.Paragraph(phrase):
            yield _phrase(phrase)
        case blocks.Items(items):
            yield from _items(items, "")
        case blocks.Rows(rows):
            yield from table(("", ""), [cells for row in rows for cells in _row(row)])
        case blocks.Table(head, rows, blank):
            titles = [escape(text) + _ROOM * (index == blank) for index, text in enumerate(head)]
            yield from table(titles, [[_phrase(cell) for cell in row] for row in rows])
        case blocks.Command(text, command):
            yield escape(text)
            yield ""
            yield from code_block(command, "sh")
        case blocks.Rule():
            yield "---"
        case blocks.References():
            return  # they are the footnotes
        case _:
            assert_never(block)


def _row(row: blocks.Row) -> Iterator[tuple[str, str]]:
    """A label beside its first phrase; a cell holds no list, and converters drop breaks in it."""
    labels = chain([f"**{escape(row.label)}**"], repeat(""))
    return zip(labels, map(_phrase, row.phrases), strict=False)


def _items(items: Iterable[blocks.Item], indent: str) -> Iterator[str]:
    for item in items:
        mark = {"": "-", ">": "-", "[ ]": "- [ ]"}.get(item.mark, item.mark)
        yield f"{indent}{mark} {_phrase(item.phrase)}"
        yield from _items(item.below, indent + "  ")


def _phrase(phrase: blocks.Phrase) -> str:
    return " ".join(map(_span, phrase))


def _span(span: blocks.Span) -> str:
    words = hyperlink(span.address) if span.address else escape(span.text)
    styled = {"plain": words, "strong": f"**{words}**", "aside": f"*{words}*"}[span.style]
    return styled + "".join(f"[^{mark}]" for mark in span.marks)


def _footnotes(document: blocks.Document) -> Iterator[str]:
    for one in document.references:
        sections = f" ({escape(one.sections)})" if one.sections else ""
        yield f"[^{one.id}]: {escape(one.text)} {hyperlink(one.address)}{sections}"
        yield ""
