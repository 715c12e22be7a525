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
from coopadvisor.analysis.checks.finding import Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.diagrams.diagram import count

FINDERS = (  # in the order in which they share what searches may spend
    never_recommended.find_never_recommended,
    impossible_answer.find_impossible_answers,
    gap.find_gaps,
    overlap.find_overlaps,
    idle_question.find_idle_questions,
    idle_option.find_idle_options,
    idle_overlay.find_idle_overlays,
    idle_rule.find_idle_rules,
    repeated_rule.find_repeated_rules,
    range_hole.find_range_holes,
    funding_apart.find_funding_apart,
    ambiguous_answer.find_ambiguous_answers,
    ambiguous_name.find_ambiguous_names,
    missing_text.find_missing_texts,
    stale_source.find_stale_sources,
    past_deadline.find_past_deadlines,
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
