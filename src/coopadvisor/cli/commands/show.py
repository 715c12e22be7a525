"""`coopadvisor show`: one instrument, current or former, whole."""

from typing import Annotated

import typer

from coopadvisor.catalogue.model import Former
from coopadvisor.cli.options import PlainOutput, find_named, instrument_argument
from coopadvisor.cli.setting import setting_of
from coopadvisor.cli.surroundings import show
from coopadvisor.documents.sheet import write_former, write_sheet

EXAMPLES = ("coopadvisor show {first}", "coopadvisor show {last}")


def run(
    ctx: typer.Context,
    instrument: Annotated[str, instrument_argument("help-instrument", "metavar-instrument")],
    *,
    plain: PlainOutput = False,
) -> int:
    """Show all that is known of one instrument."""
    setting = setting_of(ctx)
    found = find_named(setting, instrument)
    if isinstance(found, Former):
        return show(write_former(found, setting.voice, setting.program), plain=plain)
    return show(write_sheet(found, setting.voice), plain=plain)
