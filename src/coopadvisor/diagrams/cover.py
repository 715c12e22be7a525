"""A set of assignments as few large cubes: some values of every variable.

The cubes cover their assignments exactly and may overlap. Each is the largest path of the
diagram that no earlier cube covers, expanded until it cannot be widened any more, and the
cover is then made irredundant: Brayton, Hachtel, McMullen and Sangiovanni-Vincentelli,
"Logic Minimization Algorithms for VLSI Synthesis" (1984, ESPRESSO). Finding the fewest is
NP-hard (Garey and Johnson, "Computers and Intractability", 1979, problem LO9).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.diagrams.diagram import (
    Bits,
    Cube,
    Diagram,
    Terminal,
    Vertex,
    count_true,
    fold,
    places_in,
    vertices,
)

Assignment = tuple[int, ...]  # a value per level


class Part(Struct, frozen=True):
    """A cube, how many of its assignments are true, and the first of these."""

    cube: Cube
    number: int
    example: Assignment


class Cover(Struct, frozen=True):
    """The parts of a target in the order found, and what lies in none, if anything does."""

    parts: tuple[Part, ...]
    rest: Part | None


def find_cover(target: Diagram[bool], most: int) -> Cover:
    """Cover the assignments of a diagram that are true, with at most *most* cubes."""
    cubes: list[Cube] = []
    rest = target
    while len(cubes) < most and (seed := _largest_path(rest)):
        cubes.append(_expand(target, seed))
        rest = without(rest, cubes[-1])
    parts = [_part(target, cube) for cube in _irredundant(target, cubes)]
    return Cover(tuple([one for one in parts if one]), _part(rest, rest.everything))


def cube_of(diagram: Diagram[bool], wanted: Mapping[int, Bits]) -> Cube:
    """The cube of some values by variable, with every value of the other variables."""
    return tuple(
        wanted.get(variable, full)
        for variable, full in zip(diagram.variables, diagram.everything, strict=True)
    )


def without(target: Diagram[bool], cube: Cube) -> Diagram[bool]:
    """The same assignments less those of a cube."""
    table = target.table
    known: dict[tuple[int, int], Vertex[bool]] = {}

    def clear(vertex: Vertex[bool], level: int) -> Vertex[bool]:
        if isinstance(vertex, Terminal) and (level == len(cube) or not vertex.value):
            return table.terminal(vertex.value and False)
        key = (id(vertex), level)
        if key not in known:
            ways = [
                clear(child, level + 1) if cube[level] >> value & 1 else child
                for value, child in enumerate(target.children(vertex, level))
            ]
            known[key] = table.node(level, tuple(ways))
        return known[key]

    return replace(target, root=clear(target.root, 0))


def count_in(target: Diagram[bool], cube: Cube) -> int:
    """How many assignments of a cube are true."""
    return count_true(cube)(target.root, 0)


def _part(target: Diagram[bool], cube: Cube) -> Part | None:
    """A cube, unless nothing in it is true."""

    def first(ways: Sequence[tuple[Bits, Assignment | None]]) -> Assignment | None:
        ahead = [(next(places_in(bits)), *rest) for bits, rest in ways if rest is not None]
        return min(ahead, default=None)

    found = fold(cube, lambda value: () if value else None, first)(target.root, 0)
    return None if found is None else Part(cube, count_in(target, cube), found)


def _largest_path(target: Diagram[bool]) -> Cube | None:
    """The cube of the path to true that holds the most assignments."""

    def largest(ways: Sequence[tuple[Bits, tuple[int, Cube]]]) -> tuple[int, Cube]:
        best: tuple[int, Cube] = (0, ())
        for bits, (size, path) in ways:
            if size * bits.bit_count() > best[0]:
                best = size * bits.bit_count(), (bits, *path)
        return best

    find = fold(target.everything, lambda value: (1 if value else 0, ()), largest)
    size, path = find(target.root, 0)
    return path if size else None


def _expand(target: Diagram[bool], seed: Cube) -> Cube:
    """Add values to a cube, variable by variable, as long as all of it stays true.

    Values without any assignment are added last, and only where they complete a variable:
    before, they would keep others out, and as limits they would mean nothing.
    """
    cube, before = seed, None
    while cube != before:
        before = cube
        for level, size in enumerate(target.sizes):
            for value in range(size):
                wider = _limited(cube, level, cube[level] | 1 << value)
                new = _limited(cube, level, 1 << value)
                if wider != cube and _is_true(target, new) and count_in(target, new):
                    cube = wider
        for level, every in enumerate(target.everything):
            whole = _limited(cube, level, every)
            if _is_true(target, whole):
                cube = whole
    return cube


def _limited(cube: Cube, level: int, values: Bits) -> Cube:
    return (*cube[:level], values, *cube[level + 1 :])


def _is_true(target: Diagram[bool], cube: Cube) -> bool:
    """Whether no assignment of a cube is false; contradictory ones are none."""
    met = vertices(target.root, cube)
    return all(one.value is not False for one in met if isinstance(one, Terminal))


def _irredundant(target: Diagram[bool], cubes: list[Cube]) -> tuple[Cube, ...]:
    """The cubes without those whose assignments others cover, the smallest dropped first."""
    kept = list(cubes)
    for cube in reversed(cubes):
        rest = target
        for other in kept:
            if other is not cube:
                rest = without(rest, other)
        if count_in(rest, cube) == 0:
            kept.remove(cube)
    return tuple(kept)
