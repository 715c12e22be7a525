"""Sources and dates: what is cited, when it was read, and which days have passed."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator

from coopadvisor.catalogue.meaning import every_record
from coopadvisor.catalogue.model import Catalogue, Note, Source, Window, split_citation
from coopadvisor.reasoning.audit.remarks import Remark


def find_source_troubles(catalogue: Catalogue, today: dt.date) -> Iterator[Remark]:
    """Sources that nothing cites, and sources read more than a year before *today*."""
    cited = {
        split_citation(citation)[0]
        for _, record in every_record(catalogue)
        for citation in getattr(record, "sources", ())
        if isinstance(citation, str)
    }
    for index, source in enumerate(catalogue.sources):
        if source.id not in cited:
            yield Remark(check="uncited-source", path=("sources", index), names=(source.id,))
        if _a_year_after(source) < today:
            yield Remark(
                check="stale-source",
                path=("sources", index, "read"),
                names=(source.id, source.read),
            )


def find_past_deadlines(catalogue: Catalogue, today: dt.date) -> Iterator[Remark]:
    """Call dates of notes and steps that lie before *today*."""
    for path, record in every_record(catalogue):
        if isinstance(record, Note | Window) and record.deadline and record.deadline < today:
            yield Remark(
                check="past-deadline",
                path=(*path, "deadline"),
                names=(record.deadline.isoformat(),),
            )


def _a_year_after(source: Source) -> dt.date:
    """A year after the last day on which a source may have been read."""
    year, month, *days = map(int, source.read.split("-"))
    day = days[0] if days else monthrange(year, month)[1]
    last = monthrange(year + 1, month)[1]  # 29 February has none
    return dt.date(year + 1, month, min(day, last))
