"""Titles of any text, in every format, and back through the summary."""

from __future__ import annotations

import json
from pathlib import Path

from fuzzing import ARGUMENTS, LANGUAGES, SCRAPS, ask, write
from hypothesis import given
from hypothesis import strategies as st

MARKS = st.sampled_from(
    (
        *"#*_~`$[]()<>|\\-+=!&;:\"'{}%@^/.,1",
        *("https://x.org/a_b", "10.1000/x_y~z", "www.x.org", "---", "```", "[^1]", "[/x]", "<b>"),
        *("&amp;", "\n", "\u200d", "\ue000", "\u202e", "\x1b[31m"),
    )
)
TITLES = st.lists(MARKS | SCRAPS | ARGUMENTS, max_size=6).map(
    lambda parts: "".join(parts).replace("\0", "0").replace("\ud800", "\udc80")
)


@given(TITLES, LANGUAGES)
def test_any_title_comes_back_from_its_summary(title: str, language: str) -> None:
    words = ("--lang", language, "--format", "markdown")
    page = ask("--team", "duo", f"--project={title}", *words)
    file = write(Path("summary.md"), page.out.encode(errors="replace"))

    assert ask("--answers", file, *words) == page
    assert json.loads(ask("--answers", file, "--format", "json").out)
    assert ask("--answers", file).code == page.code
