"""Another funder's catalogue: every command works on it as on the shipped one."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from running import invoke

from coopadvisor import load_catalogue, outcome
from coopadvisor.analysis.checks.finding import example_of
from coopadvisor.catalogue.model import Choice
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.table import completions, rules_for, winners

KIT = Path(__file__).parents[1] / "data" / "catalogues" / "good" / "former-tool-kit.yaml"
CATALOGUE = ("--catalogue", str(KIT))
LIA = "--ambition consolidate --call no-call --place own-sites --countries-in-all 2 --years 5"
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


@LANGUAGES
def test_its_questions_are_the_options_of_ask(language: str) -> None:
    page = invoke("ask", "--help", *CATALOGUE, "--lang", language).out

    for question in load_catalogue(KIT).questions:
        assert f"--{question.id} " in page
        for option in question.options if isinstance(question, Choice) else ():
            assert option.id in page
    assert "--maturity" not in page


@LANGUAGES
def test_its_lists_and_sheets_name_its_instruments(language: str) -> None:
    listed = invoke("list", *CATALOGUE, "--lang", language).out
    for one in load_catalogue(KIT).instruments:
        sheet = invoke("show", one.id.lower(), *CATALOGUE, "--lang", language)
        assert sheet.code == 0
        assert one.name[language] in " ".join(sheet.out.split())
        assert f"\n{one.id} " in listed
    side_by_side = invoke("compare", "LIA", "GDRI", "UMI", *CATALOGUE, "--lang", language)
    assert side_by_side.code == 0
    assert all(name in side_by_side.out for name in ("LIA", "GDRI", "UMI"))


def test_a_duration_is_a_range_or_a_word() -> None:
    assert "4 to 8 years" in invoke("show", "LIA", "--full", *CATALOGUE, "--lang", "en").out
    assert "4 à 8 ans" in invoke("show", "LIA", "--full", *CATALOGUE, "--lang", "fr").out.replace(
        "\u00a0", " "
    )
    assert "3 years" in invoke("show", "PICS", "--full", *CATALOGUE, "--lang", "en").out
    assert "variable" in invoke("show", "PRC", "--full", *CATALOGUE, "--lang", "en").out.lower()


def test_each_of_its_instruments_can_come_out_and_says_so_in_a_summary(tmp_path: Path) -> None:
    catalogue = load_catalogue(KIT)
    blank = (None,) * len(catalogue.questions)
    rules = rules_for(catalogue, blank)
    found: dict[tuple[str, ...], Situation] = {}
    for situation in completions(rules, blank):
        found.setdefault(rules.names(winners(rules, situation)), situation)
    alone = {names[0] for names in found if len(names) == 1}
    assert alone == {"PRC", "PICS", "LIA", "GDRI", "UMI"}

    for names, situation in found.items():
        answers = example_of(catalogue, situation)
        assert outcome(catalogue, answers).instruments == names
        options = [f"--{question}={value}" for question, value in answers.items()]
        target = tmp_path / f"{'-'.join(names) or 'none'}.md"
        told = invoke("ask", *options, *CATALOGUE, "--no-input", "-o", str(target))
        assert told.code == (0 if names else 3)
        again = invoke(
            "ask", "--answers", str(target), *CATALOGUE, "--format", "json", "--no-input"
        )
        assert json.loads(again.out)["instruments"] == list(names)


@LANGUAGES
def test_its_advice_speaks_of_its_own_terms(language: str) -> None:
    told = invoke("ask", *LIA.split(), *CATALOGUE, "--no-input", "--lang", language)

    assert told.code == 0
    assert "LIA" in told.out.splitlines()[0]
    assert "IRP" not in told.out


def test_where_nothing_fits_it_says_where_to_turn() -> None:
    nothing = "--ambition stay-informal --countries-in-all 2 --years 5"
    told = invoke("ask", *nothing.split(), *CATALOGUE, "--no-input", "--lang", "en")
    referrals = [one.title["en"] for one in load_catalogue(KIT).referrals]

    assert told.code == 3
    assert any(title in " ".join(told.out.split()) for title in referrals)


@LANGUAGES
@pytest.mark.parametrize("output_format", ["text", "json", "mermaid", "svg"])
def test_its_tree_is_drawn(output_format: str, language: str) -> None:
    drawn = invoke("tree", *CATALOGUE, "--format", output_format, "--lang", language)

    assert drawn.code == 0
    for name in ("PRC", "PICS", "LIA", "GDRI", "UMI"):
        assert name in drawn.out
    if output_format == "svg":
        ET.fromstring(drawn.out.encode())  # noqa: S314 (our own output)


def test_its_check_finds_notes_at_most_and_their_commands_run() -> None:
    checked = invoke("check", str(KIT), "--format", "json", "--strict", "--today", "2026-11-20")
    found = json.loads(checked.out)

    assert checked.code == 0
    assert found["counts"]["error"] == found["counts"]["warning"] == 0
    assert found["findings"]
    for finding in found["findings"]:
        _, *words = shlex.split(finding["command"])
        assert invoke(*words, *["--no-input"] * (words[0] == "ask")).code in {0, 3}


def test_a_missing_answer_is_asked_by_its_names() -> None:
    told = invoke("ask", "--place", "own-sites", *CATALOGUE, "--no-input", "--lang", "en")

    assert told.code == 4
    assert "--ambition" in told.err
