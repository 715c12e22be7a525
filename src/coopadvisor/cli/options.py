"""Options and arguments that several commands share.

Their help texts and metavars are names of messages, which `coopadvisor.cli.root` puts into
words when a command is loaded: only then is the language known.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Annotated, Any

import click
import typer
from typer.models import ArgumentInfo

from coopadvisor.catalogue.lookup import find_instrument, known_names
from coopadvisor.catalogue.model import Former, Instrument
from coopadvisor.catalogue.suggestions import closest
from coopadvisor.cli.files import expand_home, is_folder
from coopadvisor.cli.setting import Setting, setting_of
from coopadvisor.language.errors import quoted
from coopadvisor.language.messages import Messages


class InputFile(click.Path):
    """A file to read."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, allow_dash=True)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,  # noqa: ARG002 (click passes it)
        ctx: click.Context | None,  # noqa: ARG002 (click passes it)
    ) -> Any:
        """The path."""
        return Path(expand_home(os.fspath(value)))


class OutputFile(click.Path):
    """A file to write. What can only be a folder is wrong use."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """The path. Fails on a folder, there or only named as one."""
        name = expand_home(os.fspath(value))
        if is_folder(name) and name != "-" and ctx is not None:
            words = setting_of(ctx).words
            self.fail(words("output-is-folder", folder=quoted(name)), param, ctx)
        return Path(name)


PlainOutput = Annotated[bool, typer.Option("--plain", help="help-plain-output")]
Today = Annotated[str | None, typer.Option("--today", help="help-today", metavar="metavar-date")]


def instrument_argument(text: str, metavar: str) -> ArgumentInfo:
    """A current or former instrument, completed from the catalogue in use."""

    def complete(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
        setting = setting_of(ctx)
        listed: list[Instrument | Former] = [
            *setting.catalogue.instruments,
            *setting.catalogue.former,
        ]
        return [
            (one.id, setting.voice.pick(one.name))
            for one in listed
            if one.id.startswith(incomplete)
        ]

    argument: ArgumentInfo = typer.Argument(help=text, metavar=metavar, autocompletion=complete)
    return argument


def find_named(setting: Setting, name: str) -> Instrument | Former:
    """The instrument of a name that somebody typed. Raises `UsageError`, with the nearest."""
    found = find_instrument(setting.catalogue, name)
    if found is not None:
        return found
    words = setting.words
    names = known_names(setting.catalogue)
    if close := closest(name, names):
        ours = names[close]
        hint = words("did-you-mean", nearest=ours if ours == close else f"{ours} ({close})")
    else:
        hint = words("takes", values=", ".join(dict.fromkeys(names.values())))
    raise click.UsageError(f"{words('unknown-instrument', found=quoted(name))} {hint}")


def read_day(text: str | None, words: Messages) -> dt.date:
    """The day of ``--today``, or today. Raises `UsageError`."""
    if text is None:
        return dt.datetime.now().astimezone().date()
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = dt.date.max
    # The plan looks a year ahead and a check a year back.
    if not dt.MINYEAR < day.year < dt.MAXYEAR:
        raise click.UsageError(words("bad-date", found=quoted(text)))
    return day
