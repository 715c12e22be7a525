"""All checks of a catalogue, in one list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct

from coopadvisor.analysis.checks import (
    ambiguous_answer,
    ambiguous_name,
    funding_apart,
    gap,
    idle_option,
    idle_overlay,
    idle_question,
    idle_rule,
    impossible_answer,
    missing_text,
    never_recommended,
    overlap,
    past_deadline,
    range_hole,
    repeated_rule,
    stale_source,
)
from coopadvisor.analysis.checks.finding import UNPROVED, Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.diagrams.diagram import count


class Finder(Protocol):
    """A module of this folder: the checks that are one computation, and that computation."""

    @property
    def CHECKS(self) -> tuple[Check, ...]:  # noqa: N802 (a module's constant)
        """What it may find."""

    def find(self, inspection: Inspection) -> Iterator[Finding]:
        """What it finds in a catalogue."""


FINDERS: tuple[Finder, ...] = (
    *(never_recommended, impossible_answer, gap, overlap, idle_question, idle_option),
    *(idle_overlay, idle_rule, repeated_rule, range_hole, funding_apart, ambiguous_answer),
    *(ambiguous_name, missing_text, stale_source, past_deadline),
)
CHECKS: tuple[Check, ...] = (UNPROVED, *(one for finder in FINDERS for one in finder.CHECKS))


class Audit(Struct, frozen=True):
    """The findings on a catalogue, and how many situations it has (``None``: not counted)."""

    findings: tuple[Finding, ...]
    situations: int | None


def audit(catalogue: Catalogue, today: dt.date) -> Audit:
    """Everything to be said of a catalogue that holds together, on one day.

    All situations are judged under the general terms, with optional questions open; overlays
    are looked at one by one.
    """
    inspection = Inspection(catalogue, today)
    findings = tuple(one for finder in FINDERS for one in finder.find(inspection))
    total = None if inspection.situations is None else sum(count(inspection.situations).values())
    return Audit(findings, total)
