"""The commands and their options, in one language.

Annotations are evaluated here as they stand (no ``from __future__ import
annotations``), because typer reads the texts in them and those depend on the language.
"""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

import click
import typer
import typer.main

from coopadvisor import __version__
from coopadvisor.cli.completion import localise_completion
from coopadvisor.cli.parsing import AskCommand, Command, Group, given_answers
from coopadvisor.cli.setting import Setting
from coopadvisor.wording.errors import quoted
from coopadvisor.wording.messages import Messages


def build_app(setting: Setting) -> click.Command:
    """The whole command line. Options that follow from the catalogue join at parsing."""
    words = setting.words
    app = typer.Typer(
        cls=Group,
        no_args_is_help=True,
        rich_markup_mode=None,  # plain help: half the start-up time, and fit for screen readers
        pretty_exceptions_enable=False,
        suggest_commands=False,  # click suggests already, in the person's language
    )
    _add_opening(app, words)
    _add_ask(app, setting)
    _add_sheets(app, setting)
    _add_tree(app, setting)
    _add_upkeep(app, setting)
    _add_start(app, setting)
    command = typer.main.get_command(app)
    localise_completion(command, words)
    return command


def _add_opening(app: typer.Typer, words: Messages) -> None:
    def show_version(value: bool) -> None:  # noqa: FBT001 (typer passes it so)
        if value:
            typer.echo(f"coopadvisor {__version__}")
            raise typer.Exit

    @app.callback(
        help=words.help_app,
        epilog=_examples(words, "coopadvisor ask", "coopadvisor ask --lang fr", "coopadvisor list"),
        subcommand_metavar=words.metavar_command,
        options_metavar=words.metavar_options,
    )
    def coopadvisor(
        catalogue: Annotated[Path | None, _catalogue(words)] = None,
        lang: Annotated[str | None, _lang(words)] = None,
        version: Annotated[
            bool,
            typer.Option(
                "--version", callback=show_version, is_eager=True, help=words.help_version
            ),
        ] = False,
    ) -> None:
        pass  # catalogue and language were read before the parser was built


def _add_ask(app: typer.Typer, setting: Setting) -> None:
    words = setting.words

    @app.command(
        cls=AskCommand,
        help=words.help_ask,
        epilog=_ask_epilog(words),
        options_metavar=words.metavar_options,
    )
    def ask(  # noqa: PLR0913 (one parameter per option)
        ctx: typer.Context,
        *,
        answers: Annotated[
            Path | None,
            typer.Option("--answers", help=words.help_answers, metavar=words.metavar_file),
        ] = None,
        output_format: Annotated[
            str | None,
            typer.Option(
                "--format",
                help=words.help_format,
                metavar="terminal|markdown|json",
                click_type=click.Choice(["terminal", "markdown", "json"]),
            ),
        ] = None,
        output: Annotated[
            Path | None,
            typer.Option("-o", "--output", help=words.help_output, metavar=words.metavar_file),
        ] = None,
        force: Annotated[bool, typer.Option("--force", help=words.help_force)] = False,
        project: Annotated[
            str, typer.Option("--project", help=words.help_project, metavar=words.metavar_text)
        ] = "",
        everything: Annotated[bool, typer.Option("--all", help=words.help_all)] = False,
        no_input: Annotated[bool, typer.Option("--no-input", help=words.help_no_input)] = False,
        plain: Annotated[bool, typer.Option("--plain", help=words.help_plain)] = False,
        today: Annotated[
            str | None,
            typer.Option("--today", help=words.help_today, metavar=words.metavar_date),
        ] = None,
        catalogue: Annotated[Path | None, _catalogue(words)] = None,
        lang: Annotated[str | None, _lang(words)] = None,
    ) -> int:
        from coopadvisor.cli.asking import ask_for
        from coopadvisor.cli.requests import Request

        request = Request(
            flags=given_answers(ctx),
            answers=answers,
            format=_format(output_format, output),
            output=output,
            force=force,
            project=project,
            everything=everything,
            no_input=no_input,
            plain=plain,
            today=_day(today, words),
            pinned_today=today,
        )
        return ask_for(setting, request)


