"""Figures as people write them, as options and in files."""

from __future__ import annotations

import json
from pathlib import Path

from fuzzing import ARGUMENTS, LANGUAGES, SCRAPS, ask, write
from hypothesis import given
from hypothesis import strategies as st

from coopadvisor.catalogue.characters import CONTROL

PARTS = st.sampled_from(
    (
        *("0", "1", "2", "9", "12", "60", "000", "5000", "9" * 30, "½", "²", "٣", "Ⅳ", "９"),
        *(" ", "\u00a0", "\u202f", ".", ",", "'", "’", "_", "-", "–", "+", "~", "±", "≈", "/", "e"),
        *("k", "K", "M", "m", "k€", "€", "kr", "EUR", "euros", "$", "%", "\u200b", "…", "to", "à"),
    )
)
TYPED = st.lists(PARTS, max_size=6).map("".join)
FIGURES = TYPED | ARGUMENTS | SCRAPS | st.integers().map(str) | st.floats().map(str)


@given(FIGURES, LANGUAGES)
def test_any_figure_is_taken_as_in_a_file_or_refused(figure: str, language: str) -> None:
    words = ("--team", "duo", "--lang", language, "--format", "json")
    typed = ask(f"--cost={figure}", *words)
    text = json.dumps({"cost": figure})
    read = ask("--answers", write(Path("figure.json"), text.encode()), *words)

    if typed.code == 2 or CONTROL.search(figure):  # which no file may hold
        assert read.code == 2
    else:
        assert read == typed


@given(TYPED)
def test_a_figure_that_was_understood_is_understood_again(figure: str) -> None:
    words = ("--team", "duo", "--format", "json")
    typed = ask(f"--cost={figure}", *words)

    if typed.code != 2:
        understood = json.loads(typed.out)["answers"].get("cost", "unknown")
        assert ask(f"--cost={understood}", *words) == typed


@given(FIGURES | st.integers() | st.floats(), LANGUAGES)
def test_any_figure_in_yaml_is_taken_or_refused(figure: str | float, language: str) -> None:
    text = f"cost: {figure}\n".encode(errors="replace")
    ask("--answers", write(Path("figure.yaml"), text), "--lang", language)
