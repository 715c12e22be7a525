"""All checks of a catalogue, in one list."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from coopadvisor.analysis.checks.conditions import find_idle_conditions
from coopadvisor.analysis.checks.coverage import find_gaps, find_overlaps
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.names import find_ambiguous_answers, find_ambiguous_names
from coopadvisor.analysis.checks.overlays import find_pointless_overlays
from coopadvisor.analysis.checks.questions import find_idle_options, find_idle_questions
from coopadvisor.analysis.checks.records import (
    find_blank_texts,
    find_past_deadlines,
    find_source_troubles,
)
from coopadvisor.analysis.checks.remarks import Remark
from coopadvisor.analysis.checks.standing import find_impossible, find_unreachable
from coopadvisor.analysis.checks.terms import (
    find_funding_apart,
    find_holes,
    find_pointless_practices,
)
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.diagrams.diagram import count


class Audit(Struct, frozen=True):
    """The remarks on a catalogue, and how many situations it has (``None``: not counted)."""

    remarks: tuple[Remark, ...]
    situations: int | None


def audit(catalogue: Catalogue, today: dt.date) -> Audit:
    """Everything worth a remark about a catalogue that holds together, on one day.

    All situations are judged under the general terms, with optional questions open; overlays
    are looked at one by one.
    """
    inspection = Inspection(catalogue)
    unreachable = tuple(find_unreachable(inspection))
    hopeless = {one.instruments[0] for one in unreachable if one.check != "unproved"}
    remarks = (
        *unreachable,
        *find_impossible(inspection),
        *find_gaps(inspection),
        *find_overlaps(inspection),
        *find_idle_questions(inspection),
        *find_idle_options(inspection),
        *find_pointless_overlays(inspection),
        *find_idle_conditions(inspection, hopeless),
        *find_pointless_practices(inspection),
        *find_holes(inspection),
        *find_funding_apart(catalogue),
        *find_ambiguous_answers(catalogue),
        *find_ambiguous_names(catalogue),
        *find_blank_texts(catalogue),
        *find_source_troubles(catalogue, today),
        *find_past_deadlines(inspection, today),
    )
    total = None if inspection.situations is None else sum(count(inspection.situations).values())
    return Audit(remarks, total)
