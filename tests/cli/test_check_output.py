"""`coopadvisor check` wherever it runs: on the shipped catalogue, in narrow windows, at a pipe."""

import json
import shlex
from pathlib import Path

import pytest
from bad_catalogues import BAD
from catalogue_files import REMARKABLE
from expected_findings import TODAY, examine, flat, paste
from running import execute, invoke
from shipped_answers import in_both_languages

from coopadvisor.catalogue.model import Language

pytestmark = pytest.mark.slow

LATER = "2028-01-01"
GAP, OVERLAP = REMARKABLE["gap"], REMARKABLE["overlap"]


@in_both_languages
def test_the_shipped_catalogue_passes(language: Language) -> None:
    result = invoke("check", "--strict", "--today", TODAY, "--lang", language)
    found = json.loads(invoke("check", "--today", TODAY, "--format", "json").out)

    assert (result.code, result.err) == (0, "")
    assert (found["counts"]["error"], found["counts"]["warning"]) == (0, 0)
    assert found["catalogue"]["id"] == "cnrs"
    assert found["counts"]["note"] == len(found["findings"]) > 0


def test_the_sources_of_the_shipped_catalogue_grow_stale() -> None:
    found = json.loads(invoke("check", "--today", LATER, "--format", "json").out)
    warnings = [one["name"] for one in found["findings"] if one["level"] == "warning"]

    assert set(warnings) == {"stale-source"}
    assert invoke("check", "--today", LATER).code == 0
    assert invoke("check", "--today", LATER, "--strict").code == 1


def test_every_command_below_a_finding_of_the_shipped_catalogue_runs() -> None:
    found = json.loads(invoke("check", "--today", LATER, "--format", "json").out)
    commands = {one["command"] for one in found["findings"]}

    assert {paste(one).code for one in commands} <= {0, 3, 4}


@pytest.mark.parametrize("path", [GAP, BAD["alias"]], ids=lambda one: one.stem)
def test_the_output_is_the_same_at_a_pipe_and_without_colours(path: Path) -> None:
    words = ("check", str(path), "--today", TODAY, "--lang", "fr")
    here = invoke(*words)

    assert execute(*words) == execute(*words, env={"NO_COLOR": "1"}) == here
    assert execute(*words, env={"FORCE_COLOR": "1", "TERM": "xterm-256color"}) == here
    assert "\x1b" not in here.out


def test_the_output_does_not_hang_on_the_order_in_which_python_hashes() -> None:
    words = ("check", "--today", LATER, "--format", "json")

    assert execute(*words, env={"PYTHONHASHSEED": "1"}) == execute(
        *words, env={"PYTHONHASHSEED": "2"}
    )


def test_findings_come_the_gravest_first_and_then_in_file_order() -> None:
    found = json.loads(invoke("check", "--today", LATER, "--format", "json").out)["findings"]
    ranks = [
        (["error", "warning", "note"].index(one["level"]), one["line"], one["column"])
        for one in found
    ]

    assert ranks == sorted(ranks)


@in_both_languages
@pytest.mark.parametrize("columns", [60, 100])
def test_only_places_and_commands_are_longer_than_the_window(
    columns: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shipped = invoke("check", "--today", LATER, "--lang", language).out.splitlines()
    places = {line for line in shipped if line.startswith("data/") or "instruments.yaml:" in line}
    commands = {line for line in shipped if line.startswith("  coopadvisor ")}

    assert commands
    assert all(len(line) <= columns for line in set(shipped) - places - commands)


def test_a_narrow_window_changes_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = invoke("check", "--today", LATER).out
    monkeypatch.setenv("COLUMNS", "60")

    assert flat(invoke("check", "--today", LATER).out) == flat(wide)


@pytest.mark.parametrize(
    "name", ['it\'s "mine".yaml', "$(touch x); y.yaml", "~.yaml", "#é.yaml", "a\\b.yaml"]
)
def test_a_command_can_be_pasted_whatever_the_file_is_called(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(GAP.read_bytes())
    (found,) = json.loads(examine(name, "--format", "json").out)["findings"]

    assert name in shlex.split(found["command"])
    assert paste(found["command"]).code == 3


@pytest.mark.parametrize("words", [["--today", "tomorrow"], ["--format", "xml"], ["a", "b"]])
def test_wrong_use_of_check_exits_with_2(words: list[str]) -> None:
    result = invoke("check", *words)

    assert (result.code, result.out) == (2, "")
