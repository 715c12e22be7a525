"""Instruments side by side on a terminal."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.console import Console

from coopadvisor.advice.report import number_criteria
from coopadvisor.catalogue.model import Instrument, Question
from coopadvisor.report.facets import facet_lines
from coopadvisor.report.page import Page
from coopadvisor.wording.voice import Voice

# The facets of an instrument that a comparison puts side by side.
COMPARED = (
    "tagline",
    "audience",
    "laboratories",
    "countries",
    "history",
    "activities",
    "funding",
    "duration",
    "pays",
    "applying",
    "calendar",
    "evaluators",
    "decision",
    "formalisation",
    "renewal",
)


def render_comparison(
    instruments: Sequence[Instrument], voice: Voice, console: Console, *, stacked: bool
) -> None:
    """Instruments side by side, or one after the other where there is no room."""
    page, words = Page(console), voice.words
    head = ["", *(f"{one.id} ({voice.pick(one.name)})" for one in instruments)]
    rows = [
        [words.facets[facet], *(_summed_up(one, facet, voice) for one in instruments)]
        for facet in COMPARED
        if any(getattr(one, facet) != "unsaid" for one in instruments)
    ]
    told = {row[0] for row in rows}
    rows += [
        [
            _label(question, voice, told),
            *(_expected(one, question.id, voice) for one in instruments),
        ]
        for question in voice.catalogue.questions
        if any(one.question == question.id for each in instruments for one in each.conditions)
    ]
    rows.append([words.criteria, *(_listed(one, voice) for one in instruments)])
    if stacked:
        page.stack(head, rows, words.colon)
    else:
        page.table(head, rows, words.colon)
    names = {one.id for one in instruments}
    pairs = [one for one in voice.catalogue.separations if set(one.instruments) <= names]
    for separation in pairs:
        page.heading(words.separations)
        page.paragraph(voice.pick(separation))


def _label(question: Question, voice: Voice, told: Collection[str]) -> str:
    """A question's label, told apart from a facet of the same name."""
    label = voice.pick(question.label)
    return f"{label} ({voice.words.conditions.lower()})" if label in told else label


def _summed_up(one: Instrument, facet: str, voice: Voice) -> str:
    return " ".join(text for text, _ in facet_lines(one, facet, voice))


def _expected(one: Instrument, question: str, voice: Voice) -> str:
    """What an instrument's conditions expect of a question."""
    texts = [voice.pick(each.text) for each in one.conditions if each.question == question]
    return " ".join(texts) or "–"


def _listed(one: Instrument, voice: Voice) -> str:
    """The criteria in one line."""
    listed = [
        f"{mark} {voice.pick(criterion).rstrip('.')}" for mark, criterion in number_criteria(one)
    ]
    return f"{voice.words.semicolon} ".join(listed) or voice.words.unsaid
