"""Whatever stands in an answers file, in an option or in a title: a sentence and a known exit code.

Sixty inputs of each kind, always the same; `--hypothesis-profile=long` tries 20 000 others.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from catalogues import MINIMAL
from hypothesis import given
from hypothesis import strategies as st
from running import Result, invoke
from situations import LANGUAGES

from coopadvisor import AnswersError, advise, load_catalogue, outcome

CODES = {0, 1, 2, 3, 4}
CATALOGUE = load_catalogue(MINIMAL)
QUESTIONS = [question.id for question in CATALOGUE.questions]
OPTIONS = ["solo", "duo", "group", "yes", "no", "north", "south", "unknown", "50", "900"]

languages = st.sampled_from(LANGUAGES)
names = st.sampled_from(
    [*QUESTIONS, *QUESTIONS, "answers", "catalogue", "edition", "project", "tags"]
)
pieces = st.one_of(
    names,
    st.sampled_from(OPTIONS),
    st.sampled_from(
        [
            *(": ", ":", ":\n", "\n", "\n  ", "\n- ", " ", "\t", ", ", "#", "|\n", ">-\n", "? "),
            *("{", "}", "[", "]", '"', "'", "“", "”", "«\u00a0", "\u00a0»", "\u00a0", "\u202f"),
            *("---\n", "...\n", "\r\n", "\r", "\ufeff", "\u2028", "\x0c", "\ufffe", "\x00", "\x85"),
            *(
                "&a ",
                "*a",
                "!!int ",
                "%YAML 1.1\n",
                "<<: ",
                "~",
                "null",
                "\\",
                "\\ud83e",
                "\\udd2a",
            ),
            *("1e5", "1.4M", "~12k", "15-20k", "60000.0", "²", "９", "-0", "0x10", "9" * 50),
        ]
    ),
    st.text(max_size=8),
)
heads = st.sampled_from(
    ["", "answers:\n  ", "---\n", "---\nanswers:\n  ", '{"answers": {', "\n---\n"]
)
texts = st.builds(lambda head, parts: head + "".join(parts), heads, st.lists(pieces, max_size=24))
encoded = st.builds(
    lambda text, encoding: text.encode(encoding, errors="replace"),
    texts,
    st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
endings = st.sampled_from(["yaml", "json", "md", "txt"])
figures = st.one_of(
    st.text(alphabet="0123456789 .,kKM€-~+…'_\u00a0²", max_size=12),
    st.integers().map(str),
    st.floats().map(str),
    st.text(max_size=12),
)
leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), figures, st.sampled_from(OPTIONS)
)
values = st.recursive(
    leaves, lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(), one, max_size=3)
)


def ask(*words: str) -> Result:
    result = invoke("ask", "--catalogue", str(MINIMAL), *words)
    assert result.code in CODES
    assert "Traceback" not in result.err
    if result.code in (1, 2):
        assert (result.out, bool(result.err)) == ("", True)
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("answers")


@given(data=st.one_of(encoded, st.binary(max_size=40)), ending=endings, language=languages)
def test_any_file_of_answers_is_read_or_refused(
    data: bytes, ending: str, language: str, folder: Path
) -> None:
    path = folder / f"file.{ending}"
    path.write_bytes(data)

    ask("--answers", str(path), "--lang", language, "--format", "json")


@given(answers=st.dictionaries(names | st.text(), values, max_size=5), nested=st.booleans())
def test_any_json_is_read_or_refused(
    answers: dict[str, object], *, nested: bool, folder: Path
) -> None:
    path = folder / "file.json"
    path.write_text(json.dumps({"answers": answers} if nested else answers), encoding="utf-8")

    ask("--answers", str(path), "--format", "json")


@given(figure=figures, language=languages)
def test_any_figure_is_taken_as_in_a_file_or_refused(
    figure: str, language: str, folder: Path
) -> None:
    words = ("--team", "solo", "--lang", language, "--format", "json")
    typed = ask(f"--cost={figure}", *words)
    path = folder / "figure.json"
    path.write_text(json.dumps({"cost": figure}), encoding="utf-8")
    read = ask("--answers", str(path), *words)

    if typed.code != 2:
        assert read == typed


@given(
    words=st.lists(
        st.one_of(st.sampled_from([f"--{one}" for one in QUESTIONS]), pieces), max_size=6
    )
)
def test_any_command_line_is_answered_or_refused(words: list[str], folder: Path) -> None:
    with contextlib.chdir(folder):  # some write a file
        result = invoke("--catalogue", str(MINIMAL), "ask", *words)

    assert result.code in CODES
    assert "Traceback" not in result.err


@given(title=st.text(max_size=40), language=languages)
def test_any_title_comes_back_from_its_summary(title: str, language: str, folder: Path) -> None:
    path = folder / "summary.md"
    words = ("--lang", language, "--format", "markdown")
    page = ask("--team", "solo", f"--project={title}", *words)
    path.write_bytes(page.out.encode("utf-8", errors="replace"))

    assert ask("--answers", str(path), *words) == page


@given(answers=st.one_of(values, st.dictionaries(leaves | names, values | leaves, max_size=4)))
def test_python_functions_take_anything_or_say_why_not(answers: object) -> None:
    for function in (advise, outcome):
        try:
            function(CATALOGUE, answers)  # type: ignore[arg-type]
        except AnswersError as error:
            said = str(error)
        else:
            said = "taken"
        assert said
