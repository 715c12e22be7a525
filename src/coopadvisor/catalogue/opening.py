"""From the YAML of a file to a `Catalogue` that holds together, or to every problem in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from msgspec import ValidationError, convert

from coopadvisor.catalogue.integrity import contradictions
from coopadvisor.catalogue.languages import join_languages, languages_of, text_reader
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.catalogue.problems import MOST_LISTED, CatalogueError, DocumentError, Flaw
from coopadvisor.catalogue.reading import read_file
from coopadvisor.catalogue.source_file import SourceFile, YamlValue


def open_catalogue(path: Path) -> tuple[SourceFile, Catalogue]:
    """A catalogue with the document that knows its lines. Raises `CatalogueError`."""
    with _without_collector():
        document = _read(path)
        return document, _understand(document)


def read_languages(path: Path) -> tuple[str, ...]:
    """The languages of a catalogue that need not be right yet. Raises `CatalogueError`."""
    return languages_of(_read(path).value)


def _read(path: Path) -> SourceFile:
    try:
        return read_file(path)
    except DocumentError as error:
        raise CatalogueError(error.problems, error.unlisted) from None


def interpret(value: YamlValue) -> Catalogue:
    """The catalogue that a file says. Raises `ValidationError` at the first wrong form."""
    languages = languages_of(value)
    hook = text_reader(languages)
    return convert(join_languages(value, languages), Catalogue, strict=False, dec_hook=hook)


def _understand(document: SourceFile) -> Catalogue:
    try:
        catalogue = interpret(document.value)
    except ValidationError as error:
        from coopadvisor.catalogue.shape import departures  # a good file never needs it

        _refuse_any(document, departures(document.value))
        _refuse_any(document, iter([Flaw((), "wrong-form", found=str(error))]))
        raise
    if document.irregular:
        from coopadvisor.catalogue.shape import departures

        _refuse_any(document, departures(document.value))
    _refuse_any(document, contradictions(catalogue))
    return catalogue


def _refuse_any(document: SourceFile, findings: Iterator[Flaw]) -> None:
    """Raise `CatalogueError` if there is any finding; of endless ones, only count the rest."""
    if first := list(islice(findings, MOST_LISTED)):
        unlisted = sum(1 for _ in findings)
        raise CatalogueError(document.place(first), unlisted) from None


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading only allocates: collecting meanwhile would cost time and free nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
