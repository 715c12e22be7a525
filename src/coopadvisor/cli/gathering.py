"""The answers of a file beside those of options, and what is said of the ones it gets wrong."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, islice
from pathlib import Path

import click
from msgspec import Struct

from coopadvisor.catalogue.model import Question
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


class Gathered(Struct, frozen=True):
    """The answers of a file that no option replaces, and the file for what is wrong with them."""

    file: AnswersFile
    kept: dict[str, YamlValue]

    def places(self, error: AnswersError) -> dict[str, str]:
        """Where the file gives the two answers that disagree."""
        names = [name for name in (error.cause[0], error.question) if name in self.kept]
        document = self.file.document
        spots = document.locate(self.file.paths[name] for name in names)
        return {
            name: f"{name} ({printable(document.file)}:{line}:{column})"
            for name, (line, column) in zip(names, spots, strict=True)
        }


def gather(setting: Setting, path: Path, flags: Collection[str]) -> Gathered:
    """The answers of a file, less those of *flags*. Raises `UsageError` and `Exit`."""
    found = _read_file(setting, path)
    return Gathered(found, _keep(setting, found, flags))


def _read_file(setting: Setting, path: Path) -> AnswersFile:
    """The answers of a file, which must have been written for this catalogue."""
    words = setting.words
    questions = {question.id for question in setting.catalogue.questions}
    try:
        found = read_answers_file(path, questions)
    except DocumentError as error:
        tell(words("answers-file-title"))
        list_problems(words, error)
        raise click.exceptions.Exit(EXIT_USAGE) from None
    except FileError as error:
        message = words(error.kind, file=printable(error.file))
        raise click.UsageError(message) from None
    _compare_origin(setting, found, str(path))
    return found


def _keep(setting: Setting, found: AnswersFile, flags: Collection[str]) -> dict[str, YamlValue]:
    """The file's answers that no option replaces; each that is wrong is told at its place."""
    kept = {name: raw for name, raw in found.answers.items() if name not in flags}
    questions = {question.id: question for question in setting.catalogue.questions}
    slips = (slip for slip in found.slips if slip.question not in flags)
    wrong = chain(
        ((slip.path, slip.question, _say_slip(setting, slip)) for slip in slips),
        (
            (found.paths[name], name, "")
            for name, raw in kept.items()
            if not _takes(setting, questions.get(name), raw)
        ),
    )
    first = list(islice(wrong, MOST_PROBLEMS))
    if not first:
        return kept
    more = sum(1 for _ in wrong)
    tell(setting.words("answers-file-title"))
    colon = setting.words.colon
    places = found.document.locate(path for path, _, _ in first)
    for (line, column), (_, name, said) in sorted(zip(places, first, strict=True)):
        sentence = said or _say_wrong(setting, name, kept[name])
        place = f"{found.document.file}:{line}:{column}"
        tell(printable(f"{place}{colon} {quoted(name)}{colon} {sentence}"))
    if more:
        tell(say_more(setting.words, more))
    raise click.exceptions.Exit(EXIT_USAGE)


def _takes(setting: Setting, question: Question | None, raw: YamlValue) -> bool:
    """Whether there is such a question, and this answers it."""
    if question is None:
        return False
    try:
        read_value(setting.catalogue, question, raw)
    except AnswersError:
        return False
    return True


def _say_wrong(setting: Setting, name: str, raw: YamlValue) -> str:
    """Why this is no answer. Only looked for where it is told: it takes its time."""
    try:
        read_value(setting.catalogue, find_question(setting.catalogue, name), raw)
    except AnswersError as error:
        return say_answers_error(setting.voice, error)
    raise AssertionError(name)


def _say_slip(setting: Setting, slip: Slip) -> str:
    words = setting.words
    if slip.kind == "twice":
        return capital(words("problem.duplicate-key", found=slip.question)) + "."
    return words("beside-answers")


def _compare_origin(setting: Setting, found: AnswersFile, name: str) -> None:
    ours = setting.catalogue
    if found.catalogue and found.catalogue != ours.id:
        raise click.UsageError(
            setting.words(
                "other-catalogue",
                file=printable(name),
                theirs=printable(found.catalogue),
                ours=ours.id,
            )
        )
    if found.edition and found.edition != ours.edition:
        tell(
            setting.words(
                "other-edition",
                file=printable(name),
                theirs=printable(found.edition),
                ours=ours.edition,
            )
        )
