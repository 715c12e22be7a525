"""`coopadvisor list`: all instruments, current and former."""

import typer

from coopadvisor.advice.sheet import list_instruments
from coopadvisor.cli.options import Full, PlainOutput, TextOrJson
from coopadvisor.cli.setting import setting_of
from coopadvisor.cli.surroundings import show, write_document
from coopadvisor.documents.glance import list_at_a_glance
from coopadvisor.documents.sheet import write_list
from coopadvisor.writers.json import write_json

EXAMPLES = ()


def run(
    ctx: typer.Context,
    *,
    output_format: TextOrJson = "text",
    full: Full = False,
    plain: PlainOutput = False,
) -> int:
    """List all instruments."""
    setting = setting_of(ctx)
    if output_format == "json":
        catalogue = setting.catalogue
        write_document(write_json(list_instruments(catalogue), setting.language, [catalogue]))
        return 0
    write = write_list if full else list_at_a_glance
    return show(write(setting.voice, setting.program), plain=plain)
