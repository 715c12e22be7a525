"""Pages on standard output: as wide and as colourful as the terminal is."""

from __future__ import annotations

import os
import sys

from coopadvisor.cli.streams import terminal_size
from coopadvisor.cli.surroundings import wants_plain
from coopadvisor.documents.blocks import Document


def show(document: Document, *, plain: bool) -> int:
    """Print a page on standard output; the exit code."""
    from rich.console import Console

    from coopadvisor.writers.terminal import write_terminal

    columns, lines = terminal_size()
    stacked = plain or wants_plain(os.environ)
    console = Console(
        file=sys.stdout,
        width=columns,  # with a height too, or rich takes a dumb terminal to have 80
        height=lines,
        color_system=None if stacked else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    write_terminal(document, console, stacked=stacked)
    return 0
