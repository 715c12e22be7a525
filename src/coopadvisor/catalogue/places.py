"""Where in a file the values and the keys of some paths stand."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any, TypeAlias

from coopadvisor.catalogue.paths import Path

Place = tuple[int, int]
Marks: TypeAlias = "array[int]"  # where in the text each key and value begins, in its order
_Wanted = dict[str | int, "_Wanted"]


class Places:
    """Line and column, from 1, of what some paths name, and only of that."""

    def __init__(self, text: str, value: Any, marks: Marks, paths: Iterable[Path]) -> None:
        self._text = text
        self._marks = iter(marks)
        self._last = 0
        self._breaks, self._break = 0, -1  # line breaks so far, and where the last one is
        self._values: dict[Path, Place] = {}
        self._keys: dict[Path, Place] = {}
        wanted: _Wanted = {}
        for path in paths:
            below = wanted
            for part in path:
                below = below.setdefault(part, {})
        self._walk(value, (), wanted)

    def of_value(self, path: Path) -> Place:
        """Where a value begins, or the nearest one above it that the file holds."""
        return _nearest(self._values, path)

    def of_key(self, path: Path) -> Place:
        """Where a key is written, or the nearest one above it that the file holds."""
        return _nearest(self._keys, path)

    def of_record(self, path: Path) -> Place:
        """Where something begins, with its key if it has one, or the nearest above it."""
        while path and path not in self._keys and path not in self._values:
            path = path[:-1]
        return self._keys.get(path) or self.of_value(path)

    def _walk(self, value: Any, path: Path, wanted: _Wanted | None) -> None:
        """Pass everything in the order of the file, and note where what is wanted stands."""
        mark = next(self._marks)
        if wanted is not None:
            self._values[path] = self._place(mark)
        if isinstance(value, dict):
            for key, entry in value.items():
                mark = next(self._marks)
                below = wanted.get(key) if wanted else None
                if below is not None:
                    self._keys[*path, key] = self._place(mark)
                self._walk(entry, (*path, key), below)
        elif isinstance(value, list):
            for index, entry in enumerate(value):
                self._walk(entry, (*path, index), wanted.get(index) if wanted else None)

    def _place(self, mark: int) -> Place:
        self._breaks += self._text.count("\n", self._last, mark)
        self._break = max(self._break, self._text.rfind("\n", self._last, mark))
        self._last = mark
        return self._breaks + 1, mark - self._break


def _nearest(places: dict[Path, Place], path: Path) -> Place:
    while path not in places and path:
        path = path[:-1]
    return places.get(path, (1, 1))
