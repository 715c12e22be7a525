"""The summary as one HTML file: valid, readable in order, and nothing but text."""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element

import html5lib
import pytest
from catalogue_files import MINIMAL
from running import invoke
from shipped_answers import EVERY, IRP, LANGUAGES

from coopadvisor.catalogue.model import Language

every_page = pytest.mark.parametrize(
    ("words", "language"),
    [(words, language) for words in EVERY.values() for language in LANGUAGES],
    ids=[f"{case}-{language}" for case in EVERY for language in LANGUAGES],
)
HOSTILE = (
    '<script>alert(1)</script>"><img src=x onerror=alert(1)>',
    "</title></head><body onload=alert(1)>",
    "&lt;b&gt; &amp; 'quoted' \"twice\"",
    "]]> --> <!-- <style>",
)


def page(*words: str) -> str:
    return invoke("ask", *words, "--format", "html", "--today", "2026-11-20").out


def parse(text: str) -> Element:
    """The page's elements. Raises `html5lib.html5parser.ParseError` where it is no valid HTML5."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(text)
    return root


def text_of(element: Element) -> str:
    return "".join(element.itertext())


@every_page
def test_a_page_is_valid_html_in_its_language(words: list[str], language: Language) -> None:
    text = page(*words, "--lang", language)

    assert text.startswith("<!doctype html>\n")
    assert parse(text).get("lang") == language


@every_page
def test_headings_come_in_order_under_one_first(words: list[str], language: Language) -> None:
    root = parse(page(*words, "--lang", language))
    levels = [one.tag for one in root.iter() if one.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels[0] == "h1"
    assert "h1" not in levels[1:]
    assert levels.index("h2") < levels.index("h3")


@every_page
def test_a_page_runs_nothing_and_fetches_nothing(words: list[str], language: Language) -> None:
    text = page(*words, "--lang", language)
    root = parse(text)

    assert {one.tag for one in root.iter()}.isdisjoint(
        {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    )
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert not [one for one in root.iter() if one.get("src") or one.get("style")]
    assert "url(" not in text
    assert "@import" not in text


@every_page
def test_each_mark_leads_to_a_source_that_is_listed(words: list[str], language: Language) -> None:
    root = parse(page(*words, "--lang", language))
    marks = {one.get("href", "") for one in root.iter("a") if text_of(one).isdecimal()}
    listed = {f"#{one.get('id')}" for one in root.iter("li") if one.get("id")}

    assert marks == listed


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_stays_text(title: str) -> None:
    words = ("--catalogue", str(MINIMAL), "--team", "solo")
    root = parse(page(*words, "--project", title))
    usual = parse(page(*words, "--project", "x"))
    (heading,) = root.iter("h1")

    assert text_of(heading) == title
    assert [one.tag for one in root.iter()] == [one.tag for one in usual.iter()]


def test_a_page_holds_the_answers_that_it_was_made_from() -> None:
    root = parse(page(*IRP))
    head = {one.get("name"): one.get("content", "") for one in root.iter("meta")}
    answers = json.loads(invoke("ask", *IRP, "--format", "json").out)["answers"]

    assert json.loads(head["coopadvisor.answers"]) == answers


def test_a_page_says_what_the_summary_says() -> None:
    """Word for word: the two differ in their marks and links alone."""
    root = parse(page(*IRP, "--lang", "fr"))
    paragraphs = {text_of(one) for one in root.iter() if one.tag in ("h1", "h2", "h3")}
    markdown = invoke("ask", *IRP, "--format", "markdown", "--lang", "fr").out
    headings = {line.lstrip("# ") for line in markdown.splitlines() if line.startswith("#")}

    assert headings <= paragraphs