def _add_sheets(app: typer.Typer, setting: Setting) -> None:
    words = setting.words

    @app.command("list", cls=Command, help=words.help_list, options_metavar=words.metavar_options)
    def list_instruments(
        catalogue: Annotated[Path | None, _catalogue(words)] = None,
        lang: Annotated[str | None, _lang(words)] = None,
        plain: Annotated[bool, typer.Option("--plain", help=words.help_plain_output)] = False,
    ) -> int:
        from coopadvisor.cli.showing import show_list

        return show_list(setting, plain=plain)

    @app.command(
        cls=Command,
        help=words.help_show,
        epilog=_examples(words, "coopadvisor show {first}", "coopadvisor show {last}"),
        options_metavar=words.metavar_options,
    )
    def show(
        instrument: Annotated[str, _instrument(words, words.help_instrument)],
        catalogue: Annotated[Path | None, _catalogue(words)] = None,
        lang: Annotated[str | None, _lang(words)] = None,
        plain: Annotated[bool, typer.Option("--plain", help=words.help_plain_output)] = False,
    ) -> int:
        from coopadvisor.cli.showing import show_one

        return show_one(setting, instrument, plain=plain)

    @app.command(
        cls=Command,
        help=words.help_compare,
        epilog=_examples(words, "coopadvisor compare {first} {second}"),
        options_metavar=words.metavar_options,
    )
    def compare(
        instruments: Annotated[list[str], _instrument(words, words.help_instruments)],
        catalogue: Annotated[Path | None, _catalogue(words)] = None,
        lang: Annotated[str | None, _lang(words)] = None,
        plain: Annotated[bool, typer.Option("--plain", help=words.help_plain_output)] = False,
    ) -> int:
        from coopadvisor.cli.showing import show_comparison

        return show_comparison(setting, instruments, plain=plain)


def _add_tree(app: typer.Typer, setting: Setting) -> None:
    words = setting.words

    @app.command(cls=Command, help=words.help_tree, options_metavar=words.metavar_options)
    def tree(
        output_format: Annotated[
            Literal["text", "mermaid", "svg", "json"],
            typer.Option("--format", help=words.help_tree_format, metavar="text|mermaid|svg|json"),
        ] = "text",
        catalogue: Annotated[Path | None, _catalogue(words)] = None,
        lang: Annotated[str | None, _lang(words)] = None,
    ) -> int:
        from coopadvisor.cli.showing import show_tree

        return show_tree(setting, output_format)


def _add_upkeep(app: typer.Typer, setting: Setting) -> None:
    words = setting.words

    @app.command(
        cls=Command,
        help=words.help_check,
        epilog=_examples(
            words, "coopadvisor check", "coopadvisor check my-catalogue.yaml --strict"
        ),
        options_metavar=words.metavar_options,
    )
    def check(  # noqa: PLR0913, PLR0917 (one parameter per option)
        file: Annotated[
            Path | None,
            typer.Argument(help=words.help_check_file, metavar=words.metavar_file_optional),
        ] = None,
        output_format: Annotated[
            Literal["text", "json"],
            typer.Option("--format", help=words.help_check_format, metavar="text|json"),
        ] = "text",
        strict: Annotated[bool, typer.Option("--strict", help=words.help_strict)] = False,
        today: Annotated[
            str | None,
            typer.Option("--today", help=words.help_today, metavar=words.metavar_date),
        ] = None,
        catalogue: Annotated[Path | None, _catalogue(words)] = None,
        lang: Annotated[str | None, _lang(words)] = None,
    ) -> int:
        from coopadvisor.cli.checking import Day
        from coopadvisor.cli.checking import check as check_catalogue

        day = Day(_day(today, words), today)
        return check_catalogue(setting, file, output_format, day, strict=strict)

    @app.command(
        cls=Command,
        help=words.help_diff,
        epilog=_examples(words, "coopadvisor diff old.yaml new.yaml"),
        options_metavar=words.metavar_options,
    )
    def diff(
        old: Annotated[Path, typer.Argument(help=words.help_old, metavar=words.metavar_old)],
        new: Annotated[Path, typer.Argument(help=words.help_new, metavar=words.metavar_new)],
        output_format: Annotated[
            Literal["text", "json"],
            typer.Option("--format", help=words.help_check_format, metavar="text|json"),
        ] = "text",
        catalogue: Annotated[Path | None, _catalogue(words)] = None,
        lang: Annotated[str | None, _lang(words)] = None,
    ) -> int:
        from coopadvisor.cli.comparing import compare_catalogues

        return compare_catalogues(setting, old, new, output_format)


