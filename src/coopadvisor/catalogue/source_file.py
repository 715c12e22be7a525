"""What a file says, and where each value of it stands."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from coopadvisor.catalogue.paths import Naming, Path
from coopadvisor.catalogue.places import Marks, Place, Places
from coopadvisor.catalogue.problems import Flaw, Problem

YamlValue = str | None | list["YamlValue"] | dict[str, "YamlValue"]


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

    def place(self, findings: Iterable[Flaw]) -> tuple[Problem, ...]:
        """Turn paths into lines and columns, in file order.

        A path that the file does not hold is placed at the nearest value above it.
        """
        found = list(findings)
        places = Places(self.text, self.value, self.marks, (one.path for one in found))
        naming = Naming(self.value)

        def problem(one: Flaw) -> Problem:
            of_key = one.kind in ("unknown-key", "stray-text")
            place = (places.of_key if of_key else places.of_value)(one.path)
            path = naming.spell(one.path)
            return Problem(self.file, *place, path, one.kind, one.found, one.expected, one.nearest)

        return tuple(sorted(map(problem, found), key=lambda one: (one.line, one.column)))

    def names(self, paths: Iterable[Path]) -> list[str]:
        """Paths of this file in words, its records by their names."""
        naming = Naming(self.value)
        return [naming.spell(path) for path in paths]

    def locate(self, paths: Iterable[Path]) -> list[Place]:
        """The line and the column of what each path names, or of the nearest one above it."""
        wanted = list(paths)
        places = Places(self.text, self.value, self.marks, wanted)
        return [places.of_record(path) for path in wanted]
