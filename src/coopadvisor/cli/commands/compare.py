"""`coopadvisor compare`: current instruments side by side."""

from typing import Annotated

import click
import typer

from coopadvisor.advice.sheet import gather_sheet
from coopadvisor.catalogue.model import Former, Instrument
from coopadvisor.cli.options import Full, PlainOutput, TextOrJson, find_named, instrument_argument
from coopadvisor.cli.setting import setting_of
from coopadvisor.cli.surroundings import show, write_document
from coopadvisor.documents.comparison import write_comparison
from coopadvisor.documents.glance import compare_at_a_glance
from coopadvisor.writers.json import write_json

EXAMPLES = ("coopadvisor compare {first} {second}",)


def run(
    ctx: typer.Context,
    instruments: Annotated[
        list[str], instrument_argument("help-instruments", "metavar-instruments")
    ],
    *,
    output_format: TextOrJson = "text",
    full: Full = False,
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
    if output_format == "json":
        sheet = gather_sheet(setting.catalogue, current)
        write_document(write_json(sheet, setting.language, [setting.catalogue]))
        return 0
    if full:
        return show(write_comparison(current, setting.voice), plain=plain)
    command = setting.command("compare", *(one.id for one in current), "--full")
    return show(compare_at_a_glance(current, setting.voice, command), plain=plain)
