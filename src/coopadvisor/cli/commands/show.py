"""`coopadvisor show`: one instrument, current or former, whole."""

from typing import Annotated

import typer

from coopadvisor.advice.sheet import gather_sheet
from coopadvisor.catalogue.model import Former
from coopadvisor.cli.options import Full, PlainOutput, TextOrJson, find_named, instrument_argument
from coopadvisor.cli.setting import setting_of
from coopadvisor.cli.surroundings import show, write_document
from coopadvisor.documents.glance import show_at_a_glance
from coopadvisor.documents.sheet import write_former, write_sheet
from coopadvisor.writers.json import write_json

EXAMPLES = ("coopadvisor show {first}", "coopadvisor show {last}")


def run(
    ctx: typer.Context,
    instrument: Annotated[str, instrument_argument("help-instrument", "metavar-instrument")],
    *,
    output_format: TextOrJson = "text",
    full: Full = False,
    plain: PlainOutput = False,
) -> int:
    """Show all that is known of one instrument."""
    setting = setting_of(ctx)
    found = find_named(setting, instrument)
    if output_format == "json":
        sheet = gather_sheet(setting.catalogue, [found])
        write_document(write_json(sheet, setting.language, [setting.catalogue]))
        return 0
    if isinstance(found, Former):
        return show(write_former(found, setting.voice, setting.program), plain=plain)
    if full:
        return show(write_sheet(found, setting.voice), plain=plain)
    command = setting.command("show", found.id, "--full")
    return show(show_at_a_glance(found, setting.voice, command), plain=plain)
