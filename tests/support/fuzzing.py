"""Runs that no input may upset: no traceback, no exit code outside the table."""

from __future__ import annotations

import io
import os
from pathlib import Path
from unittest.mock import patch

import shipped_answers
from catalogue_files import MINIMAL
from hypothesis import strategies as st
from running import Result, invoke

from coopadvisor import load_catalogue
from coopadvisor.writers.formats import NAMES

CODES = frozenset({0, 1, 2, 3, 4, 130})
CATALOGUE = load_catalogue(MINIMAL)  # small, and every part of the format is in it
QUESTIONS = tuple(question.id for question in CATALOGUE.questions)
OPTIONS = ("solo", "duo", "group", "yes", "no", "north", "south", "unknown", "50", "900")

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
# What a command line can hold: any bytes but zero, read as text by the system's rule.
ARGUMENTS = st.binary(max_size=40).map(lambda data: os.fsdecode(data.replace(b"\0", b"0"))) | (
    TEXTS.map(lambda text: text.replace("\0", "0"))
)
LANGUAGES = st.sampled_from(shipped_answers.LANGUAGES)
FORMS = st.sampled_from(NAMES)


def survive(*words: str, given: bytes = b"") -> Result:
    """What a run left behind. *given* is its standard input, which is no terminal."""
    with patch("sys.stdin", io.TextIOWrapper(io.BytesIO(given))):
        result = invoke(*words)  # whatever is raised here fails the test
    assert result.code in CODES, result
    assert "Traceback" not in result.err
    assert result.out or result.err or not result.code  # nothing fails in silence
    return result


def ask(*words: str, given: bytes = b"") -> Result:
    """The same for `ask` with the minimal catalogue; no answer comes with a failure."""
    result = survive("ask", "--catalogue", str(MINIMAL), *words, given=given)
    assert result.code not in {1, 2} or not result.out
    return result


def write(path: Path, data: bytes) -> str:
    """The name of a file that holds *data* now."""
    path.write_bytes(data)
    return str(path)


@st.composite
def spliced(draw: st.DrawFn, *seeds: bytes) -> bytes:
    """One of the seeds after a few edits that know nothing of what they cut."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 30)))
        new = draw(SCRAPS.map(_encode) | st.binary(max_size=8) | st.just(data[start:end] * 2))
        data = data[:start] + new + data[end:]
    return data


def _encode(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


# What means something to a reader of YAML, JSON, Markdown or figures.
SCRAPS = st.sampled_from(
    (
        *("\n", "\r", "\r\n", "\n  ", "\n- ", " ", "  ", "\t", "\0", "\x1b[31m", "\x0c", "\x85"),
        *(": ", ":", ":\n", "- ", "? ", "? ,", "#", " #", ", ", "|\n", ">-\n", "<<: ", "{}", "[]"),
        *("[", "]", "{", "}", ",", "|", ">", "'", '"', "“", "”", "«\u00a0", "\u00a0»", "’", "`"),
        *("\\", "\\ud83e", "\\udd2a", "\\x41", "&a ", "*a", "!!str ", "!!int ", "%YAML 1.1\n", "@"),
        *("---\n", "...\n", "\ufeff", "\ufffe", "\ud800", "\u2028", "\u00a0", "\u202f", "é", "🧊"),
        *(
            "0",
            "-1",
            "-0",
            "1e5",
            "1_000",
            "0x1f",
            "010",
            "1:30",
            "9" * 50,
            "60000.0",
            "²",
            "９",
            "٣",
        ),
        *("1.4M", "~12k", "15-20k", "60 000", "50 kr", "null", "~", "true", "no", "unknown"),
        *(
            "2026-02-30",
            "0001-01-01",
            "9999-12-31",
            "{n}",
            "{",
            "[/x]",
            "$(x)",
            "https://x.org/a_b",
        ),
    )
)
