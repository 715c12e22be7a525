"""What the catalogue says of instruments, whoever asks: the list, and whole sheets for programs.

The names of the fields, in kebab-case, are those of the JSON output, in its order.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from coopadvisor.advice.guidance import find_separations
from coopadvisor.advice.offer import Offer, offer_of
from coopadvisor.catalogue.model import (
    Catalogue,
    Facts,
    Former,
    Instrument,
    Note,
    Separation,
    Source,
    Unsaid,
    split_citation,
)
from coopadvisor.catalogue.records import citations_in
from coopadvisor.catalogue.text import Text


class Entry(Struct, frozen=True, rename="kebab"):
    """A current instrument in a list: what it is, and what it gives."""

    id: str
    name: Text
    tagline: Facts
    funding: Offer | Unsaid


class Successor(Struct, frozen=True, rename="kebab"):
    """A former instrument in a list, and the current ones to look at instead."""

    id: str
    name: Text
    successors: tuple[str, ...]


class Listing(Struct, frozen=True, rename="kebab"):
    """All instruments of a catalogue."""

    catalogue: Catalogue
    instruments: tuple[Entry, ...]
    former: tuple[Successor, ...]


class Sheet(Struct, frozen=True, rename="kebab"):
    """All that is said of some instruments, current or former, with what tells them apart."""

    catalogue: Catalogue
    instruments: tuple[Instrument, ...]
    former: tuple[Former, ...]
    separations: tuple[Separation, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]


def list_instruments(catalogue: Catalogue) -> Listing:
    """Every instrument in a few fields."""
    return Listing(
        catalogue,
        tuple(Entry(one.id, one.name, one.tagline, offer_of(one)) for one in catalogue.instruments),
        tuple(Successor(one.id, one.name, one.successors) for one in catalogue.former),
    )


def gather_sheet(catalogue: Catalogue, instruments: Sequence[Instrument | Former]) -> Sheet:
    """Some instruments whole, with the general notes on them and the sources of it all."""
    names = {one.id for one in instruments}
    separations = find_separations(catalogue, names)
    notes = tuple(one for one in catalogue.notes if not names.isdisjoint(one.instruments))
    cited = {split_citation(one)[0] for one in citations_in([*instruments, separations, notes])}
    return Sheet(
        catalogue,
        tuple(one for one in instruments if isinstance(one, Instrument)),
        tuple(one for one in instruments if isinstance(one, Former)),
        separations,
        notes,
        tuple(one for one in catalogue.sources if one.id in cited),
    )
