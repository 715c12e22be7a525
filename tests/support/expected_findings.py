"""What `coopadvisor check` must say of the small catalogues in bad/audit and good/notes."""

from __future__ import annotations

import json
import shlex
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from catalogue_files import FOLDER
from running import Result, invoke

from coopadvisor.analysis.checks.finding import Level

TODAY = "2026-11-20"


class Announced(NamedTuple):
    """How serious the one finding is, and with which words the place of it begins."""

    level: Level
    at: str


ANNOUNCED: dict[str, Announced] = {
    "ambiguous-answer": Announced("warning", "fr: location"),
    "ambiguous-name": Announced("warning", '"SEED  grant"'),
    "contradictory-conditions": Announced("error", "{question: cost, from: 500"),
    "explained-overlap": Announced("note", "{instruments: [SEED, GROW]"),
    "gap": Announced("warning", "instruments:"),
    "idle-option": Announced("note", "id: region"),
    "idle-overlay": Announced("warning", "{instrument: GROW"),
    "idle-practice": Announced("note", "{question: team, accepts: [group]"),
    "idle-question": Announced("warning", "id: region"),
    "idle-referral": Announced("warning", "{id: too-dear"),
    "idle-rule": Announced("warning", "{question: cost, from: 200"),
    "idle-separation": Announced("note", "{instruments: [SEED, GROW]"),
    "impossible-answer": Announced("error", "id: team"),
    "impossible-overlay": Announced("warning", "{instrument: GROW"),
    "missing-text": Announced("error", 'en: " "'),
    "never-recommended": Announced("error", "id: TIDE"),
    "overlap": Announced("warning", "id: SEED"),
    "past-deadline": Announced("note", "deadline: 2026-10-01"),
    "range-hole": Announced("note", "id: cost"),
    "funding-apart": Announced("note", "funding: "),
    "repeated-rule": Announced("warning", "{question: cost, from: 400"),
    "same-outcome": Announced("note", "{id: duo"),
    "shadowed": Announced("error", "id: TIDE"),
    "stale-source": Announced("warning", "read: 2025-06"),
    "uncited-source": Announced("warning", "{id: poster"),
    "unmeetable-practice": Announced("warning", "{question: cost, to: 399"),
}


def examine(path: Path | str, *more: str) -> Result:
    """Run `check` on a file, on the day that the small catalogues are written for."""
    return invoke("check", str(path), "--today", TODAY, *more)


@cache
def read_checkup(path: Path | str, *more: str) -> dict[str, Any]:
    """What `check` says as JSON."""
    found: dict[str, Any] = json.loads(examine(path, "--format", "json", *more).out)
    return found


def only_finding(path: Path | str, *more: str) -> dict[str, Any]:
    """The one finding that there is."""
    (found,) = read_checkup(path, *more)["findings"]
    return dict(found)


def paste(command: str, *more: str) -> Result:
    """Run a command line as a shell would read it, *more* in place of the same options in it."""
    program, *words = shlex.split(command)
    assert program == "coopadvisor"
    options = {word.partition("=")[0] for word in more if word.startswith("--")}
    for place in reversed(range(len(words))):
        option, joined, _ = words[place].partition("=")
        if option in options:
            del words[place : place + (1 if joined else 2)]
    return invoke(*words, *more)


def excerpt(path: Path, line: int, column: int) -> str:
    """The rest of a line from a place on."""
    return path.read_text(encoding="utf-8").splitlines()[line - 1][column - 1 :]


def relative(path: Path) -> str:
    """A path as seen from the folder of all small catalogues."""
    return str(path.relative_to(FOLDER))


def flat(text: str) -> str:
    """A text without its line breaks and kinds of blanks."""
    return " ".join(text.split())
