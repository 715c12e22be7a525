"""All checks of a catalogue, in one list."""

from __future__ import annotations

import datetime as dt

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
from coopadvisor.analysis.checks.finding import UNPROVED, Check, Finder, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.diagrams.diagram import count

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
