"""The answers of a file beside those of options, and what is said of the ones it gets wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, islice
from pathlib import Path

import click
from msgspec.structs import replace

from coopadvisor.catalogue.paths import Path as Place
from coopadvisor.catalogue.problems import DocumentError
from coopadvisor.catalogue.source_file import YamlValue
from coopadvisor.cli.answers_file import AnswersFile, FileError, Slip, read_answers_file
from coopadvisor.cli.complaints import MOST_PROBLEMS, list_problems
from coopadvisor.cli.exits import EXIT_USAGE
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.streams import tell
from coopadvisor.decision.values import AnswersError, find_question, read_value
from coopadvisor.language.errors import printable, quoted, say_answers_error, say_more
from coopadvisor.language.voice import capital


def gather(setting: Setting, path: Path, flags: Collection[str]) -> AnswersFile:
    """A file with its answers less those of *flags*. Raises `UsageError` and `Exit`."""
    words = setting.words
    questions = {question.id for question in setting.catalogue.questions}
    try:
        found = read_answers_file(path, questions)
    except DocumentError as error:
        list_problems(words, "answers-file-title", error)
        raise click.exceptions.Exit(EXIT_USAGE) from None
    except FileError as error:
        raise click.UsageError(words(str(error), file=printable(str(path)))) from None
    _compare_origin(setting, found, str(path))
    kept = {name: raw for name, raw in found.answers.items() if name not in flags}
    slips = tuple(slip for slip in found.slips if slip.question not in flags)
    found = replace(found, answers=kept, slips=slips)
    _refuse_wrong(setting, found)
    return found


def _refuse_wrong(setting: Setting, found: AnswersFile) -> None:
    """Tell each answer that is wrong, or would be lost, at its place. Raises `Exit` then."""
    wrong: Iterator[tuple[Place, str, AnswersError | Slip]] = chain(
        ((slip.path, slip.question, slip) for slip in found.slips),
        (
            (found.paths[name], name, error)
            for name, raw in found.answers.items()
            if (error := _find_error(setting, name, raw))
        ),
    )
    first = list(islice(wrong, MOST_PROBLEMS))
    if not first:
        return
    more = sum(1 for _ in wrong)
    tell(setting.words("answers-file-title"))
    colon = setting.words.colon
    told = [(name, _say(setting, flaw)) for _, name, flaw in first]
    spots = found.document.locate(path for path, _, _ in first)
    for (line, column), (name, sentence) in sorted(zip(spots, told, strict=True)):
        place = f"{found.document.file}:{line}:{column}"
        tell(printable(f"{place}{colon} {quoted(name)}{colon} {sentence}"))
    if more:
        tell(say_more(setting.words, more))
    raise click.exceptions.Exit(EXIT_USAGE)


def _find_error(setting: Setting, name: str, raw: YamlValue) -> AnswersError | None:
    try:
        read_value(setting.catalogue, find_question(setting.catalogue, name), raw)
    except AnswersError as error:
        return error
    return None


def _say(setting: Setting, flaw: AnswersError | Slip) -> str:
    if isinstance(flaw, AnswersError):
        return say_answers_error(setting.voice, flaw)
    if flaw.kind == "twice":
        return capital(setting.words("problem.duplicate-key", found=flaw.question)) + "."
    return setting.words("beside-answers")


def _compare_origin(setting: Setting, found: AnswersFile, name: str) -> None:
    words, ours, file = setting.words, setting.catalogue, printable(name)
    if found.catalogue and found.catalogue != ours.id:
        theirs = printable(found.catalogue)
        raise click.UsageError(words("other-catalogue", file=file, theirs=theirs, ours=ours.id))
    if found.edition and found.edition != ours.edition:
        theirs = printable(found.edition)
        tell(words("other-edition", file=file, theirs=theirs, ours=ours.edition))
