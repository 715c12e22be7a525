"""What a check is, and what it may find, as values that others put into words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

from coopadvisor.catalogue.model import Funding
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.partition import Band
from coopadvisor.decision.values import Value

if TYPE_CHECKING:
    from coopadvisor.analysis.checks.inspection import Inspection

Level = Literal["error", "warning", "note"]
Region = dict[str, tuple[Band, ...]]  # the questions that limit it, each with its values


class Check(Struct, frozen=True):
    """One thing that may be wrong. ``words`` names its sentence where an id has several."""

    id: str
    level: Level
    words: str = ""


class Finding(Struct, frozen=True, kw_only=True):
    """What a check found, at a path of the file, with all that its sentence needs.

    Which fields are filled depends on the check. ``situations`` is how many it concerns,
    ``example`` answers that show it, ``names`` whatever else it names (a source, a date).
    ``shown`` is the instrument whose sheet shows it, where no answers do.
    """

    check: Check
    path: Path
    instruments: tuple[str, ...] = ()
    question: str = ""
    values: tuple[Band, ...] = ()
    region: Region | None = None
    situations: int = 0
    funding: Funding | None = None
    names: tuple[str, ...] = ()
    example: dict[str, Value] | None = None
    shown: str = ""


class Finder(Protocol):
    """A module of this folder: the checks that are one computation, and that computation."""

    @property
    def CHECKS(self) -> tuple[Check, ...]:  # noqa: N802 (a module's constant)
        """What it may find."""

    def find(self, inspection: Inspection) -> Iterator[Finding]:
        """What it finds in a catalogue."""


UNPROVED = Check("unproved", "note")  # any check may leave something open, and then names itself
