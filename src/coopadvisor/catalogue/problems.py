"""What can be wrong with a file, and where: values that others put into words."""

from __future__ import annotations

import errno
import os
from typing import Literal

from msgspec import Struct

from coopadvisor.catalogue.paths import Path

MOST_LISTED = 1000  # problems of one file; beyond that they are only counted

Kind = Literal[
    # the file itself
    "unreadable",
    "too-large",
    "not-utf8",
    "not-yaml",
    "tab",
    "bare-colon",
    "lost-text",
    "empty",
    "too-deep",
    "too-many-values",
    "alias",
    "tag",
    "several-documents",
    "control-character",
    "key-not-a-word",
    "duplicate-key",
    # its shape
    "unknown-key",
    "stray-text",
    "missing-key",
    "missing-text",
    "unsourced",
    "not-a-mapping",
    "not-a-list",
    "not-a-text",
    "not-a-whole-number",
    "not-a-date",
    "not-yes-or-no",
    "wrong-length",
    "out-of-bounds",
    "wrong-form",
    "wrong-name",
    "unknown-value",
    # its meaning
    "duplicate-id",
    "reserved-name",
    "unknown-reference",
    "kind-mismatch",
    "empty-range",
    "practice-outside-precedence",
    "overlay-not-optional",
    "implies-optional",
    "implied-value",
    "missing-placeholder",
    "window-not-one",
]


class Flaw(Struct, frozen=True):
    """One problem at a path of the file, before it is known on which line that is."""

    path: Path
    kind: Kind
    found: str = ""
    expected: str = ""
    nearest: str = ""


class Problem(Struct, frozen=True):
    """One problem with its place. ``line`` and ``column`` count from 1; 0 is the whole file."""

    file: str
    line: int
    column: int
    path: str
    kind: Kind
    found: str = ""
    expected: str = ""
    nearest: str = ""

    @property
    def place(self) -> str:
        """``file:line:column``, as editors and terminals understand it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __str__(self) -> str:
        words = [self.kind.replace("-", " "), self.found and repr(self.found)]
        if self.expected:
            words.append(f"(expected: {self.expected})")
        if self.nearest:
            words.append(f"(nearest: {self.nearest})")
        return ": ".join(filter(None, [self.place, self.path, " ".join(filter(None, words))]))


class DocumentError(Exception):
    """A file that cannot be used.

    ``problems`` holds the first `MOST_LISTED` that were found, in file order; ``unlisted`` is
    the number of the others.
    """

    def __init__(self, problems: tuple[Problem, ...], unlisted: int = 0) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
        self.unlisted = unlisted


class CatalogueError(DocumentError):
    """A catalogue that cannot be read or does not hold together."""


def reason_of(error: Exception) -> str:
    """The symbolic name of a system error (``ENOENT``), which others put into words.

    ``folder-gone`` where nothing can be found because the current folder was removed.
    """
    number = getattr(error, "errno", None)
    if number == errno.ENOENT and current_folder_is_gone():
        return "folder-gone"
    return errno.errorcode.get(number, str(number)) if isinstance(number, int) else "EINVAL"


def current_folder_is_gone() -> bool:
    """Whether somebody removed the folder that the program was started in."""
    try:
        os.getcwd()  # noqa: PTH109 (the same, without an import that costs)
    except FileNotFoundError:
        return True
    return False
