"""A document as one HTML file that stands alone: no script, no request, ready for A4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import assert_never

from msgspec import json

from coopadvisor.documents import blocks
from coopadvisor.writers.addresses import is_address

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;
  font-family: system-ui, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
h1, h2 { line-height: 1.2; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8c959f; padding: .3rem .5rem; text-align: left; vertical-align: top; }
.blank { width: 40%; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: bold; }
dd { grid-column: 2; margin: 0; }
ul.boxes, ul.plain { list-style: none; padding-left: 0; }
ul.plain ul, ul.boxes ul { padding-left: 1.5rem; }
pre { overflow-x: auto; white-space: pre-wrap; }
sup a { text-decoration: none; }
@media print {
  @page { size: A4; margin: 15mm; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; }
  tr, li, dd { break-inside: avoid; }
}
"""


def write_html(document: blocks.Document) -> str:
    """The document as HTML5, its texts escaped."""
    numbers = {one.id: number for number, one in enumerate(document.references, start=1)}
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
            *(line for block in document.blocks for line in _block(block, numbers)),
            *_sources(document),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _meta(name: str, value: object) -> str:
    content = value if isinstance(value, str) else json.encode(value).decode()
    return f'<meta name="coopadvisor.{escape(name)}" content="{escape(content)}">'


def _block(block: blocks.Block, numbers: Mapping[str, int]) -> Iterator[str]:
    match block:
        case blocks.Title(text):
            yield f"<h1>{escape(text)}</h1>"
        case blocks.Heading(text):
            yield f"<h2>{escape(text)}</h2>"
        case blocks.Paragraph(phrase):
            yield f"<p>{_phrase(phrase, numbers)}</p>"
        case blocks.Items(items):
            yield from _items(items, numbers)
        case blocks.Rows(rows):
            yield from _rows(rows, numbers)
        case blocks.Table():
            yield from _table(block, numbers)
        case blocks.Command(text, command):
            yield f"<p>{escape(text)}</p>"
            yield f"<pre><code>{escape(command)}</code></pre>"
        case blocks.Rule():
            yield "<hr>"
        case blocks.References():
            return  # they stand at the end
        case _:
            assert_never(block)


def _items(items: Iterable[blocks.Item], numbers: Mapping[str, int]) -> Iterator[str]:
    """Lists; where marks change, a new one begins."""
    for kind, alike in groupby(items, lambda item: _kind(item.mark)):
        yield f"<{kind}>"
        for item in alike:
            box = "☐ " if item.mark == "[ ]" else ""
            below = "\n".join(_items(item.below, numbers))
            yield f"<li>{box}{_phrase(item.phrase, numbers)}{below}</li>"
        yield f"</{kind.split()[0]}>"


def _rows(rows: Iterable[blocks.Row], numbers: Mapping[str, int]) -> Iterator[str]:
    yield "<dl>"
    for row in rows:
        yield f"<dt>{escape(row.label)}</dt>"
        yield from (f"<dd>{_phrase(phrase, numbers)}</dd>" for phrase in row.phrases)
    yield "</dl>"


def _kind(mark: str) -> str:
    if mark == "[ ]":
        return 'ul class="boxes"'
    return "ol" if mark.rstrip(".").isdecimal() else "ul"


def _table(table: blocks.Table, numbers: Mapping[str, int]) -> Iterator[str]:
    yield "<table>"
    head = (
        f'<th scope="col"{_blank(table, index)}>{escape(text)}</th>' if text else "<td></td>"
        for index, text in enumerate(table.head)
    )
    yield f"<thead><tr>{''.join(head)}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = "".join(f"<td>{_phrase(cell, numbers)}</td>" for cell in row)
        yield f"<tr>{cells}</tr>"
    yield "</tbody>"
    yield "</table>"


def _blank(table: blocks.Table, index: int) -> str:
    return ' class="blank"' if table.blank == index else ""


def _phrase(phrase: blocks.Phrase, numbers: Mapping[str, int]) -> str:
    return " ".join(_span(span, numbers) for span in phrase)


def _span(span: blocks.Span, numbers: Mapping[str, int]) -> str:
    words = _link(span.address) if span.address else escape(span.text)
    styled = {"plain": "{}", "strong": "<strong>{}</strong>", "aside": "<em>{}</em>"}
    marks = "".join(
        f'<sup><a href="#source-{numbers[mark]}">[{numbers[mark]}]</a></sup>' for mark in span.marks
    )
    return styled[span.style].format(words) + marks


def _link(address: str) -> str:
    """An address as a link, or as text where it is none."""
    shown = escape(address)
    return f'<a href="{shown}">{shown}</a>' if is_address(address) else shown


def _sources(document: blocks.Document) -> Iterator[str]:
    if not document.references:
        return
    yield f"<h2>{escape(document.sources)}</h2>"
    yield "<ol>"
    for number, one in enumerate(document.references, start=1):
        sections = f" ({escape(one.sections)})" if one.sections else ""
        entry = f"{escape(one.text)} {_link(one.address)}{sections}"
        yield f'<li id="source-{number}">{entry}</li>'
    yield "</ol>"
