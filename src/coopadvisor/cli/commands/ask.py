"""`coopadvisor ask`: from flags, file and interview to one answer and one exit code."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer
from msgspec.structs import replace

from coopadvisor.advice.advice import Advice, consider
from coopadvisor.cli.delivery import name_missing, occupied, put, writable
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_OUTCOME
from coopadvisor.cli.options import InputFile, OutputFile, Today, read_day
from coopadvisor.cli.questions import given_answers
from coopadvisor.cli.requests import Request, one_line
from coopadvisor.cli.setting import Setting, setting_of
from coopadvisor.cli.streams import tell
from coopadvisor.cli.surroundings import survey
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.values import AnswersError
from coopadvisor.language.errors import printable, quoted, say_flag_error
from coopadvisor.language.messages import Messages
from coopadvisor.writers.formats import ENDINGS, NAMES, FormatName, format_named, format_of

if TYPE_CHECKING:
    from coopadvisor.cli.gathering import Gathered

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
        typer.Option(
            "--answers", help="help-answers", metavar="metavar-file", click_type=InputFile()
        ),
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="help-format",
            metavar="|".join(NAMES),
            click_type=click.Choice(NAMES),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            *("-o", "--output"), help="help-output", metavar="metavar-file", click_type=OutputFile()
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
    setting = setting_of(ctx)
    request = Request(
        flags=given_answers(ctx),
        answers=answers,
        format=_format(output_format, output, setting.words),
        output=output,
        force=force,
        project=project,
        everything=everything,
        no_input=no_input,
        plain=plain,
        today=read_day(today, setting.words),
        pinned_today=today,
    )
    return _answer(setting, request)


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


def _answer(setting: Setting, request: Request) -> int:
    file = _gather(setting, request)
    kept = {} if file is None else file.kept
    project = one_line(request.project) or one_line("" if file is None else file.file.project)
    request = replace(request, project=project)
    try:
        given = read_answers(setting.catalogue, {**kept, **request.flags})
        advice = consider(setting.catalogue, given)
    except AnswersError as error:
        places = {} if file is None else file.places(error)
        raise click.UsageError(say_flag_error(setting.voice, error, places)) from None
    if not writable(setting, request):
        return EXIT_FAILED
    around = survey(os.environ)
    if request.plain:
        around = replace(around, plain=True)
    may_prompt = around.prompts and not request.no_input
    if may_prompt and (advice.outcome == "undecided" or request.everything):
        from coopadvisor.cli.interviewing import interview

        return interview(setting, request, advice, around)
    if occupied(request):
        if may_prompt:
            from coopadvisor.cli.interviewing import hand_over

            return hand_over(setting, request, advice, around)
        message = setting.words("file-exists", file=printable(str(request.output)))
        tell(setting.words("error", message=message))
        return EXIT_FAILED
    return _deliver(setting, request, advice)


def _deliver(setting: Setting, request: Request, advice: Advice) -> int:
    """Print or write the answer; say on standard error what is missing."""
    if not put(setting, request, advice):
        return EXIT_FAILED
    if advice.outcome == "undecided":
        name_missing(setting, advice)
    return EXIT_OUTCOME[advice.outcome]


def _gather(setting: Setting, request: Request) -> "Gathered | None":
    if request.answers is None:
        return None
    from coopadvisor.cli.gathering import gather  # yaml is slow to import

    return gather(setting, request.answers, request.flags)
