"""What a check of a catalogue found."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from coopadvisor.analysis.checks.finding import Level, Region
from coopadvisor.catalogue.model import Catalogue, Language
from coopadvisor.language.checks import say_situations
from coopadvisor.language.figures import group
from coopadvisor.language.messages import messages
from coopadvisor.language.wrapping import wrap

MOST_SHOWN = 100  # more would scroll the first ones away; JSON has all
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One finding or problem with its place, in a language. ``command`` shows it when pasted.

    The fields are the keys of the JSON output, ``None`` where a finding is not about it.
    """

    level: Level
    name: str
    file: str
    line: int
    column: int
    path: str
    message: str
    command: str
    instruments: tuple[str, ...] = ()
    question: str | None = None
    region: Region | None = None
    situations: int | None = None

    @property
    def place(self) -> str:
        """``file:line:column``, as editors and terminals understand it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Checkup(Struct, frozen=True):
    """All findings of one check, the gravest first, then in file order.

    The fields are the keys of the JSON output. ``catalogue`` is ``None`` where the file could
    not be used, ``situations`` where they could not be counted; ``counts`` are by level, with
    the errors beyond those that are listed.
    """

    catalogue: Catalogue | None
    situations: int | None
    counts: dict[Level, int]
    findings: tuple[Diagnostic, ...]


def count_levels(findings: Sequence[Diagnostic], unlisted: int = 0) -> dict[Level, int]:
    """How many findings there are of each level, *unlisted* errors included."""
    counts = {level: sum(one.level == level for one in findings) for level in LEVELS}
    return {**counts, "error": counts["error"] + unlisted}


def render_checkup(checkup: Checkup, language: Language, width: int) -> str:
    """A block for each finding, as compilers print them, and a last line with the numbers."""
    words, blocks = messages(language), []
    for one in checkup.findings[:MOST_SHOWN]:
        head = f"{one.place}: {words(f'level.{one.level}')}: {one.name}"
        # The command stays on one line, however long, so that it can be pasted.
        shown = [f"  {one.command}"] if checkup.catalogue is not None else []
        blocks.append([head, *wrap(one.message, width, "  "), *shown, ""])
    total = sum(checkup.counts.values())
    if (more := total - MOST_SHOWN) > 0:
        name = "more-than-listed" if total > len(checkup.findings) else "more-findings"
        blocks.append([words.plural(name, more, n=more), ""])
    lines = [line for block in blocks for line in block]
    return "\n".join([*lines, *wrap(_summary(checkup, language), width)]) + "\n"


def _summary(checkup: Checkup, language: Language) -> str:
    words = messages(language)
    told = {
        f"{level}s": words.plural(f"count.{level}", number, n=group(number, language))
        for level, number in checkup.counts.items()
    }
    if checkup.catalogue is None:
        return words("summary-unread", **told)
    if checkup.situations is None:
        return words("summary-uncounted", **told)
    return words("summary", situations=say_situations(language, checkup.situations), **told)
