"""`coopadvisor ask` at a terminal: the interview, the answer, and the offers at its end."""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec.structs import replace

from coopadvisor.advice.advice import Advice, consider
from coopadvisor.advice.report import build_report
from coopadvisor.cli.delivery import name_missing, occupied, put
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OUTCOME
from coopadvisor.cli.files import expand_home, is_file, is_folder
from coopadvisor.cli.requests import Request, one_line, replay_command, resume_command
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.signals import leaving_in_order
from coopadvisor.cli.streams import tell, terminal_size
from coopadvisor.cli.surroundings import Surroundings
from coopadvisor.decision.values import Value
from coopadvisor.interview.dialogue import Dialogue, Interrupted
from coopadvisor.interview.interruption import Interruption
from coopadvisor.interview.prompting import Prompter
from coopadvisor.interview.session import Session
from coopadvisor.language.errors import printable, quoted
from coopadvisor.language.sentences import headline
from coopadvisor.writers.formats import ENDINGS, FormatName, format_of


def interview(setting: Setting, request: Request, advice: Advice, around: Surroundings) -> int:
    """Ask, answer, offer the summary; the exit code. Leaving anywhere prints how to resume."""
    session = Session(setting.catalogue, dict(advice.answers), everything=request.everything)
    with leaving_in_order() as interruption:
        prompter = _prompter(setting, around, interruption)
        try:
            agreed = _agree_on_output(setting, request, prompter)
            _welcome(setting, prompter, around)
            session = Dialogue(setting.voice, prompter).conduct(session)
            prompter.say("")
            advice = consider(setting.catalogue, session.answers)
            code = _close(setting, agreed, advice, prompter)
            interruption.check()
        except Interrupted as left:
            session = left.session
            request = replace(request, everything=session.everything)
        except KeyboardInterrupt:
            pass
        else:
            return code
        return _resume(setting, request, session.given)


def hand_over(setting: Setting, request: Request, advice: Advice, around: Surroundings) -> int:
    """Write an answer that needs no interview where a file exists already; the exit code."""
    with leaving_in_order() as interruption:
        prompter = _prompter(setting, around, interruption)
        try:
            agreed = _agree_on_output(setting, request, prompter)
        except KeyboardInterrupt:
            return _resume(setting, request, advice.answers)
        return EXIT_OUTCOME[advice.outcome] if put(setting, agreed, advice) else EXIT_FAILED


def _agree_on_output(setting: Setting, request: Request, prompter: Prompter) -> Request:
    """The request with an output that is new, or that the person agrees to lose."""
    return _agree(setting, prompter, request) if occupied(request) else request


def _welcome(setting: Setting, prompter: Prompter, around: Surroundings) -> None:
    words = setting.words
    title = setting.voice.pick(setting.catalogue.title)
    keys = words("welcome-plain", back=words("back-key")) if around.plain else words("welcome-keys")
    prompter.say(words("welcome", title=title, edition=setting.catalogue.edition), keys)


def _prompter(setting: Setting, around: Surroundings, interruption: Interruption) -> Prompter:
    if around.plain:
        from coopadvisor.interview.plain import PlainPrompter

        width = min(terminal_size()[0], 100)
        return PlainPrompter(setting.words, sys.stdin, sys.stderr, width, interruption)
    from coopadvisor.interview.screen import ScreenPrompter

    return ScreenPrompter(setting.words, sys.stderr, interruption)


def _close(setting: Setting, request: Request, advice: Advice, prompter: Prompter) -> int:
    """Give the answer, offer the summary, and print the command that gives the same again."""
    request = _agree_on_output(setting, request, prompter)  # what has come there since
    if not put(setting, request, advice):
        tell(setting.words("resume", command=resume_command(setting, request, advice.answers)))
        return EXIT_FAILED
    sys.stdout.flush()
    if request.output is None and request.format == "terminal":
        _offer_summary(setting, request, advice, prompter)
    if advice.outcome == "undecided":
        name_missing(setting, advice)
    tell("")
    command = replay_command(setting, request, advice.answers)
    tell(setting.words("same-again", command=command))
    return EXIT_OUTCOME[advice.outcome]


def _offer_summary(setting: Setting, request: Request, advice: Advice, prompter: Prompter) -> None:
    words = setting.words
    # The top of a long answer has left the screen by now.
    prompter.say("", headline(setting.voice, build_report(advice, request.today)))
    if prompter.confirm(words("offer-summary")) is not True:
        return
    project = request.project or one_line(prompter.line(words("ask-project"), ""))
    offered = Path(words("summary-file"))
    request = replace(request, project=project, format="markdown", output=offered, force=False)
    wanted = prompter.line(words("ask-file"), words("summary-file")) or words("summary-file")
    request = _agree(setting, prompter, _rename(setting, prompter, request, wanted))
    while request.output is not None and not put(setting, request, advice):
        request = _agree(setting, prompter, _other_name(setting, prompter, request))


def _agree(setting: Setting, prompter: Prompter, request: Request) -> Request:
    """The request with a file that is new or that the person agrees to lose; or without one."""
    while request.output is not None and is_file(request.output):
        question = setting.words("offer-overwrite", file=printable(str(request.output)))
        if prompter.confirm(question, proposed=False) is True:
            return replace(request, force=True)
        request = _other_name(setting, prompter, request)
    return request


def _other_name(setting: Setting, prompter: Prompter, request: Request) -> Request:
    name = prompter.line(setting.words("ask-other-file"), "")
    return _rename(setting, prompter, request, name)


def _rename(setting: Setting, prompter: Prompter, request: Request, name: str) -> Request:
    """The request with a file of this name, in the format of its ending; without one if empty."""
    words = setting.words
    while name:
        name = expand_home(name)
        if is_folder(name):
            problem = words("output-is-folder", folder=quoted(name))
        elif (found := _format_for(request, name)) is None:
            ending = quoted(Path(name).suffix)
            problem = words("unknown-ending", ending=ending, endings=ENDINGS)
        else:
            return replace(request, output=Path(name), format=found, force=False)
        tell(words("error", message=problem))
        name = prompter.line(words("ask-other-file"), "")
    return replace(request, output=None)


def _format_for(request: Request, name: str) -> FormatName | None:
    """What the new ending says, where the old one said it; a bare name changes nothing."""
    implied = request.output is not None and request.format == format_of(request.output)
    return format_of(Path(name)) if implied and Path(name).suffix else request.format


def _resume(setting: Setting, request: Request, answers: dict[str, Value]) -> int:
    """Ctrl-C: nothing is lost, the answers so far are printed as a command."""
    tell("")
    tell(setting.words("interrupted"))
    tell(setting.words("resume", command=resume_command(setting, request, answers)))
    return EXIT_INTERRUPTED
