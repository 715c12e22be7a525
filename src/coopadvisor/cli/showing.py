"""`list`, `show`, `compare` and `tree`, and the consoles that all commands print on."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

import click

from coopadvisor.analysis.tree import Tree, build_tree
from coopadvisor.catalogue.lookup import find_instrument, known_names
from coopadvisor.catalogue.model import Former, Instrument
from coopadvisor.catalogue.suggestions import nearest
from coopadvisor.cli.exits import EXIT_FAILED
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.streams import tell, terminal_size, write_document
from coopadvisor.cli.surroundings import wants_plain
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.documents.blocks import Document
from coopadvisor.documents.comparison import write_comparison
from coopadvisor.documents.decision_tree import write_tree
from coopadvisor.documents.sheet import write_former, write_list, write_sheet
from coopadvisor.language.errors import quoted

if TYPE_CHECKING:
    from rich.console import Console

TreeFormat = Literal["text", "mermaid", "svg", "json"]
PAGE_WIDTH = 80  # of a text that goes to a file


def open_console(*, plain: bool) -> Console:
    """Standard output as it is: colours and width of the terminal, or plain text in a pipe."""
    from rich.console import Console

    columns, lines = terminal_size()
    return Console(
        file=sys.stdout,
        width=columns,  # with a height too, or rich takes a dumb terminal to have 80
        height=lines,
        color_system=None if plain or wants_plain(os.environ) else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )


def text_console() -> tuple[Console, Callable[[], str]]:
    """A console that collects plain text, and what it has collected."""
    from rich.console import Console

    text = io.StringIO()
    console = Console(
        file=text, width=PAGE_WIDTH, color_system=None, highlight=False, markup=False, emoji=False
    )
    return console, text.getvalue


def show(document: Document, *, plain: bool) -> int:
    """Print a page on standard output."""
    from coopadvisor.writers.terminal import write_terminal

    stacked = plain or wants_plain(os.environ)
    write_terminal(document, open_console(plain=plain), stacked=stacked)
    return 0


def show_list(setting: Setting, *, plain: bool) -> int:
    """List all instruments."""
    return show(write_list(setting.voice, setting.program), plain=plain)


def show_one(setting: Setting, name: str, *, plain: bool) -> int:
    """Show one instrument, current or former, whole."""
    found = _find(setting, name)
    if isinstance(found, Former):
        return show(write_former(found, setting.voice, setting.program), plain=plain)
    return show(write_sheet(found, setting.voice), plain=plain)


def show_comparison(setting: Setting, names: Sequence[str], *, plain: bool) -> int:
    """Put current instruments side by side."""
    found = list({one.id: one for one in (_find(setting, name) for name in names)}.values())
    former = [one for one in found if isinstance(one, Former)]
    if former:
        raise click.UsageError(setting.words("compare-former", found=former[0].id))
    current = [one for one in found if isinstance(one, Instrument)]
    if len(current) < 2:  # noqa: PLR2004
        raise click.UsageError(setting.words("compare-two"))
    return show(write_comparison(current, setting.voice), plain=plain)


def show_tree(setting: Setting, output_format: TreeFormat) -> int:
    """Print the decision tree, or say why it is too large to be built."""
    try:
        tree = build_tree(setting.catalogue)
    except TooLarge:
        tell(setting.words("error", message=_too_large(setting)))
        return EXIT_FAILED
    if output_format == "text":
        show(write_tree(tree, setting.voice), plain=True)
    else:
        write_document(_draw(setting, tree, output_format))
    return 0


def _draw(setting: Setting, tree: Tree, output_format: TreeFormat) -> str:
    if output_format == "svg":
        from coopadvisor.writers.svg import draw_tree

        return draw_tree(setting.voice, tree)
    if output_format == "mermaid":
        from coopadvisor.writers import mermaid

        return mermaid.draw_tree(setting.voice, tree)
    from coopadvisor.writers.json import write_tree_json

    return write_tree_json(setting.catalogue, tree)


def _too_large(setting: Setting) -> str:
    from coopadvisor.analysis.bounds import bound_questions
    from coopadvisor.language.checks import say_situations
    from coopadvisor.language.figures import decimal

    bounds = bound_questions(setting.catalogue)
    return setting.words(
        "too-large",
        n=say_situations(setting.language, bounds.situations),
        least=decimal(bounds.mean, setting.language),
        most=bounds.most,
    )


def _find(setting: Setting, name: str) -> Instrument | Former:
    found = find_instrument(setting.catalogue, name)
    if found is not None:
        return found
    words = setting.words
    message = words("unknown-instrument", found=quoted(name))
    names = known_names(setting.catalogue)
    close = nearest(name, names)
    if close:
        ours = names[close]
        message += " " + words(
            "did-you-mean", nearest=ours if ours == close else f"{ours} ({close})"
        )
    else:
        message += " " + words("takes", values=", ".join(dict.fromkeys(names.values())))
    raise click.UsageError(message)
