"""The whole command line: its commands, each loaded when it is wanted, and what all share."""

from __future__ import annotations

import inspect
from collections import Counter
from importlib import import_module
from typing import Any, NoReturn

import click
import typer.main
from click.exceptions import NoSuchCommand
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.utils import get_params_from_function

from coopadvisor import __version__
from coopadvisor.catalogue.lookup import everyone, find_instrument
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.cli.completion import completion_options, register_shells
from coopadvisor.cli.exits import EXIT_CODES
from coopadvisor.cli.options import question_options, telling_option
from coopadvisor.cli.setting import Setting, setting_of
from coopadvisor.language.errors import quoted
from coopadvisor.language.messages import Messages, languages
from coopadvisor.language.wrapping import wrap
from coopadvisor.writers.formats import ENDINGS

PANELS = {
    "panel-researchers": ("ask", "list", "show", "compare", "tree"),
    "panel-keepers": ("check", "diff", "new", "schema"),
}
COMMANDS = tuple(name for names in PANELS.values() for name in names)
# These look at no catalogue in use: that --catalogue is taken is not worth a line of their help.
ON_OWN_FILES = ("diff", "new")
MAX_TERM = 22  # columns; a longer option starts its text on the next line
HELP = {"help_option_names": ["-h", "--help"]}


def build_root(setting: Setting) -> click.Command:
    """The command line in the language of a setting."""
    words = setting.words
    register_shells()
    version = telling_option("version", words, lambda: f"coopadvisor {__version__}", is_eager=True)
    return Group(
        name="coopadvisor",
        callback=_show_help,
        params=[*_common_options(words), version, *completion_options(words)],
        help=words("help-app"),
        epilog=_examples(words, "coopadvisor ask", "coopadvisor ask --lang fr", "coopadvisor list"),
        options_metavar=words("metavar-options"),
        subcommand_metavar=words("metavar-command"),
        invoke_without_command=True,
        context_settings=HELP,
        rich_markup_mode=None,
    )


class _Plain(click.Command):
    """A command whose help is plain, also for screen readers, and whose options are given once."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, unless an option comes twice: of two nobody can know which is meant.

        Raises `UsageError`.
        """
        if not ctx.resilient_parsing:
            _, _, order = self.make_parser(ctx).parse_args(args=list(args))
            _refuse_repeated(ctx, order)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Group options by panel, in the order in which the panels come up."""
        words = setting_of(ctx).words
        panels: dict[str, list[tuple[str, str]]] = {}
        _tell_arguments(self, words)
        for param in self.get_params(ctx):
            if record := param.get_help_record(ctx):
                panel = getattr(param, "rich_help_panel", None) or words("panel-options")
                panels.setdefault(panel, []).append(record)
        for panel, records in panels.items():
            _define(formatter, panel, records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples and exit codes line by line."""
        if self.epilog:
            formatter.write_paragraph()
            names = _example_names(setting_of(ctx).catalogue) if "{" in self.epilog else {}
            for line in self.epilog.format(**names).splitlines():
                lead = " " * (len(line) - len(line.lstrip()))
                formatter.write("\n".join(wrap(line.strip(), formatter.width, lead)) + "\n")


def _refuse_repeated(ctx: click.Context, order: list[click.Parameter]) -> None:
    if any(one.is_eager for one in order):  # help and version are given whatever else is said
        return
    for param, times in Counter(order).items():
        if times > 1 and isinstance(param, click.Option) and not param.is_flag:
            message = setting_of(ctx).words("repeated-option", option=param.opts[-1])
            raise click.UsageError(message, ctx)


class Command(_Plain, TyperCommand):
    """One command, its options in words, with those that every command takes."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Of `ask`, the questions' options come first."""
        own = question_options(ctx) if self.name == "ask" else []
        return [*own, *super().get_params(ctx)]


