"""`coopadvisor ask` at a terminal: the interview, the answer, and the offers at its end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from msgspec.structs import replace

from coopadvisor.advice.advice import Advice, consider
from coopadvisor.advice.report import build_report
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OUTCOME, explain_output
from coopadvisor.cli.files import OutputError
from coopadvisor.cli.options import format_for, output_path
from coopadvisor.cli.requests import Request, deliver, name_missing, one_line, put
from coopadvisor.cli.surroundings import tell, terminal_size, wants_plain
from coopadvisor.decision.values import Value
from coopadvisor.interview.dialogue import Dialogue, Interrupted
from coopadvisor.interview.interruption import Interruption, leaving_in_order
from coopadvisor.interview.prompting import Prompter
from coopadvisor.interview.session import Session
from coopadvisor.language.errors import printable
from coopadvisor.language.sentences import headline
from coopadvisor.writers.formats import FormatName, format_of


def interview(request: Request, advice: Advice) -> int:
    """Ask, answer, offer the summary; the exit code. Leaving anywhere prints how to resume."""
    setting = request.setting
    session = Session(setting.catalogue, dict(advice.answers), everything=request.everything)
    with leaving_in_order() as interruption:
        prompter = _prompter(request, interruption)
        try:
            agreed = _agree(prompter, request)
            _welcome(prompter, request)
            session = Dialogue(setting.voice, prompter).conduct(session)
            prompter.say("")
            code = _close(prompter, agreed, consider(setting.catalogue, session.answers))
            interruption.check()
        except Interrupted as left:
            session = left.session
            request = replace(request, everything=session.everything)
        except KeyboardInterrupt:
            pass
        else:
            return code
        return _resume(request, session.given)


def hand_over(request: Request, advice: Advice) -> int:
    """Write an answer that needs no interview where a file exists already; the exit code."""
    with leaving_in_order() as interruption:
        try:
            agreed = _agree(_prompter(request, interruption), request)
        except KeyboardInterrupt:
            return _resume(request, advice.answers)
        return deliver(agreed, advice)


def _is_plain(request: Request) -> bool:
    return request.plain or wants_plain(os.environ)


def _prompter(request: Request, interruption: Interruption) -> Prompter:
    words = request.setting.words
    if _is_plain(request):
        from coopadvisor.interview.plain import PlainPrompter

        width = min(terminal_size()[0], 100)
        return PlainPrompter(words, sys.stdin, sys.stderr, width, interruption)
    from coopadvisor.interview.screen import ScreenPrompter

    return ScreenPrompter(words, sys.stderr, interruption)


def _welcome(prompter: Prompter, request: Request) -> None:
    words, catalogue = request.setting.words, request.setting.catalogue
    title = request.setting.voice.pick(catalogue.title)
    plain = _is_plain(request)
    keys = words("welcome-plain", back=words("back-key")) if plain else words("welcome-keys")
    prompter.say(words("welcome", title=title, edition=catalogue.edition), keys)


def _close(prompter: Prompter, request: Request, advice: Advice) -> int:
    """Give the answer, offer the summary, and print the command that gives the same again."""
    words = request.setting.words
    request = _agree(prompter, request)  # what has come there since
    if not _put(request, advice):
        tell(words("resume", command=request.resume_command(advice.answers)))
        return EXIT_FAILED
    sys.stdout.flush()
    if request.output is None and request.format == "terminal":
        _offer_summary(prompter, request, advice)
    if advice.outcome == "undecided":
        name_missing(request.setting, advice)
    tell("")
    tell(words("same-again", command=request.replay_command(advice.answers)))
    return EXIT_OUTCOME[advice.outcome]


def _put(request: Request, advice: Advice) -> bool:
    """Print the answer or write it; whether that worked, and if not, why."""
    try:
        put(request, advice)
    except OutputError as error:
        explain_output(request.setting.words, error)
        return False
    return True


def _offer_summary(prompter: Prompter, request: Request, advice: Advice) -> None:
    words = request.setting.words
    # The top of a long answer has left the screen by now.
    report = build_report(advice, request.today.date)
    prompter.say("", headline(request.setting.voice, report))
    if prompter.confirm(words("offer-summary")) is not True:
        return
    project = request.project or one_line(prompter.line(words("ask-project"), ""))
    offered = words("summary-file")
    request = replace(request, project=project, format="markdown", output=Path(offered))
    wanted = prompter.line(words("ask-file"), offered) or offered
    request = _agree(prompter, _rename(prompter, request, wanted))
    while request.output is not None and not _put(request, advice):
        request = _agree(prompter, _rename(prompter, request, _other_name(prompter, request)))


def _agree(prompter: Prompter, request: Request) -> Request:
    """The request with a file that is new or that the person agrees to lose; or without one."""
    while request.is_occupied:
        question = request.setting.words("offer-overwrite", file=printable(str(request.output)))
        if prompter.confirm(question, proposed=False) is True:
            return replace(request, force=True)
        request = _rename(prompter, request, _other_name(prompter, request))
    return request


def _other_name(prompter: Prompter, request: Request) -> str:
    return prompter.line(request.setting.words("ask-other-file"), "")


def _rename(prompter: Prompter, request: Request, name: str) -> Request:
    """The request with a file of this name, in the format of its ending; without one if empty."""
    words = request.setting.words
    while name:
        try:
            path = output_path(name, words)
            found = _format_for(request, path)
            return replace(request, output=path, format=found, force=False)
        except click.UsageError as error:
            tell(words("error", message=error.message))
        name = _other_name(prompter, request)
    return replace(request, output=None)


def _format_for(request: Request, path: Path) -> FormatName:
    """What the new ending says, where the old one said it; a bare name changes nothing."""
    implied = request.output is not None and request.format == format_of(request.output)
    return format_for(path, request.setting.words) if implied and path.suffix else request.format


def _resume(request: Request, answers: dict[str, Value]) -> int:
    """Ctrl-C: nothing is lost, the answers so far are printed as a command."""
    words = request.setting.words
    tell("")
    tell(words("interrupted"))
    tell(words("resume", command=request.resume_command(answers)))
    return EXIT_INTERRUPTED
