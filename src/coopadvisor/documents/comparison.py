"""Instruments side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coopadvisor.advice.offer import number_criteria
from coopadvisor.catalogue.model import Instrument, Question
from coopadvisor.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    Phrase,
    Span,
    Table,
    say,
)
from coopadvisor.documents.phrases import facet, page
from coopadvisor.language.voice import Voice

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


def write_comparison(instruments: Sequence[Instrument], voice: Voice) -> Document:
    """What is said of each, what it expects of each question, and what tells them apart."""
    words = voice.words
    head = ["", *(f"{one.id} ({voice.pick(one.name)})" for one in instruments)]
    rows = [
        (say(words(f"facet.{name}")), *(_summed_up(one, name, voice) for one in instruments))
        for name in COMPARED
        if any(getattr(one, name) != "unsaid" for one in instruments)
    ]
    told = {words(f"facet.{name}") for name in COMPARED}
    rows += [
        (
            say(_label(question, voice, told)),
            *(_expected(one, question.id, voice) for one in instruments),
        )
        for question in voice.catalogue.questions
        if any(one.question == question.id for each in instruments for one in each.conditions)
    ]
    rows.append((say(words("criteria")), *(_listed(one, voice) for one in instruments)))
    blocks: list[Block] = [Table(tuple(head), tuple(rows))]
    names = {one.id for one in instruments}
    for separation in voice.catalogue.separations:
        if set(separation.instruments) <= names:
            blocks += [Heading(words("separations")), Paragraph(say(voice.pick(separation)))]
    return page(voice, voice.pick(voice.catalogue.title), tuple(blocks))


def _label(question: Question, voice: Voice, told: Collection[str]) -> str:
    """A question's label, told apart from a facet of the same name."""
    label = voice.pick(question.label)
    return f"{label} ({voice.words('conditions').lower()})" if label in told else label


def _summed_up(one: Instrument, name: str, voice: Voice) -> Phrase:
    """A facet without its sources, which `show` has."""
    return tuple(Span(span.text) for phrase in facet(voice, one, name) for span in phrase)


def _expected(one: Instrument, question: str, voice: Voice) -> Phrase:
    """What an instrument's conditions expect of a question."""
    texts = [voice.pick(each.text) for each in one.conditions if each.question == question]
    return say(" ".join(texts) or "–")


def _listed(one: Instrument, voice: Voice) -> Phrase:
    """The criteria in one line."""
    listed = [f"{each.number} {voice.pick(each.text).rstrip('.')}" for each in number_criteria(one)]
    return say(f"{voice.words.semicolon} ".join(listed) or voice.words("unsaid"))
