"""Which format a file gets, and names that are none of a file to write."""

from pathlib import Path
from typing import get_args

import pytest
from running import invoke
from shipped_answers import NONE, in_both_languages

from coopadvisor.catalogue.model import Language
from coopadvisor.language.messages import messages
from coopadvisor.writers.formats import ENDINGS, FORMATS, NAMES, FormatName, format_of

ASK = ("ask", *NONE, "--today", "2026-11-20")


def test_every_format_stands_once_in_the_table_and_no_ending_twice() -> None:
    endings = [ending for one in FORMATS for ending in one.endings]

    assert get_args(FormatName) == NAMES
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.md", "markdown"),
        ("a.b.MD", "markdown"),
        ("a.md.txt", "terminal"),
        ("2026.11/a", "terminal"),
        (".md", "terminal"),
        ("/dev/stdout", "terminal"),
        ("-", "terminal"),
        ("a.docx", None),
        ("a.md.bak", None),
        ("a.", None),
        ("a.md ", None),
    ],
)
def test_the_last_ending_of_the_name_says_the_format(name: str, form: str | None) -> None:
    assert format_of(Path(name)) == form


@in_both_languages
@pytest.mark.parametrize("name", ["s.docx", "s.pdf", "s.2026", "e.\x1b[31m"])
def test_an_ending_that_is_no_format_is_wrong_use_and_the_known_ones_are_named(
    name: str, language: Language
) -> None:
    result = invoke(*ASK, "-o", name, "--lang", language)

    assert (result.code, result.out) == (2, "")
    assert ENDINGS in result.err
    assert "--format" in result.err
    assert result.err.replace("\n", "").replace("\u00a0", "").isprintable()
    assert not Path(name).exists()


@pytest.mark.parametrize("form", NAMES)
def test_a_format_asked_for_may_have_any_ending(form: str) -> None:
    assert invoke(*ASK, "-o", "s.docx", "--format", form).code == 3
    assert Path("s.docx").read_text(encoding="utf-8") == invoke(*ASK, "--format", form).out


@in_both_languages
@pytest.mark.parametrize("words", [(*ASK, "-o"), ("new",)], ids=["ask", "new"])
@pytest.mark.parametrize("name", ["", ".", "..", "there", "there/", "missing/", "a.md/", "/"])
def test_a_folder_is_no_file_to_write(
    name: str, words: tuple[str, ...], language: Language
) -> None:
    Path("there").mkdir()
    Path("a.md").touch()
    result = invoke(*words, name, "--force", "--lang", language)

    assert (result.code, result.out) == (2, "")
    assert messages(language)("output-is-folder", folder=name) in result.err
    assert sorted(one.name for one in Path().iterdir()) == ["a.md", "there"]


def test_help_names_every_format_and_every_ending() -> None:
    told = " ".join(invoke("ask", "--help").out.split())

    assert "|".join(NAMES) in told
    assert ENDINGS in told