def _add_start(app: typer.Typer, setting: Setting) -> None:
    words = setting.words

    @app.command(
        cls=Command,
        help=words.help_new_catalogue,
        epilog=_examples(words, "coopadvisor new my-catalogue.yaml"),
        options_metavar=words.metavar_options,
    )
    def new(
        file: Annotated[Path, typer.Argument(help=words.help_new_file, metavar=words.metavar_file)],
        force: Annotated[bool, typer.Option("--force", help=words.help_new_force)] = False,
        catalogue: Annotated[Path | None, _catalogue(words)] = None,
        lang: Annotated[str | None, _lang(words)] = None,
    ) -> int:
        from coopadvisor.cli.starting import start_catalogue

        return start_catalogue(setting, file, force=force)

    @app.command(cls=Command, help=words.help_schema, options_metavar=words.metavar_options)
    def schema(
        catalogue: Annotated[Path | None, _catalogue(words)] = None,
        lang: Annotated[str | None, _lang(words)] = None,
    ) -> int:
        from coopadvisor.cli.starting import print_schema

        return print_schema()


def _catalogue(words: Messages) -> typer.models.OptionInfo:
    """Read before the parser was built; declared for the parser and the help."""
    option: typer.models.OptionInfo = typer.Option(
        "--catalogue", help=words.help_catalogue, metavar=words.metavar_file
    )
    return option


def _lang(words: Messages) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        "--lang", help=words.help_lang, metavar="fr|en", click_type=click.Choice(["fr", "en"])
    )
    return option


def _instrument(words: Messages, text: str) -> typer.models.ArgumentInfo:
    def complete(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
        setting = ctx.find_root().obj
        listed = [*setting.catalogue.instruments, *setting.catalogue.former]
        return [
            (one.id, setting.voice.pick(one.name))
            for one in listed
            if one.id.startswith(incomplete)
        ]

    argument: typer.models.ArgumentInfo = typer.Argument(
        help=text, metavar=words.metavar_instrument, autocompletion=complete
    )
    return argument


def _format(asked: str | None, output: Path | None) -> Literal["terminal", "markdown", "json"]:
    """The format asked for, or the one that the file's ending says."""
    if asked in ("markdown", "json"):
        return "markdown" if asked == "markdown" else "json"
    endings: dict[str, Literal["markdown", "json"]] = {
        ".md": "markdown",
        ".markdown": "markdown",
        ".json": "json",
    }
    if asked is None and output is not None:
        return endings.get(output.suffix.lower(), "terminal")
    return "terminal"


def _day(text: str | None, words: Messages) -> dt.date:
    if text is None:
        return dt.datetime.now().astimezone().date()
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = dt.date.max
    if day.year >= dt.MAXYEAR:  # the plan looks a year ahead
        raise click.UsageError(words.bad_date.format(found=quoted(text)))
    return day


def _examples(words: Messages, *commands: str) -> str:
    return "\n".join([words.help_examples, *(f"  {command}" for command in commands)])


def _ask_epilog(words: Messages) -> str:
    examples = _examples(
        words,
        "coopadvisor ask",
        "coopadvisor ask --answers answers.yaml --format json",
        "coopadvisor ask --answers summary.md -o summary.md --force",
    )
    return "\n".join([examples, "", words.help_exit, *(f"  {line}" for line in words.exit_codes)])
