"""What an edit of a catalogue does to the advice: which situations change their outcome.

Compared are the situations that both catalogues know, under the general terms: the
options they share, the figures both accept, and every answer to a question that only one
of them asks. Figures are divided where either catalogue divides them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue, Choice, Option, Question
from coopadvisor.decision.answers import situate
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.outcome_diagrams import compile_outcomes
from coopadvisor.decision.partition import Band, bands_of, join
from coopadvisor.decision.table import rules_for
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.cover import assignment_in, count_in, find_cover
from coopadvisor.diagrams.diagram import (
    Cube,
    Diagram,
    Node,
    Terminal,
    UniqueTable,
    Vertex,
    count,
    relabel,
)

MOST_REGIONS = 12

Names = tuple[str, ...]
Change = tuple[Names, Names]


class Cell(Struct, frozen=True):
    """Values between which neither catalogue distinguishes, with the band each has them in."""

    values: Band
    old: int = 0
    new: int = 0


class Axis(Struct, frozen=True):
    """A question of either catalogue, or of both, with its cells.

    ``old`` and ``new`` are its levels in their diagrams, ``None`` where it is not asked.
    """

    question: str
    cells: tuple[Cell, ...]
    old: int | None
    new: int | None


class Reach(Struct, frozen=True):
    """Some situations: the questions that limit them, how many they are, and answers in them."""

    values: dict[str, tuple[Band, ...]]
    situations: int
    example: dict[str, Value]


class Move(Struct, frozen=True):
    """Situations that went from one outcome to another; an empty one means that nothing fits.

    ``more`` are those that lie in no region listed, ``None`` where all do.
    """

    before: Names
    after: Names
    situations: int
    regions: tuple[Reach, ...]
    more: Reach | None


class Revision(Struct, frozen=True):
    """What becomes of the situations that both catalogues know.

    ``gone`` and ``come`` are questions, and answers as ``question=option``, that only the
    old or only the new catalogue has.
    """

    situations: int
    moves: tuple[Move, ...]
    gone: Names
    come: Names

    @property
    def changed(self) -> int:
        """How many situations have another outcome."""
        return sum(move.situations for move in self.moves)


class Reading(Struct, frozen=True):
    """What becomes of the situations under one option that reads conditions differently."""

    question: str
    option: str
    revision: Revision


def compare_outcomes(
    old: Catalogue, new: Catalogue, chosen: Mapping[str, str] | None = None
) -> Revision:
    """Every change of outcome between two catalogues, the most frequent first.

    Compared are the general terms, or those under options *chosen* of optional questions.
    Raises `TooLarge` where either has too many situations to follow.
    """
    under = chosen or {}
    joined = _Joint(old, new, under)
    diagram = joined.diagram()
    numbers = {change: number for change, number in count(diagram).items() if number}
    moved = sorted(
        ((change, number) for change, number in numbers.items() if change[0] != change[1]),
        key=lambda one: (-one[1], one[0]),
    )
    order = tuple(question.id for one in (new, old) for question in one.questions)
    moves = [_move(joined, order, diagram, change, number) for change, number in moved]
    return Revision(
        sum(numbers.values()),
        tuple(moves),
        tuple(_missing(old, new)),
        tuple(_missing(new, old)),
    )


def compare_readings(old: Catalogue, new: Catalogue, general: Revision) -> tuple[Reading, ...]:
    """The options under which other situations change their outcome than under the general terms.

    Looked at are the options of optional questions that both know, and that read conditions
    differently in either. Raises `TooLarge`.
    """
    known = {(name, option.id) for name, option in _optional(old)}
    overlaid = [
        (name, option.id) for name, option in (*_optional(new), *_optional(old)) if option.overlays
    ]
    found = []
    for name, option in dict.fromkeys(overlaid):
        if (name, option) in known and (name, option) in {
            (other, one.id) for other, one in _optional(new)
        }:
            revision = compare_outcomes(old, new, {name: option})
            if [_limits(one) for one in revision.moves] != [_limits(one) for one in general.moves]:
                found.append(Reading(name, option, revision))
    return tuple(found)


def _optional(catalogue: Catalogue) -> Iterator[tuple[str, Option]]:
    """The options of the optional questions."""
    for question in catalogue.questions:
        if question.optional and isinstance(question, Choice):
            yield from ((question.id, option) for option in question.options)


def _limits(move: Move) -> tuple[object, ...]:
    """A move without its examples."""
    more = move.more and move.more.situations
    regions = [(region.values, region.situations) for region in move.regions]
    return move.before, move.after, move.situations, regions, more


def _missing(here: Catalogue, there: Catalogue) -> Iterator[str]:
    """Questions and options of one catalogue that the other has not."""
    others = {question.id: question for question in there.questions}
    for question in here.questions:
        other = others.get(question.id)
        if type(other) is not type(question):
            yield question.id
        elif isinstance(question, Choice) and isinstance(other, Choice):
            known = {option.id for option in other.options}
            yield from (
                f"{question.id}={option.id}"
                for option in question.options
                if option.id not in known
            )


def _move(
    joined: _Joint, order: tuple[str, ...], diagram: Diagram[Change], change: Change, number: int
) -> Move:
    axes, under = joined.axes, joined.under
    target = relabel(diagram, change.__eq__)
    cover = find_cover(target, MOST_REGIONS)
    more = None
    if cover.left:
        whole = target.everything
        more = Reach({}, cover.left, {**_example(axes, cover.rest, whole), **under})
    regions = tuple(
        Reach(
            _values(axes, order, cube),
            count_in(target, cube),
            {**_example(axes, target, cube), **under},
        )
        for cube in cover.cubes
    )
    return Move(*change, number, regions, more)


def _values(
    axes: tuple[Axis, ...], order: tuple[str, ...], cube: Cube
) -> dict[str, tuple[Band, ...]]:
    """The questions that limit a cube, in the order in which people know them."""
    limits = sorted(zip(axes, cube, strict=True), key=lambda one: order.index(one[0].question))
    return {
        axis.question: join(
            cell.values for index, cell in enumerate(axis.cells) if mask >> index & 1
        )
        for axis, mask in limits
        if mask != (1 << len(axis.cells)) - 1
    }


def _example(axes: tuple[Axis, ...], target: Diagram[bool], cube: Cube) -> dict[str, Value]:
    """Answers for the new catalogue; one of its own questions may only the old one ask."""
    cells = assignment_in(target, cube)
    chosen = ((axis, axis.cells[cell].values) for axis, cell in zip(axes, cells, strict=True))
    return {
        axis.question: band.option or band.low or band.high
        for axis, band in chosen
        if axis.new is not None
    }


class _Joint:
    """Two diagrams read side by side, question by question in the order of the new one."""

    def __init__(self, old: Catalogue, new: Catalogue, under: Mapping[str, str]) -> None:
        self.under = under
        situations = [situate(one, under) for one in (old, new)]
        self.rules = tuple(map(rules_for, (old, new), situations))
        self.drawn = tuple(map(compile_outcomes, self.rules, situations))
        self.order = [*self.rules[1].instruments, *self.rules[0].instruments]
        self.axes = _axes((old, new), self.drawn)
        self.known: dict[tuple[int, int, int], Vertex[Change]] = {}
        self.limited: dict[tuple[int, int, int], Vertex[Mask]] = {}
        self.table = UniqueTable[Change]()

    def diagram(self) -> Diagram[Change]:
        """Both outcomes of every situation, by the cells of the axes."""
        root = self.part(0, self.drawn[0].root, self.drawn[1].root)
        return Diagram(
            tuple(range(len(self.axes))), tuple(len(axis.cells) for axis in self.axes), root
        )

    def part(self, level: int, old: Vertex[Mask], new: Vertex[Mask]) -> Vertex[Change]:
        """What both say from an axis on."""
        if isinstance(old, Terminal) and isinstance(new, Terminal):
            return self.leaf(old.value, new.value)
        key = (level, id(old), id(new))
        if key not in self.known:
            self.known[key] = self.joined(level, old, new)
        return self.known[key]

    def joined(self, level: int, old: Vertex[Mask], new: Vertex[Mask]) -> Vertex[Change]:
        """A part that was not met before."""
        axis = self.axes[level]
        ways = tuple(
            [
                self.part(
                    level + 1,
                    old if axis.old is None else self.limit(0, old, axis.old, cell.old),
                    new if axis.new is None else self.limit(1, new, axis.new, cell.new),
                )
                for cell in axis.cells
            ]
        )
        if not ways:  # nothing in common
            return self.table.terminal(None)
        return self.table.node(level, ways)

    def limit(self, which: int, part: Vertex[Mask], level: int, band: int) -> Vertex[Mask]:
        """A part of one of the two with a level answered, wherever it comes."""
        reached = self.drawn[which].level_of(part)
        if reached > level or isinstance(part, Terminal):
            return part
        if reached == level:
            return part.children[band]
        key = (id(part), level, band)
        if key not in self.limited:
            below = tuple([self.limit(which, one, level, band) for one in part.children])
            self.limited[key] = Node(part.level, below)
        return self.limited[key]

    def named(self, which: int, mask: Mask) -> Names:
        """Instruments in one order for both: that of the new catalogue, then of the old."""
        found = self.rules[which].names(mask)
        return tuple(sorted(found, key=self.order.index))

    def leaf(self, old: Mask | None, new: Mask | None) -> Terminal[Change]:
        """The one leaf of two outcomes; none where either calls the answers contradictory."""
        change = None
        if old is not None and new is not None:
            change = self.named(0, old), self.named(1, new)
        return self.table.terminal(change)


def _axes(
    catalogues: tuple[Catalogue, Catalogue], drawn: tuple[Diagram[Mask], ...]
) -> tuple[Axis, ...]:
    """The questions of the new diagram in its order, then those that only the old one asks."""
    levels = [
        {catalogue.questions[place].id: level for level, place in enumerate(diagram.variables)}
        for catalogue, diagram in zip(catalogues, drawn, strict=True)
    ]
    questions = [{one.id: one for one in catalogue.questions} for catalogue in catalogues]
    axes = []
    for name in dict.fromkeys([*levels[1], *levels[0]]):
        old, new = (questions[which][name] if name in levels[which] else None for which in (0, 1))
        if old is not None and new is not None:
            cells = tuple(_shared(catalogues, old, new))
            axes.append(Axis(name, cells, levels[0][name], levels[1][name]))
        elif new is not None:
            axes.append(Axis(name, tuple(_own(catalogues[1], new)), None, levels[1][name]))
        elif old is not None:
            axes.append(Axis(name, tuple(_own(catalogues[0], old)), levels[0][name], None))
    return tuple(axes)


def _own(catalogue: Catalogue, question: Question) -> Iterable[Cell]:
    """The bands of a question that only one of the two asks."""
    return (Cell(band, index, index) for index, band in enumerate(bands_of(catalogue)[question.id]))


def _shared(
    catalogues: tuple[Catalogue, Catalogue], old: Question, new: Question
) -> Iterator[Cell]:
    """The options both have, or the figures both accept, divided where either divides them.

    A question that changed its kind has no answer in common.
    """
    if type(old) is not type(new):
        return
    before = list(enumerate(bands_of(catalogues[0])[old.id]))
    after = list(enumerate(bands_of(catalogues[1])[new.id]))
    for there, theirs in after:
        for here, ours in before:
            low, high = max(ours.low, theirs.low), min(ours.high, theirs.high)
            if ours.option == theirs.option and low <= high:
                yield Cell(Band(option=ours.option, low=low, high=high), here, there)
