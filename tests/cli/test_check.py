"""Each check has a small catalogue of which `coopadvisor check` says that one thing."""

import json

import pytest
from catalogue_files import FOLDER, REMARKABLE
from declared_checks import CHECKS
from expected_findings import (
    ANNOUNCED,
    examine,
    excerpt,
    flat,
    only_finding,
    paste,
    read_checkup,
    relative,
)
from golden import Golden
from shipped_answers import in_both_languages

from coopadvisor.catalogue.model import Language
from coopadvisor.diagrams import search

pytestmark = pytest.mark.slow

each_check = pytest.mark.parametrize("name", REMARKABLE)
SILENT = ["smallest", "declared-gap"]
LEVELS = {one.id: one.level for one in CHECKS}
OF_MANY = {"more-gaps", "more-overlaps", "unproved"}  # see below, and test_check_limits.py
FIELDS = [
    *("level", "name", "file", "line", "column", "path", "message", "command"),
    *("instruments", "question", "region", "situations"),
]


def test_there_is_a_small_catalogue_for_every_check() -> None:
    assert set(REMARKABLE) == set(ANNOUNCED) == set(LEVELS) - OF_MANY


@each_check
def test_a_small_catalogue_has_the_one_finding_that_it_is_named_after(name: str) -> None:
    path = REMARKABLE[name]
    found = only_finding(path, "--lang", "en")
    level, at = ANNOUNCED[name]

    assert (found["name"], found["level"], found["file"]) == (name, level, str(path))
    assert excerpt(path, found["line"], found["column"]).startswith(at)


@each_check
def test_errors_and_warnings_are_bad_and_notes_are_not(name: str) -> None:
    assert (REMARKABLE[name].parent.name == "notes") == (ANNOUNCED[name].level == "note")
    assert LEVELS[name] == ANNOUNCED[name].level


@each_check
def test_an_error_fails_and_a_warning_only_where_that_is_wanted(name: str) -> None:
    plain, strict = {"error": (1, 1), "warning": (0, 1), "note": (0, 0)}[ANNOUNCED[name].level]

    for form in ("text", "json"):
        assert examine(REMARKABLE[name], "--format", form).code == plain
        assert examine(REMARKABLE[name], "--format", form, "--strict").code == strict


@each_check
def test_a_finding_has_the_same_fields_whatever_it_is(name: str) -> None:
    found = read_checkup(REMARKABLE[name])
    numbers = {"error": 0, "warning": 0, "note": 0}

    assert list(found) == ["catalogue", "situations", "counts", "findings"]
    assert found["catalogue"] == {"id": "mist", "edition": "2026"}
    assert found["situations"] in range(2, 6)
    assert found["counts"] == {**numbers, ANNOUNCED[name].level: 1}
    assert [list(one) for one in found["findings"]] == [FIELDS]


@in_both_languages
@each_check
def test_the_text_says_what_the_json_says(name: str, language: Language) -> None:
    path = REMARKABLE[name]
    found = only_finding(path, "--lang", language)
    result = examine(path, "--lang", language)
    head, *_, command, blank, _ = result.out.splitlines()

    assert head.startswith(f"{path}:{found['line']}:{found['column']}: ")
    assert head.endswith(f": {name}")
    assert flat(found["message"]) in flat(result.out)
    assert (command.strip(), blank) == (found["command"], "")
    assert result.err == ""


@each_check
def test_the_languages_differ_in_words_alone(name: str) -> None:
    french, english = (only_finding(REMARKABLE[name], "--lang", one) for one in ("fr", "en"))

    assert french["message"] != english["message"]
    assert french["command"] == english["command"].replace("--lang en", "--lang fr")
    for field in set(FIELDS) - {"message", "command"}:
        assert french[field] == english[field]


@in_both_languages
def test_every_sentence_was_read_and_agreed_to(
    language: Language, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER)
    pages = [examine(relative(path), "--lang", language).out for path in REMARKABLE.values()]

    golden.check(f"check/findings.{language}.txt", "\n".join(pages))


@in_both_languages
@pytest.mark.parametrize("name", SILENT)
def test_of_a_good_catalogue_there_is_nothing_to_say(name: str, language: Language) -> None:
    path = FOLDER / "good" / f"{name}.yaml"
    result = examine(path, "--strict", "--lang", language)

    assert (result.code, len(result.out.splitlines()), result.err) == (0, 1, "")
    assert read_checkup(path)["findings"] == []


def test_a_region_is_written_as_answers_are() -> None:
    assert only_finding(REMARKABLE["gap"])["region"] == {"cost": [{"from": 901, "to": None}]}
    assert only_finding(REMARKABLE["overlap"])["region"] == {"cost": [{"from": 400, "to": 499}]}


@pytest.mark.parametrize(
    ("name", "instruments", "question"),
    [
        ("shadowed", ["TIDE", "SEED"], None),
        ("overlap", ["SEED", "GROW"], None),
        ("idle-rule", ["GROW"], "cost"),
        ("same-outcome", [], "team"),
        ("stale-source", [], None),
    ],
)
def test_a_finding_names_the_instruments_and_the_question_that_it_is_about(
    name: str, instruments: list[str], question: str | None
) -> None:
    found = only_finding(REMARKABLE[name])

    assert (found["instruments"], found["question"]) == (instruments, question)


@in_both_languages
@pytest.mark.parametrize(
    ("limit", "file", "name", "code"),
    [
        ("gap.MOST_GAP_REGIONS", "gap", "more-gaps", 3),
        ("overlap.MOST_TIED_REGIONS", "overlap", "more-overlaps", 0),
        ("overlap.MOST_SETS", "overlap", "more-overlaps", 0),
    ],
)
def test_what_is_too_much_to_list_is_counted_and_shown(  # noqa: PLR0913, PLR0917 (a table's row)
    limit: str,
    file: str,
    name: str,
    code: int,
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(f"coopadvisor.analysis.checks.{limit}", 0)
    words = ("--lang", language, "--format", "json")
    (found,) = json.loads(examine(REMARKABLE[file], *words).out)["findings"]

    assert (found["name"], found["level"], found["situations"]) == (name, "warning", 1)
    assert "1 situation" in flat(found["message"])
    assert paste(found["command"]).code == code


@in_both_languages
def test_what_is_not_proved_is_said_of_what(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_STATES", 0)
    words = ("--lang", language, "--format", "json")
    found = json.loads(examine(REMARKABLE["gap"], *words).out)["findings"]
    unproved = [one for one in found if one["name"] == "unproved"]

    assert {one["level"] for one in unproved} == {"note"}
    assert any(
        "GROW" in one["message"] and "never-recommended" in one["message"] for one in unproved
    )
    assert {paste(one["command"]).code for one in unproved} == {0}
