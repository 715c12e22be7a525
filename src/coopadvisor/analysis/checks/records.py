"""Sources and dates: what is cited, when it was read, and which days have passed."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator

from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.remarks import Remark, example_of
from coopadvisor.analysis.search import find_win
from coopadvisor.catalogue.integrity import every_record, every_text
from coopadvisor.catalogue.model import Catalogue, Note, Source, Window, split_citation
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.compilation import TooLarge


def find_blank_texts(catalogue: Catalogue) -> Iterator[Remark]:
    """Texts of which one language holds blanks alone."""
    for path, text in every_text(catalogue):
        for language in ("fr", "en"):
            if not getattr(text, language).strip():
                yield Remark(
                    check="missing-text",
                    path=(*path, language),
                    names=(language,),
                    shown=_shown_by(catalogue, path),
                )


def find_source_troubles(catalogue: Catalogue, today: dt.date) -> Iterator[Remark]:
    """Sources that nothing cites, and sources read more than a year before *today*."""
    citing: dict[str, str] = {}  # the first instrument that cites a source, if any
    for path, record in every_record(catalogue):
        for citation in getattr(record, "sources", ()):
            if isinstance(citation, str):
                name, _ = split_citation(citation)
                citing[name] = citing.get(name) or _shown_by(catalogue, path)
    for index, source in enumerate(catalogue.sources):
        if source.id not in citing:
            yield Remark(check="uncited-source", path=("sources", index), names=(source.id,))
        elif _a_year_after(source) < today:
            yield Remark(
                check="stale-source",
                path=("sources", index, "read"),
                names=(source.id, source.read),
                shown=citing[source.id],
            )


def find_past_deadlines(inspection: Inspection, today: dt.date) -> Iterator[Remark]:
    """Call dates of notes and steps that lie before *today*."""
    catalogue = inspection.catalogue
    for path, record in every_record(catalogue):
        if isinstance(record, Note | Window) and record.deadline and record.deadline < today:
            named = record.instruments[:1] if isinstance(record, Note) else ()
            shown = next(iter(named), _shown_by(catalogue, path))
            yield Remark(
                check="past-deadline",
                path=(*path, "deadline"),
                names=(record.deadline.isoformat(),),
                example=_plan_of(inspection, shown) if isinstance(record, Window) else None,
                shown=shown,
            )


def _plan_of(inspection: Inspection, instrument: str) -> dict[str, Value] | None:
    """Answers that recommend an instrument, whose plan then tells its steps."""
    rules = inspection.rules
    try:
        found = find_win(rules, 1 << rules.instruments.index(instrument), effort=inspection.effort)
    except TooLarge:
        return None
    return None if found is None else example_of(inspection.catalogue, found)


def _shown_by(catalogue: Catalogue, path: Path) -> str:
    """The current or former instrument below which a path lies."""
    match path:
        case ("instruments", int(index), *_):
            return catalogue.instruments[index].id
        case ("former", int(index), *_):
            return catalogue.former[index].id
    return ""


def _a_year_after(source: Source) -> dt.date:
    """A year after the last day on which a source may have been read."""
    year, month, *days = map(int, source.read.split("-"))
    if year == dt.MAXYEAR:
        return dt.date.max
    last = monthrange(year + 1, month)[1]  # 29 February has none
    return dt.date(year + 1, month, min(days[0] if days else last, last))
