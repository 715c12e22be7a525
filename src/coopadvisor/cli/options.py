"""Options and arguments that several commands share, and those of `ask` that follow from questions.

Their help texts and metavars are names of messages, which `coopadvisor.cli.root` puts into
words when a command is loaded: only then is the language known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import click
import typer
from msgspec import Struct
from typer.core import TyperOption
from typer.models import ArgumentInfo

from coopadvisor.catalogue.lookup import closest, everyone, find_instrument, known_names
from coopadvisor.catalogue.model import Choice, Former, Instrument, Question
from coopadvisor.catalogue.problems import CatalogueError
from coopadvisor.cli.files import expand_home, is_folder
from coopadvisor.cli.setting import Setting, setting_of
from coopadvisor.decision.values import UNKNOWN
from coopadvisor.language.errors import quoted
from coopadvisor.language.messages import Messages
from coopadvisor.writers.formats import ENDINGS, FormatName, format_of

_ANSWERS = "coopadvisor.answers"
_OPTIONS = "coopadvisor.options"


def input_path(name: str) -> Path:
    """A file to read."""
    return Path(expand_home(name))


def output_path(name: str, words: Messages) -> Path:
    """A file to write. Raises `BadParameter` for what can only be a folder."""
    name = expand_home(name)
    if is_folder(name) and name != "-":
        raise click.BadParameter(words("output-is-folder", folder=quoted(name)))
    return Path(name)


def named_output(name: str) -> Path:
    """The same, of a command line."""
    return output_path(name, setting_of(click.get_current_context()).words)


def format_for(path: Path, words: Messages) -> FormatName:
    """The format that the ending of an output says. Raises `UsageError` where it says none."""
    found = format_of(path)
    if found is None:
        ending = quoted(path.suffix)
        raise click.UsageError(words("unknown-ending", ending=ending, endings=ENDINGS))
    return found


def telling_option(
    name: str, words: Messages, tell: Callable[[], str], *, is_eager: bool = False
) -> click.Option:
    """A flag that only has something printed: with it the run ends."""

    def end(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
        if value and not ctx.resilient_parsing:
            click.echo(tell())
            ctx.exit()

    return click.Option(
        [f"--{name}"],
        is_flag=True,
        is_eager=is_eager,
        expose_value=False,
        help=words(f"help-{name}"),
        callback=end,
    )


Full = Annotated[bool, typer.Option("--full", help="help-full")]
PlainOutput = Annotated[bool, typer.Option("--plain", help="help-plain-output")]
TextOrJson = Annotated[
    Literal["text", "json"],
    typer.Option("--format", help="help-check-format", metavar="text|json"),
]
Today = Annotated[str | None, typer.Option("--today", help="help-today", metavar="metavar-date")]


def instrument_argument(text: str, metavar: str) -> ArgumentInfo:
    """A current or former instrument, completed from the catalogue in use."""

    def complete(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
        setting = setting_of(ctx)
        return [
            (one.id, setting.voice.pick(one.name))
            for one in everyone(setting.catalogue)
            if one.id.startswith(incomplete)
        ]

    argument: ArgumentInfo = typer.Argument(help=text, metavar=metavar, autocompletion=complete)
    return argument


def find_named(setting: Setting, name: str) -> Instrument | Former:
    """The instrument of a name that somebody typed. Raises `UsageError`, with the nearest."""
    found = find_instrument(setting.catalogue, name)
    if found is not None:
        return found
    words = setting.words
    names = known_names(setting.catalogue)
    if close := closest(name, names):
        ours = names[close]
        hint = words("did-you-mean", nearest=ours if ours == close else f"{ours} ({close})")
    else:
        hint = words("takes", values=", ".join(dict.fromkeys(names.values())))
    raise click.UsageError(f"{words('unknown-instrument', found=quoted(name))} {hint}")


class Day(Struct, frozen=True):
    """The day to advise or check on, and how ``--today`` gave it if it did."""

    date: dt.date
    pinned: str | None

    @property
    def options(self) -> list[str]:
        """What gives the same day again."""
        return [] if self.pinned is None else ["--today", self.pinned]


def read_day(text: str | None, words: Messages) -> Day:
    """The day of ``--today``, or today. Raises `UsageError`."""
    if text is None:
        return Day(dt.datetime.now().astimezone().date(), None)
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = dt.date.max
    # The plan looks a year ahead and a check a year back.
    if not dt.MINYEAR < day.year < dt.MAXYEAR:
        raise click.UsageError(words("bad-date", found=quoted(text)))
    return Day(day, text)


def question_options(ctx: click.Context) -> list[click.Parameter]:
    """An option for each question. Raises `CatalogueError`, but not while completing."""
    setting = setting_of(ctx)
    try:
        questions = setting.catalogue.questions
    except CatalogueError:
        if ctx.resilient_parsing:  # while completing, a broken catalogue offers nothing
            return []
        raise
    if _OPTIONS not in ctx.meta:  # click asks several times
        ctx.meta[_OPTIONS] = [_question_option(setting, question) for question in questions]
    made: list[click.Parameter] = ctx.meta[_OPTIONS]
    return made


def given_answers(ctx: click.Context) -> dict[str, str]:
    """The answers that came as options, by question."""
    found: dict[str, str] = ctx.meta.get(_ANSWERS, {})
    return found


def _question_option(setting: Setting, question: Question) -> click.Option:
    words, pick = setting.words, setting.voice.pick

    def store(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
        if value is not None:
            ctx.meta.setdefault(_ANSWERS, {})[question.id] = value

    def complete(_ctx: click.Context, _args: list[str], typed: str) -> list[tuple[str, str]]:
        return [(value, text) for value, text in values.items() if value.startswith(typed)]

    options = question.options if isinstance(question, Choice) else ()
    values = {one.id: pick(one.text) for one in options} | {UNKNOWN: words("dont-know")}
    listed = ", ".join(value for value in values if value != UNKNOWN)
    is_choice = isinstance(question, Choice)
    return TyperOption(
        param_decls=[f"--{question.id}", f"answer_{setting.catalogue.questions.index(question)}"],
        type=str,
        metavar=words("metavar-value") if is_choice else words("metavar-number"),
        help=f"{pick(question.text)} {listed}".strip(),
        expose_value=False,
        callback=store,
        autocompletion=complete,
        rich_help_panel=words("panel-answers", hint=words("unknown-help")),
    )
