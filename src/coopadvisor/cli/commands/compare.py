"""`coopadvisor compare`: current instruments side by side."""

from typing import Annotated

import click
import typer

from coopadvisor.catalogue.model import Former, Instrument
from coopadvisor.cli.options import PlainOutput, find_named, instrument_argument
from coopadvisor.cli.setting import setting_of
from coopadvisor.cli.surroundings import show
from coopadvisor.documents.comparison import write_comparison

EXAMPLES = ("coopadvisor compare {first} {second}",)


def run(
    ctx: typer.Context,
    instruments: Annotated[
        list[str], instrument_argument("help-instruments", "metavar-instruments")
    ],
    *,
    plain: PlainOutput = False,
) -> int:
    """Put current instruments side by side."""
    setting = setting_of(ctx)
    found = list(
        {one.id: one for one in (find_named(setting, name) for name in instruments)}.values()
    )
    former = [one for one in found if isinstance(one, Former)]
    if former:
        raise click.UsageError(setting.words("compare-former", found=former[0].id))
    current = [one for one in found if isinstance(one, Instrument)]
    if len(current) < 2:  # noqa: PLR2004
        raise click.UsageError(setting.words("compare-two"))
    return show(write_comparison(current, setting.voice), plain=plain)
