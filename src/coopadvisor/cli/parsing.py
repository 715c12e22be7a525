"""Commands whose options, help and completions follow from the catalogue in use."""

from __future__ import annotations

import inspect
from typing import NoReturn

import click
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.utils import get_params_from_function

from coopadvisor.catalogue.integrity import UNKNOWN
from coopadvisor.catalogue.lookup import find_instrument
from coopadvisor.catalogue.model import Catalogue, Choice, Question
from coopadvisor.catalogue.problems import CatalogueError
from coopadvisor.cli.repetition import Once
from coopadvisor.cli.setting import Setting
from coopadvisor.language.errors import quoted
from coopadvisor.language.wrapping import wrap

ANSWERS = "coopadvisor.answers"
MAX_TERM = 22  # columns; a longer option starts its text on the next line


class PlainHelp(click.Command):
    """Help with options under their panels, wrapped so that values and figures stay whole."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Group options by panel, in the order in which the panels come up."""
        words = _setting(ctx).words
        panels: dict[str, list[tuple[str, str]]] = {}
        _tell_arguments(self)
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
            names = _example_names(_setting(ctx).catalogue) if "{" in self.epilog else {}
            for line in self.epilog.format(**names).splitlines():
                lead = " " * (len(line) - len(line.lstrip()))
                formatter.write("\n".join(wrap(line.strip(), formatter.width, lead)) + "\n")


def _tell_arguments(command: click.Command) -> None:
    """Put back what arguments are: click 8.5 clears the help that typer 0.25 has set before."""
    if command.callback is None:
        return
    declared = get_params_from_function(inspect.unwrap(command.callback))
    for param in command.params:
        if isinstance(param, TyperArgument) and param.name in declared:
            param.help = declared[param.name].default.help


def _example_names(catalogue: Catalogue) -> dict[str, str]:
    """Instruments of the catalogue in use, to show in examples."""
    names = [one.id for one in catalogue.instruments] + [one.id for one in catalogue.former]
    return {"first": names[0], "second": names[1 % len(names)], "last": names[-1].lower()}


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


class Command(Once, PlainHelp, TyperCommand):
    """A command with our help."""


class Group(Once, PlainHelp, TyperGroup):
    """The top of the command line, with our help."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        super().format_options(ctx, formatter)
        records = [(name, one.help or "") for name, one in self.commands.items()]
        _define(formatter, _setting(ctx).words("panel-commands"), records)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named; ``help`` is that of the next one, and an instrument has a hint.

        Raises `UsageError` where there is no such command.
        """
        name, *rest = args
        if name == "help" and not ctx.resilient_parsing:
            return super().resolve_command(ctx, [*rest, "--help"] if rest else _own_help(ctx))
        if name not in self.commands and not ctx.resilient_parsing:
            setting = _setting(ctx)
            found = find_instrument(setting.catalogue, name)
            if found is not None:
                command = f"{setting.program} show {found.id}"
                message = setting.words("no-such-command", found=quoted(name), command=command)
                raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)


class AskCommand(Command):
    """A command with one option per question of the catalogue."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The questions' options, then those of the command itself."""
        setting = _setting(ctx)
        try:
            questions = setting.catalogue.questions
        except CatalogueError:
            if ctx.resilient_parsing:  # while completing, a broken catalogue offers nothing
                return super().get_params(ctx)
            raise
        return [*(_option(setting, question) for question in questions), *super().get_params(ctx)]


def _own_help(ctx: click.Context) -> NoReturn:
    """Print the help of the whole program and leave."""
    click.echo(ctx.get_help())
    ctx.exit()


def given_answers(ctx: click.Context) -> dict[str, str]:
    """The answers that came as options, by question."""
    found: dict[str, str] = ctx.meta.get(ANSWERS, {})
    return found


def _setting(ctx: click.Context) -> Setting:
    found = ctx.find_root().obj
    assert isinstance(found, Setting)
    return found


def _option(setting: Setting, question: Question) -> click.Option:
    words, pick = setting.words, setting.voice.pick

    def store(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
        if value is not None:
            ctx.meta.setdefault(ANSWERS, {})[question.id] = value

    def complete(_ctx: click.Context, _args: list[str], typed: str) -> list[tuple[str, str]]:
        return [(value, text) for value, text in values.items() if value.startswith(typed)]

    values = _values(setting, question)
    listed = ", ".join(value for value in values if value != UNKNOWN)
    return TyperOption(
        param_decls=[f"--{question.id}", f"answer_{setting.catalogue.questions.index(question)}"],
        type=str,
        metavar=words("metavar-value") if isinstance(question, Choice) else words("metavar-number"),
        help=f"{pick(question.text)} {listed}".strip(),
        expose_value=False,
        callback=store,
        autocompletion=complete,
        rich_help_panel=words("panel-answers", hint=words("unknown-help")),
    )


def _values(setting: Setting, question: Question) -> dict[str, str]:
    """What can be typed, each with what it means."""
    pick = setting.voice.pick
    options = question.options if isinstance(question, Choice) else ()
    return {**{one.id: pick(one.text) for one in options}, UNKNOWN: setting.words("dont-know")}
