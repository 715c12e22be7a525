"""Records as one JSON object, for scripts: their fields in order, texts in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, json

from coopadvisor.catalogue.model import Catalogue, Language, split_citation
from coopadvisor.catalogue.text import Text
from coopadvisor.decision.partition import Band, band_value
from coopadvisor.language.typography import typeset


def write_json(value: object, language: Language, catalogues: Iterable[Catalogue]) -> str:
    """A record or a mapping on several lines with a final newline.

    A question or a source that it names stands in the first of the *catalogues* that has it.
    """
    found = _Serialiser(tuple(catalogues), language).value(value, "")
    return json.format(json.encode(found), indent=2).decode() + "\n"


class _Serialiser(Struct, frozen=True):
    catalogues: tuple[Catalogue, ...]
    language: Language

    def value(self, value: object, question: str) -> Any:  # noqa: PLR0911 (one for each type)
        """Any value of a record; *question* is the one that a band belongs to."""
        match value:
            case Catalogue():
                return {"id": value.id, "edition": value.edition}
            case Text():
                return typeset(value, self.language)
            case Band():
                return self.band(value, question)
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
            is_cited = name == "sources" and all(isinstance(each, str) for each in entry)
            found[written] = (
                [self.citation(each) for each in entry] if is_cited else self.value(entry, here)
            )
        return found

    def band(self, band: Band, question: str) -> Any:
        asking = (one for one in self.catalogues if question in {each.id for each in one.questions})
        return band_value(next(asking), question, band)

    def citation(self, citation: str) -> dict[str, str]:
        source, section = split_citation(citation)
        sources = (one for each in self.catalogues for one in each.sources)
        address = next(one.address for one in sources if one.id == source)
        return {"id": source, "section": section, "address": address}
