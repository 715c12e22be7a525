"""Titles of any text, in every format, and back through the summary."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from fuzzing import ARGUMENTS, LANGUAGES, QUESTIONS, SCRAPS, ask, write
from gfm import deceptive_links, first_heading, kinds, tokens
from hypothesis import given
from hypothesis import strategies as st

from coopadvisor.cli.answers_file import read_answers_file

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


@cache
def usual_kinds(language: str) -> list[str]:
    """What a summary is made of whose title is a plain word."""
    words = ("--team", "duo", "--project=x", "--lang", language, "--format", "markdown")
    return kinds(ask(*words).out)


@given(TITLES, LANGUAGES)
def test_any_title_comes_back_from_its_summary(title: str, language: str) -> None:
    words = ("--lang", language, "--format", "markdown")
    page = ask("--team", "duo", f"--project={title}", *words)
    file = write(Path("summary.md"), page.out.encode(errors="replace"))

    assert ask("--answers", file, *words) == page
    title = read_answers_file(Path(file), QUESTIONS).project
    assert not title or kinds(page.out) == usual_kinds(language)
    assert [token.tag for token in tokens(page.out)].count("h1") == 2  # it opens and closes
    assert not title or first_heading(page.out) == ("h1", title)
    assert not deceptive_links(page.out)
    assert json.loads(ask("--answers", file, "--format", "json").out)
    assert ask("--answers", file).code == page.code
