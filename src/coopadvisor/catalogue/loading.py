"""The catalogue in use, and the files that come with the program."""

from __future__ import annotations

from pathlib import Path

from coopadvisor.catalogue.model import Catalogue, Language
from coopadvisor.catalogue.prepared import read_prepared


def load_catalogue(path: str | Path | None = None) -> Catalogue:
    """Read the catalogue at *path*, or the one that comes with the program.

    Raises `CatalogueError` with all problems that can be found together: those of
    the YAML first, then of the shape, then of the meaning.
    """
    if path is None and (prepared := read_prepared(bundled())) is not None:
        return prepared
    from coopadvisor.catalogue.opening import open_catalogue  # yaml is slow to import

    return open_catalogue(bundled() if path is None else Path(path))[1]


def bundled() -> Path:
    """The shipped catalogue: inside the installed package, or beside ``src/`` in a checkout.

    By file name rather than importlib.resources, whose import costs more than the search.
    """
    return _data("instruments.yaml")


def starter(language: Language) -> Path:
    """A commented catalogue to start one's own from, the comments in a language."""
    own = _data(f"starter.{language}.yaml")
    return own if own.is_file() else _data("starter.en.yaml")


def _data(name: str) -> Path:
    package = Path(__file__).parents[1]
    packaged = package / "data" / name
    return packaged if packaged.is_file() else package.parents[1] / "data" / name
