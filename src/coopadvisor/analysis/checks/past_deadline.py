"""Call dates that have passed."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding, example_of
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Note, Window
from coopadvisor.catalogue.records import every_record
from coopadvisor.decision.values import Value

PAST_DEADLINE = Check("past-deadline", "note")


def find_past_deadlines(inspection: Inspection) -> Iterator[Finding]:
    """Call dates of notes and steps that lie before the day of the inspection."""
    for path, record in every_record(inspection.catalogue):
        if not isinstance(record, Note | Window) or record.deadline is None:
            continue
        if record.deadline < inspection.today:
            named = record.instruments[:1] if isinstance(record, Note) else ()
            shown = next(iter(named), inspection.sheet_of(path))
            yield Finding(
                PAST_DEADLINE,
                (*path, "deadline"),
                names=(record.deadline.isoformat(),),
                example=_plan_of(inspection, shown) if isinstance(record, Window) else None,
                shown=shown,
            )


def _plan_of(inspection: Inspection, instrument: str) -> dict[str, Value] | None:
    """Answers that recommend an instrument, whose plan then tells its steps."""
    win = inspection.win(inspection.rules.instruments.index(instrument))
    return None if isinstance(win, str) else example_of(inspection.catalogue, win)
