"""`coopadvisor ask` at a terminal: the interview, the answer, and what may follow it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from msgspec.structs import replace

from coopadvisor.advice.advice import Advice, consider
from coopadvisor.advice.telling import find_telling
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OUTCOME, explain_output
from coopadvisor.cli.files import OutputError
from coopadvisor.cli.options import format_for, output_path
from coopadvisor.cli.requests import Request, deliver, name_missing, one_line, put
from coopadvisor.cli.surroundings import tell, terminal_size, wants_plain
from coopadvisor.decision.values import Value
from coopadvisor.interview.dialogue import Dialogue, Interrupted
from coopadvisor.interview.interruption import Interruption, leaving_in_order
from coopadvisor.interview.prompting import BACK, Back, MenuLine, Prompter
from coopadvisor.interview.session import Scope, Session
from coopadvisor.language.errors import printable
from coopadvisor.language.progress import settled_line
from coopadvisor.language.sentences import full_name
from coopadvisor.language.voice import MOST_NAMED
from coopadvisor.writers.formats import FormatName, format_of


def interview(request: Request, advice: Advice) -> int:
    """Ask, answer, offer what may follow; the exit code. Leaving anywhere prints how to resume."""
    setting = request.setting
    scope: Scope = "all" if request.everything else "deciding"
    session = Session(setting.catalogue, dict(advice.answers), scope=scope)
    with leaving_in_order() as interruption:
        prompter = _prompter(request, interruption)
        dialogue = Dialogue(setting.voice, prompter)
        try:
            agreed = _agree(prompter, request)
            _welcome(prompter, request)
            session = dialogue.conduct(session)
            agreed = _agree(prompter, agreed)  # what has come there since
            code = _answer(dialogue, agreed, session)
            interruption.check()
        except Interrupted as left:
            session = left.session
            request = replace(request, everything=session.scope != "deciding")
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
    named = [full_name(request.setting.voice, one.id) for one in catalogue.instruments]
    prompter.say(words("welcome", title=title, edition=catalogue.edition))
    if len(named) <= MOST_NAMED:
        prompter.say(words("welcome-instruments", instruments=request.setting.voice.all_of(named)))
    prompter.say(keys)


def _answer(dialogue: Dialogue, request: Request, session: Session) -> int:
    """Give the answer, let it be followed up, print the command for the same again; the code."""
    words = request.setting.words
    advice = _consider(session)
    dialogue.prompter.say("")
    if not _put(request, advice):
        tell(words("resume", command=request.resume_command(advice.answers)))
        return EXIT_FAILED
    sys.stdout.flush()
    if request.is_printed and request.format == "terminal" and sys.stdout.isatty():
        request, session = _follow_up(dialogue, request, session)
        advice = _consider(session)
    if advice.outcome == "undecided":
        name_missing(request.setting, advice)
    tell("")
    tell(words("same-again", command=request.replay_command(advice.answers)))
    return EXIT_OUTCOME[advice.outcome]


def _follow_up(dialogue: Dialogue, request: Request, session: Session) -> tuple[Request, Session]:
    """Offer what may follow an answer until the person has finished. Raises `Interrupted`."""
    prompter, words = dialogue.prompter, request.setting.words
    while True:
        advice = _consider(session)
        title = f"{settled_line(dialogue.voice, advice)} {words('what-next')}"
        try:
            step = prompter.offer(title, _steps(request, advice))
            if step == "details":
                _put(replace(request, full=True), advice)
            elif step == "summary":
                request = _write_summary(prompter, request, advice)
        except KeyboardInterrupt:
            raise Interrupted(session) from None
        if step in ("change", "rest"):
            later = dialogue.change(session) if step == "change" else dialogue.extend(session)
            if later.given != session.given:
                prompter.say("")
                _put(request, _consider(later))
            session = later
        elif step not in ("details", "summary"):
            return request, session


def _steps(request: Request, advice: Advice) -> tuple[MenuLine, ...]:
    details = [] if request.full else ["details"]
    rest = ["rest"] if find_telling(advice.catalogue, advice.given) else []
    names = ["finish", *details, "summary", "change", *rest]
    return tuple(MenuLine(name, request.setting.words(f"next.{name}")) for name in names)


def _consider(session: Session) -> Advice:
    return consider(session.catalogue, session.answers)


def _put(request: Request, advice: Advice) -> bool:
    """Print the answer or write it; whether that worked, and if not, why."""
    try:
        put(request, advice)
    except OutputError as error:
        explain_output(request.setting.words, error)
        return False
    return True


def _write_summary(prompter: Prompter, request: Request, advice: Advice) -> Request:
    """Write the paper under a name that is asked for; the request with the project's title."""
    words = request.setting.words
    prompter.say("")
    project = request.project or prompter.line(words("ask-project"), "")
    offered = words("summary-file")
    wanted = BACK if project is BACK else prompter.line(words("ask-file"), offered)
    if isinstance(project, Back) or isinstance(wanted, Back):
        return request
    titled = replace(request, project=one_line(project))
    paper = replace(titled, format="markdown", output=Path(offered), force=False)
    paper = _agree(prompter, _rename(prompter, paper, wanted or offered))
    while paper.output is not None and not _put(paper, advice):
        paper = _agree(prompter, _rename(prompter, paper, _other_name(prompter, paper)))
    return titled


def _agree(prompter: Prompter, request: Request) -> Request:
    """The request with a file that is new or that the person agrees to lose; or without one."""
    while request.is_occupied:
        question = request.setting.words("offer-overwrite", file=printable(str(request.output)))
        if prompter.confirm(question, proposed=False) is True:
            return replace(request, force=True)
        request = _rename(prompter, request, _other_name(prompter, request))
    return request


def _other_name(prompter: Prompter, request: Request) -> str:
    name = prompter.line(request.setting.words("ask-other-file"), "")
    return "" if isinstance(name, Back) else name


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
