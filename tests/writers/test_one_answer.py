"""One case in every format: whatever stands on a page stands in the JSON too."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from gfm import tokens
from msgspec import Struct
from oracle import Value

from coopadvisor import Catalogue
from coopadvisor.advice.advice import advise
from coopadvisor.advice.report import Report, build_report
from coopadvisor.catalogue.model import Language
from coopadvisor.catalogue.text import Text
from coopadvisor.documents.answer import write_answer
from coopadvisor.documents.short import write_short_answer
from coopadvisor.documents.summary import write_summary
from coopadvisor.language.voice import Voice, speak
from coopadvisor.writers.html import write_html
from coopadvisor.writers.json import write_json
from coopadvisor.writers.markdown import write_markdown
from coopadvisor.writers.terminal import write_text

Spoken = tuple[dict[str, Value], ...]

TODAY = dt.date(2026, 11, 25)
FIGURE = re.compile(r"\d+(?:[\u00a0\u202f ,]\d{3})*")
LANGUAGES: tuple[Language, ...] = ("fr", "en")


def plain(text: str) -> str:
    """Words alone, one blank between them."""
    return " ".join(re.sub(r"[\u00a0\u202f]", " ", text).split())


def pages(report: Report, voice: Voice) -> dict[str, str]:
    """What a reader sees in each format."""
    paper = write_summary(report, voice, "coopadvisor ask")
    seen = "".join(
        one.content if one.type in ("text", "code_inline", "fence", "text_special") else " "
        for one in tokens(write_markdown(paper))
    )
    root = html5lib.parse(write_html(paper), namespaceHTMLElements=False)
    body = root.find("body")
    assert body is not None
    return {
        "short": write_text(write_short_answer(report, voice)),
        "full": write_text(write_answer(report, voice)),
        "markdown": seen,
        "html": " ".join(body.itertext()),
    }


def strings(value: Any) -> Iterator[str]:
    """Every text and figure of a JSON value."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif value is not None:
        yield str(value)


def figures(text: str) -> set[str]:
    """Figures as digits alone: ``15,000`` is 15000, and of a date its parts."""
    found = (re.sub(r"\D", "", one) for one in FIGURE.findall(text))
    return {one.lstrip("0") for one in found}


def told_by(catalogue: Catalogue, language: Language) -> set[str]:
    """What the catalogue says of instruments and beside them, and in no question."""
    told = (catalogue.instruments, catalogue.notes, catalogue.referrals, catalogue.separations)
    asked = "\n".join(plain(text[language]) for text in texts(catalogue.questions))
    said = {plain(text[language]) for text in texts(told)}
    return {one for one in said if one not in asked}


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))


def check(catalogue: Catalogue, answers: dict[str, Value], language: Language) -> None:
    report = build_report(advise(catalogue, answers), TODAY, "Project")
    voice = speak(catalogue, language)
    found = json.loads(write_json(report, language, [catalogue]))
    known = list(strings(found))
    said = plain("\n".join(known))
    counted = figures("\n".join(known)) | {str(number) for number in range(1, 60)}  # in lists
    counted |= figures(voice.pick(catalogue.caveat)) | {"2026", ""}
    for name, page in pages(report, voice).items():
        shown = plain(page)
        assert figures(page) <= counted, (answers, name, figures(page) - counted)
        missing = [one for one in told_by(catalogue, language) if one in shown and one not in said]
        assert not missing, (answers, name)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_any_page_stands_in_the_json(
    catalogue: Catalogue, spoken: Spoken, language: Language
) -> None:
    institutes = ("inshs", "insmi", "unknown", "ins2i")
    for number, whole in enumerate(spoken[::97]):
        some = dict(list(whole.items())[: number % 7])
        for answers in (whole, some):
            check(catalogue, {**answers, "institute": institutes[number % 4]}, language)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_the_pages_of_many_situations_stands_in_the_json(
    catalogue: Catalogue, spoken: Spoken, language: Language
) -> None:
    for answers in spoken[::11]:
        check(catalogue, answers, language)
