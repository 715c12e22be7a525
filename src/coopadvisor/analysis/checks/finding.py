"""What a check is, and what it may find, as values that others put into words."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coopadvisor.catalogue.model import Funding
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.partition import Band
from coopadvisor.decision.values import Value

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


UNPROVED = Check("unproved", "note")  # any check may leave something open, and then names itself
