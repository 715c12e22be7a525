"""What an edit of a catalogue does to the advice: which situations change their outcome.

Compared are the situations that both catalogues know, under the general terms: the
options they share, the figures both accept, and every answer to a question that only one
of them asks. Figures are divided where either catalogue divides them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from coopadvisor.analysis.pairing import AGREED, JointVariable, Names, pair_outcomes
from coopadvisor.catalogue.model import Catalogue, Choice
from coopadvisor.decision.partition import Band, join
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.cover import Part, find_cover
from coopadvisor.diagrams.diagram import Diagram, count, places_in, relabel

MOST_MOVE_REGIONS = 12
MOST_DETAILED = 24  # moves; of further ones the largest region must do


class Extent(Struct, frozen=True):
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
    regions: tuple[Extent, ...]
    more: Extent | None


class Effects(Struct, frozen=True):
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
    effects: Effects


def find_effects(
    old: Catalogue, new: Catalogue, chosen: Mapping[str, str] | None = None
) -> Effects:
    """Every change of outcome between two catalogues, the most frequent first.

    Compared are the general terms, or those under options *chosen* of optional questions.
    Raises `TooLarge` where there is too much to follow before both agree for good.
    """
    joint, diagram = pair_outcomes(old, new, chosen or {})
    numbers = {outcomes: number for outcomes, number in count(diagram).items() if number}
    total = sum(numbers.values())
    numbers.pop(AGREED, None)
    order = tuple(dict.fromkeys(question.id for one in (new, old) for question in one.questions))
    moves: list[Move] = []
    for outcomes, number in sorted(numbers.items(), key=lambda one: (-one[1], one[0])):
        regions = MOST_MOVE_REGIONS if len(moves) < MOST_DETAILED else 1
        target = relabel(diagram, outcomes.__eq__)
        cover = find_cover(target, regions)
        to_extent = partial(_extent, joint, order, target, chosen or {})
        more = to_extent(cover.rest) if cover.rest else None
        moves.append(Move(*outcomes, number, tuple(map(to_extent, cover.parts)), more))
    return Effects(total, tuple(moves), tuple(_missing(old, new)), tuple(_missing(new, old)))


def find_readings(old: Catalogue, new: Catalogue, general: Effects) -> tuple[Reading, ...]:
    """The options under which other situations change their outcome than under the general terms.

    Looked at are the options of optional questions that both know, and that read conditions
    differently in either. Raises `TooLarge`.
    """
    before, after = _optional(old), _optional(new)
    limits = [_limits(one) for one in general.moves]
    found = []
    for name, option in dict.fromkeys([*filter(after.get, after), *filter(before.get, before)]):
        if (name, option) in before and (name, option) in after:
            effects = find_effects(old, new, {name: option})
            if [_limits(one) for one in effects.moves] != limits:
                found.append(Reading(name, option, effects))
    return tuple(found)


def _optional(catalogue: Catalogue) -> dict[tuple[str, str], bool]:
    """The options of the optional questions, and whether they read conditions differently."""
    return {
        (question.id, option.id): bool(option.overlays)
        for question in catalogue.questions
        if question.optional and isinstance(question, Choice)
        for option in question.options
    }


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


def _extent(
    joint: tuple[JointVariable, ...],
    order: tuple[str, ...],
    target: Diagram[bool],
    under: Mapping[str, str],
    part: Part,
) -> Extent:
    """A part of a cover, with answers for the new catalogue in it.

    The questions that limit it stand in the order in which people know them.
    """
    limits = {
        one.question: join(one.blocks[block].values for block in places_in(bits))
        for one, bits, full in zip(joint, part.cube, target.everything, strict=True)
        if bits != full
    }
    example: dict[str, Value] = {
        one.question: one.blocks[block].values.value
        for one, block in zip(joint, part.example, strict=True)
        if one.places[1] is not None
    }
    values = {name: limits[name] for name in order if name in limits}
    return Extent(values, part.number, {**example, **under})
