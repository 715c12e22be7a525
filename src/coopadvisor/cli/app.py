"""The commands and their options, in one language.

Annotations are evaluated here as they stand (no ``from __future__ import
annotations``), because typer reads the texts in them and those depend on the language.
"""

from pathlib import Path
from typing import Annotated

import click
import typer
import typer.main

from coopadvisor import __version__
from coopadvisor.cli.completion import localise_completion, register_shells
from coopadvisor.cli.exits import EXIT_CODES
from coopadvisor.cli.formats import ENDINGS, NAMES, FormatName, format_named, format_of
from coopadvisor.cli.keeping import add_start, add_upkeep
from coopadvisor.cli.looking import add_sheets, add_tree
from coopadvisor.cli.options import (
    InputFile,
    OutputFile,
    catalogue_option,
    lang_option,
    list_examples,
    read_day,
)
from coopadvisor.cli.parsing import AskCommand, Group, given_answers
from coopadvisor.cli.requests import Request
from coopadvisor.cli.setting import Setting
from coopadvisor.language.errors import quoted
from coopadvisor.language.messages import Messages


def build_app(setting: Setting) -> click.Command:
    """The whole command line. Options that follow from the catalogue join at parsing."""
    words = setting.words
    app = typer.Typer(
        cls=Group,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,  # plain help: half the start-up time, and fit for screen readers
        pretty_exceptions_enable=False,
        suggest_commands=False,  # click suggests already, in the person's language
    )
    _add_opening(app, words)
    _add_ask(app, setting)
    add_sheets(app, setting)
    add_tree(app, setting)
    add_upkeep(app, setting)
    add_start(app, setting)
    command = typer.main.get_command(app)
    localise_completion(command, words)
    register_shells()
    return command


def _add_opening(app: typer.Typer, words: Messages) -> None:
    def show_version(value: bool) -> None:  # noqa: FBT001 (typer passes it so)
        if value:
            typer.echo(f"coopadvisor {__version__}")
            raise typer.Exit

    @app.callback(
        help=words("help-app"),
        epilog=list_examples(
            words, "coopadvisor ask", "coopadvisor ask --lang fr", "coopadvisor list"
        ),
        subcommand_metavar=words("metavar-command"),
        options_metavar=words("metavar-options"),
    )
    def coopadvisor(
        ctx: typer.Context,
        catalogue: Annotated[Path | None, catalogue_option(words)] = None,
        lang: Annotated[str | None, lang_option(words)] = None,
        version: Annotated[
            bool,
            typer.Option(
                "--version", callback=show_version, is_eager=True, help=words("help-version")
            ),
        ] = False,
    ) -> None:
        # Catalogue and language were read before the parser was built.
        if ctx.invoked_subcommand is None:
            typer.echo(ctx.get_help())


def _add_ask(app: typer.Typer, setting: Setting) -> None:
    words = setting.words

    @app.command(
        cls=AskCommand,
        help=words("help-ask"),
        epilog=_ask_epilog(words),
        options_metavar=words("metavar-options"),
    )
    def ask(  # noqa: PLR0913 (one parameter per option)
        ctx: typer.Context,
        *,
        answers: Annotated[
            Path | None,
            typer.Option(
                "--answers",
                help=words("help-answers"),
                metavar=words("metavar-file"),
                click_type=InputFile(),
            ),
        ] = None,
        output_format: Annotated[
            str | None,
            typer.Option(
                "--format",
                help=words("help-format", endings=ENDINGS),
                metavar="|".join(NAMES),
                click_type=click.Choice(NAMES),
            ),
        ] = None,
        output: Annotated[
            Path | None,
            typer.Option(
                *("-o", "--output"),
                help=words("help-output"),
                metavar=words("metavar-file"),
                click_type=OutputFile(words),
            ),
        ] = None,
        force: Annotated[bool, typer.Option("--force", help=words("help-force"))] = False,
        project: Annotated[
            str,
            typer.Option("--project", help=words("help-project"), metavar=words("metavar-text")),
        ] = "",
        everything: Annotated[bool, typer.Option("--all", help=words("help-all"))] = False,
        no_input: Annotated[bool, typer.Option("--no-input", help=words("help-no-input"))] = False,
        plain: Annotated[bool, typer.Option("--plain", help=words("help-plain"))] = False,
        today: Annotated[
            str | None,
            typer.Option("--today", help=words("help-today"), metavar=words("metavar-date")),
        ] = None,
        catalogue: Annotated[Path | None, catalogue_option(words)] = None,
        lang: Annotated[str | None, lang_option(words)] = None,
    ) -> int:
        from coopadvisor.cli.asking import ask_for

        request = Request(
            flags=given_answers(ctx),
            answers=answers,
            format=_format(output_format, output, words),
            output=output,
            force=force,
            project=project,
            everything=everything,
            no_input=no_input,
            plain=plain,
            today=read_day(today, words),
            pinned_today=today,
        )
        return ask_for(setting, request)


def _format(asked: str | None, output: Path | None, words: Messages) -> FormatName:
    """The format asked for, or the one that the file's ending says. Raises `UsageError`."""
    if asked is not None:
        return format_named(asked)
    if output is None:
        return "terminal"
    found = format_of(output)
    if found is None:
        ending = quoted(output.suffix)
        raise click.UsageError(words("unknown-ending", ending=ending, endings=ENDINGS))
    return found


def _ask_epilog(words: Messages) -> str:
    examples = list_examples(
        words,
        "coopadvisor ask",
        "coopadvisor ask --answers answers.yaml --format json",
        "coopadvisor ask --answers summary.md -o summary.md --force",
    )
    return "\n".join(
        [
            examples,
            "",
            words("help-exit"),
            *(f"  {words(f'exit-code.{code}')}" for code in EXIT_CODES),
        ]
    )
