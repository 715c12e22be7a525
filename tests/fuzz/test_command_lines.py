"""Command lines of known words in any order, with any text between, and pressing Tab in them."""

from __future__ import annotations

from pathlib import Path

from catalogue_files import MINIMAL
from fuzzing import ARGUMENTS, CODES, OPTIONS, QUESTIONS, SCRAPS, ask, survive
from hypothesis import given
from hypothesis import strategies as st
from tab_completion import SHELLS, Shell, press_tab

from coopadvisor.cli.root import COMMANDS

WORDS = st.sampled_from(
    [
        *COMMANDS,
        "help",
        *("IRP", "IEA", "irn", "LIA", "laboratoire", "fr", "en", "xx", "-", "--", "-o", "-h"),
        *("--help", "--version", "--lang", "--catalogue", "--answers", "--format", "--output"),
        *("--force", "--project", "--all", "--no-input", "--plain", "--today", "--strict"),
        *("--show-completion", "--lang=fr", "--format=json", "--catalogue=x", "--today=x"),
        *("terminal", "markdown", "json", "text", "svg", "mermaid", "html", "2026-11-20"),
        *("--cnrs-unit", "--partners", "--countries", "--maturity", "--localisation", "--budget"),
        *("--institute", "yes", "no", "unknown", "two-leads", "joint-results", "60k", "-1", "1"),
        *("a.md", "a.json", "a.docx", "sub/a.md", "sub/", ".", "..", "", "minimal.yaml"),
        *("0001-01-01", "9999-12-31", "2026-02-30", "insmi", "visits", "=", "--=", "--partners="),
    ]
)
LINES = st.lists(WORDS | WORDS | ARGUMENTS, max_size=8)
FLAGS = st.lists(
    st.sampled_from([f"--{one}" for one in QUESTIONS])
    | st.sampled_from(OPTIONS)
    | SCRAPS.filter(lambda text: text not in "\0\ud800"),
    max_size=6,
)


@given(LINES)
def test_no_command_line_upsets_the_program(words: list[str]) -> None:
    Path("minimal.yaml").write_bytes(MINIMAL.read_bytes())  # an earlier one may have replaced it
    survive(*words)


@given(FLAGS)
def test_any_options_are_answered_or_refused(words: list[str]) -> None:
    ask(*words)


@given(LINES, st.sampled_from(SHELLS))
def test_no_command_line_upsets_completion(words: list[str], shell: Shell) -> None:
    Path("minimal.yaml").write_bytes(MINIMAL.read_bytes())
    result = press_tab(shell, " ".join(["coopadvisor", *words]))

    assert result.code in CODES
    assert "Traceback" not in result.err
