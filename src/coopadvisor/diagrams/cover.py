"""A set of situations as few large regions, each a box: some bands of every question.

Regions cover their situations exactly and may overlap. Each is grown around the largest
path of the diagram that no earlier region covers until it cannot be widened any more;
finding the fewest is NP-hard (as minimising a disjunctive normal form is: Garey and
Johnson, "Computers and Intractability", 1979, problem LO9).
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coopadvisor.diagrams.bits import Bits, places_in
from coopadvisor.diagrams.diagram import Diagram, Leaf, Part, Split, below, level_of

Box = tuple[Bits, ...]  # per level of a diagram, the bands as bits


class Cover(Struct, frozen=True):
    """Regions of a target in the order found, what lies in none, and how much that is."""

    target: Diagram[bool]
    regions: tuple[Box, ...]
    rest: Diagram[bool]
    left: int


def find_regions(target: Diagram[bool], most: int) -> Cover:
    """Cover the situations of a diagram that are true, with at most *most* regions."""
    regions: list[Box] = []
    rest = target
    while len(regions) < most and (seed := _largest_path(rest)):
        region = _widen(target, seed)
        regions.append(region)
        rest = without(rest, region)
    left = count_in(rest, everything(rest))
    return Cover(target, _needed(target, regions), rest, left)


def everything(diagram: Diagram[bool]) -> Box:
    """The region of all situations."""
    return tuple((1 << size) - 1 for size in diagram.sizes)


def box_of(diagram: Diagram[bool], bands: Mapping[int, Bits]) -> Box:
    """The region of some bands by place, with every band of the other questions."""
    return tuple(
        bands.get(place, full)
        for place, full in zip(diagram.places, everything(diagram), strict=True)
    )


def without(target: Diagram[bool], box: Box) -> Diagram[bool]:
    """The same situations less those of a region."""
    no = Leaf(False)
    known: dict[tuple[int, int], Part[bool]] = {}
    splits: dict[tuple[int, tuple[int, ...]], Split[bool]] = {}

    def clear(part: Part[bool], level: int) -> Part[bool]:
        if isinstance(part, Leaf) and not part.value:
            return part
        if level == len(box):
            return no
        key = (id(part), level)
        if key not in known:
            ways = tuple(
                clear(one, level + 1) if box[level] >> band & 1 else one
                for band, one in enumerate(below(target, part, level))
            )
            first = ways[0]
            if all(one is first for one in ways):
                known[key] = first
            else:
                name = (level, tuple(map(id, ways)))
                known[key] = splits.setdefault(name, Split(level, ways))
        return known[key]

    return Diagram(target.places, target.sizes, clear(target.root, 0))


def count_in(target: Diagram[bool], box: Box) -> int:
    """How many situations of a region are true."""
    known: dict[tuple[int, int], int] = {}

    def of(part: Part[bool], level: int) -> int:
        if isinstance(part, Leaf) and not part.value:
            return 0
        if level == len(box):
            return 1
        key = (id(part), level)
        if key not in known:
            ways = below(target, part, level)
            known[key] = sum(of(ways[band], level + 1) for band in places_in(box[level]))
        return known[key]

    return of(target.root, 0)


def situation_in(target: Diagram[bool], box: Box) -> tuple[int, ...]:
    """The first situation of a region that is true, as a band per level.

    Raises `ValueError` where there is none.
    """
    dead: set[tuple[int, int]] = set()

    def find(part: Part[bool], level: int) -> tuple[int, ...] | None:
        if (isinstance(part, Leaf) and not part.value) or (id(part), level) in dead:
            return None
        if level == len(box):
            return ()
        ways = below(target, part, level)
        for band in places_in(box[level]):
            rest = find(ways[band], level + 1)
            if rest is not None:
                return (band, *rest)
        dead.add((id(part), level))
        return None

    found = find(target.root, 0)
    if found is None:
        raise ValueError(box)
    return found


def _largest_path(target: Diagram[bool]) -> Box | None:
    """The box of the path to a true leaf that holds the most situations."""
    known: dict[int, tuple[int, Box]] = {}
    full = everything(target)

    def of(part: Part[bool]) -> tuple[int, Box]:
        """The size of the largest path below a part, and its bands from the part's level on."""
        if isinstance(part, Leaf):
            return (1, ()) if part.value else (0, ())
        if id(part) not in known:
            ways: dict[int, tuple[Part[bool], Bits]] = {}
            for band, one in enumerate(part.below):
                ways[id(one)] = (one, ways.get(id(one), (one, 0))[1] | 1 << band)
            best: tuple[int, Box] = (0, ())
            for one, bands in ways.values():
                size, box = of(one)
                between = target.sizes[part.level + 1 : level_of(target, one)]
                for ways_through in between:
                    size *= ways_through
                size *= bands.bit_count()
                if size > best[0]:
                    skipped = full[part.level + 1 : level_of(target, one)]
                    best = size, (bands, *skipped, *box)
            known[id(part)] = best
        return known[id(part)]

    size, box = of(target.root)
    return (*full[: level_of(target, target.root)], *box) if size else None


def _widen(target: Diagram[bool], seed: Box) -> Box:
    """Add bands to a box, question by question, as long as all of it stays true.

    Bands without any situation are added last, and only where they complete a question:
    before, they would keep others out, and as limits they would mean nothing.
    """
    box, before = seed, None
    while box != before:
        before = box
        for level, size in enumerate(target.sizes):
            for band in range(size):
                wider = _limited(box, level, box[level] | 1 << band)
                new = _limited(box, level, 1 << band)
                if wider != box and _is_true(target, new) and count_in(target, new):
                    box = wider
        for level, every in enumerate(everything(target)):
            whole = _limited(box, level, every)
            if _is_true(target, whole):
                box = whole
    return box


def _limited(box: Box, level: int, bands: Bits) -> Box:
    return (*box[:level], bands, *box[level + 1 :])


def _is_true(target: Diagram[bool], box: Box) -> bool:
    """Whether no situation of a box is false; contradictory bands are no situation."""
    seen: set[int] = set()
    pending = [target.root]
    while pending:
        part = pending.pop()
        if isinstance(part, Leaf):
            if part.value is False:
                return False
        elif id(part) not in seen:
            seen.add(id(part))
            pending += [part.below[band] for band in places_in(box[part.level])]
    return True


def _needed(target: Diagram[bool], regions: list[Box]) -> tuple[Box, ...]:
    """The regions without those whose situations others cover, the smallest dropped first."""
    kept = list(regions)
    for region in reversed(regions):
        rest = target
        for other in kept:
            if other is not region:
                rest = without(rest, other)
        if count_in(rest, region) == 0:
            kept.remove(region)
    return tuple(kept)
