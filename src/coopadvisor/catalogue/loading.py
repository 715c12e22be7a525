"""From a file to a `Catalogue` that holds together, or to every problem found in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import ValidationError, convert

from coopadvisor.catalogue.document import Document, read_file
from coopadvisor.catalogue.meaning import contradictions
from coopadvisor.catalogue.model import Catalogue, Language
from coopadvisor.catalogue.problems import CatalogueError, DocumentError, Finding

BUNDLED = "instruments.yaml"


def load_catalogue(path: str | Path | None = None) -> Catalogue:
    """Read the catalogue at *path*, or the one that comes with the program.

    Raises `CatalogueError` with all problems that can be found together: those of
    the YAML first, then of the shape, then of the meaning.
    """
    return open_catalogue(Path(path) if path is not None else bundled())[1]


def open_catalogue(path: Path) -> tuple[Document, Catalogue]:
    """A catalogue with the document that knows its lines. Raises `CatalogueError`."""
    with _without_collector():
        try:
            document = read_file(path)
            return document, _understand(document)
        except CatalogueError:
            raise
        except DocumentError as error:
            raise CatalogueError(error.problems) from None


def bundled() -> Path:
    """The shipped catalogue: inside the installed package, or beside ``src/`` in a checkout.

    By file name rather than importlib.resources, whose import costs more than the search.
    """
    return _data(BUNDLED)


def starter(language: Language) -> Path:
    """A commented catalogue to start one's own from, the comments in a language."""
    return _data(f"starter.{language}.yaml")


def _data(name: str) -> Path:
    package = Path(__file__).parents[1]
    packaged = package / "data" / name
    return packaged if packaged.is_file() else package.parents[1] / "data" / name


def _understand(document: Document) -> Catalogue:
    try:
        catalogue = convert(document.value, Catalogue, strict=False)
    except ValidationError as error:
        from coopadvisor.catalogue.shape import departures  # a good file never needs it

        found = list(departures(document.value, Catalogue))
        raise CatalogueError(
            document.place(found or [Finding((), "wrong-form", found=str(error))])
        ) from None
    if document.odd_numbers:
        from coopadvisor.catalogue.shape import departures

        if found := list(departures(document.value, Catalogue)):
            raise CatalogueError(document.place(found))
    if findings := contradictions(catalogue):
        raise CatalogueError(document.place(findings))
    return catalogue


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
