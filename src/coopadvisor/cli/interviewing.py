"""`coopadvisor ask` at a terminal: the interview, the answer, and the offers at its end."""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec.structs import replace

from coopadvisor.cli.complaints import tell
from coopadvisor.cli.delivery import name_missing, put, render, write
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OUTCOME
from coopadvisor.cli.files import is_file
from coopadvisor.cli.requests import Request, one_line, replay_command, resume_command
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.surroundings import Surroundings
from coopadvisor.interview.dialogue import Dialogue, Interrupted
from coopadvisor.interview.prompting import Prompter
from coopadvisor.interview.session import Session
from coopadvisor.reasoning.advice import Advice, consider
from coopadvisor.reasoning.values import Value
from coopadvisor.wording.errors import printable
from coopadvisor.wording.sentences import headline


def interview(setting: Setting, request: Request, advice: Advice, around: Surroundings) -> int:
    """Ask, answer, offer the summary; the exit code. Ctrl-C anywhere prints how to resume."""
    words = setting.words
    prompter = _prompter(setting, around)
    title = setting.voice.pick(setting.catalogue.title)
    keys = words.welcome_plain.format(back=words.back_key) if around.plain else words.welcome_keys
    session = Session(setting.catalogue, dict(advice.answers), everything=request.everything)
    try:
        prompter.say(words.welcome.format(title=title, edition=setting.catalogue.edition), keys)
        session = Dialogue(setting.voice, prompter).conduct(session)
    except Interrupted as left:
        request = replace(request, everything=left.session.everything)
        return _resume(setting, request, left.session.given)
    except KeyboardInterrupt:
        return _resume(setting, request, session.given)
    advice = consider(setting.catalogue, session.answers)
    prompter.say("")
    try:
        return _close(setting, request, advice, prompter)
    except KeyboardInterrupt:
        return _resume(setting, request, advice.answers)


def _prompter(setting: Setting, around: Surroundings) -> Prompter:
    if around.plain:
        import shutil

        from coopadvisor.interview.plain import PlainPrompter

        width = min(shutil.get_terminal_size().columns, 100)
        return PlainPrompter(setting.words, sys.stdin, sys.stderr, width)
    from coopadvisor.interview.screen import ScreenPrompter

    return ScreenPrompter(setting.words, sys.stderr)


def _close(setting: Setting, request: Request, advice: Advice, prompter: Prompter) -> int:
    """Give the answer, offer the summary, and print the command that gives the same again."""
    if request.output is not None and not request.force:
        request = replace(request, output=_agree(setting, prompter, request.output))
    if not put(setting, request, advice):
        tell(setting.words.resume.format(command=resume_command(setting, request, advice.answers)))
        return EXIT_FAILED
    sys.stdout.flush()
    if request.output is None and request.format == "terminal":
        _offer_summary(setting, request, advice, prompter)
    if advice.outcome == "undecided":
        name_missing(setting, advice)
    tell("")
    command = replay_command(setting, request, advice.answers)
    tell(setting.words.same_again.format(command=command))
    return EXIT_OUTCOME[advice.outcome]


def _offer_summary(setting: Setting, request: Request, advice: Advice, prompter: Prompter) -> None:
    words = setting.words
    # The top of a long answer has left the screen by now.
    prompter.say("", headline(setting.voice, advice))
    if prompter.confirm(words.offer_summary) is not True:
        return
    project = request.project or one_line(prompter.line(words.ask_project, ""))
    request = replace(request, project=project, format="markdown")
    wanted = Path(prompter.line(words.ask_file, words.summary_file) or words.summary_file)
    path = _agree(setting, prompter, wanted)
    while path is not None and not write(setting, path, render(setting, request, advice)):
        path = _agree(setting, prompter, _other_name(setting, prompter))


def _agree(setting: Setting, prompter: Prompter, path: Path | None) -> Path | None:
    """A file that is new or that the person agrees to lose; nothing where they give up."""
    while path is not None and is_file(path):
        question = setting.words.offer_overwrite.format(file=printable(str(path)))
        if prompter.confirm(question) is True:
            break
        path = _other_name(setting, prompter)
    return path


def _other_name(setting: Setting, prompter: Prompter) -> Path | None:
    chosen = prompter.line(setting.words.ask_other_file, "")
    return Path(chosen) if chosen else None


def _resume(setting: Setting, request: Request, answers: dict[str, Value]) -> int:
    """Ctrl-C: nothing is lost, the answers so far are printed as a command."""
    tell("")
    tell(setting.words.interrupted)
    tell(setting.words.resume.format(command=resume_command(setting, request, answers)))
    return EXIT_INTERRUPTED
