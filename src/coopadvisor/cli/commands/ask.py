"""`coopadvisor ask`: from flags, file and interview to one answer and one exit code."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from coopadvisor.advice.advice import Advice, consider
from coopadvisor.cli.delivery import deliver, occupied, writable
from coopadvisor.cli.exits import EXIT_FAILED
from coopadvisor.cli.options import (
    Today,
    format_for,
    given_answers,
    input_path,
    named_output,
    read_day,
)
from coopadvisor.cli.requests import Request, one_line
from coopadvisor.cli.setting import Setting, setting_of
from coopadvisor.cli.streams import tell
from coopadvisor.cli.surroundings import can_prompt
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.values import AnswersError
from coopadvisor.language.errors import printable, say_flag_error
from coopadvisor.language.messages import Messages
from coopadvisor.writers.formats import NAMES, FormatName

if TYPE_CHECKING:
    from coopadvisor.cli.answers_file import AnswersFile

EXAMPLES = (
    "coopadvisor ask",
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
    no_input: Annotated[bool, typer.Option("--no-input", help="help-no-input")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="help-plain")] = False,
    today: Today = None,
) -> int:
    """Answer one request and return the exit code."""
    setting, flags = setting_of(ctx), given_answers(ctx)
    output_format = output_format or _implied_format(output, setting.words)
    day = read_day(today, setting.words)
    file = None if answers is None else _gather(setting, answers, flags)
    request = Request(
        setting=setting,
        format=output_format,
        output=output,
        force=force,
        project=one_line(project) or one_line("" if file is None else file.project),
        everything=everything,
        plain=plain,
        today=day,
    )
    try:
        kept = {} if file is None else file.answers
        given = read_answers(setting.catalogue, {**kept, **flags})
        advice = consider(setting.catalogue, given)
    except AnswersError as error:
        places = {} if file is None else file.places(error)
        raise click.UsageError(say_flag_error(setting.voice, error, places)) from None
    if not writable(request):
        return EXIT_FAILED
    return _answer(request, advice, may_prompt=not no_input and can_prompt(os.environ))


def _implied_format(output: Path | None, words: Messages) -> FormatName:
    """The format that the file's ending says. Raises `UsageError` where it says none."""
    return "terminal" if output is None else format_for(output, words)


def _gather(setting: Setting, path: Path, flags: Collection[str]) -> "AnswersFile":
    from coopadvisor.cli.gathering import gather  # yaml is slow to import

    return gather(setting, path, flags)


def _answer(request: Request, advice: Advice, *, may_prompt: bool) -> int:
    if may_prompt and (advice.outcome == "undecided" or request.everything):
        from coopadvisor.cli.interviewing import interview

        return interview(request, advice)
    if not occupied(request):
        return deliver(request, advice)
    if may_prompt:
        from coopadvisor.cli.interviewing import hand_over

        return hand_over(request, advice)
    words = request.setting.words
    tell(words("error", message=words("file-exists", file=printable(str(request.output)))))
    return EXIT_FAILED
