"""The paper for a meeting: a first page that stands alone, an annex, and one list of sources."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from oracle import Oracle
from printing import count_pages, with_a_browser
from shipped_answers import EVERY, in_both_languages

from coopadvisor import load_catalogue, report
from coopadvisor.catalogue.model import Choice, Language
from coopadvisor.documents.blocks import Document
from coopadvisor.documents.summary import write_summary
from coopadvisor.language.voice import speak
from coopadvisor.writers.html import write_html
from coopadvisor.writers.markdown import write_markdown

TODAY = dt.date(2026, 11, 20)
CATALOGUE = load_catalogue()
ANNEX = '<section class="annex">'


def answers(words: list[str]) -> dict[str, object]:
    return {
        name.removeprefix("--"): value for name, value in zip(words[::2], words[1::2], strict=True)
    }


def paper(
    given: Mapping[str, object], language: Language, project: str = "Alpine permafrost"
) -> Document:
    return write_summary(
        report(CATALOGUE, given, TODAY, project), speak(CATALOGUE, language), "coopadvisor ask"
    )


every_case = pytest.mark.parametrize("words", EVERY.values(), ids=EVERY)


@every_case
@in_both_languages
def test_references_are_numbered_as_they_are_first_cited(
    words: list[str], language: Language
) -> None:
    text = write_markdown(paper(answers(words), language))
    cited = [
        int(one) for group in re.findall(r"\u00a0\[([\d, ]+)\]", text) for one in group.split(", ")
    ]
    listed = [int(one) for one in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]

    assert list(dict.fromkeys(cited)) == listed == list(range(1, len(listed) + 1))


@every_case
@in_both_languages
def test_the_paper_is_plain_markdown_with_one_annex_behind_a_rule(
    words: list[str], language: Language
) -> None:
    text = write_markdown(paper(answers(words), language))

    assert "[^" not in text
    assert "&nbsp;" not in text
    assert text.count("\n---\n\n## ") == 1


def first_page(given: Mapping[str, object], language: Language) -> str:
    """What stands in front of the annex, as a sheet of its own."""
    html = write_html(paper(given, language))
    return html[html.index("<main>") : html.index(ANNEX)] + "</main>"


def print_together(pages: list[str], folder: Path) -> int:
    """The sheets that pages take which each begin on a new one."""
    html = write_html(paper({}, "en"))
    head = html[: html.index("<main>")].replace("</style>", "main { break-before: page; }</style>")
    return count_pages(f"{head}{''.join(pages)}</body></html>", folder)


@pytest.mark.long
@with_a_browser
@in_both_languages
def test_in_every_situation_the_first_page_is_one_sheet(
    language: Language, tmp_path: Path, oracle: Oracle
) -> None:
    pages = list(dict.fromkeys(first_page(one, language) for one in oracle.situations))

    assert print_together(pages, tmp_path) == len(pages)


@pytest.mark.long
@with_a_browser
@in_both_languages
def test_the_terms_of_an_institute_have_room_on_the_sheet(
    language: Language, tmp_path: Path
) -> None:
    """The institute's and whatever else an optional answer brings."""
    options = [
        {question.id: option.id}
        for question in CATALOGUE.questions
        if question.optional and isinstance(question, Choice)
        for option in question.options
    ]
    pages = [
        first_page(answers(words) | one, language) for words in EVERY.values() for one in options
    ]

    assert print_together(pages, tmp_path) == len(pages)


@pytest.mark.long
@with_a_browser
@every_case
@in_both_languages
def test_the_annex_begins_on_the_second_sheet(
    words: list[str], language: Language, tmp_path: Path
) -> None:
    html = write_html(paper(answers(words), language))
    annex = html[: html.index("<main>")] + html[html.index(ANNEX) :]

    assert count_pages(html, tmp_path) == 1 + count_pages(annex, tmp_path)
