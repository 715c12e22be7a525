"""Where in a YAML text the values and the keys of some paths stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from coopadvisor.catalogue.events import read_events
from coopadvisor.catalogue.paths import Path

Place = tuple[int, int]
_Wanted = dict[str | int, "_Wanted"]


class Places:
    """Line and column, from 1, of what some paths name in a text that can be read.

    Only these are kept: the places of everything would take more memory than the text.
    """

    def __init__(self, text: str, paths: Iterable[Path]) -> None:
        self._values: dict[Path, Place] = {}
        self._keys: dict[Path, Place] = {}
        self._next = read_events(text)
        wanted: _Wanted = {}
        for path in paths:
            below = wanted
            for part in path:
                below = below.setdefault(part, {})
        self._next()  # stream start
        self._next()  # document start
        self._walk(self._next(), (), wanted)

    def of_value(self, path: Path) -> Place:
        """Where a value begins, or the nearest one above it that the text holds."""
        return _nearest(self._values, path)

    def of_key(self, path: Path) -> Place:
        """Where a key is written, or the nearest one above it that the text holds."""
        return _nearest(self._keys, path)

    def of_record(self, path: Path) -> Place:
        """Where something begins, with its key if it has one, or the nearest above it."""
        while path and path not in self._keys and path not in self._values:
            path = path[:-1]
        return self._keys.get(path) or self.of_value(path)

    def _walk(self, event: Any, path: Path, wanted: _Wanted) -> None:
        self._values[path] = _place(event)
        if type(event) is yaml.SequenceStartEvent:
            index = 0
            while type(entry := self._next()) is not yaml.SequenceEndEvent:
                self._enter(entry, path, index, wanted)
                index += 1
        elif type(event) is yaml.MappingStartEvent:
            while type(key := self._next()) is not yaml.MappingEndEvent:
                if key.value in wanted:
                    self._keys[*path, key.value] = _place(key)
                self._enter(self._next(), path, key.value, wanted)

    def _enter(self, event: Any, path: Path, part: str | int, wanted: _Wanted) -> None:
        if part in wanted:
            self._walk(event, (*path, part), wanted[part])
            return
        depth = _OPENS.get(type(event), 0)
        while depth:
            depth += _OPENS.get(type(self._next()), 0)


_OPENS = {
    yaml.SequenceStartEvent: 1,
    yaml.MappingStartEvent: 1,
    yaml.SequenceEndEvent: -1,
    yaml.MappingEndEvent: -1,
}


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _nearest(places: dict[Path, Place], path: Path) -> Place:
    while path not in places and path:
        path = path[:-1]
    return places.get(path, (1, 1))
