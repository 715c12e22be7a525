"""`coopadvisor list`: all instruments, current and former."""

import typer

from coopadvisor.cli.options import PlainOutput
from coopadvisor.cli.setting import setting_of
from coopadvisor.cli.surroundings import show
from coopadvisor.documents.sheet import write_list

EXAMPLES = ()


def run(ctx: typer.Context, *, plain: PlainOutput = False) -> int:
    """List all instruments."""
    setting = setting_of(ctx)
    return show(write_list(setting.voice, setting.program), plain=plain)
