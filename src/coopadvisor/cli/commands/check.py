"""`coopadvisor check`: a catalogue's findings, and an exit code that says whether it passes."""

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated, Literal

import click
import typer
from msgspec import Struct

from coopadvisor.analysis.checks.auditing import audit
from coopadvisor.analysis.checks.finding import Finding
from coopadvisor.catalogue.loading import bundled
from coopadvisor.catalogue.opening import open_catalogue
from coopadvisor.catalogue.problems import CatalogueError, Problem, current_folder_is_gone
from coopadvisor.catalogue.source_file import SourceFile
from coopadvisor.cli.exits import EXIT_FAILED
from coopadvisor.cli.options import InputFile, Today, read_day
from coopadvisor.cli.quoting import command_line
from coopadvisor.cli.setting import Setting, setting_of
from coopadvisor.cli.streams import terminal_size, write_document
from coopadvisor.documents.findings import (
    LEVELS,
    Checkup,
    Diagnostic,
    count_levels,
    render_checkup,
)
from coopadvisor.language.checks import say_finding
from coopadvisor.language.errors import printable, problem_sentence
from coopadvisor.language.voice import Voice, capital
from coopadvisor.language.wrapping import MAX_WIDTH
from coopadvisor.writers.json import write_json

EXAMPLES = ("coopadvisor check", "coopadvisor check my-catalogue.yaml --strict")


class Day(Struct, frozen=True):
    """The day to check on, and how it was given if it was."""

    date: dt.date
    pinned: str | None


def run(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            help="help-check-file", metavar="metavar-file-optional", click_type=InputFile()
        ),
    ] = None,
    *,
    output_format: Annotated[
        Literal["text", "json"],
        typer.Option("--format", help="help-check-format", metavar="text|json"),
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="help-strict")] = False,
    today: Today = None,
) -> int:
    """Print what there is to say of a catalogue; fail on an error, if strict on a warning too."""
    setting = setting_of(ctx)
    if file is not None and setting.path is not None:
        raise click.UsageError(setting.words("check-one"))
    path = str(file) if file is not None else setting.path
    found = examine(setting, path, Day(read_day(today, setting.words), today))
    if output_format == "json":
        known = [] if found.catalogue is None else [found.catalogue]
        write_document(write_json(found, setting.language, known))
    else:
        width = min(terminal_size()[0], MAX_WIDTH)
        sys.stdout.write(render_checkup(found, setting.language, width))
    failed = found.counts["error"] or (strict and found.counts["warning"])
    return EXIT_FAILED if failed else 0


def examine(setting: Setting, path: str | None, today: Day) -> Checkup:
    """Check a catalogue file, or the shipped one."""
    program = _Program(path, setting.language, today.pinned)
    try:
        document, catalogue = open_catalogue(_nearby(bundled()) if path is None else Path(path))
    except CatalogueError as error:
        problems = tuple(_of_problem(setting, program, one) for one in error.problems)
        return Checkup(None, None, count_levels(problems, error.unlisted), problems)
    result = audit(catalogue, today.date)
    voice = setting.speak(catalogue)
    diagnostics = _of_findings(voice, program, document, result.findings)
    return Checkup(catalogue, result.situations, count_levels(diagnostics), diagnostics)


class _Program:
    """The commands that show a finding on the catalogue at hand."""

    def __init__(self, path: str | None, language: str, pinned_today: str | None) -> None:
        chosen = [] if path is None else ["--catalogue", printable(path)]
        self.ending = [*chosen, "--lang", language]
        pinned = [] if pinned_today is None else ["--today", pinned_today]
        self.again = self.command("check", *pinned)

    def command(self, name: str, *words: str) -> str:
        """A command line to paste."""
        return command_line(["coopadvisor", name, *words, *self.ending])

    def showing(self, finding: Finding) -> str:
        """The command that shows what was found."""
        if finding.example is not None:
            options = [f"--{question}={value}" for question, value in finding.example.items()]
            return self.command("ask", *options)
        if finding.shown:
            return self.command("show", finding.shown)
        if not finding.instruments:
            return self.again
        return self.command("compare" if finding.instruments[1:] else "show", *finding.instruments)


def _nearby(path: Path) -> Path:
    """A path as seen from here, where it lies below."""
    if current_folder_is_gone():
        return path
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _of_problem(setting: Setting, program: _Program, problem: Problem) -> Diagnostic:
    message = problem_sentence(setting.words, problem)
    return Diagnostic(
        level="error",
        name=problem.kind,
        file=printable(problem.file),
        line=problem.line,
        column=problem.column,
        path=printable(problem.path),
        message=message if problem.path else capital(message),
        command=program.again,
    )


def _of_findings(
    voice: Voice, program: _Program, document: SourceFile, findings: tuple[Finding, ...]
) -> tuple[Diagnostic, ...]:
    paths = [finding.path for finding in findings]
    places, names = document.locate(paths), document.names(paths)
    diagnostics = [
        Diagnostic(
            level=finding.check.level,
            name=finding.check.id,
            file=printable(document.file),
            line=line,
            column=column,
            path=path,
            message=say_finding(voice, finding),
            command=program.showing(finding),
            instruments=finding.instruments,
            question=finding.question or None,
            region=finding.region,
            situations=finding.situations or None,
        )
        for finding, (line, column), path in zip(findings, places, names, strict=True)
    ]
    return tuple(
        sorted(
            diagnostics, key=lambda one: (LEVELS.index(one.level), one.line, one.column, one.name)
        )
    )
