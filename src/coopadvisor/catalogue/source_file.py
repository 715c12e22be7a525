"""What a file says, and where each value of it stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from msgspec import Struct

from coopadvisor.catalogue.paths import Naming, Path
from coopadvisor.catalogue.problems import Flaw, Problem

YamlValue = str | None | list["YamlValue"] | dict[str, "YamlValue"]
Place = tuple[int, int]  # line and column, from 1
Marks: TypeAlias = "array[int]"  # where in the text each key and value begins, in its order


class SourceFile(Struct, frozen=True):
    """A file's content, with the marks of its values for when something is wrong.

    ``irregular`` says that some text is one that a conversion would take for a number or for
    nothing, where the format does not: ``1.0``, ``9e2``, a quoted ``null``.
    """

    file: str
    text: str
    value: YamlValue
    marks: Marks
    irregular: bool

    def place(self, flaws: Sequence[Flaw]) -> tuple[Problem, ...]:
        """Turn paths into lines and columns, in file order.

        A path that the file does not hold is placed at the nearest value above it.
        """
        keys, values = self._find(one.path for one in flaws)
        names = self.names(one.path for one in flaws)

        def problem(one: Flaw, name: str) -> Problem:
            places = keys if one.kind in ("unknown-key", "stray-text") else values
            place = _nearest(one.path, places)
            return Problem(self.file, *place, name, one.kind, one.found, one.expected, one.nearest)

        return tuple(sorted(map(problem, flaws, names), key=lambda one: (one.line, one.column)))

    def names(self, paths: Iterable[Path]) -> list[str]:
        """Paths of this file in words, its records by their names."""
        naming = Naming(self.value)
        return [naming.spell(path) for path in paths]

    def locate(self, paths: Sequence[Path]) -> list[Place]:
        """Where what each path names begins, with its key if it has one, or the nearest above."""
        keys, values = self._find(paths)
        return [_nearest(path, keys, values) for path in paths]

    def _find(self, paths: Iterable[Path]) -> tuple[dict[Path, Place], dict[Path, Place]]:
        """Where the keys and the values stand of some paths and of all that is above them."""
        wanted = {path[:length] for path in paths for length in range(len(path) + 1)}
        keys: dict[Path, Place] = {}
        values: dict[Path, Place] = {}
        places = self._places()

        def walk(value: Any, path: Path) -> None:
            place = next(places)
            if path in wanted:
                values[path] = place
            if isinstance(value, dict):
                for key, entry in value.items():
                    below = (*path, key)
                    place = next(places)
                    if below in wanted:
                        keys[below] = place
                    walk(entry, below)
            elif isinstance(value, list):
                for index, entry in enumerate(value):
                    walk(entry, (*path, index))

        walk(self.value, ())
        return keys, values

    def _places(self) -> Iterator[Place]:
        line, last_break, before = 1, -1, 0
        for mark in self.marks:
            if breaks := self.text.count("\n", before, mark):
                line += breaks
                last_break = self.text.rfind("\n", before, mark)
            yield line, mark - last_break
            before = mark


def _nearest(path: Path, *groups: dict[Path, Place]) -> Place:
    """The first place of a path, or of the nearest one above it that has any."""
    for length in range(len(path), -1, -1):
        for places in groups:
            if path[:length] in places:
                return places[path[:length]]
    return 1, 1
