"""The decision tree as a picture: SVG, readable on a light page and on a dark one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from coopadvisor.analysis.tree import Tree
from coopadvisor.documents.sketch import figures, sketch
from coopadvisor.language.voice import Voice
from coopadvisor.writers.layout import Box, Edge, Layout, Slot, lay_out
from coopadvisor.writers.lettering import LINE, SIZE, bold_width_of, width_of

_MARGIN = 18
_HEAD = 62  # title and figures
_TITLE = 16
_CORNER = 6
_ROUND = 12
_CUT = 7
_BASELINE = 0.93  # of the size, from the top of a line

_FONTS = '-apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif'

# Classes rather than variables or attributes: the most that every viewer understands.
_STYLE = f"""
text {{ font: {SIZE}px {_FONTS}; fill: #1f2328; }}
.title {{ font-size: {_TITLE}px; font-weight: 600; }}
.inside {{ font-weight: 600; text-anchor: middle; }}
.page {{ fill: #ffffff; }}
.edge {{ fill: none; stroke: #8c959f; stroke-width: 1.25; }}
.shape {{ stroke: #57606a; stroke-width: 1.25; fill: #ffffff; }}
.question {{ fill: #ddf4ff; stroke: #0969da; }}
.see {{ stroke: #0969da; stroke-dasharray: 4 3; }}
.recommended, .choice {{ fill: #dafbe1; stroke: #1a7f37; }}
.none {{ fill: #eaeef2; }}
.undecided {{ fill: #fff8c5; stroke: #9a6700; stroke-dasharray: 4 3; }}
@media (prefers-color-scheme: dark) {{
text {{ fill: #e6edf3; }}
.page {{ fill: #0d1117; }}
.edge {{ stroke: #6e7681; }}
.shape {{ stroke: #8b949e; fill: #0d1117; }}
.question {{ fill: #0c2d6b; stroke: #58a6ff; }}
.see {{ stroke: #58a6ff; }}
.recommended, .choice {{ fill: #033a16; stroke: #3fb950; }}
.none {{ fill: #21262d; }}
.undecided {{ fill: #341a00; stroke: #d29922; }}
}}
"""
# What XML cannot hold, even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def draw_tree(voice: Voice, tree: Tree) -> str:
    """The tree as an SVG document, to be opened in a browser or put in a page."""
    title, catalogue = voice.words("tree-title"), voice.catalogue
    origin = voice.words("welcome", title=voice.pick(catalogue.title), edition=catalogue.edition)
    said = f"{figures(voice, tree)} {origin}."
    layout = lay_out(sketch(voice, tree))
    text = max(layout.width, bold_width_of(title) * _TITLE / SIZE, width_of(said))
    width, height = _n(text + 2 * _MARGIN), _n(layout.height + _HEAD + 2 * _MARGIN)
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" xml:lang="{voice.language}"'
        ' role="img" aria-labelledby="title desc">'
    )
    return "\n".join(
        (
            root,
            f'<title id="title">{_safe(title)}</title>',
            f'<desc id="desc">{_safe(said)}</desc>',
            f"<style>{_STYLE}</style>",
            '<rect class="page" width="100%" height="100%" rx="6"/>',
            f'<text class="title" x="{_MARGIN}" y="{_MARGIN + _TITLE}">{_safe(title)}</text>',
            f'<text x="{_MARGIN}" y="{_MARGIN + 38}">{_safe(said)}</text>',
            f'<g transform="translate({_MARGIN} {_MARGIN + _HEAD})">',
            *_paint(layout),
            "</g>",
            "</svg>\n",
        )
    )


def _paint(layout: Layout) -> Iterator[str]:
    for place in layout.places:
        yield from map(_edge, place.edges)
        label, box = place.label, place.box
        yield from _text(label.lines, label.box.left, label.box.top, "answers")
        yield _outline(place)
        top = box.middle - len(place.text) * LINE / 2
        yield from _text(place.text, box.left + box.width / 2, top, "inside")


def _edge(edge: Edge) -> str:
    """A level line, or one with two rounded corners."""
    (x0, y0), turn, (x1, y1) = edge
    bend = min(_CORNER, abs(y1 - y0) / 2)
    if bend < 1:
        return f'<path class="edge" d="M{_n(x0)} {_n(y1)}H{_n(x1)}"/>'
    step = bend if y1 > y0 else -bend
    return (
        f'<path class="edge" d="M{_n(x0)} {_n(y0)}H{_n(turn - bend)}'
        f"q{_n(bend)} 0 {_n(bend)} {_n(step)}V{_n(y1 - step)}"
        f'q0 {_n(step)} {_n(bend)} {_n(step)}H{_n(x1)}"/>'
    )


def _text(lines: tuple[str, ...], x: float, top: float, look: str) -> Iterator[str]:
    for index, line in enumerate(lines):
        y = top + index * LINE + SIZE * _BASELINE
        yield f'<text class="{look}" x="{_n(x)}" y="{_n(y)}">{_safe(line)}</text>'


def _outline(place: Slot) -> str:
    """The form that says, without any colour, what kind of place this is."""
    box, look = place.box, f'class="shape {place.kind}"'
    match place.kind:
        case "recommended":
            return _rounded(box, _ROUND, look)
        case "choice":
            inner = Box(box.left + 2, box.top + 2, box.width - 4, box.height - 4)
            return _rounded(box, _ROUND, look) + _rounded(inner, _ROUND - 2, look)
        case "none" | "undecided":
            return _octagon(box, look)
        case "question" | "see":
            return _rounded(box, _CORNER, look)


def _rounded(box: Box, corner: float, look: str) -> str:
    left, top, width, height = map(_n, box)
    return (
        f'<rect {look} x="{left}" y="{top}" width="{width}" height="{height}" rx="{_n(corner)}"/>'
    )


def _octagon(box: Box, look: str) -> str:
    left, right, near, far = box.left, box.right, box.left + _CUT, box.right - _CUT
    top, bottom, high, low = box.top, box.bottom, box.top + _CUT, box.bottom - _CUT
    there = (near, top), (far, top), (right, high), (right, low)
    back = (far, bottom), (near, bottom), (left, low), (left, high)
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in (*there, *back))
    return f'<polygon {look} points="{points}"/>'


def _n(value: float) -> str:
    """A figure without needless decimals: the same everywhere, short in the file."""
    return f"{value:.1f}".removesuffix(".0")


def _safe(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
