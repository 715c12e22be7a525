"""The options of `coopadvisor ask` that follow from the catalogue in use: one a question."""

from __future__ import annotations

import click
from typer.core import TyperOption

from coopadvisor.catalogue.integrity import UNKNOWN
from coopadvisor.catalogue.model import Choice, Question
from coopadvisor.catalogue.problems import CatalogueError
from coopadvisor.cli.setting import Setting, setting_of

_ANSWERS = "coopadvisor.answers"
_OPTIONS = "coopadvisor.options"


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
        ctx.meta[_OPTIONS] = [_option(setting, question) for question in questions]
    made: list[click.Parameter] = ctx.meta[_OPTIONS]
    return made


def given_answers(ctx: click.Context) -> dict[str, str]:
    """The answers that came as options, by question."""
    found: dict[str, str] = ctx.meta.get(_ANSWERS, {})
    return found


def _option(setting: Setting, question: Question) -> click.Option:
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
