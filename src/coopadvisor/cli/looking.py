"""The commands that look things up: list, show, compare and tree, in one language.

Annotations are evaluated here as they stand (no ``from __future__ import
annotations``), because typer reads the texts in them and those depend on the language.
"""

from pathlib import Path
from typing import Annotated, Literal

import typer

from coopadvisor.cli.options import (
    catalogue_option,
    instrument_argument,
    lang_option,
    list_examples,
)
from coopadvisor.cli.parsing import Command
from coopadvisor.cli.setting import Setting


def add_sheets(app: typer.Typer, setting: Setting) -> None:
    """List, show and compare instruments."""
    words = setting.words

    @app.command(
        "list", cls=Command, help=words("help-list"), options_metavar=words("metavar-options")
    )
    def list_instruments(
        catalogue: Annotated[Path | None, catalogue_option(words)] = None,
        lang: Annotated[str | None, lang_option(words)] = None,
        plain: Annotated[bool, typer.Option("--plain", help=words("help-plain-output"))] = False,
    ) -> int:
        from coopadvisor.cli.showing import show_list

        return show_list(setting, plain=plain)

    @app.command(
        cls=Command,
        help=words("help-show"),
        epilog=list_examples(words, "coopadvisor show {first}", "coopadvisor show {last}"),
        options_metavar=words("metavar-options"),
    )
    def show(
        instrument: Annotated[
            str, instrument_argument(words("help-instrument"), words("metavar-instrument"))
        ],
        catalogue: Annotated[Path | None, catalogue_option(words)] = None,
        lang: Annotated[str | None, lang_option(words)] = None,
        plain: Annotated[bool, typer.Option("--plain", help=words("help-plain-output"))] = False,
    ) -> int:
        from coopadvisor.cli.showing import show_one

        return show_one(setting, instrument, plain=plain)

    @app.command(
        cls=Command,
        help=words("help-compare"),
        epilog=list_examples(words, "coopadvisor compare {first} {second}"),
        options_metavar=words("metavar-options"),
    )
    def compare(
        instruments: Annotated[
            list[str],
            instrument_argument(
                words("help-instruments"),
                f"{words('metavar-instrument')} {words('metavar-instrument')}…",
            ),
        ],
        catalogue: Annotated[Path | None, catalogue_option(words)] = None,
        lang: Annotated[str | None, lang_option(words)] = None,
        plain: Annotated[bool, typer.Option("--plain", help=words("help-plain-output"))] = False,
    ) -> int:
        from coopadvisor.cli.showing import show_comparison

        return show_comparison(setting, instruments, plain=plain)


def add_tree(app: typer.Typer, setting: Setting) -> None:
    """Show the decision tree."""
    words = setting.words

    @app.command(cls=Command, help=words("help-tree"), options_metavar=words("metavar-options"))
    def tree(
        output_format: Annotated[
            Literal["text", "mermaid", "svg", "json"],
            typer.Option(
                "--format", help=words("help-tree-format"), metavar="text|mermaid|svg|json"
            ),
        ] = "text",
        catalogue: Annotated[Path | None, catalogue_option(words)] = None,
        lang: Annotated[str | None, lang_option(words)] = None,
    ) -> int:
        from coopadvisor.cli.showing import show_tree

        return show_tree(setting, output_format)
