"""Starting a catalogue: the file that `new` writes, and the schema for editors."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import jsonschema
import pytest
import yaml
from running import invoke

from coopadvisor import load_catalogue

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


@LANGUAGES
def test_a_new_catalogue_passes_every_check(language: str) -> None:
    made = invoke("new", "mine.yaml", "--lang", language)
    checked = invoke("check", "mine.yaml", "--strict", "--format", "json", "--today", "2026-11-20")

    assert (made.code, checked.code) == (0, 0)
    assert json.loads(checked.out)["findings"] == []


def test_both_languages_start_with_the_same_catalogue() -> None:
    for language in ("fr", "en"):
        invoke("new", f"{language}.yaml", "--lang", language)

    compared = json.loads(invoke("diff", "fr.yaml", "en.yaml", "--format", "json").out)
    edited = {one["path"] for one in compared["edits"]}
    assert compared["moves"] == []
    assert edited == {f"sources.leaflet.{key}" for key in ("publisher", "title", "language")}


@LANGUAGES
def test_the_commands_it_names_run(language: str) -> None:
    told = invoke("new", "my own.yaml", "--lang", language).err.splitlines()[1:]

    assert len(told) == 3
    for line in told:
        words = shlex.split(line.partition(" > ")[0])[1:]
        assert invoke(*words, *["--no-input"] * (words[0] == "ask")).code in {0, 4}, line


@LANGUAGES
def test_an_existing_file_is_kept_unless_forced(language: str) -> None:
    path = Path("mine.yaml")
    path.write_text("id: mine", encoding="utf-8")

    refused = invoke("new", "mine.yaml", "--lang", language)
    assert refused.code == 1
    assert "--force" in refused.err
    assert path.read_text(encoding="utf-8") == "id: mine"

    assert invoke("new", "mine.yaml", "--force").code == 0
    assert load_catalogue(path).id == "my-fund"


def test_a_file_that_cannot_be_written_is_named() -> None:
    refused = invoke("new", "missing/mine.yaml", "--lang", "en")

    assert refused.code == 1
    assert "missing/mine.yaml" in refused.err


def test_the_schema_accepts_a_new_catalogue_and_explains_every_field() -> None:
    schema = json.loads(invoke("schema").out)
    invoke("new", "mine.yaml")
    value = yaml.load(Path("mine.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)

    for name, record in schema["definitions"].items():
        for key, entry in record["properties"].items():
            assert entry["description"], (name, key)
    errors = jsonschema.Draft202012Validator(schema).iter_errors(value)
    # An editor reads figures as figures; here everything is a text.
    assert {error.validator for error in errors} <= {"type", "anyOf"}
