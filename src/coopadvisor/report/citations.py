"""The sources that a page has cited so far, in the catalogue's order."""

from __future__ import annotations

from collections.abc import Iterable

from coopadvisor.catalogue.model import Catalogue, Citation, Source, split_citation
from coopadvisor.decision.verdicts import Reference


class Citations:
    """Collects citations while a page is written, to list their sources at its end."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._cited: set[str] = set()

    def add(self, citations: Iterable[Citation]) -> None:
        """Remember the sources of some citations."""
        self._cited.update(split_citation(one)[0] for one in citations)

    def add_references(self, references: Iterable[Reference]) -> None:
        """Remember the sources of a reason."""
        self._cited.update(one.id for one in references)

    def sources(self) -> tuple[Source, ...]:
        """What has been cited."""
        return tuple(one for one in self._catalogue.sources if one.id in self._cited)
