"""Help wherever somebody looks for it, and a hint where somebody names an instrument."""

from pathlib import Path

import pytest
from catalogue_files import MINIMAL
from running import invoke
from shipped_answers import LANGUAGES

from coopadvisor import Catalogue
from coopadvisor.catalogue.model import Language
from coopadvisor.cli.root import COMMANDS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "words", [(), ("-h",), ("help",), ("--lang", "en"), ("--lang", "en", "help")]
)
def test_the_program_without_a_command_prints_its_help(words: tuple[str, ...]) -> None:
    assert invoke(*words) == invoke("--help")
    assert (invoke(*words).code, invoke(*words).err) == (0, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_help_by_either_name(command: str) -> None:
    asked = invoke(command, "--help")

    assert (asked.code, asked.err) == (0, "")
    assert invoke(command, "-h") == invoke("help", command) == asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_any_instrument_leads_to_its_sheet(
    catalogue: Catalogue, language: Language
) -> None:
    current = [one.id for one in catalogue.instruments]
    for known in (*current, *(one.id for one in catalogue.former)):
        for name in (known, known.lower()):
            result = invoke(name, "--lang", language)

            assert (result.code, result.out) == (2, "")
            assert f"coopadvisor show {known}\n" in result.err


def test_the_hint_keeps_the_catalogue_in_use() -> None:
    result = invoke("--catalogue", str(MINIMAL), "seed")

    assert f"coopadvisor --catalogue {MINIMAL} show SEED" in result.err


@pytest.mark.parametrize("words", [("nonsense",), ("help", "nonsense")])
def test_another_word_is_no_command(words: tuple[str, ...]) -> None:
    result = invoke(*words)

    assert (result.code, result.out) == (2, "")
    assert "nonsense" in result.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "today", ""])
def test_a_day_that_cannot_be_reckoned_with_is_wrong_use(day: str) -> None:
    for command in (("ask", "--cnrs-unit", "no"), ("check",)):
        result = invoke(*command, "--today", day)

        assert (result.code, result.out) == (2, "")


@pytest.mark.parametrize("columns", ["0", "-5", "wide", "99999999999", "9" * 30, ""])
def test_any_width_that_the_environment_gives_will_do(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for words in (("compare", "IRP", "IRN"), ("check",), ("list",), ("--help",), ("tree",)):
        result = invoke(*words)

        assert (result.code, result.err) == (0, "")
        assert len(result.out) < 200_000


def test_the_home_folder_is_meant_where_no_shell_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "catalogue.yaml").write_bytes(MINIMAL.read_bytes())
    (tmp_path / "answers.yaml").write_text("team: solo\n", encoding="utf-8")
    result = invoke(
        *("ask", "--catalogue=~/catalogue.yaml", "--answers=~/answers.yaml", "--output=~/x.md")
    )

    assert result.code == 0
    assert (tmp_path / "x.md").read_text(encoding="utf-8").startswith("---\n")
    assert invoke("check", "~/catalogue.yaml").code == invoke("check", str(MINIMAL)).code
