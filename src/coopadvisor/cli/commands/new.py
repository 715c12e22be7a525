"""`coopadvisor new`: a commented catalogue to start one's own from."""

from pathlib import Path
from typing import Annotated

import typer

from coopadvisor.catalogue.loading import starter
from coopadvisor.cli.options import named_output
from coopadvisor.cli.requests import write
from coopadvisor.cli.setting import command_line, setting_of
from coopadvisor.cli.surroundings import tell
from coopadvisor.language.errors import printable

EXAMPLES = ("coopadvisor new my-catalogue.yaml",)


def run(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="help-new-file", metavar="metavar-file", parser=named_output)
    ],
    *,
    force: Annotated[bool, typer.Option("--force", help="help-new-force")] = False,
) -> int:
    """Write a commented catalogue that passes `check`, and say what to do with it.

    Raises `OutputError`.
    """
    setting = setting_of(ctx)
    write(setting, file, starter(setting.language).read_text(encoding="utf-8"), force=force)
    name = printable(str(file))
    tell("  coopadvisor schema > catalogue.schema.json")
    for words in (("check", name), ("ask", "--catalogue", name)):
        tell(f"  {command_line(('coopadvisor', *words))}")
    return 0
