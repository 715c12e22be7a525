"""Reading answers from a file: YAML, JSON, or the head of an earlier summary."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from coopadvisor.catalogue.document import Document, Value, parse, read_text
from coopadvisor.catalogue.paths import Path as Place


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
