"""`coopadvisor ask`: from flags, file and interview to one answer and one exit code."""

from __future__ import annotations

import os

import click
from msgspec.structs import replace

from coopadvisor.advice.advice import Advice, consider
from coopadvisor.cli.delivery import name_missing, occupied, put, writable
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_OUTCOME
from coopadvisor.cli.gathering import keep, places_of, read_file
from coopadvisor.cli.requests import Request, one_line
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.streams import tell
from coopadvisor.cli.surroundings import survey
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.values import AnswersError
from coopadvisor.language.errors import printable, say_flag_error


def ask_for(setting: Setting, request: Request) -> int:
    """Answer one request and return the exit code."""
    found = None if request.answers is None else read_file(setting, request.answers)
    kept = {} if found is None else keep(setting, found, request.flags)
    project = one_line(request.project) or one_line("" if found is None else found.project)
    request = replace(request, project=project)
    try:
        given = read_answers(setting.catalogue, {**kept, **request.flags})
        advice = consider(setting.catalogue, given)
    except AnswersError as error:
        places = {} if found is None else places_of(found, kept, error)
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
