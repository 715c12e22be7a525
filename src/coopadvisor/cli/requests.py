"""What the command line asked for, and the command lines that ask for the same again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec import Struct

from coopadvisor.catalogue.characters import CONTROL
from coopadvisor.catalogue.integrity import UNKNOWN
from coopadvisor.cli.quoting import command_line
from coopadvisor.cli.setting import Setting
from coopadvisor.decision.values import Value
from coopadvisor.language.errors import printable
from coopadvisor.writers.formats import FormatName, format_of


class Request(Struct, frozen=True, kw_only=True):
    """What the command line asked for."""

    flags: dict[str, str]
    answers: Path | None
    format: FormatName
    output: Path | None
    force: bool
    project: str
    everything: bool
    no_input: bool
    plain: bool
    today: dt.date
    pinned_today: str | None


def one_line(text: str) -> str:
    """A title on one line, without characters that could steer a terminal."""
    try:  # under a locale without them, other letters come as the bytes that they are
        data = text.encode("utf-8", errors="surrogateescape")
    except UnicodeEncodeError:
        data = text.encode("utf-8", errors="replace")
    whole = data.decode("utf-8", errors="replace").replace("\ufffd", "?")
    return " ".join(word for piece in whole.split() if (word := CONTROL.sub("", piece)))


def replay_command(setting: Setting, request: Request, answers: dict[str, Value]) -> str:
    """The command line that gives the same advice again, from answers alone."""
    return command_line(_command(setting, request, answers))


def resume_command(setting: Setting, request: Request, answers: dict[str, Value]) -> str:
    """The command line that goes on with the same request from these answers."""
    command = _command(setting, request, answers)
    said = format_of(request.output) if request.output is not None else "terminal"
    if request.format != said:
        command += ["--format", request.format]
    if request.output is not None:
        command += ["--output", printable(str(request.output))]
    for option, wanted in (
        ("--force", request.force),
        ("--all", request.everything),
        ("--plain", request.plain),
    ):
        command += [option] * wanted
    return command_line(command)


def _command(setting: Setting, request: Request, answers: dict[str, Value]) -> list[str]:
    command = ["coopadvisor", "ask"]
    for question, value in answers.items():
        if value != UNKNOWN:  # or it would never be asked again
            command += [f"--{question}", str(value)]
    if request.project:
        command += ["--project", request.project]
    if setting.path is not None:
        command += ["--catalogue", printable(setting.path)]
    command += ["--lang", setting.language]
    if request.pinned_today is not None:
        command += ["--today", request.pinned_today]
    return command
