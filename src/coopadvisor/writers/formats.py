"""The formats of an answer: a name for ``--format``, the endings of its files, and its writer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, assert_never

from msgspec import Struct

from coopadvisor.advice.report import Report
from coopadvisor.documents.blocks import Document
from coopadvisor.language.voice import Voice

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


def answer_page(report: Report, voice: Voice, *, full: bool) -> Document:
    """The advice as it is read at once, on one screen, or with all details where it is *full*."""
    if full:
        from coopadvisor.documents.answer import write_answer

        return write_answer(report, voice)
    from coopadvisor.documents.short import write_short_answer

    return write_short_answer(report, voice)


def write_report(
    report: Report, voice: Voice, name: FormatName, command: str, *, full: bool
) -> str:
    """The advice in a format; *command* is the command line that gives it again.

    *full* makes a difference to the terminal's format alone, the others have all.
    """
    match name:
        case "terminal":
            from coopadvisor.writers.terminal import write_text

            return write_text(answer_page(report, voice, full=full))
        case "markdown":
            from coopadvisor.documents.summary import write_summary
            from coopadvisor.writers.markdown import write_markdown

            return write_markdown(write_summary(report, voice, command))
        case "html":
            from coopadvisor.documents.summary import write_summary
            from coopadvisor.writers.html import write_html

            return write_html(write_summary(report, voice, command))
        case "json":
            from coopadvisor.writers.json import write_json

            return write_json(report, voice.language, [report.catalogue])
        case _:
            assert_never(name)


def format_of(path: Path) -> FormatName | None:
    """The format that the ending of a file says; nothing where it is the ending of none."""
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 (`suffix` differs between Pythons)
    return next((one.name for one in FORMATS if ending in one.endings), None)
