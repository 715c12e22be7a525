"""Where everything of the drawing goes: boxes, labels and edges, and nothing about paint.

A tidy tree from the upper left corner to the right. Questions stand in columns, each
under the answers that lead to it; outcomes stand in one column at the right, on the row
of their answers. No edge crosses another one, a text or a box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from coopadvisor.documents.sketch import Spot, SpotKind
from coopadvisor.writers.lettering import BOLD, LINE, bold_width_of, fold_text, width_of, words_of

_GAP = 22  # before a column: an edge turns in the middle of it
_BREATH = 5  # around a text that an edge runs up to
_PAD_X, _PAD_Y = 9, 4
_OVER_END, _OVER_QUESTION = 8, 13
_IN_BOX = 100  # the widest text in a box
_OVER_BOX = (112, 150, 220, 320)  # the widest text over a box: the first that needs few lines
_FEW_LINES = 7
_BEFORE_END = 130  # the room that answers before an outcome have at least, if they need it


class Point(NamedTuple):
    """A place on the page, in pixels."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower side."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """The height at which edges meet it."""
        return self.top + self.height / 2


class Lines(NamedTuple):
    """Lines of text and the room they have."""

    box: Box
    lines: tuple[str, ...]


class Edge(NamedTuple):
    """A line that leaves level, turns at *turn* and arrives level."""

    start: Point
    turn: float
    end: Point


class Slot(NamedTuple):
    """One spot of the sketch: the edges to it, the answers that lead there, its box and text."""

    kind: SpotKind
    edges: tuple[Edge, ...]
    label: Lines
    box: Box
    text: tuple[str, ...]


class Layout(NamedTuple):
    """Everything placed, in reading order, and the room it takes."""

    width: float
    height: float
    places: tuple[Slot, ...]


def lay_out(root: Spot) -> Layout:
    """Place a sketch, its upper left corner at 0, 0."""
    depths = tuple(_by_depth([root]))
    widths = (max(map(_question_width, spots), default=0) for spots in depths)
    lefts = tuple(accumulate((ceil(width) + _GAP for width in widths if width), initial=0))
    ends = [
        left + min(width_of(one.label), _BEFORE_END) + 2 * _BREATH + _GAP
        for left, spots in zip(lefts, depths, strict=False)
        for one in spots
        if one.label and not one.spots
    ]
    rows = _Rows(lefts, ceil(max(ends, default=0)))
    places = tuple(rows.places(root, 0, rows.free(root, 0), None))
    return Layout(max(one.box.right for one in places), max(rows.floors), places)


def _by_depth(spots: Sequence[Spot]) -> Iterator[Sequence[Spot]]:
    while spots:
        yield spots
        spots = [below for one in spots for below in one.spots]


def _question_width(spot: Spot) -> float:
    if not spot.spots:
        return 0
    return max((_box_width(_in_box(spot)), *map(width_of, _over_box(spot.label))))


class _Rows:
    """Gives out rows from the top, each column remembering how far down it is taken.

    A question is level with its first branch; only what stands in the same columns
    pushes anything down, so that answers fill the room beside the branches before.
    """

    def __init__(self, lefts: tuple[int, ...], end: int) -> None:
        self.lefts = lefts  # of the questions by depth
        self.end = end  # the left side of the outcomes
        self.floors = [0.0] * len(lefts)

    def free(self, spot: Spot, depth: int) -> float:
        """The highest row, by its middle, where a spot and its first branches have room."""
        if not spot.spots:
            return _under(max(self.floors[depth:]), _OVER_END) + self._above(spot, depth)
        here = _under(self.floors[depth], _OVER_QUESTION) + self._above(spot, depth)
        return max(here, self.free(spot.spots[0], depth + 1))

    def places(self, spot: Spot, depth: int, row: float, start: Point | None) -> Iterator[Slot]:
        """A spot on a row and all that follows from it, its edge coming from *start*."""
        left = self.lefts[depth]
        edges = () if start is None else (Edge(start, left - _GAP / 2, Point(left, row)),)
        if not spot.spots:
            yield self._last(spot, depth, row, edges)
            return
        label = _lines(_over_box(spot.label), left, row - self._above(spot, depth))
        slot = _slot(spot, edges, label, left, row)
        yield slot
        self.floors[depth] = slot.box.bottom
        for index, below in enumerate(spot.spots):
            level = self.free(below, depth + 1) if index else row
            yield from self.places(below, depth + 1, level, Point(slot.box.right, row))

    def _last(self, spot: Spot, depth: int, row: float, edges: tuple[Edge, ...]) -> Slot:
        """An outcome or a reference: edge, answers, edge, shape, all on one row."""
        self.floors[depth:] = [row + self._above(spot, depth)] * len(self.floors[depth:])
        answers = self._before_end(spot, depth)
        label = _lines(answers, self.lefts[depth] + _BREATH, row - len(answers) * LINE / 2)
        if edges:
            after = Point(label.box.right + _BREATH, row)
            edges += (Edge(after, after.x, Point(self.end, row)),)
        return _slot(spot, edges, label, self.end, row)

    def _above(self, spot: Spot, depth: int) -> float:
        """The room that a spot takes over the middle of its row."""
        half = _box_height(_in_box(spot)) / 2
        if not spot.spots:
            return max(half, len(self._before_end(spot, depth)) * LINE / 2)
        over = _over_box(spot.label)
        return half + (len(over) * LINE + _BREATH if over else 0)

    def _before_end(self, spot: Spot, depth: int) -> tuple[str, ...]:
        room = self.end - self.lefts[depth] - 2 * _BREATH - _GAP
        return fold_text(spot.label, room) if spot.label else ()


def _in_box(spot: Spot) -> tuple[str, ...]:
    return fold_text(spot.text, _IN_BOX / BOLD)


def _over_box(label: str) -> tuple[str, ...]:
    """Answers over a question: narrow, unless that makes many lines or cuts a word."""
    if not label:
        return ()
    word = min(max(map(width_of, words_of(label))), _OVER_BOX[-1])
    folded = [fold_text(label, max(width, word)) for width in _OVER_BOX]
    return next((lines for lines in folded if len(lines) <= _FEW_LINES), folded[-1])


def _box_width(text: Sequence[str]) -> float:
    return max(map(bold_width_of, text)) + 2 * _PAD_X


def _box_height(text: Sequence[str]) -> float:
    return len(text) * LINE + 2 * _PAD_Y


def _under(floor: float, space: float) -> float:
    return floor + space if floor else 0


def _lines(lines: tuple[str, ...], left: float, top: float) -> Lines:
    width = max(map(width_of, lines), default=0)
    return Lines(Box(left, top, width, len(lines) * LINE), lines)


def _slot(spot: Spot, edges: tuple[Edge, ...], label: Lines, left: float, middle: float) -> Slot:
    text = _in_box(spot)
    height = _box_height(text)
    box = Box(left, middle - height / 2, _box_width(text), height)
    return Slot(spot.kind, edges, label, box, text)
