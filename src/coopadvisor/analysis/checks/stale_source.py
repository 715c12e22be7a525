"""Sources that were read long ago, or are cited no more."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Source, split_citation
from coopadvisor.catalogue.records import every_record

UNCITED = Check("uncited-source", "warning")
STALE = Check("stale-source", "warning")


def find_stale_sources(inspection: Inspection) -> Iterator[Finding]:
    """Sources that nothing cites, and sources read more than a year ago."""
    citing: dict[str, str] = {}  # the first instrument that cites a source, if any
    for path, record in every_record(inspection.catalogue):
        for citation in getattr(record, "sources", ()):
            if isinstance(citation, str):
                name, _ = split_citation(citation)
                citing[name] = citing.get(name) or inspection.sheet_of(path)
    for index, source in enumerate(inspection.catalogue.sources):
        if source.id not in citing:
            yield Finding(UNCITED, ("sources", index), names=(source.id,))
        elif _a_year_after(source) < inspection.today:
            names = (source.id, source.read)
            yield Finding(STALE, ("sources", index, "read"), names=names, shown=citing[source.id])


def _a_year_after(source: Source) -> dt.date:
    """A year after the last day on which a source may have been read."""
    year, month, *days = map(int, source.read.split("-"))
    if year == dt.MAXYEAR:
        return dt.date.max
    last = monthrange(year + 1, month)[1]  # 29 February has none
    return dt.date(year + 1, month, min(days[0] if days else last, last))
