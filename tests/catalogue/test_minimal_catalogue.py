"""The same program advises on another funder's instruments."""

import json
from pathlib import Path

import pytest
from catalogue_files import MINIMAL, minimal
from running import Result, invoke
from shipped_answers import LANGUAGES

from coopadvisor import advise, load_catalogue, outcome


def ask(*words: str) -> Result:
    return invoke("ask", "--catalogue", str(MINIMAL), "--format", "json", *words)


@pytest.mark.parametrize(
    ("words", "found", "instruments", "code"),
    [
        (["--team", "solo"], "recommended", ["SEED"], 0),
        (["--team", "group", "--prior", "yes", "--cost", "50"], "recommended", ["GROW"], 0),
        (["--team", "group", "--prior", "no", "--cost", "50kr"], "recommended", ["SEED"], 0),
        (["--team", "group", "--prior", "unknown"], "undecided", [], 4),
        (["--team", "group", "--cost", "100"], "recommended", ["GROW"], 0),
        (["--team", "duo", "--cost", "100"], "none", [], 3),
        ([], "undecided", [], 4),
    ],
)
def test_another_funders_questions_lead_to_its_instruments(
    words: list[str], found: str, instruments: list[str], code: int
) -> None:
    result = ask(*words)
    answer = json.loads(result.out)

    assert (answer["outcome"], answer["instruments"]) == (found, instruments)
    assert result.code == code
    assert answer["catalogue"] == {"id": "mist", "edition": "1.10"}


def test_nothing_is_left_of_the_shipped_questions() -> None:
    result = ask("--maturity", "structured")

    assert result.code == 2
    assert "--maturity" in result.err
    assert "--team" in invoke("ask", "--help", f"--catalogue={MINIMAL}").out


def test_an_implied_number_is_read_as_flags_are() -> None:
    assert json.loads(ask("--team", "solo").out)["implied"] == {"cost": 10}
    assert "10\u00a0crowns" in ask("--team", "solo", "--cost", "11").err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [["list"], ["show", "seed"], ["show", "Mousse"], ["tree"]])
def test_every_page_can_be_made_of_it(words: list[str], language: str) -> None:
    result = invoke(*words, "--catalogue", str(MINIMAL), "--lang", language)

    assert (result.code, result.err) == (0, "")
    assert len(result.out.splitlines()) > 3


def test_two_of_its_instruments_can_be_compared() -> None:
    assert "Growth grant" in invoke("compare", "SEED", "GROW", "--catalogue", str(MINIMAL)).out


@pytest.mark.parametrize("form", ["terminal", "markdown"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_of_reasons_is_never_empty(form: str, language: str) -> None:
    out = ask("--team", "solo", "--format", form, "--lang", language).out

    assert ": . " not in out.replace("\u00a0", " ").replace(" :", ":")


@pytest.mark.parametrize(("language", "wrong"), [("fr", "1 ans"), ("en", "1 years")])
def test_one_year_is_in_the_singular(language: str, wrong: str) -> None:
    out = ask("--team", "solo", "--format", "terminal", "--lang", language).out

    assert wrong not in out.replace("\u00a0", " ")


def test_an_option_reads_a_condition_its_own_way() -> None:
    verdicts = json.loads(ask("--team", "solo", "--region", "north").out)["verdicts"]
    general = json.loads(ask("--team", "solo").out)["verdicts"]

    assert [one["verdict"] for one in general] == ["undecided", "ruled-out"]
    assert [one["verdict"] for one in verdicts][1] != "ruled-out"


def test_a_program_reads_it_as_well() -> None:
    catalogue = load_catalogue(str(MINIMAL))

    assert catalogue.edition == "1.10"
    assert catalogue.sources[0].title == "12:30"
    assert outcome(catalogue, {"team": "solo"}).instruments == ("SEED",)
    assert advise(catalogue, {"team": "group", "prior": "yes"}).instruments == ("GROW",)


@pytest.mark.parametrize("name", ["no", "on", "010", "1e3", "null1", "TRUE", "nan", "0x1F", "y"])
def test_a_word_that_yaml_1_1_would_turn_into_something_else_can_name_an_option(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(minimal(("{id: south", f"{{id: {name}")), encoding="utf-8")
    result = invoke("ask", "--catalogue", str(path), "--region", name, "--format", "json")

    assert json.loads(result.out)["answers"] == {"region": name}


@pytest.mark.parametrize("edition", ["1.10", "12:30", "010", "on", "no", "2026-11-01", "1e3"])
def test_an_edition_is_printed_as_it_is_written(edition: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(minimal(("edition: 1.10", f"edition: {edition}")), encoding="utf-8")

    assert load_catalogue(path).edition == edition
