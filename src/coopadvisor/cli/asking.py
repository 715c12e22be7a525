"""`coopadvisor ask`: from flags, file and interview to one answer and one exit code."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.catalogue.meaning import UNKNOWN
from coopadvisor.catalogue.model import Number
from coopadvisor.catalogue.problems import DocumentError
from coopadvisor.cli.complaints import list_problems, tell
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OUTCOME, EXIT_USAGE
from coopadvisor.cli.files import (
    AnswersFile,
    FileError,
    OutputError,
    one_line,
    read_answers_file,
    write_whole,
)
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.surroundings import Surroundings, survey
from coopadvisor.reasoning.advice import Advice, consider
from coopadvisor.reasoning.answers import read_answers
from coopadvisor.reasoning.values import AnswersError, Value
from coopadvisor.wording.errors import printable, say_answers_error, say_system_error

if TYPE_CHECKING:
    from coopadvisor.interview.prompting import Prompter

Format = Literal["terminal", "markdown", "json"]


class Request(Struct, frozen=True, kw_only=True):
    """What the command line asked for."""

    flags: dict[str, str]
    answers: Path | None
    format: Format
    output: Path | None
    force: bool
    project: str
    everything: bool
    no_input: bool
    plain: bool
    today: dt.date
    pinned_today: str | None


def ask_for(setting: Setting, request: Request) -> int:
    """Answer one request and return the exit code."""
    try:
        given, request = _gather(setting, request)
        advice = consider(setting.catalogue, read_answers(setting.catalogue, given))
    except AnswersError as error:
        raise click.UsageError(say_answers_error(setting.voice, error)) from None
    around = survey(os.environ)
    if request.plain:
        around = replace(around, plain=True)
    may_prompt = around.prompts and not request.no_input
    if may_prompt and (advice.outcome == "undecided" or request.everything):
        return _interview(setting, request, advice, around)
    if _occupied(request):
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
    project = one_line(request.project) or one_line(found.project)
    return {**found.answers, **request.flags}, replace(request, project=project)


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


def _occupied(request: Request) -> bool:
    """Whether writing would overwrite a file that nobody agreed to lose."""
    return request.output is not None and not request.force and request.output.is_file()


# --- delivering -----------------------------------------------------------------------


def _deliver(setting: Setting, request: Request, advice: Advice) -> int:
    """Print or write the answer; say on standard error what is missing."""
    if not _put(setting, request, advice):
        return EXIT_FAILED
    if advice.outcome == "undecided":
        _name_missing(setting, advice)
    return EXIT_OUTCOME[advice.outcome]


def _put(setting: Setting, request: Request, advice: Advice) -> bool:
    if request.output is None or str(request.output) == "-":
        if request.format == "terminal":
            _print_report(setting, request, advice)
        else:
            sys.stdout.write(_render(setting, request, advice))
        return True
    return _write(setting, request.output, _render(setting, request, advice))


def _write(setting: Setting, path: Path, text: str) -> bool:
    try:
        write_whole(path, text)
    except OutputError as error:
        reason = say_system_error(setting.words, error.reason)
        message = setting.words.file_unwritable.format(file=printable(error.file), reason=reason)
        tell(setting.words.error.format(message=message))
        return False
    tell(setting.words.written.format(file=printable(str(path))))
    return True


def _render(setting: Setting, request: Request, advice: Advice) -> str:
    if request.format == "json":
        from coopadvisor.report.json import render_json

        return render_json(advice, setting.language)
    from coopadvisor.report.model import build_report

    report = build_report(advice, request.today, request.project)
    if request.format == "markdown":
        from coopadvisor.report.markdown import render_markdown

        command = f"{replay_command(setting, request, advice)} --format markdown"
        return render_markdown(report, setting.voice, command)
    from coopadvisor.cli.showing import text_console
    from coopadvisor.report.terminal import render_terminal

    console, text = text_console()
    render_terminal(report, setting.voice, console)
    return text()


def _print_report(setting: Setting, request: Request, advice: Advice) -> None:
    from coopadvisor.cli.showing import open_console
    from coopadvisor.report.model import build_report
    from coopadvisor.report.terminal import render_terminal

    report = build_report(advice, request.today, request.project)
    render_terminal(report, setting.voice, open_console(plain=request.plain))


def _name_missing(setting: Setting, advice: Advice) -> None:
    """Every flag that can still change the outcome, with its values."""
    from coopadvisor.reasoning.forks import find_forks
    from coopadvisor.reasoning.values import accepted, find_question

    tell(setting.words.missing_answers)
    for fork in find_forks(advice.catalogue, advice.given):
        question = find_question(advice.catalogue, fork.question)
        number = isinstance(question, Number)
        values = [setting.words.metavar_number, UNKNOWN] if number else accepted(question)
        tell(f"  --{fork.question} {' | '.join(values)}")


# --- asking -----------------------------------------------------------------------------


def _interview(setting: Setting, request: Request, advice: Advice, around: Surroundings) -> int:
    from coopadvisor.interview.dialogue import Dialogue, Interrupted
    from coopadvisor.interview.session import Session

    words = setting.words
    prompter = _prompter(setting, around)
    title = setting.voice.pick(setting.catalogue.title)
    keys = words.welcome_plain.format(back=words.back_key) if around.plain else words.welcome_keys
    session = Session(setting.catalogue, dict(advice.answers), everything=request.everything)
    try:
        prompter.say(words.welcome.format(title=title, edition=setting.catalogue.edition), keys)
        session = Dialogue(setting.voice, prompter).conduct(session)
    except Interrupted as left:
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
    words = setting.words
    if _occupied(request) and not prompter.confirm(
        words.offer_overwrite.format(file=printable(str(request.output)))
    ):
        request = replace(request, output=_other_name(setting, prompter, str(request.output)))
    if not _put(setting, request, advice):
        _resume_hint(setting, request, advice.answers)
        return EXIT_FAILED
    sys.stdout.flush()
    if request.output is None and request.format == "terminal":
        _offer_summary(setting, request, advice, prompter)
    prompter.say("", words.same_again.format(command=replay_command(setting, request, advice)))
    return EXIT_OUTCOME[advice.outcome]


def _offer_summary(setting: Setting, request: Request, advice: Advice, prompter: Prompter) -> None:
    words = setting.words
    prompter.say("")
    if not prompter.confirm(words.offer_summary):
        return
    project = request.project or one_line(prompter.line(words.ask_project, ""))
    path: Path | None = Path(
        prompter.line(words.ask_file, words.summary_file) or words.summary_file
    )
    request = replace(request, project=project, format="markdown")
    while path is not None:
        if path.is_file() and not prompter.confirm(
            words.offer_overwrite.format(file=printable(str(path)))
        ):
            path = _other_name(setting, prompter, str(path))
            continue
        if _write(setting, path, _render(setting, request, advice)):
            return
        path = _other_name(setting, prompter, str(path))


def _other_name(setting: Setting, prompter: Prompter, name: str) -> Path | None:
    """Another file name; an empty one writes nothing."""
    chosen = prompter.line(setting.words.ask_other_file, "")
    if not chosen or chosen == name:
        return None
    return Path(chosen)


def _resume(setting: Setting, request: Request, answers: dict[str, Value]) -> int:
    """Ctrl-C: nothing is lost, the answers so far are printed as a command."""
    tell("")
    tell(setting.words.interrupted)
    _resume_hint(setting, request, answers)
    return EXIT_INTERRUPTED


def _resume_hint(setting: Setting, request: Request, answers: dict[str, Value]) -> None:
    command = _command(setting, request, answers)
    if request.format != "terminal":
        command += ["--format", request.format]
    if request.output is not None:
        command += ["--output", str(request.output)]
    command += ["--force"] * request.force
    command += ["--all"] * request.everything + ["--plain"] * request.plain
    tell(setting.words.resume.format(command=shlex.join(command)))


def replay_command(setting: Setting, request: Request, advice: Advice) -> str:
    """The command line that gives the same advice again, from answers alone."""
    return shlex.join(_command(setting, request, advice.answers))


def _command(setting: Setting, request: Request, answers: dict[str, Value]) -> list[str]:
    command = ["coopadvisor", "ask"]
    for question, value in answers.items():
        command += [f"--{question}", str(value)]
    if request.project:
        command += ["--project", request.project]
    if setting.path is not None:
        command += ["--catalogue", setting.path]
    command += ["--lang", setting.language]
    if request.pinned_today is not None:
        command += ["--today", request.pinned_today]
    return command
