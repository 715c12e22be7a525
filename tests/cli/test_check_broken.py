"""`coopadvisor check` on files that cannot be used: the same kinds and places as elsewhere."""

import json
from pathlib import Path
from typing import get_args

import pytest
from bad_catalogues import BAD, each_bad, expected
from catalogue_files import minimal
from expected_findings import examine, flat
from hostile_files import HOSTILE, Hostile
from running import invoke
from shipped_answers import in_both_languages

from coopadvisor.catalogue import reading
from coopadvisor.catalogue.model import Language
from coopadvisor.catalogue.problems import Kind
from coopadvisor.cli.exits import MOST_PROBLEMS
from coopadvisor.language.figures import group
from coopadvisor.language.messages import messages

pytestmark = pytest.mark.slow

MADE_BELOW = {"unreadable", "too-many-values"}
UNREADABLE = {"missing.yaml": "ENOENT", "no/such/folder.yaml": "ENOENT", ".": "EISDIR"}


def test_every_kind_of_problem_is_checked_for_here() -> None:
    announced = {one.kind for path in BAD.values() for one in expected(path)}
    hostile = {one.kind for one in HOSTILE.values()}

    assert announced | hostile | MADE_BELOW == set(get_args(Kind))


@in_both_languages
@each_bad
def test_the_text_names_kind_and_place_of_every_problem(path: Path, language: Language) -> None:
    result = examine(path, "--lang", language)
    word = {"en": "error", "fr": "erreur"}[language]
    heads = [line for line in result.out.splitlines() if line.startswith(str(path))]

    assert heads == [
        f"{path}:{one.line}:{one.column}: {word}: {one.kind}"
        if one.line
        else f"{path}: {word}: {one.kind}"
        for one in expected(path)
    ]
    assert (result.code, result.err) == (1, "")


@each_bad
def test_the_json_names_kind_place_and_path_of_every_problem(path: Path) -> None:
    result = examine(path, "--format", "json")
    found = json.loads(result.out)

    assert [
        (one["line"], one["column"], one["name"], one["path"]) for one in found["findings"]
    ] == [(one.line, one.column, one.kind, one.path) for one in expected(path)]
    assert {(one["file"], one["level"]) for one in found["findings"]} == {(str(path), "error")}
    assert found["counts"] == {"error": len(expected(path)), "warning": 0, "note": 0}
    assert (found["catalogue"], found["situations"]) == (None, None)
    assert (result.code, result.err) == (1, "")


@in_both_languages
@each_bad
def test_it_says_of_a_problem_what_the_other_commands_say(path: Path, language: Language) -> None:
    found = json.loads(examine(path, "--format", "json", "--lang", language).out)
    told = invoke("list", "--catalogue", str(path), "--lang", language).err.splitlines()[1:]

    colon = messages(language).colon

    said = [f"{_place(one)}{colon} {one['message']}" for one in found["findings"]]

    assert [one.casefold() for one in said] == [one.casefold() for one in told]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_has_one_error(
    hostile: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file.yaml").write_bytes(hostile.data)
    result = examine("file.yaml")
    place = f"file.yaml:{hostile.line}:{hostile.column}" if hostile.line else "file.yaml"

    assert result.out.startswith(f"{place}: ")
    assert result.out.splitlines()[0].endswith(f": {hostile.kind}")
    assert len(result.out.splitlines()) <= 6
    assert (result.code, result.err) == (1, "")


@in_both_languages
@pytest.mark.parametrize(("name", "reason"), UNREADABLE.items())
def test_a_file_that_the_system_refuses_is_an_error(
    name: str, reason: str, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = examine(name, "--lang", language)

    assert result.out.splitlines()[0].startswith(f"{name}: ")
    assert result.out.splitlines()[0].endswith(": unreadable")
    assert flat(messages(language)(f"system-error.{reason}")) in flat(result.out)
    assert (result.code, result.err) == (1, "")


def test_values_without_end_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_VALUES", 1000)
    path = tmp_path / "file.yaml"
    path.write_text("[" + "[]," * 1000 + "]", encoding="utf-8")
    result = examine(path)

    assert result.out.splitlines()[0].endswith(": too-many-values")
    assert result.code == 1


@in_both_languages
def test_of_endless_errors_the_first_are_listed_and_all_are_counted(
    language: Language, tmp_path: Path
) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(minimal() + "".join(f"k{n}: v\n" for n in range(1234)), encoding="utf-8")
    text = examine(path, "--lang", language).out
    found = json.loads(examine(path, "--lang", language, "--format", "json").out)
    told = invoke("list", "--catalogue", str(path), "--lang", language).err.splitlines()

    assert (len(found["findings"]), found["counts"]["error"]) == (1000, 1234)
    assert flat(messages(language).plural("more-than-listed", 1134, n=1134)) in flat(text)
    assert group(1234, language) in text
    more = 1234 - MOST_PROBLEMS
    assert told[-1] == messages(language).plural("more-problems", more, n=more)


@pytest.mark.parametrize("path", [BAD["alias"], Path("missing.yaml")], ids=lambda path: path.stem)
def test_a_broken_file_fails_with_and_without_strict(path: Path) -> None:
    assert examine(path) == examine(path, "--strict")


def _place(found: dict[str, object]) -> str:
    place = f"{found['file']}:{found['line']}:{found['column']}"
    return place if found["line"] else str(found["file"])
