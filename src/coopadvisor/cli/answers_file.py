"""Answers from a file or standard input: YAML, JSON, or the head of a summary."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import Literal

import click
from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.advice.report import Report
from coopadvisor.catalogue.paths import Path as Place
from coopadvisor.catalogue.problems import DocumentError, Problem, reason_of
from coopadvisor.catalogue.reading import MAX_BYTES, decode, parse, read_text
from coopadvisor.catalogue.source_file import SourceFile, YamlValue
from coopadvisor.cli.exits import EXIT_USAGE, MOST_PROBLEMS, list_problems
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.surroundings import tell
from coopadvisor.decision.values import AnswersError, find_question, read_value
from coopadvisor.language.errors import printable, quoted, say_answers_error, say_more
from coopadvisor.language.voice import capital

# What a summary, the JSON output, or whoever writes a file by hand may say beside the answers.
HEAD_KEYS = frozenset({"catalogue", "date", "edition", "project"})
OWN_KEYS = HEAD_KEYS.union(Report.__struct_encode_fields__)

_MARKDOWN = (".md", ".markdown")
_DATA = (".yaml", ".yml", ".json")

# What word processors and web pages put in the place of blanks, quotes and hyphens.
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " "))
_QUOTED = re.compile(r"[“”„‟«»‘’‚‹›\"'](.*)[“”„‟«»‘’‚‹›\"']", re.DOTALL)
_HYPHENS = str.maketrans(dict.fromkeys("_\u2010\u2011\u2012\u2013\u2212", "-"))


class Slip(Struct, frozen=True):
    """An answer that would be lost: it stands beside the others, or a second time."""

    kind: Literal["beside", "twice"]
    question: str
    path: Place


class AnswersFile(Struct, frozen=True):
    """What an answers file or an earlier summary holds. Empty texts where it says nothing.

    ``paths`` lead to the answers within the document.
    """

    document: SourceFile
    answers: dict[str, YamlValue]
    paths: dict[str, Place]
    slips: tuple[Slip, ...]
    catalogue: str = ""
    edition: str = ""
    project: str = ""

    def places(self, error: AnswersError) -> dict[str, str]:
        """Where the file gives the two answers that disagree."""
        names = [name for name in (error.cause[0], error.question) if name in self.answers]
        spots = self.document.locate([self.paths[name] for name in names])
        return {
            name: f"{name} ({printable(self.document.file)}:{line}:{column})"
            for name, (line, column) in zip(names, spots, strict=True)
        }


class FileError(Exception):
    """A file that does not hold answers; as a text, the name of the message that explains it."""


def read_answers_file(path: Path, questions: Collection[str]) -> AnswersFile:
    """Read answers to *questions*: a YAML file, a Markdown summary or a JSON answer.

    ``-`` stands for standard input. Raises `DocumentError` with the places of what is
    wrong, or `FileError`.
    """
    document = parse(_head(_read(path), path).translate(_BLANKS), str(path))
    value = document.value
    if not isinstance(value, dict):
        raise FileError("answers-not-a-mapping")
    keys = {_plain(key): key for key in reversed(value)}  # of two alike, the first
    above: Place = (keys["answers"],) if "answers" in keys else ()
    own_keys = OWN_KEYS if above else HEAD_KEYS.difference(questions)
    own = {name: value[key] for name, key in keys.items() if name in own_keys}
    others = {key: entry for key, entry in value.items() if _plain(key) not in own_keys}
    under = own["answers"] if above else others
    if not isinstance(under, dict | None):
        raise FileError("answers-not-a-mapping")
    answers, paths, slips = _collect(under or {}, above, questions)
    if not above and path.suffix.lower() in _MARKDOWN and not paths.keys() & set(questions):
        raise FileError("no-front-matter")
    if above:
        slips += _find_lost(value, keys["answers"], questions)
    return AnswersFile(
        document, answers, paths, tuple(slips), *_origin(own), _text(own.get("project"))
    )


def _collect(
    found: dict[str, YamlValue], above: Place, questions: Collection[str]
) -> tuple[dict[str, YamlValue], dict[str, Place], list[Slip]]:
    """Answers and their paths by the names of questions, and what comes a second time."""
    answers: dict[str, YamlValue] = {}
    paths: dict[str, Place] = {}
    slips = []
    for key, entry in found.items():
        name = _bare(key) if _bare(key) in questions else key
        if name in answers:
            slips.append(Slip("twice", name, (*above, key)))
            continue
        answers[name] = _bare(entry) if isinstance(entry, str) else entry
        paths[name] = (*above, key)
    return answers, paths, slips


def _find_lost(value: dict[str, YamlValue], taken: str, questions: Collection[str]) -> list[Slip]:
    """Keys beside the answers that name a question, or the answers once more."""
    names = {_plain(name): name for name in questions if name not in OWN_KEYS}
    slips = [Slip("beside", names[_plain(key)], (key,)) for key in value if _plain(key) in names]
    again = [key for key in value if _plain(key) == "answers" and key != taken]
    return [*slips, *(Slip("twice", "answers", (key,)) for key in again)]


def _read(path: Path) -> str:
    if str(path) != "-":
        return read_text(path)
    if sys.stdin is not None and sys.stdin.isatty():
        raise FileError("answers-from-terminal")
    try:
        data = b"" if sys.stdin is None else sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        problem = Problem(str(path), 0, 0, "", "unreadable", reason_of(error))
        raise DocumentError((problem,)) from None
    return decode(data, str(path))


def _head(text: str, path: Path) -> str:
    """The answers' part of a file, at its own line numbers.

    That is the head of a page, from a line ``---`` to the next one or to ``...``, and of
    anything else the whole, so that a second YAML document is not passed over.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    markdown = path.suffix.lower() in _MARKDOWN
    if lines[first].rstrip() == "---":
        fences = ("---", "...")
        ends = (at for at in range(first + 1, len(lines)) if lines[at].rstrip() in fences)
        end = next(ends, None)
        if end is not None and (markdown or _is_page(lines[end + 1 :], path)):
            return "\n" * (first + 1) + "\n".join(lines[first + 1 : end]) + "\n"
    if markdown:
        raise FileError("no-front-matter")
    if lines[first].lower().startswith("<!doctype html"):
        raise FileError("answers-in-page")
    return text


