"""Options and texts that several commands share."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import click
import typer
import typer.main

from coopadvisor.cli.files import expand_home, is_folder
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

    def __init__(self, words: Messages) -> None:
        super().__init__(path_type=Path)
        self.words = words

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """The path. Fails on a folder, there or only named as one."""
        name = expand_home(os.fspath(value))
        if is_folder(name) and name != "-":
            self.fail(self.words("output-is-folder", folder=quoted(name)), param, ctx)
        return Path(name)


def catalogue_option(words: Messages) -> typer.models.OptionInfo:
    """Read before the parser was built; declared for the parser and the help."""
    option: typer.models.OptionInfo = typer.Option(
        "--catalogue", help=words("help-catalogue"), metavar=words("metavar-file")
    )
    return option


def idle_catalogue_option() -> typer.models.OptionInfo:
    """Taken everywhere, and not worth a line in the help of what looks at no catalogue in use."""
    option: typer.models.OptionInfo = typer.Option("--catalogue", hidden=True)
    return option


def lang_option(words: Messages) -> typer.models.OptionInfo:
    """Read before the parser was built, too."""
    option: typer.models.OptionInfo = typer.Option(
        "--lang", help=words("help-lang"), metavar="fr|en", click_type=click.Choice(["fr", "en"])
    )
    return option


def instrument_argument(text: str, metavar: str) -> typer.models.ArgumentInfo:
    """A current or former instrument, completed from the catalogue in use."""

    def complete(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
        setting = ctx.find_root().obj
        listed = [*setting.catalogue.instruments, *setting.catalogue.former]
        return [
            (one.id, setting.voice.pick(one.name))
            for one in listed
            if one.id.startswith(incomplete)
        ]

    argument: typer.models.ArgumentInfo = typer.Argument(
        help=text, metavar=metavar, autocompletion=complete
    )
    return argument


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


def list_examples(words: Messages, *commands: str) -> str:
    """Commands to try, for the end of a help page."""
    return "\n".join([words("help-examples"), *(f"  {command}" for command in commands)])
