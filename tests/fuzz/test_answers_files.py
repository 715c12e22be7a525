"""Answers files of any structure and any bytes, summaries that somebody worked on, and values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from catalogue_files import MINIMAL
from fuzzing import (
    CATALOGUE,
    FORMS,
    LANGUAGES,
    OPTIONS,
    QUESTIONS,
    SCRAPS,
    TEXTS,
    ask,
    spliced,
    write,
)
from hypothesis import given
from hypothesis import strategies as st
from running import invoke

from coopadvisor import AnswersError, advise, outcome

KEYS = st.sampled_from([*QUESTIONS, *QUESTIONS, "answers", "catalogue", "edition", "project"])
NAMES = KEYS | TEXTS
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(OPTIONS)
    | SCRAPS.filter(lambda text: text != "\ud800")
    | TEXTS
)
VALUES = st.recursive(
    LEAVES, lambda below: st.lists(below, max_size=3) | st.dictionaries(NAMES, below, max_size=4)
)
ENDINGS = st.sampled_from(["yaml", "md", "json", "txt"])
HEADS = st.sampled_from(["", "answers:\n  ", "---\n", "---\nanswers:\n  ", '{"answers": {'])
PIECES = st.lists(KEYS | st.sampled_from(OPTIONS) | SCRAPS | TEXTS, max_size=24).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"])
WRITTEN = st.builds(
    lambda head, text, encoding: (head + text).encode(encoding, errors="replace"),
    HEADS,
    PIECES,
    ENCODINGS,
)
SOLO = ("ask", "--catalogue", str(MINIMAL), "--team", "solo", "--prior", "yes")
SEEDS = (
    invoke(*SOLO, "--format", "markdown").out.encode(),
    invoke(*SOLO, "--format", "json").out.encode(),
    b"answers:\n  team: duo\n  prior: no\nproject: x\n",
    b"team: duo\ncost: 60 kr\n",
)


def as_markdown(value: Any) -> str:
    """The answers as the head of a summary."""
    return f"---\n{yaml.safe_dump(value, allow_unicode=True)}---\n\n# Title\n"


@given(
    st.dictionaries(NAMES, VALUES, max_size=5),
    st.booleans(),
    st.sampled_from([as_markdown, json.dumps, yaml.safe_dump]),
    FORMS,
)
def test_any_structure_is_read_or_refused(
    answers: dict[str, Any],
    nested: bool,  # noqa: FBT001 (drawn)
    dump: Any,
    form: str,
) -> None:
    text = dump({"answers": answers} if nested else answers)
    name = "answers.md" if dump is as_markdown else "answers.yaml"
    ask("--answers", write(Path(name), text.encode(errors="replace")), "--format", form)


@given(spliced(*SEEDS) | WRITTEN | st.binary(max_size=100), ENDINGS, LANGUAGES)
def test_any_bytes_are_read_or_refused(data: bytes, ending: str, language: str) -> None:
    file = write(Path(f"answers.{ending}"), data)
    read = ask("--answers", file, "--lang", language)
    piped = ask("--answers", "-", "--lang", language, given=data)

    if ending == "yaml" and read.code not in {1, 2}:
        assert piped.out == read.out


@given(VALUES | st.dictionaries(LEAVES | NAMES, VALUES, max_size=4))
def test_python_functions_take_any_value_or_say_why_not(answers: Any) -> None:
    for function in (advise, outcome):
        try:
            function(CATALOGUE, answers)
        except AnswersError as error:
            said = str(error)
        else:
            said = "taken"
        assert said
