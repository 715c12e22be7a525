"""`coopadvisor check`: a catalogue's findings, and an exit code that says whether it passes."""

import sys
from pathlib import Path
from typing import Annotated

import click
import typer

from coopadvisor.analysis.checks.auditing import audit
from coopadvisor.analysis.checks.finding import Finding
from coopadvisor.catalogue.loading import bundled
from coopadvisor.catalogue.opening import open_catalogue
from coopadvisor.catalogue.problems import CatalogueError, Problem, current_folder_is_gone
from coopadvisor.cli.exits import EXIT_FAILED
from coopadvisor.cli.options import Day, TextOrJson, Today, input_path, read_day
from coopadvisor.cli.setting import Setting, setting_of
from coopadvisor.cli.surroundings import terminal_size, write_document
from coopadvisor.documents.findings import (
    LEVELS,
    Checkup,
    Diagnostic,
    count_levels,
    render_checkup,
)
from coopadvisor.language.checks import say_finding
from coopadvisor.language.errors import printable, problem_sentence
from coopadvisor.language.voice import capital
from coopadvisor.language.wrapping import MAX_WIDTH
from coopadvisor.writers.json import write_json

EXAMPLES = ("coopadvisor check", "coopadvisor check my-catalogue.yaml --strict")


def run(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(help="help-check-file", metavar="metavar-file-optional", parser=input_path),
    ] = None,
    *,
    output_format: TextOrJson = "text",
    strict: Annotated[bool, typer.Option("--strict", help="help-strict")] = False,
    today: Today = None,
) -> int:
    """Print what there is to say of a catalogue; fail on an error, if strict on a warning too."""
    setting = setting_of(ctx)
    if file is not None and setting.path is not None:
        raise click.UsageError(setting.words("check-one"))
    if file is not None:
        setting = Setting(setting.language, str(file))
    found = examine(setting, read_day(today, setting.words))
    if output_format == "json":
        known = [] if found.catalogue is None else [found.catalogue]
        write_document(write_json(found, setting.language, known))
    else:
        width = min(terminal_size()[0], MAX_WIDTH)
        sys.stdout.write(render_checkup(found, setting.language, width))
    failed = found.counts["error"] or (strict and found.counts["warning"])
    return EXIT_FAILED if failed else 0


def examine(setting: Setting, today: Day) -> Checkup:
    """Check the catalogue of a setting."""
    again = setting.command("check", *today.options)
    path = _nearby(bundled()) if setting.path is None else Path(setting.path)
    try:
        document, catalogue = open_catalogue(path)
    except CatalogueError as error:
        problems = tuple(_of_problem(setting, again, one) for one in error.problems)
        return Checkup(None, None, count_levels(problems, error.unlisted), problems)
    result = audit(catalogue, today.date)
    voice = setting.speak(catalogue)
    paths = [finding.path for finding in result.findings]
    placed = zip(result.findings, document.locate(paths), document.names(paths), strict=True)
    diagnostics = [
        Diagnostic(
            level=finding.check.level,
            name=finding.check.id,
            file=printable(document.file),
            line=line,
            column=column,
            path=path,
            message=say_finding(voice, finding),
            command=_command(setting, finding) or again,
            instruments=finding.instruments,
            question=finding.question or None,
            region=finding.region,
            situations=finding.situations or None,
        )
        for finding, (line, column), path in placed
    ]
    diagnostics.sort(key=lambda one: (LEVELS.index(one.level), one.line, one.column, one.name))
    return Checkup(catalogue, result.situations, count_levels(diagnostics), tuple(diagnostics))


def _command(setting: Setting, finding: Finding) -> str:
    """The command that shows what was found, if there is one."""
    if finding.example is not None:
        options = [f"--{question}={value}" for question, value in finding.example.items()]
        return setting.command("ask", *options)
    shown = [finding.shown] if finding.shown else finding.instruments
    return setting.command("compare" if shown[1:] else "show", *shown, "--full") if shown else ""


def _nearby(path: Path) -> Path:
    """A path as seen from here, where it lies below."""
    if current_folder_is_gone():
        return path
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _of_problem(setting: Setting, again: str, problem: Problem) -> Diagnostic:
    message = problem_sentence(setting.words, problem)
    return Diagnostic(
        level="error",
        name=problem.kind,
        file=printable(problem.file),
        line=problem.line,
        column=problem.column,
        path=printable(problem.path),
        message=message if problem.path else capital(message),
        command=again,
    )