def _is_page(lines: list[str], path: Path) -> bool:
    """Whether what follows a head is a page (a summary begins with its title) or nothing."""
    opening = next((line for line in lines if line.strip()), "")
    return not opening or (path.suffix.lower() not in _DATA and opening.startswith("# "))


def _origin(own: dict[str, YamlValue]) -> tuple[str, str]:
    """Catalogue and edition, as a summary or as the JSON output writes them."""
    catalogue = own.get("catalogue")
    if isinstance(catalogue, dict):
        return _text(catalogue.get("id")), _text(catalogue.get("edition"))
    return _bare(_text(catalogue)), _bare(_text(own.get("edition")))


def _text(value: YamlValue) -> str:
    return value if isinstance(value, str) else ""


def _bare(text: str) -> str:
    """A word without blanks and the pair of quotes around it."""
    stripped = text.strip()
    quoted = _QUOTED.fullmatch(stripped)
    return quoted.group(1).strip() if quoted else stripped


def _plain(key: str) -> str:
    """A key as it was probably meant, whatever its case, quotes and hyphens."""
    return _bare(key).translate(_HYPHENS).casefold()


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
    flaws = _flaws(setting, found)
    if first := list(islice(flaws, MOST_PROBLEMS)):
        _tell_flaws(setting, found, first, sum(1 for _ in flaws))
        raise click.exceptions.Exit(EXIT_USAGE)
    return found


def _flaws(setting: Setting, found: AnswersFile) -> Iterator[tuple[str, AnswersError | Slip]]:
    """Each answer that would be lost, or is wrong, by its question."""
    yield from ((slip.question, slip) for slip in found.slips)
    for name, raw in found.answers.items():
        try:
            read_value(setting.catalogue, find_question(setting.catalogue, name), raw)
        except AnswersError as error:
            yield name, error


def _tell_flaws(
    setting: Setting, found: AnswersFile, flaws: list[tuple[str, AnswersError | Slip]], more: int
) -> None:
    """Say each at its place, and how many there are beside them."""
    tell(setting.words("answers-file-title"))
    colon = setting.words.colon
    spots = found.document.locate(
        [flaw.path if isinstance(flaw, Slip) else found.paths[name] for name, flaw in flaws]
    )
    told = [(name, _say(setting, flaw)) for name, flaw in flaws]
    for (line, column), (name, sentence) in sorted(zip(spots, told, strict=True)):
        place = f"{found.document.file}:{line}:{column}"
        tell(printable(f"{place}{colon} {quoted(name)}{colon} {sentence}"))
    if more:
        tell(say_more(setting.words, more))


def _say(setting: Setting, flaw: AnswersError | Slip) -> str:
    if isinstance(flaw, AnswersError):
        return say_answers_error(setting.voice, flaw)
    if flaw.kind == "twice":
        return capital(setting.words("problem.duplicate-key", found=flaw.question)) + "."
    return setting.words("beside-answers")


def _compare_origin(setting: Setting, found: AnswersFile, name: str) -> None:
    words, ours, file = setting.words, setting.catalogue, printable(name)
    theirs, edition = printable(found.catalogue), printable(found.edition)
    if found.catalogue not in ("", ours.id):
        raise click.UsageError(words("other-catalogue", file=file, theirs=theirs, ours=ours.id))
    if found.edition not in ("", ours.edition):
        tell(words("other-edition", file=file, theirs=edition, ours=ours.edition))
