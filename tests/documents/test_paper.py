"""The paper for a meeting: a first page that stands alone, an annex, and one list of sources."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
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
    sources = text[text.rindex("\n### ") :]
    listed = [int(one) for one in re.findall(r"^(\d+)\. ", sources, re.MULTILINE)]

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


def fullest(pages: Iterable[str]) -> list[str]:
    """Of the pages that say the same in their second line, those with the most words."""
    alike: dict[str, set[str]] = {}
    for one in pages:
        alike.setdefault(one.split("\n")[2], set()).add(one)
    return [one for some in alike.values() for one in sorted(some, key=len)[-2:]]


@pytest.mark.long
@with_a_browser
@in_both_languages
def test_whatever_the_outcome_the_first_page_is_one_sheet(
    language: Language, tmp_path: Path, oracle: Oracle
) -> None:
    """With the terms of every institute, too: the fullest pages are printed in a row."""
    own: list[dict[str, object]] = [
        {question.id: option.id}
        for question in CATALOGUE.questions
        if question.optional and isinstance(question, Choice)
        for option in question.options
    ]
    cases: list[Mapping[str, object]] = [
        *oracle.situations,
        *(answers(words) | one for words in EVERY.values() for one in own),
    ]
    pages = fullest(first_page(one, language) for one in cases)
    html = write_html(paper({}, language))
    head = html[: html.index("<main>")].replace("</style>", "main { break-before: page; }</style>")

    assert len(pages) > len(CATALOGUE.instruments)
    assert count_pages(f"{head}{''.join(pages)}</body></html>", tmp_path) == len(pages)


@pytest.mark.long
@with_a_browser
@pytest.mark.parametrize("case", ["recommended", "undecided"])
def test_the_annex_begins_on_the_second_sheet(case: str, tmp_path: Path) -> None:
    html = write_html(paper(answers(EVERY[case]), "en"))
    annex = html[: html.index("<main>")] + html[html.index(ANNEX) :]

    assert count_pages(html, tmp_path) == 1 + count_pages(annex, tmp_path)
