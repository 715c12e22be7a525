"""Help pages: plain, under panels, wrapped so that values and figures stay whole."""

from __future__ import annotations

import inspect

import click
from typer.core import TyperArgument
from typer.utils import get_params_from_function

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.cli.setting import setting_of
from coopadvisor.language.messages import Messages
from coopadvisor.language.wrapping import wrap

MAX_TERM = 22  # columns; a longer option starts its text on the next line


class PlainHelp(click.Command):
    """A command whose help is plain, also for screen readers."""

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
            define(formatter, panel, records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples and exit codes line by line."""
        if self.epilog:
            formatter.write_paragraph()
            names = _example_names(setting_of(ctx).catalogue) if "{" in self.epilog else {}
            for line in self.epilog.format(**names).splitlines():
                lead = " " * (len(line) - len(line.lstrip()))
                formatter.write("\n".join(wrap(line.strip(), formatter.width, lead)) + "\n")


def _tell_arguments(command: click.Command, words: Messages) -> None:
    """Put back what arguments are: click 8.5 clears the help that typer 0.25 has set before."""
    if command.callback is None:
        return
    declared = get_params_from_function(inspect.unwrap(command.callback))
    for param in command.params:
        if isinstance(param, TyperArgument) and param.name in declared:
            param.help = words(declared[param.name].default.help)


def define(formatter: click.HelpFormatter, title: str, records: list[tuple[str, str]]) -> None:
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
    names = [one.id for one in catalogue.instruments] + [one.id for one in catalogue.former]
    return {"first": names[0], "second": names[1 % len(names)], "last": names[-1].lower()}
