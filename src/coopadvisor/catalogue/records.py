"""Everything that a catalogue holds, one by one, with its path in the file."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue, Choice, Citation, Condition, Fact
from coopadvisor.catalogue.paths import Path
from coopadvisor.catalogue.text import Text


def every_record(record: Struct, path: Path = ()) -> Iterator[tuple[Path, Struct]]:
    """*record* and all below it that are mappings in the file, texts aside."""
    yield path, record
    for here, entry in _entries(record, path):
        if isinstance(entry, Struct):
            yield from every_record(entry, here)


def every_text(catalogue: Catalogue) -> Iterator[tuple[Path, Text]]:
    """All texts with their paths; that of a fact's statement is the fact's own."""
    for path, record in every_record(catalogue):
        for here, entry in _entries(record, path):
            if isinstance(entry, Text):
                stated = isinstance(record, Fact) and entry is record.text
                yield path if stated else here, entry


def every_condition(catalogue: Catalogue) -> Iterator[Condition]:
    """All conditions: those of the instruments, then of the overlays."""
    for instrument in catalogue.instruments:
        yield from instrument.conditions
    for question in catalogue.questions:
        for option in question.options if isinstance(question, Choice) else ():
            for overlay in option.overlays:
                yield from overlay.conditions


def _entries(record: Struct, path: Path) -> Iterator[tuple[Path, object]]:
    """The values of the fields of a record, of those that are lists each entry."""
    for name, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        value = getattr(record, name)
        if isinstance(value, tuple):
            for index, one in enumerate(value):
                yield (*path, key, index), one
        else:
            yield (*path, key), value


def citations_in(value: object) -> Iterator[Citation]:
    """Every citation in some records, however deep."""
    if isinstance(value, list | tuple):
        for one in value:
            yield from citations_in(one)
    elif isinstance(value, Struct):
        yield from getattr(value, "sources", ())
        for name in value.__struct_fields__:
            if name != "sources":
                yield from citations_in(getattr(value, name))
