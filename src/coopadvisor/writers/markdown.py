"""A document as GitHub-flavoured Markdown, with what programs read off it as front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, repeat
from typing import assert_never

from msgspec import Struct, json
from msgspec.structs import replace

from coopadvisor.documents import blocks
from coopadvisor.language.typography import NBSP
from coopadvisor.writers.markup import code_block, escape, hyperlink, table


def write_markdown(document: blocks.Document) -> str:
    """The document as a text with a final newline."""
    lines = [*_front_matter(document.head), *_Page(document).lines(document.blocks)]
    return "\n".join(lines).rstrip("\n") + "\n"


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


class _Page(Struct, frozen=True):
    """The document, and how deep its headings are."""

    document: blocks.Document
    level: int = 2

    def lines(self, some: Iterable[blocks.Block]) -> Iterator[str]:
        for block in some:
            yield from self.block(block)
            yield ""

    def block(self, block: blocks.Block) -> Iterator[str]:
        match block:
            case blocks.Title(text):
                yield f"# {escape(text)}"
            case blocks.Heading(text):
                yield f"{'#' * self.level} {escape(text)}"
            case blocks.Paragraph(phrase):
                yield self.phrase(phrase)
            case blocks.Items(items):
                yield from self.items(items, "")
            case blocks.Rows(rows):
                lines = [each for row in rows for each in self.row(row)]
                yield from table(("", ""), lines, (15, 85))
            case blocks.Table(head, rows, widths):
                cells = [[self.phrase(cell) for cell in row] for row in rows]
                yield from table([escape(text) for text in head], cells, widths)
            case blocks.Command(text, command):
                yield escape(text)
                yield ""
                yield from code_block(command, "sh")
            case blocks.References():
                yield from self.references()
            case blocks.Annex(text, below):
                yield "---"
                yield ""
                yield f"## {escape(text)}"
                yield ""
                yield from replace(self, level=3).lines(below)
            case _:
                assert_never(block)

    def items(self, items: Iterable[blocks.Item], indent: str) -> Iterator[str]:
        for item in items:
            mark = {"": "-", ">": "-", "[ ]": "- [ ]"}.get(item.mark, item.mark)
            yield f"{indent}{mark} {self.phrase(item.phrase)}"
            yield from self.items(item.below, indent + "  ")

    def row(self, row: blocks.Row) -> Iterator[tuple[str, str]]:
        """A label beside its first phrase: a cell holds no list, converters drop breaks in it."""
        labels = chain([f"**{escape(row.label)}**"], repeat(""))
        return zip(labels, map(self.phrase, row.phrases), strict=False)

    def phrase(self, phrase: blocks.Phrase) -> str:
        return " ".join(map(self.span, phrase))

    def span(self, span: blocks.Span) -> str:
        words = hyperlink(span.address) if span.address else escape(span.text)
        styled = {"plain": words, "strong": f"**{words}**", "aside": f"*{words}*"}[span.style]
        marks = ", ".join(str(self.document.numbers[mark]) for mark in span.marks)
        return f"{styled}{NBSP}[{marks}]" if marks else styled

    def references(self) -> Iterator[str]:
        if not self.document.references:
            return
        yield f"{'#' * self.level} {escape(self.document.sources)}"
        yield ""
        for number, one in enumerate(self.document.references, start=1):
            sections = f" ({escape(one.sections)})" if one.sections else ""
            yield f"{number}. {escape(one.text)} {hyperlink(one.address)}{sections}"
