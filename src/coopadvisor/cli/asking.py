"""`coopadvisor ask`: from flags, file and interview to one answer and one exit code."""

from __future__ import annotations

import os

import click
from msgspec.structs import replace

from coopadvisor.catalogue.paths import Path as Place
from coopadvisor.catalogue.paths import spell
from coopadvisor.catalogue.problems import DocumentError, Finding
from coopadvisor.cli.answers_file import AnswersFile, FileError, read_answers_file
from coopadvisor.cli.complaints import list_problems, tell
from coopadvisor.cli.delivery import name_missing, occupied, put, writable
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_OUTCOME, EXIT_USAGE
from coopadvisor.cli.requests import Request, one_line
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.surroundings import survey
from coopadvisor.reasoning.advice import Advice, consider
from coopadvisor.reasoning.answers import read_answers
from coopadvisor.reasoning.values import AnswersError, find_question, read_value
from coopadvisor.wording.errors import printable, say_answers_error, say_flag_error


def ask_for(setting: Setting, request: Request) -> int:
    """Answer one request and return the exit code."""
    try:
        given, request = _gather(setting, request)
        advice = consider(setting.catalogue, read_answers(setting.catalogue, given))
    except AnswersError as error:
        raise click.UsageError(say_flag_error(setting.voice, error)) from None
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
        message = setting.words.file_exists.format(file=printable(str(request.output)))
        tell(setting.words.error.format(message=message))
        return EXIT_FAILED
    return _deliver(setting, request, advice)


def _gather(setting: Setting, request: Request) -> tuple[dict[str, object], Request]:
    """The answers of file and flags together; a flag wins over the file."""
    if request.answers is None:
        return dict(request.flags), replace(request, project=one_line(request.project))
    words = setting.words
    name = str(request.answers)
    try:
        found = read_answers_file(request.answers)
    except DocumentError as error:
        tell(words.answers_file_title)
        list_problems(words, error)
        raise click.exceptions.Exit(EXIT_USAGE) from None
    except FileError as error:
        message = getattr(words, error.kind).format(file=printable(error.file))
        raise click.UsageError(message) from None
    _compare_origin(setting, found, name)
    _check_values(setting, found)
    project = one_line(request.project) or one_line(found.project)
    return {**found.answers, **request.flags}, replace(request, project=project)


def _check_values(setting: Setting, found: AnswersFile) -> None:
    """Every answer of a file that cannot be taken, with its place."""
    errors: dict[Place, AnswersError] = {}
    for name, raw in found.answers.items():
        try:
            read_value(setting.catalogue, find_question(setting.catalogue, name), raw)
        except AnswersError as error:
            errors[*found.path, name] = error
    if not errors:
        return
    tell(setting.words.answers_file_title)
    # The finding only carries the place; the sentence is the answer's own.
    for place in found.document.place(Finding(path, "unknown-key") for path in errors):
        wrong = next(one for path, one in errors.items() if spell(path) == place.path)
        colon = setting.words.colon
        sentence = say_answers_error(setting.voice, wrong)
        tell(printable(f"{place.place}{colon} {wrong.question}{colon} {sentence}"))
    raise click.exceptions.Exit(EXIT_USAGE)


def _compare_origin(setting: Setting, found: AnswersFile, name: str) -> None:
    ours = setting.catalogue
    if found.catalogue and found.catalogue != ours.id:
        raise click.UsageError(
            setting.words.other_catalogue.format(
                file=printable(name), theirs=printable(found.catalogue), ours=ours.id
            )
        )
    if found.edition and found.edition != ours.edition:
        tell(
            setting.words.other_edition.format(
                file=printable(name), theirs=printable(found.edition), ours=ours.edition
            )
        )


def _deliver(setting: Setting, request: Request, advice: Advice) -> int:
    """Print or write the answer; say on standard error what is missing."""
    if not put(setting, request, advice):
        return EXIT_FAILED
    if advice.outcome == "undecided":
        name_missing(setting, advice)
    return EXIT_OUTCOME[advice.outcome]
