"""All checks of a catalogue, in one list."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from coopadvisor.analysis.checks import (
    dates,
    figures,
    idle_condition,
    idle_question,
    regions,
    texts,
    unreachable,
)
from coopadvisor.analysis.checks.finding import Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.diagrams.diagram import count

FINDERS = (  # in the order in which they share what searches may spend
    *(unreachable.find_never_recommended, unreachable.find_impossible_answers),
    *(regions.find_gaps, regions.find_overlaps),
    *(idle_question.find_idle_questions, idle_question.find_idle_options),
    *(idle_condition.find_idle_overlays, idle_condition.find_idle_conditions),
    *(idle_condition.find_repeated_rules, figures.find_range_holes, figures.find_funding_apart),
    *(texts.find_ambiguous_answers, texts.find_ambiguous_names, texts.find_missing_texts),
    *(dates.find_stale_sources, dates.find_past_deadlines),
)


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
    findings = tuple(one for find in FINDERS for one in find(inspection))
    total = None if inspection.situations is None else sum(count(inspection.situations).values())
    return Audit(findings, total)
