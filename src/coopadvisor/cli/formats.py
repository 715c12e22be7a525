"""The formats of an answer: names for ``--format``, and the endings of files that say them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from msgspec import Struct

FormatName = Literal["terminal", "markdown", "html", "json"]


class Format(Struct, frozen=True):
    """One format, and the endings of its files. The empty one is a name without an ending."""

    name: FormatName
    endings: tuple[str, ...]


FORMATS = (
    Format("terminal", (".txt", "")),
    Format("markdown", (".md", ".markdown")),
    Format("html", (".html", ".htm")),
    Format("json", (".json",)),
)
NAMES: tuple[str, ...] = tuple(one.name for one in FORMATS)
ENDINGS = ", ".join(ending for one in FORMATS for ending in one.endings if ending)


def format_named(name: str) -> FormatName:
    """The format of a name that the command line took."""
    return next(one.name for one in FORMATS if one.name == name)


def format_of(path: Path) -> FormatName | None:
    """The format that the ending of a file says; nothing where it is the ending of none."""
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 (`suffix` differs between Pythons)
    return next((one.name for one in FORMATS if ending in one.endings), None)
