"""Markdown from text that may hold anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# What Markdown reads as more than text: always, or only in front of what gives it a meaning.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|:(?=[\w+-]+:)|#(?=[# ]*$)")
_BLOCK_MARK = re.compile(r"^(?:[-+#=]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line and in a table too."""
    plain = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split("\n")).strip(" \t"))
    if mark := _BLOCK_MARK.match(plain):
        place = mark.end() if mark.group().isdigit() else 0
        return f"{plain[:place]}\\{plain[place:]}"
    return plain


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """The lines of a table whose cells are Markdown already."""
    yield _row(head)
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield _row(row)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def hyperlink(address: str) -> str:
    """An address as a link, or as text where it is none that Markdown could hold."""
    return f"<{address}>" if _ADDRESS.fullmatch(address) else escape(address)


def code_block(text: str, language: str) -> Iterable[str]:
    """The lines of a code block, whatever back-ticks the text itself holds."""
    fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", text)), default=0))
    yield f"{fence}{language}"
    yield text
    yield fence
