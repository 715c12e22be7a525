"""What a check of a catalogue found, as text and as JSON."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, json

from coopadvisor.analysis.checks.finding import Level, Region
from coopadvisor.catalogue.model import Catalogue, Language
from coopadvisor.decision.partition import band_value
from coopadvisor.language.checks import say_situations
from coopadvisor.language.figures import group
from coopadvisor.language.messages import messages
from coopadvisor.language.wrapping import wrap

MOST_SHOWN = 100  # more would scroll the first ones away; JSON has all
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One finding or problem with its place, in a language. ``command`` shows it when pasted."""

    level: Level
    name: str
    file: str
    line: int
    column: int
    path: str
    message: str
    command: str
    instruments: tuple[str, ...] = ()
    question: str = ""
    region: Region | None = None
    situations: int = 0

    @property
    def place(self) -> str:
        """``file:line:column``, as editors and terminals understand it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Checkup(Struct, frozen=True):
    """All findings of one check, the gravest first, then in file order.

    ``catalogue`` is ``None`` where the file could not be used, ``situations`` where they
    could not be counted. ``unlisted`` is the number of errors beyond those that are listed.
    """

    findings: tuple[Diagnostic, ...]
    catalogue: Catalogue | None
    situations: int | None
    unlisted: int = 0

    def count(self, level: Level) -> int:
        """How many findings there are of a level."""
        listed = sum(one.level == level for one in self.findings)
        return listed + self.unlisted if level == "error" else listed


def render_checkup(checkup: Checkup, language: Language, width: int) -> str:
    """A block for each finding, as compilers print them, and a last line with the numbers."""
    words, blocks = messages(language), []
    for one in checkup.findings[:MOST_SHOWN]:
        head = f"{one.place}: {words(f'level.{one.level}')}: {one.name}"
        # The command stays on one line, however long, so that it can be pasted.
        shown = [f"  {one.command}"] if checkup.catalogue is not None else []
        blocks.append([head, *wrap(one.message, width, "  "), *shown, ""])
    if more := checkup.unlisted + len(checkup.findings[MOST_SHOWN:]):
        name = "more-than-listed" if checkup.unlisted else "more-findings"
        blocks.append([words.plural(name, more, n=more), ""])
    lines = [line for block in blocks for line in block]
    return "\n".join([*lines, *wrap(_summary(checkup, language), width)]) + "\n"


def render_checkup_json(checkup: Checkup) -> str:
    """One object: ``catalogue``, ``situations``, ``counts`` and ``findings``."""
    catalogue = checkup.catalogue
    found = {
        "catalogue": catalogue and {"id": catalogue.id, "edition": catalogue.edition},
        "situations": checkup.situations,
        "counts": {level: checkup.count(level) for level in LEVELS},
        "findings": [_finding(checkup, one) for one in checkup.findings],
    }
    return json.format(json.encode(found), indent=2).decode() + "\n"


def _finding(checkup: Checkup, one: Diagnostic) -> dict[str, Any]:
    region = None
    if one.region is not None and checkup.catalogue is not None:
        region = {
            question: [band_value(checkup.catalogue, question, band) for band in bands]
            for question, bands in one.region.items()
        }
    return {
        "level": one.level,
        "name": one.name,
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "path": one.path,
        "message": one.message,
        "command": one.command,
        "instruments": one.instruments,
        "question": one.question or None,
        "region": region,
        "situations": one.situations or None,
    }


def _summary(checkup: Checkup, language: Language) -> str:
    words = messages(language)
    numbers = {level: checkup.count(level) for level in LEVELS}
    told = {
        f"{level}s": words.plural(f"count.{level}", number, n=group(number, language))
        for level, number in numbers.items()
    }
    if checkup.catalogue is None:
        return words("summary-unread", **told)
    if checkup.situations is None:
        return words("summary-uncounted", **told)
    return words("summary", situations=say_situations(language, checkup.situations), **told)
