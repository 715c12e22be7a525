"""What the command line asked for: delivered, and as a command line that asks for it again."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from coopadvisor.advice.advice import Advice
from coopadvisor.advice.report import build_report
from coopadvisor.catalogue.characters import CONTROL
from coopadvisor.catalogue.model import Number
from coopadvisor.cli.exits import EXIT_OUTCOME
from coopadvisor.cli.files import create, is_file, overwrite
from coopadvisor.cli.options import Day
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.surroundings import show, tell, write_document
from coopadvisor.decision.values import UNKNOWN, Value, accepted, find_question
from coopadvisor.language.errors import printable
from coopadvisor.writers.formats import FormatName, answer_page, format_of, write_report


class Request(Struct, frozen=True, kw_only=True):
    """What the command line asked for."""

    setting: Setting
    format: FormatName
    output: Path | None
    force: bool
    project: str
    everything: bool
    full: bool
    plain: bool
    today: Day

    @property
    def is_printed(self) -> bool:
        """Whether the answer goes to standard output."""
        return self.output is None or str(self.output) == "-"

    @property
    def is_occupied(self) -> bool:
        """Whether writing would overwrite a file that nobody agreed to lose."""
        return self.output is not None and not self.force and is_file(self.output)

    def replay_command(self, answers: dict[str, Value]) -> str:
        """The command line that gives the same advice again, from answers alone."""
        return self._command(answers)

    def resume_command(self, answers: dict[str, Value]) -> str:
        """The command line that goes on with the same request from these answers."""
        said = format_of(self.output) if self.output is not None else "terminal"
        more = ["--format", self.format] if self.format != said else []
        if self.output is not None:
            more += ["--output", printable(str(self.output))]
        more += ["--force"] * self.force + ["--all"] * self.everything
        more += ["--full"] * self.full + ["--plain"] * self.plain
        return self._command(answers, *more)

    def _command(self, answers: dict[str, Value], *more: str) -> str:
        words = []
        for question, value in answers.items():
            if value != UNKNOWN:  # or it would never be asked again
                words += [f"--{question}", str(value)]
        if self.project:
            words += ["--project", self.project]
        return self.setting.command("ask", *words, more=[*self.today.options, *more])


def one_line(text: str) -> str:
    """A title on one line, without characters that could steer a terminal."""
    try:  # under a locale without them, other letters come as the bytes that they are
        data = text.encode("utf-8", errors="surrogateescape")
    except UnicodeEncodeError:
        data = text.encode("utf-8", errors="replace")
    whole = data.decode("utf-8", errors="replace").replace("\ufffd", "?")
    return " ".join(word for piece in whole.split() if (word := CONTROL.sub("", piece)))


def deliver(request: Request, advice: Advice) -> int:
    """Print or write the answer, and say what is missing; the exit code. Raises `OutputError`."""
    put(request, advice)
    if advice.outcome == "undecided":
        name_missing(request.setting, advice)
    return EXIT_OUTCOME[advice.outcome]


def put(request: Request, advice: Advice) -> None:
    """Print the answer or write it to its file. Raises `OutputError`."""
    voice = request.setting.voice
    report = build_report(advice, request.today.date, request.project)
    if request.is_printed and request.format == "terminal":
        show(answer_page(report, voice, full=request.full), plain=request.plain)
        return
    command = f"{request.replay_command(report.answers)} --format {request.format}"
    text = write_report(report, voice, request.format, command, full=request.full)
    if request.output is None or request.is_printed:
        write_document(text)
    else:
        write(request.setting, request.output, text, force=request.force)


def write(setting: Setting, path: Path, text: str, *, force: bool) -> None:
    """Write a file and say so; with *force* over one that is there. Raises `OutputError`."""
    (overwrite if force else create)(path, text)
    tell(setting.words("written", file=printable(str(path))))


def name_missing(setting: Setting, advice: Advice) -> None:
    """Every flag that can still change the outcome, with its values."""
    from coopadvisor.advice.forks import find_forks

    tell(setting.words("missing-answers"))
    for fork in find_forks(advice.catalogue, advice.given):
        question = find_question(advice.catalogue, fork.question)
        number = isinstance(question, Number)
        values = [setting.words("metavar-number"), UNKNOWN] if number else accepted(question)
        tell(f"  --{fork.question} {' | '.join(values)}")