class Group(_Plain, TyperGroup):
    """The top of the command line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click passes it)
        """In the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, its module read now."""
        return load_command(cmd_name, setting_of(ctx).words) if cmd_name in COMMANDS else None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        super().format_options(ctx, formatter)
        words = setting_of(ctx).words
        for panel, names in PANELS.items():
            _define(formatter, words(panel), [(name, words(f"help-{name}")) for name in names])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named; ``help`` is that of the next one, and an instrument has a hint.

        Raises `UsageError` where there is no such command.
        """
        name, *rest = args
        if name == "help" and not ctx.resilient_parsing:
            return super().resolve_command(ctx, [*rest, "--help"] if rest else _own_help(ctx))
        if name not in COMMANDS and not ctx.resilient_parsing:
            setting = setting_of(ctx)
            found = find_instrument(setting.catalogue, name)
            if found is not None:
                command = f"{setting.program} show {found.id}"
                message = setting.words("no-such-command", found=quoted(name), command=command)
                raise click.UsageError(message, ctx)
            raise NoSuchCommand(name, possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)


def load_command(name: str, words: Messages) -> click.Command:
    """The command of a module, its texts in words."""
    module: Any = import_module(f"coopadvisor.cli.commands.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(
        name,
        cls=Command,
        help=words(f"help-{name}"),
        epilog=_epilog(name, module.EXAMPLES, words),
        options_metavar=words("metavar-options"),
        context_settings=HELP,
    )(module.run)
    command = typer.main.get_command(app)
    for param in command.params:
        if isinstance(param, TyperOption | TyperArgument):
            if param.help:
                param.help = words(param.help, endings=ENDINGS)
            if (param.metavar or "").startswith("metavar-"):
                param.metavar = words(param.metavar or "")
    command.params += _common_options(words, is_catalogue_hidden=name in ON_OWN_FILES)
    return command


def _common_options(words: Messages, *, is_catalogue_hidden: bool = False) -> list[click.Parameter]:
    """What every command takes. Both were read before: see `coopadvisor.cli.main`."""
    return [
        click.Option(
            ["--catalogue"],
            expose_value=False,
            hidden=is_catalogue_hidden,
            help=words("help-catalogue"),
            metavar=words("metavar-file"),
        ),
        click.Option(
            ["--lang"],
            expose_value=False,
            type=click.Choice(languages()),
            help=words("help-lang", languages=f" {words('disjunction')} ".join(languages())),
            metavar="|".join(languages()),
        ),
    ]


def _epilog(name: str, examples: tuple[str, ...], words: Messages) -> str:
    codes = [f"  {words(f'exit-code.{code}')}" for code in EXIT_CODES] if name == "ask" else []
    return "\n".join(
        [_examples(words, *examples)] * bool(examples)
        + ["", words("help-exit"), *codes] * bool(codes)
    )


def _examples(words: Messages, *commands: str) -> str:
    """Commands to try, for the end of a help page."""
    return "\n".join([words("help-examples"), *(f"  {command}" for command in commands)])


@click.pass_context
def _show_help(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _own_help(ctx: click.Context) -> NoReturn:
    """Print the help of the whole program and leave."""
    click.echo(ctx.get_help())
    ctx.exit()


def _tell_arguments(command: click.Command, words: Messages) -> None:
    """Put back what arguments are: click 8.5 clears the help that typer 0.25 has set before."""
    if command.callback is None:
        return
    declared = get_params_from_function(inspect.unwrap(command.callback))
    for param in command.params:
        if isinstance(param, TyperArgument) and param.name in declared:
            param.help = words(declared[param.name].default.help)


def _define(formatter: click.HelpFormatter, title: str, records: list[tuple[str, str]]) -> None:
    """A titled list of terms and what they mean."""
    formatter.write(f"\n{title}\n")
    column = min(max(len(term) for term, _ in records), MAX_TERM) + 4
    for term, text in records:
        first = f"  {term}".ljust(column)
        if len(first) > column:  # a long term has a line of its own
            formatter.write(first.rstrip() + "\n")
            first = " " * column
        formatter.write("\n".join(wrap(text, formatter.width, first)) + "\n")


def _example_names(catalogue: Catalogue) -> dict[str, str]:
    """Instruments of the catalogue in use, to show in examples."""
    names = [one.id for one in everyone(catalogue)]
    return {"first": names[0], "second": names[1 % len(names)], "last": names[-1].lower()}
