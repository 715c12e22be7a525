"""The commands for whoever keeps a catalogue: check, diff, new and schema, in one language.

Annotations are evaluated here as they stand (no ``from __future__ import
annotations``), because typer reads the texts in them and those depend on the language.
"""

from pathlib import Path
from typing import Annotated, Literal

import click
import typer

from coopadvisor.cli.options import (
    InputFile,
    OutputFile,
    catalogue_option,
    idle_catalogue_option,
    lang_option,
    list_examples,
    read_day,
)
from coopadvisor.cli.parsing import Command
from coopadvisor.cli.setting import Setting


def add_upkeep(app: typer.Typer, setting: Setting) -> None:
    """Check a catalogue, and compare two."""
    words = setting.words

    @app.command(
        cls=Command,
        help=words("help-check"),
        epilog=list_examples(
            words, "coopadvisor check", "coopadvisor check my-catalogue.yaml --strict"
        ),
        options_metavar=words("metavar-options"),
    )
    def check(  # noqa: PLR0913, PLR0917 (one parameter per option)
        file: Annotated[
            Path | None,
            typer.Argument(
                help=words("help-check-file"),
                metavar=words("metavar-file-optional"),
                click_type=InputFile(),
            ),
        ] = None,
        output_format: Annotated[
            Literal["text", "json"],
            typer.Option("--format", help=words("help-check-format"), metavar="text|json"),
        ] = "text",
        strict: Annotated[bool, typer.Option("--strict", help=words("help-strict"))] = False,
        today: Annotated[
            str | None,
            typer.Option("--today", help=words("help-today"), metavar=words("metavar-date")),
        ] = None,
        catalogue: Annotated[Path | None, catalogue_option(words)] = None,
        lang: Annotated[str | None, lang_option(words)] = None,
    ) -> int:
        if file is not None and setting.path is not None:
            raise click.UsageError(words("check-one"))
        from coopadvisor.cli.checking import Day
        from coopadvisor.cli.checking import check as check_catalogue

        day = Day(read_day(today, words), today)
        return check_catalogue(setting, file, output_format, day, strict=strict)

    @app.command(
        cls=Command,
        help=words("help-diff"),
        epilog=list_examples(words, "coopadvisor diff old.yaml new.yaml"),
        options_metavar=words("metavar-options"),
    )
    def diff(
        old: Annotated[
            Path,
            typer.Argument(
                help=words("help-old"), metavar=words("metavar-old"), click_type=InputFile()
            ),
        ],
        new: Annotated[
            Path,
            typer.Argument(
                help=words("help-new"), metavar=words("metavar-new"), click_type=InputFile()
            ),
        ],
        output_format: Annotated[
            Literal["text", "json"],
            typer.Option("--format", help=words("help-check-format"), metavar="text|json"),
        ] = "text",
        catalogue: Annotated[Path | None, idle_catalogue_option()] = None,
        lang: Annotated[str | None, lang_option(words)] = None,
    ) -> int:
        if setting.path is not None:
            raise click.UsageError(words("diff-names-two"))
        from coopadvisor.cli.comparing import compare_catalogues

        return compare_catalogues(setting, old, new, output_format)


def add_start(app: typer.Typer, setting: Setting) -> None:
    """Start a catalogue, and print the schema."""
    words = setting.words

    @app.command(
        cls=Command,
        help=words("help-new-catalogue"),
        epilog=list_examples(words, "coopadvisor new my-catalogue.yaml"),
        options_metavar=words("metavar-options"),
    )
    def new(
        file: Annotated[
            Path,
            typer.Argument(
                help=words("help-new-file"),
                metavar=words("metavar-file"),
                click_type=OutputFile(words),
            ),
        ],
        force: Annotated[bool, typer.Option("--force", help=words("help-new-force"))] = False,
        catalogue: Annotated[Path | None, idle_catalogue_option()] = None,
        lang: Annotated[str | None, lang_option(words)] = None,
    ) -> int:
        from coopadvisor.cli.starting import start_catalogue

        return start_catalogue(setting, file, force=force)

    @app.command(cls=Command, help=words("help-schema"), options_metavar=words("metavar-options"))
    def schema(
        catalogue: Annotated[Path | None, catalogue_option(words)] = None,
        lang: Annotated[str | None, lang_option(words)] = None,
    ) -> int:
        from coopadvisor.cli.starting import print_schema

        return print_schema(setting)
