"""What people read, as files that people can read."""

from pathlib import Path

import pytest
from golden import Golden
from running import invoke
from shipped_answers import in_both_languages

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-20"
COMMON = ("--no-input", "--today", TODAY)
CASES = {
    "recommended-irp": (
        "--cnrs-unit yes --partners two-leads --maturity joint-results --localisation stays"
        " --budget 60000"
    ),
    "recommended-iea-with-reservation": (
        "--cnrs-unit yes --partners two-leads --maturity new-partner --localisation stays"
        " --budget 30000 --institute insb"
    ),
    "recommended-irn": (
        "--cnrs-unit yes --partners community --countries 4 --maturity joint-results"
        " --localisation events --budget 60000"
    ),
    "recommended-irl": (
        "--cnrs-unit yes --partners institutions --countries 1 --maturity structured"
        " --localisation shared-site --budget 90000"
    ),
    "recommended-irc": (
        "--cnrs-unit yes --partners institutions --countries 1 --maturity structured"
        " --localisation visits --budget unknown"
    ),
    "not-clear-cut-three-countries": (
        "--cnrs-unit yes --partners few-teams --countries 3 --maturity first-exchanges"
        " --localisation stays --budget 60000"
    ),
    "choice-iea-or-irp": (
        "--cnrs-unit yes --partners two-leads --maturity new-topic --localisation visits"
        " --budget 20000"
    ),
    "not-clear-cut": (
        "--cnrs-unit yes --partners few-teams --countries 3 --maturity new-partner"
        " --localisation visits --budget 60000"
    ),
    "none-without-cnrs-unit": "--cnrs-unit no",
    "none-several-countries": (
        "--cnrs-unit yes --partners institutions --countries 3 --maturity structured"
        " --localisation shared-site --budget 90000"
    ),
    "none-agreement-without-history": (
        "--cnrs-unit yes --partners institutions --countries 1 --maturity first-exchanges"
        " --localisation visits --budget 90000"
    ),
    "undecided": "--cnrs-unit yes --partners few-teams --maturity unknown",
    "insmi": (
        "--cnrs-unit yes --partners two-leads --maturity new-partner --localisation events"
        " --budget 60000 --institute insmi"
    ),
}


FIRST_SCREENS = [(case, language) for case in CASES for language in ("fr", "en")]
IN_FULL = [
    ("recommended-irp", "fr"),
    ("recommended-irp", "en"),
    ("choice-iea-or-irp", "fr"),
    ("none-several-countries", "fr"),
    ("undecided", "en"),
]
AS_SUMMARY = (
    "recommended-irp",
    "not-clear-cut-three-countries",
    "choice-iea-or-irp",
    "none-several-countries",
    "undecided",
)


@pytest.mark.parametrize(("case", "language"), FIRST_SCREENS)
def test_a_first_screen_is_the_one_that_was_read(case: str, language: str, golden: Golden) -> None:
    result = invoke("ask", *CASES[case].split(), *COMMON, "--lang", language)

    golden.check(f"terminal/{case}.{language}.txt", result.out)


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_a_first_screen_uses_the_width_it_has(
    columns: int, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = invoke("ask", *CASES["recommended-irp"].split(), *COMMON, "--lang", "fr")

    golden.check(f"terminal/recommended-irp-{columns}.fr.txt", result.out)


def test_read_aloud_a_first_screen_is_sentences(golden: Golden) -> None:
    words = (*CASES["not-clear-cut"].split(), "--plain")
    result = invoke("ask", *words, *COMMON, "--lang", "en")

    golden.check("terminal/not-clear-cut-plain.en.txt", result.out)


@pytest.mark.parametrize(("case", "language"), IN_FULL)
def test_the_whole_advice_is_the_one_that_was_read(
    case: str, language: str, golden: Golden
) -> None:
    result = invoke("ask", *CASES[case].split(), *COMMON, "--full", "--lang", language)

    golden.check(f"terminal/{case}-full.{language}.txt", result.out)


@pytest.mark.parametrize("case", AS_SUMMARY)
@in_both_languages
def test_the_summary_for_a_meeting_is_the_one_that_was_read(
    case: str, language: str, golden: Golden
) -> None:
    words = ("--format", "markdown", "--project", "Pergélisol alpin")
    result = invoke("ask", *CASES[case].split(), *COMMON, *words, "--lang", language)

    golden.check(f"summary/{case}.{language}.md", result.out)


def test_the_json_answer_is_the_one_that_was_read(golden: Golden) -> None:
    words = CASES["recommended-irp"].split()
    result = invoke("ask", *words, *COMMON, "--format", "json", "--lang", "en")

    golden.check("recommended-irp.json", result.out)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("list", ["list"]),
        ("list-full", ["list", "--full"]),
        ("show-irn", ["show", "IRN"]),
        ("show-irn-full", ["show", "IRN", "--full"]),
        ("compare-full", ["compare", "IRP", "IRN", "--full"]),
        ("show-umi", ["show", "UMI"]),
        ("tree", ["tree"]),
        ("check", ["check", "data/instruments.yaml", "--today", TODAY]),
        ("help-check", ["check", "--help"]),
        ("help-compare", ["compare", "--help"]),
        ("help-diff", ["diff", "--help"]),
        ("help", ["--help"]),
        ("help-ask", ["ask", "--help"]),
    ],
)
def test_the_other_pages_are_the_ones_that_were_read(
    name: str, words: list[str], language: str, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"pages/{name}.{language}.txt", invoke(*words, "--lang", language).out)


@pytest.mark.parametrize("columns", [60, 140])
def test_a_comparison_uses_the_width_it_has(
    columns: int, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = invoke("compare", "IRP", "IRN", "--lang", "fr")

    golden.check(f"pages/compare-{columns}.fr.txt", result.out)
    assert max(map(len, result.out.splitlines())) <= columns


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_no_line_of_an_advice_is_longer_than_the_screen_but_for_addresses(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    for case in CASES.values():
        result = invoke("ask", *case.split(), *COMMON, "--full", "--lang", "fr")
        for line in result.out.splitlines():
            assert len(line) <= columns or "://" in line
