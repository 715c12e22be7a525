"""The catalogue in use, and the files that come with the program.

The shipped catalogue has a form that is read without a parser. It is written when the package
is built, and only trusted where it was made from the very file and the very model that are
there now, and is whole itself: both are held to their hash. Wherever that fails the YAML is
read instead.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import MsgspecError, msgpack

from coopadvisor.catalogue.languages import encode_text
from coopadvisor.catalogue.model import Catalogue, Language
from coopadvisor.catalogue.text import Text

_DIGEST = 32  # bytes of a SHA-256


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


def prepared_path(source: Path) -> Path:
    """Where the prepared form of a catalogue file lies: beside it."""
    return source.with_suffix(".msgpack")


def prepare(source: Path, catalogue: Catalogue) -> bytes:
    """The prepared form of *catalogue*, which was read from *source*."""
    body = msgpack.encode(catalogue, enc_hook=encode_text)
    return _origin(source) + hashlib.sha256(body).digest() + body


def read_prepared(source: Path) -> Catalogue | None:
    """The catalogue of a file from its prepared form; nothing where there is none to trust."""
    try:
        data = prepared_path(source).read_bytes()
        origin, digest, body = data[:_DIGEST], data[_DIGEST : 2 * _DIGEST], data[2 * _DIGEST :]
        if origin != _origin(source) or digest != hashlib.sha256(body).digest():
            return None
        return msgpack.decode(body, type=Catalogue, dec_hook=lambda _, words: Text(**words))
    except (OSError, MsgspecError):
        return None


def _origin(source: Path) -> bytes:
    """What a prepared form was made from: the file, and the model of this version."""
    model = Path(__file__).with_name("model.py").read_bytes()
    return hashlib.sha256(source.read_bytes() + model).digest()
