"""What the command line asked for, and the command lines that ask for the same again."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from coopadvisor.catalogue.characters import CONTROL
from coopadvisor.cli.options import Day
from coopadvisor.cli.setting import Setting
from coopadvisor.decision.values import UNKNOWN, Value
from coopadvisor.language.errors import printable
from coopadvisor.writers.formats import FormatName, format_of


class Request(Struct, frozen=True, kw_only=True):
    """What the command line asked for."""

    setting: Setting
    format: FormatName
    output: Path | None
    force: bool
    project: str
    everything: bool
    plain: bool
    today: Day

    def replay_command(self, answers: dict[str, Value]) -> str:
        """The command line that gives the same advice again, from answers alone."""
        return self._command(answers)

    def resume_command(self, answers: dict[str, Value]) -> str:
        """The command line that goes on with the same request from these answers."""
        said = format_of(self.output) if self.output is not None else "terminal"
        more = ["--format", self.format] if self.format != said else []
        if self.output is not None:
            more += ["--output", printable(str(self.output))]
        more += ["--force"] * self.force + ["--all"] * self.everything + ["--plain"] * self.plain
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
