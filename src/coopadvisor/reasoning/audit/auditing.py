"""All checks of a catalogue, in one list."""

from __future__ import annotations

import datetime as dt

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.reasoning.audit.coverage import find_gaps, find_overlaps
from coopadvisor.reasoning.audit.influence import find_idle_conditions, find_idle_questions
from coopadvisor.reasoning.audit.inspection import Inspection
from coopadvisor.reasoning.audit.records import find_past_deadlines, find_source_troubles
from coopadvisor.reasoning.audit.remarks import Remark
from coopadvisor.reasoning.audit.standing import find_impossible, find_unreachable
from coopadvisor.reasoning.audit.terms import find_holes, find_pointless_practices


def audit(catalogue: Catalogue, today: dt.date) -> tuple[Remark, ...]:
    """Everything worth a remark about a catalogue that holds together, on one day.

    All situations are judged under the general terms, with optional questions open.
    """
    inspection = Inspection(catalogue)
    unreachable = tuple(find_unreachable(inspection))
    hopeless = {one.instruments[0] for one in unreachable if one.check != "unproved"}
    return (
        *unreachable,
        *find_impossible(inspection),
        *find_gaps(inspection),
        *find_overlaps(inspection),
        *find_idle_questions(inspection),
        *find_idle_conditions(inspection, hopeless),
        *find_pointless_practices(inspection),
        *find_holes(inspection),
        *find_source_troubles(catalogue, today),
        *find_past_deadlines(catalogue, today),
    )
