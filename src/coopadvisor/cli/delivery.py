"""Printing the answer, or writing it to a file."""

from __future__ import annotations

from pathlib import Path

from coopadvisor.advice.advice import Advice
from coopadvisor.advice.report import build_report
from coopadvisor.catalogue.model import Number
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_OUTCOME
from coopadvisor.cli.files import OutputError, create, foresee, is_file, overwrite
from coopadvisor.cli.requests import Request
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.streams import show, tell, write_document
from coopadvisor.language.errors import printable, say_system_error
from coopadvisor.writers.formats import write_report


def writable(request: Request) -> bool:
    """Whether the output can be written, as far as that can be told beforehand; if not, why."""
    if request.output is None or str(request.output) == "-":
        return True
    try:
        foresee(request.output)
    except OutputError as error:
        _explain(request.setting, error)
        return False
    return True


def occupied(request: Request) -> bool:
    """Whether writing would overwrite a file that nobody agreed to lose."""
    return request.output is not None and not request.force and is_file(request.output)


def deliver(request: Request, advice: Advice) -> int:
    """Print or write the answer, and say what is missing; the exit code."""
    if not put(request, advice):
        return EXIT_FAILED
    if advice.outcome == "undecided":
        name_missing(request.setting, advice)
    return EXIT_OUTCOME[advice.outcome]


def put(request: Request, advice: Advice) -> bool:
    """Print the answer or write it to its file; whether that worked."""
    setting = request.setting
    report = build_report(advice, request.today.date, request.project)
    printed = request.output is None or str(request.output) == "-"
    if printed and request.format == "terminal":
        from coopadvisor.documents.answer import write_answer

        show(write_answer(report, setting.voice), plain=request.plain)
        return True
    command = f"{request.replay_command(report.answers)} --format {request.format}"
    text = write_report(report, setting.voice, request.format, command)
    if request.output is None or printed:
        write_document(text)
        return True
    return write(setting, request.output, text, force=request.force)


def write(setting: Setting, path: Path, text: str, *, force: bool) -> bool:
    """Write a file and say so, or say why it could not be written.

    With *force* a file that is there is overwritten.
    """
    try:
        (overwrite if force else create)(path, text)
    except OutputError as error:
        _explain(setting, error)
        return False
    tell(setting.words("written", file=printable(str(path))))
    return True


def _explain(setting: Setting, error: OutputError) -> None:
    message = setting.words(
        error.kind,
        file=printable(error.file),
        folder=printable(error.folder),
        reason=say_system_error(setting.words, error.reason),
    )
    tell(setting.words("error", message=message))


def name_missing(setting: Setting, advice: Advice) -> None:
    """Every flag that can still change the outcome, with its values."""
    from coopadvisor.advice.forks import find_forks
    from coopadvisor.decision.values import UNKNOWN, accepted, find_question

    tell(setting.words("missing-answers"))
    for fork in find_forks(advice.catalogue, advice.given):
        question = find_question(advice.catalogue, fork.question)
        number = isinstance(question, Number)
        values = [setting.words("metavar-number"), UNKNOWN] if number else accepted(question)
        tell(f"  --{fork.question} {' | '.join(values)}")
