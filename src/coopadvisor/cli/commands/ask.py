"""`coopadvisor ask`: from flags, file and interview to one answer and one exit code."""

import os
from pathlib import Path
from typing import Annotated

import click
import typer

from coopadvisor.advice.advice import consider
from coopadvisor.cli.files import foresee
from coopadvisor.cli.options import (
    Full,
    Today,
    format_for,
    given_answers,
    input_path,
    named_output,
    read_day,
)
from coopadvisor.cli.requests import Request, deliver, one_line
from coopadvisor.cli.setting import setting_of
from coopadvisor.cli.surroundings import can_prompt
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.values import AnswersError
from coopadvisor.language.errors import say_flag_error
from coopadvisor.writers.formats import NAMES, FormatName

EXAMPLES = (
    "coopadvisor ask",
    "coopadvisor ask --answers answers.yaml --full",
    "coopadvisor ask --answers answers.yaml --format json",
    "coopadvisor ask --answers summary.md -o summary.md --force",
)


def run(  # noqa: PLR0913 (one parameter per option)
    ctx: typer.Context,
    *,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", help="help-answers", metavar="metavar-file", parser=input_path),
    ] = None,
    output_format: Annotated[
        FormatName | None,
        typer.Option("--format", help="help-format", metavar="|".join(NAMES)),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            *("-o", "--output"), help="help-output", metavar="metavar-file", parser=named_output
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="help-force")] = False,
    project: Annotated[
        str, typer.Option("--project", help="help-project", metavar="metavar-text")
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="help-all")] = False,
    full: Full = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="help-no-input")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="help-plain")] = False,
    today: Today = None,
) -> int:
    """Answer one request and return the exit code. Raises `OutputError`."""
    setting, flags = setting_of(ctx), given_answers(ctx)
    if output_format is None:
        output_format = "terminal" if output is None else format_for(output, setting.words)
    day = read_day(today, setting.words)
    file = None
    if answers is not None:
        from coopadvisor.cli.answers_file import gather  # yaml is slow to import

        file = gather(setting, answers, flags)
    request = Request(
        setting=setting,
        format=output_format,
        output=output,
        force=force,
        project=one_line(project) or one_line("" if file is None else file.project),
        everything=everything,
        full=full,
        plain=plain,
        today=day,
    )
    try:
        kept = {} if file is None else file.answers
        advice = consider(setting.catalogue, read_answers(setting.catalogue, {**kept, **flags}))
    except AnswersError as error:
        places = {} if file is None else file.places(error)
        raise click.UsageError(say_flag_error(setting.voice, error, places)) from None
    if output is not None and not request.is_printed:
        foresee(output)
    may_prompt = not no_input and can_prompt(os.environ)
    if may_prompt and (advice.outcome == "undecided" or everything):
        from coopadvisor.cli.interviewing import interview

        return interview(request, advice)
    if may_prompt and request.is_occupied:
        from coopadvisor.cli.interviewing import hand_over

        return hand_over(request, advice)
    return deliver(request, advice)
