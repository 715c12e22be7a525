"""A catalogue says in which languages its texts stand; it may be one that the program lacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from catalogue_files import FOLDER, minimal
from core_schema import resolve
from jsonschema import Draft7Validator
from msgspec import json
from running import invoke

from coopadvisor import Catalogue, CatalogueError, load_catalogue
from coopadvisor.analysis.edits import find_edits
from coopadvisor.catalogue.languages import as_written, encode_text
from coopadvisor.catalogue.model import Choice
from coopadvisor.catalogue.opening import interpret
from coopadvisor.catalogue.schema import catalogue_schema
from coopadvisor.catalogue.text import Text
from coopadvisor.language.typography import typeset

GERMAN = FOLDER / "good" / "one-language.yaml"
GERMAN_TEXT = GERMAN.read_text(encoding="utf-8")
TWO = re.sub(r"\bfr: ", "de: ", minimal())
EDITION = "edition: 1.10\n"


def two(languages: str) -> str:
    assert EDITION in TWO
    return TWO.replace(EDITION, f"{EDITION}languages: {languages}\n")


def problems(text: str, path: Path) -> list[tuple[str, str, str, int]]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(path)
    return [(one.kind, one.found, one.path, one.line) for one in caught.value.problems]


def test_without_a_list_of_languages_each_text_stands_in_french_and_english() -> None:
    assert "languages" not in minimal()
    assert load_catalogue(FOLDER / "good" / "minimal.yaml").languages == ("fr", "en")


def test_a_catalogue_may_have_any_languages_and_shows_its_first(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    for languages in (["de", "en"], ["en", "de"]):
        path.write_text(two(f"[{', '.join(languages)}]"), encoding="utf-8")
        title = load_catalogue(path).title

        assert list(title) == languages
        assert typeset(title, "fr") == title[languages[0]]
        assert typeset(title, "en") == title["en"]


def test_of_one_language_a_text_may_be_written_alone() -> None:
    german = load_catalogue(GERMAN)
    team, duo = german.questions[0], german.instruments[0]

    assert isinstance(team, Choice)
    assert isinstance(duo.pays, tuple)

    assert german.title == Text(de="Unsere Förderungen")
    assert [option.text["de"] for option in team.options] == ["zwei", "mehr"]
    assert [fact.text["de"] for fact in duo.pays] == [
        "Reisen zu zweit",
        "Werkverträge",
    ]


@pytest.mark.parametrize("name", ["minimal", "one-language"])
def test_what_is_written_short_or_long_is_the_same(name: str) -> None:
    catalogue = load_catalogue(FOLDER / "good" / f"{name}.yaml")
    full = json.decode(json.encode(catalogue, enc_hook=encode_text))
    short = as_written(catalogue)

    assert full != short
    for written in (full, short):
        assert same(interpret(written), catalogue)


def same(one: Catalogue, other: Catalogue) -> bool:
    return bool(as_written(one) == as_written(other))


TITLE = "title: Unsere Förderungen"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (TITLE, "title: {fr: Nos aides}", ("missing-text", "de", "title")),
        (TITLE, "title: {de: Unsere, en: Our}", ("unknown-key", "en", "title.en")),
        (TITLE, "title:", ("not-a-mapping", "", "title")),
        (TITLE, 'title: ""', ("not-a-text", "", "title")),
        ("{de: Werkverträge, ", "{", ("missing-text", "de", "instruments.DUO.pays[1]")),
        ("{de: Werkverträge,", '{de: "",', ("not-a-text", "", "instruments.DUO.pays[1].de")),
        ("[de]", "[de, de]", ("duplicate-id", "de", "languages[1]")),
        ("[de]", "[Deutsch]", ("wrong-form", "Deutsch", "languages[0]")),
        ("[de]", "[]", ("wrong-length", "0", "languages")),
        ("brauchen {n}", "sagen", ("missing-placeholder", "Sie sagen", "questions.amount.said.de")),
    ],
)
def test_each_text_stands_in_each_language_and_in_no_other(
    old: str, new: str, told: tuple[str, str, str], tmp_path: Path
) -> None:
    assert old in GERMAN_TEXT
    found = problems(GERMAN_TEXT.replace(old, new), tmp_path / "file.yaml")

    assert told in [one[:3] for one in found]


def test_a_text_that_lacks_a_language_is_a_problem_with_its_place(tmp_path: Path) -> None:
    text = two("[de, en]")
    lines = text.splitlines()
    line = next(n for n, one in enumerate(lines, 1) if "name: {de: Amorce" in one)

    told = problems(text.replace("{de: Amorce, en: Seed grant}", "{de: Amorce}"), tmp_path / "f")
    assert told == [("missing-text", "en", "instruments.SEED.name", line)]
    told = problems(text.replace("{de: Amorce, en: Seed grant}", "Amorce"), tmp_path / "f")
    assert told == [("not-a-mapping", "Amorce", "instruments.SEED.name", line)]


def test_the_schema_is_that_of_the_languages(tmp_path: Path) -> None:
    one, both = (Draft7Validator(catalogue_schema(each)) for each in (("de",), ("de", "en")))
    (tmp_path / "two.yaml").write_text(two("[de, en]"), encoding="utf-8")
    english = resolve(two("[de, en]"))

    assert one.is_valid(resolve(GERMAN_TEXT))
    assert both.is_valid(english)
    assert not one.is_valid(english)
    assert not both.is_valid(resolve(GERMAN_TEXT))
    printed = invoke("schema", "--catalogue", str(GERMAN)).out
    assert json.decode(printed) == catalogue_schema(("de",))


@pytest.mark.parametrize("command", ["list", "show DUO", "ask --team pair"])
def test_a_language_that_the_catalogue_lacks_is_told_once(command: str) -> None:
    for language, told in (("en", "no texts in"), ("fr", "pas de textes")):
        run = invoke(*command.split(), "--catalogue", str(GERMAN), "--lang", language)

        assert run.err.count(told) == 1
        assert told not in run.out
        assert "Förderung" in run.out


def test_nothing_is_told_of_a_language_that_the_catalogue_has() -> None:
    assert invoke("list", "--lang", "fr").err == ""


def test_an_edit_of_a_text_names_its_language(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text(GERMAN_TEXT.replace("Werkverträge", "Material"), encoding="utf-8")
    (edit,) = find_edits(load_catalogue(GERMAN), load_catalogue(path))

    assert (edit.path, edit.old, edit.new) == (
        "instruments.DUO.pays[1].de",
        "Werkverträge",
        "Material",
    )
    assert "Material" in invoke("diff", str(GERMAN), str(path), "--lang", "fr").out
