"""The command below a finding shows, when pasted, what the finding says."""

import json
from pathlib import Path
from typing import Any

import pytest
from catalogue_files import REMARKABLE
from expected_findings import ANNOUNCED, flat, only_finding, paste
from shipped_answers import LANGUAGES

from coopadvisor.catalogue.model import Language

FOUND_BY_CHECK_ALONE: tuple[str, ...] = ("ambiguous-answer", "idle-referral", "uncited-source")
SHOWN_ON_A_SHEET: dict[str, tuple[str, ...]] = {
    "ambiguous-name": ("SEED",),
    "contradictory-conditions": ("A tide grant starts at 500.", "A tide grant stays below 500."),
    "funding-apart": ("100 to 400 crowns", "A seed grant stays below 500."),
    "missing-text": ("Cost (rule).",),
    "repeated-rule": ("starts at 500.", "is meant for 400 and more."),
    "stale-source": ("read in June 2025",),
    "unmeetable-practice": ("starts at 500.", "is meant for less than 400."),
}


def answer(name: str, *more: str) -> dict[str, Any]:
    """What the command below a finding answers, with *more* in place of its last words."""
    found: dict[str, Any] = json.loads(
        paste(only_finding(REMARKABLE[name])["command"], "--format", "json", *more).out
    )
    return found


def verdict(name: str, instrument: str) -> dict[str, Any]:
    """What the command says of one instrument."""
    verdicts = answer(name)["verdicts"]
    return next(dict(one) for one in verdicts if one["instrument"] == instrument)


def unmet(name: str, instrument: str) -> list[str]:
    """The texts of the conditions that speak against an instrument."""
    reasons = verdict(name, instrument)["reasons"]
    return [one["text"] for one in reasons if one["status"] in ("broken", "missed")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(set(ANNOUNCED) - {"impossible-answer"}))
def test_every_command_runs(name: str, language: Language) -> None:
    found = only_finding(REMARKABLE[name], "--lang", language)
    result = paste(found["command"])
    failing = found["level"] == "error" and " check " in found["command"]

    assert result.code in ((1,) if failing else (0, 3, 4))
    assert result.out


def test_nothing_fits_in_a_gap() -> None:
    result = paste(only_finding(REMARKABLE["gap"])["command"], "--format", "json")

    assert (result.code, json.loads(result.out)["outcome"]) == (3, "none")


@pytest.mark.parametrize("name", ["overlap", "explained-overlap"])
def test_an_overlap_leaves_a_choice(name: str) -> None:
    found = only_finding(REMARKABLE[name])
    result = paste(found["command"], "--format", "json")

    assert (result.code, json.loads(result.out)["outcome"]) == (0, "choice")
    assert json.loads(result.out)["instruments"] == found["instruments"]


def test_a_separation_is_what_explains_an_overlap() -> None:
    said = "One tries and the other carries on."

    assert said in paste(only_finding(REMARKABLE["explained-overlap"])["command"]).out
    assert said not in paste(only_finding(REMARKABLE["overlap"])["command"]).out


@pytest.mark.parametrize("name", ["shadowed", "never-recommended"])
def test_an_instrument_that_never_wins_is_beaten_though_its_rules_hold(name: str) -> None:
    assert verdict(name, "TIDE")["verdict"] == "reservations"
    assert answer(name)["instruments"] == ["SEED"]


@pytest.mark.parametrize(
    ("name", "text", "instruments"),
    [
        ("idle-rule", "A growth grant starts at 200.", ["SEED"]),
        ("idle-practice", "A growth grant prefers a group.", ["GROW"]),
    ],
)
def test_what_an_idle_condition_speaks_against_is_decided_without_it(
    name: str, text: str, instruments: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "without.yaml"
    lines = REMARKABLE[name].read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if text not in line), encoding="utf-8")

    assert text in unmet(name, "GROW")
    assert answer(name)["instruments"] == instruments
    assert answer(name, "--catalogue", str(path))["instruments"] == instruments


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("idle-question", "--region=north"),
        ("idle-option", "--region=south"),
        ("same-outcome", "--team=solo"),
    ],
)
def test_another_answer_leads_to_the_same_outcome(name: str, other: str) -> None:
    here, there = answer(name), answer(name, other)

    assert here["answers"] != there["answers"]
    assert (here["outcome"], here["instruments"]) == (there["outcome"], there["instruments"])


def test_a_figure_in_a_hole_is_not_what_the_recommended_instrument_is_meant_for() -> None:
    advice = answer("range-hole")

    assert 100 <= advice["answers"]["cost"] <= 499
    assert advice["instruments"] == ["SEED"]
    assert unmet("range-hole", "SEED") == ["A seed grant is meant for less than 100."]


def test_a_plan_shows_the_day_of_a_step_that_has_passed() -> None:
    found = only_finding(REMARKABLE["past-deadline"], "--lang", "en")

    assert found["command"].startswith("coopadvisor ask ")
    assert "1 October 2026, has passed" in flat(paste(found["command"]).out)


@pytest.mark.parametrize(("name", "texts"), SHOWN_ON_A_SHEET.items())
def test_a_sheet_shows_what_is_wrong_with_an_instrument(name: str, texts: list[str]) -> None:
    found = only_finding(REMARKABLE[name], "--lang", "en")
    sheet = paste(found["command"]).out

    assert found["command"].startswith("coopadvisor show ")
    for text in texts:
        assert text in flat(sheet)


def test_a_comparison_shows_a_separation_that_is_never_printed() -> None:
    found = only_finding(REMARKABLE["idle-separation"], "--lang", "en")

    assert found["command"].startswith("coopadvisor compare SEED GROW ")
    assert "One tries and the other carries on." in paste(found["command"]).out


@pytest.mark.parametrize("name", FOUND_BY_CHECK_ALONE)
def test_what_no_page_shows_is_shown_by_another_check(name: str) -> None:
    found = only_finding(REMARKABLE[name])

    assert found["command"].startswith("coopadvisor check ")
    assert f": {name}\n" in paste(found["command"]).out


def test_an_answer_that_nobody_can_complete_is_refused() -> None:
    result = paste(only_finding(REMARKABLE["impossible-answer"], "--lang", "en")["command"])

    assert result.out == ""
    assert ", which contradicts ‘" in result.err
    assert "Change --" in result.err
