"""Reading answers from files and writing outputs without ever leaving half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from msgspec import Struct

from coopadvisor.catalogue.document import CONTROL, Document, Value, parse, read_text
from coopadvisor.catalogue.paths import Path as Place
from coopadvisor.catalogue.problems import reason_of


class AnswersFile(Struct, frozen=True):
    """What an answers file or an earlier summary holds. Empty texts where it says nothing.

    ``path`` leads to the answers within the document.
    """

    document: Document
    path: Place
    answers: dict[str, Value]
    catalogue: str = ""
    edition: str = ""
    project: str = ""


class FileError(Exception):
    """A file that does not hold answers. ``kind`` names the message that explains it."""

    def __init__(self, kind: str, file: str) -> None:
        super().__init__(f"{file}: {kind}")
        self.kind = kind
        self.file = file


class OutputError(Exception):
    """An output file that could not be written; the old one, if any, is as it was."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


def read_answers_file(path: Path) -> AnswersFile:
    """Read a YAML file of answers, a Markdown summary or a JSON answer.

    Raises `DocumentError` with the places of what is wrong, or `FileError`.
    """
    text = read_text(path)
    document = parse(_front_matter(text, path), str(path))
    value = document.value
    if not isinstance(value, dict):
        raise FileError("answers_not_a_mapping", str(path))
    if "answers" not in value:
        return AnswersFile(document, (), value)
    answers = value["answers"] or {}
    if not isinstance(answers, dict):
        raise FileError("answers_not_a_mapping", str(path))
    origin = _origin(value)
    return AnswersFile(document, ("answers",), answers, *origin, _text(value.get("project")))


def _front_matter(text: str, path: Path) -> str:
    """The answers' part of a file, at its own line numbers.

    That is the head of a Markdown file between two lines ``---``, and else the whole.
    """
    lines = text.splitlines()
    if lines and lines[0].rstrip() == "---":
        for index, line in enumerate(lines[1:], start=1):
            if line.rstrip() == "---":
                return "\n".join(["", *lines[1:index]]) + "\n"
    if path.suffix.lower() in (".md", ".markdown"):
        raise FileError("no_front_matter", str(path))
    return text


def _origin(value: dict[str, Value]) -> tuple[str, str]:
    """Catalogue and edition, as a summary or as the JSON output writes them."""
    catalogue = value.get("catalogue")
    if isinstance(catalogue, dict):
        return _text(catalogue.get("id")), _text(catalogue.get("edition"))
    return _text(catalogue), _text(value.get("edition"))


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def one_line(text: str) -> str:
    """A title on one line, without characters that could steer a terminal."""
    whole = text.encode("utf-8", errors="replace").decode("utf-8")  # not all bytes are text
    return CONTROL.sub("", " ".join(whole.split())).strip()


def is_file(path: Path) -> bool:
    """Whether a regular file is there; a name that no file can have is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def write_whole(path: Path, text: str) -> None:
    """Write *text* as UTF-8 in one step: readers see the old file or the new one.

    A link keeps pointing where it did, permissions are kept, and what is no regular
    file (a pipe, a device) is simply written to. Raises `OutputError`.
    """
    data = text.encode("utf-8", errors="replace")
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.write(data)
            return
        _replace(path.resolve(), data)
    except RuntimeError:  # how pathlib says that links lead in a circle
        raise OutputError(str(path), "ELOOP") from None
    except (OSError, ValueError) as error:
        raise OutputError(str(path), reason_of(error)) from None


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else _default_mode())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _default_mode() -> int:
    """What a file made by `open` would get; mkstemp only gives it to its owner."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
