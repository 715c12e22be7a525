"""The report as one JSON object, for scripts: its fields in their order, texts in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, json

from coopadvisor.advice.report import Report
from coopadvisor.catalogue.model import Catalogue, Language, split_citation
from coopadvisor.catalogue.text import Text
from coopadvisor.decision.partition import Band, band_value
from coopadvisor.language.typography import typeset


def write_json(report: Report, language: Language) -> str:
    """The object on several lines with a final newline."""
    found = _Serialiser(report.catalogue, language).record(report, "")
    return json.format(json.encode(found), indent=2).decode() + "\n"


class _Serialiser(Struct, frozen=True):
    catalogue: Catalogue
    language: Language

    def value(self, value: object, question: str) -> Any:  # noqa: PLR0911 (one for each type)
        """Any value of a report; *question* is the one that a band belongs to."""
        match value:
            case Catalogue():
                return {"id": value.id, "edition": value.edition}
            case Text():
                return typeset(value, self.language)
            case Band():
                return band_value(self.catalogue, question, value)
            case Struct():
                return self.record(value, question)
            case Mapping():
                return {name: self.value(entry, name) for name, entry in value.items()}
            case list() | tuple():
                return [self.value(entry, question) for entry in value]
            case _:
                return value

    def record(self, record: Struct, question: str) -> Any:
        """A record by its fields; citations name their sources."""
        here = getattr(record, "question", question)
        found: dict[str, Any] = {}
        names = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
        for name, written in names:
            entry = getattr(record, name)
            is_cited = name == "sources" and not isinstance(record, Report)
            found[written] = (
                [self.citation(each) for each in entry] if is_cited else self.value(entry, here)
            )
        return found

    def citation(self, citation: str) -> dict[str, str]:
        source, section = split_citation(citation)
        address = next(one.address for one in self.catalogue.sources if one.id == source)
        return {"id": source, "section": section, "address": address}
