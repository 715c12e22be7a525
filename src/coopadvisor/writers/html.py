"""A document as one HTML file that stands alone: no script, no request, ready for A4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import assert_never

from msgspec import Struct, json
from msgspec.structs import replace

from coopadvisor.documents import blocks
from coopadvisor.writers.addresses import is_address

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;
  font-family: system-ui, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
h1, h2, h3 { line-height: 1.2; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8c959f; padding: .3rem .5rem; text-align: left; vertical-align: top; }
tbody td:empty { height: 1.7em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: bold; }
dd { grid-column: 2; margin: 0; }
ul.boxes { list-style: none; padding-left: 0; }
pre { overflow-x: auto; white-space: pre-wrap; }
sup { line-height: 0; white-space: nowrap; }
sup a { text-decoration: none; }
@media print {
  @page { size: A4; margin: 10mm 14mm; }
  body { max-width: none; margin: 0; padding: 0 1px 0 0;
    font: 10pt/1.2 Arial, "Liberation Sans", Helvetica, sans-serif; }
  h1, h2, h3, p, ul, ol, table { margin: 0 0 .3em; }
  h1 { font-size: 1.5em; }
  h2 { font-size: 1.15em; }
  h3 { font-size: 1em; }
  h2, h3 { margin-top: .6em; break-after: avoid; }
  th, td { padding: .1em .4em; }
  dl { margin: 0 0 .3em; gap: 0 1em; }
  tr, li, dd { break-inside: avoid; }
  ul.boxes { columns: 2; column-gap: 2em; }
  pre { break-before: avoid; }
  .annex { break-before: page; font-size: .9em; }
}
""" + "".join(f".w{share} {{ width: {share}%; }}\n" for share in range(5, 100, 5))


def write_html(document: blocks.Document) -> str:
    """The document as HTML5, its texts escaped."""
    page = _Page(document)
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{escape(document.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            *(_meta(name, value) for name, value in document.head),
            f"<title>{escape(document.title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            *page.lines(document.blocks),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _meta(name: str, value: object) -> str:
    content = value if isinstance(value, str) else json.encode(value).decode()
    return f'<meta name="coopadvisor.{escape(name)}" content="{escape(content)}">'


class _Page(Struct, frozen=True):
    """The document, and how deep its headings are."""

    document: blocks.Document
    level: int = 2

    def lines(self, some: Iterable[blocks.Block]) -> Iterator[str]:
        for block in some:
            yield from self.block(block)

    def block(self, block: blocks.Block) -> Iterator[str]:
        match block:
            case blocks.Title(text):
                yield f"<h1>{escape(text)}</h1>"
            case blocks.Heading(text):
                yield self.heading(text)
            case blocks.Paragraph(phrase):
                yield f"<p>{self.phrase(phrase)}</p>"
            case blocks.Items(items):
                yield from self.items(items)
            case blocks.Rows(rows):
                yield from self.rows(rows)
            case blocks.Table():
                yield from self.table(block)
            case blocks.Command(text, command):
                yield f"<p>{escape(text)}</p>"
                yield f"<pre><code>{escape(command)}</code></pre>"
            case blocks.References():
                yield from self.references()
            case blocks.Annex(text, below):
                yield '<section class="annex">'
                yield self.heading(text)
                yield from replace(self, level=3).lines(below)
                yield "</section>"
            case _:
                assert_never(block)

    def heading(self, text: str) -> str:
        return f"<h{self.level}>{escape(text)}</h{self.level}>"

    def items(self, items: Iterable[blocks.Item]) -> Iterator[str]:
        """Lists; where marks change, a new one begins."""
        for kind, alike in groupby(items, lambda item: _kind(item.mark)):
            yield f"<{kind}>"
            for item in alike:
                box = "☐ " if item.mark == "[ ]" else ""
                below = "\n".join(self.items(item.below))
                yield f"<li>{box}{self.phrase(item.phrase)}{below}</li>"
            yield f"</{kind.split()[0]}>"

    def rows(self, rows: Iterable[blocks.Row]) -> Iterator[str]:
        yield "<dl>"
        for row in rows:
            yield f"<dt>{escape(row.label)}</dt>"
            yield from (f"<dd>{self.phrase(phrase)}</dd>" for phrase in row.phrases)
        yield "</dl>"

    def table(self, table: blocks.Table) -> Iterator[str]:
        yield "<table>"
        yield from (f'<col class="w{width}">' for width in table.widths)
        head = (
            f'<th scope="col">{escape(text)}</th>' if text else "<td></td>" for text in table.head
        )
        yield f"<thead><tr>{''.join(head)}</tr></thead>"
        yield "<tbody>"
        for row in table.rows:
            cells = "".join(f"<td>{self.phrase(cell)}</td>" for cell in row)
            yield f"<tr>{cells}</tr>"
        yield "</tbody>"
        yield "</table>"

    def phrase(self, phrase: blocks.Phrase) -> str:
        return " ".join(map(self.span, phrase))

    def span(self, span: blocks.Span) -> str:
        words = _link(span.address) if span.address else escape(span.text)
        styled = {"plain": "{}", "strong": "<strong>{}</strong>", "aside": "<em>{}</em>"}
        numbers = (self.document.numbers[mark] for mark in span.marks)
        marks = ", ".join(f'<a href="#source-{number}">{number}</a>' for number in numbers)
        return styled[span.style].format(words) + (f"<sup>[{marks}]</sup>" if marks else "")

    def references(self) -> Iterator[str]:
        if not self.document.references:
            return
        yield self.heading(self.document.sources)
        yield "<ol>"
        for number, one in enumerate(self.document.references, start=1):
            sections = f" ({escape(one.sections)})" if one.sections else ""
            entry = f"{escape(one.text)} {_link(one.address)}{sections}"
            yield f'<li id="source-{number}">{entry}</li>'
        yield "</ol>"


def _kind(mark: str) -> str:
    if mark == "[ ]":
        return 'ul class="boxes"'
    return "ol" if mark.rstrip(".").isdecimal() else "ul"


def _link(address: str) -> str:
    """An address as a link, or as text where it is none."""
    shown = escape(address)
    return f'<a href="{shown}">{shown}</a>' if is_address(address) else shown
