"""Files that cannot be used are explained with file, line and column, in both languages."""

import errno
import os
from pathlib import Path
from typing import IO

import pytest
from bad_catalogues import BAD, each_bad, expected
from hostile_files import HOSTILE, Hostile
from running import Result, invoke
from shipped_answers import in_both_languages

from coopadvisor.catalogue.model import Language
from coopadvisor.language.messages import messages

pytestmark = pytest.mark.slow

AS_ANSWERS = ("ask", "--answers")
AS_CATALOGUE = ("list", "--catalogue")


def read(name: str, words: tuple[str, ...], language: Language) -> Result:
    """Have a broken file read; check all that must hold of any complaint about it."""
    said = messages(language)
    title = said("answers-file-title") if words == AS_ANSWERS else said("problems-title")
    result = invoke(*words, name, "--lang", language)
    assert result.code == (2 if words == AS_ANSWERS else 1)
    assert result.out == ""
    assert "Traceback" not in result.err
    assert result.err.startswith(f"{title}\n{name}")
    return result


@pytest.mark.parametrize(
    ("words", "language"), [(AS_ANSWERS, "fr"), (AS_CATALOGUE, "en")], ids=["answers", "catalogue"]
)
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_two_lines_with_its_place(
    hostile: Hostile, words: tuple[str, ...], language: Language
) -> None:
    said = messages(language)
    Path("file.yaml").write_bytes(hostile.data)
    _, told = read("file.yaml", words, language).err.splitlines()
    place = f"file.yaml:{hostile.line}:{hostile.column}" if hostile.line else "file.yaml"

    assert told.startswith(f"{place}{said.colon} ")
    assert said(f"problem.{hostile.kind}").split("{")[0] in told


@in_both_languages
@pytest.mark.parametrize("words", [AS_ANSWERS, AS_CATALOGUE], ids=["answers", "catalogue"])
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.yaml", "ENOENT"),
        ("no/such/folder.yaml", "ENOENT"),
        (".", "EISDIR"),
        ("circle.yaml", "ELOOP"),
        ("x" * 300, "ENAMETOOLONG"),
        ("text.txt/file.yaml", "ENOTDIR"),
    ],
)
def test_a_file_that_the_system_refuses_is_explained_in_the_persons_language(
    name: str, reason: str, words: tuple[str, ...], language: Language
) -> None:
    Path("circle.yaml").symlink_to("circle.yaml")
    Path("text.txt").write_text("text", encoding="utf-8")

    assert messages(language)(f"system-error.{reason}") in read(name, words, language).err


@in_both_languages
@pytest.mark.parametrize("words", [AS_ANSWERS, AS_CATALOGUE], ids=["answers", "catalogue"])
def test_a_file_that_may_not_be_read_is_explained(
    words: tuple[str, ...], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_open = Path.open

    def refuse(path: Path, mode: str = "r") -> IO[bytes]:
        if path.name == "secret.yaml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return really_open(path, mode)

    monkeypatch.setattr(Path, "open", refuse)

    assert messages(language)("system-error.EACCES") in read("secret.yaml", words, language).err


@in_both_languages
@pytest.mark.parametrize("words", [AS_ANSWERS, AS_CATALOGUE], ids=["answers", "catalogue"])
@pytest.mark.parametrize("name", ["e\x1b[31m.yaml", "\u202eb.yaml", "a\nb.yaml", "\udcff.yaml"])
def test_the_name_of_a_file_cannot_steer_the_terminal(
    name: str, words: tuple[str, ...], language: Language
) -> None:
    for make in (lambda: None, lambda: Path(name).write_text("a: [\n", encoding="utf-8")):
        make()
        told = invoke(*words, name, "--lang", language).err
        assert all(one.isprintable() or one in "\n\u00a0" for one in told)
        assert len(told.splitlines()) == 2


@in_both_languages
@each_bad
def test_every_problem_of_a_catalogue_has_a_line_of_its_own(path: Path, language: Language) -> None:
    colon = messages(language).colon
    told = read(str(path), AS_CATALOGUE, language).err.splitlines()[1:]

    for line, problem in zip(told, expected(path), strict=True):
        place = f"{path}:{problem.line}:{problem.column}" if problem.line else str(path)
        where = f" {problem.path} " if problem.path else " "
        assert line.startswith(f"{place}{colon}{where}")
        assert problem.nearest in line


@pytest.mark.parametrize(
    "words", [("ask",), ("list",), ("show", "IRP"), ("compare", "IRP", "IRN"), ("tree",)]
)
def test_every_command_refuses_a_broken_catalogue(words: tuple[str, ...]) -> None:
    bad = str(BAD["unknown-key"])
    before = invoke("--catalogue", bad, *words)
    after = invoke(*words, f"--catalogue={bad}")

    assert before == after == invoke(*AS_CATALOGUE, bad)


def test_help_and_version_do_not_need_a_catalogue() -> None:
    assert invoke("--catalogue", "missing.yaml", "--help").code == 0
    assert invoke("--catalogue", "missing.yaml", "--version").code == 0


@in_both_languages
def test_of_endless_problems_the_first_ones_are_shown(language: Language) -> None:
    Path("file.yaml").write_text("".join(f"k{n}: v\n" for n in range(500)), encoding="utf-8")
    told = read("file.yaml", AS_CATALOGUE, language).err.splitlines()

    assert len(told) == 102
    assert told[-1] == messages(language).plural("more-problems", 409, n=409)
