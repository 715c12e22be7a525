"""Instruments on a terminal: the list, one whole, several side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console

from coopadvisor.catalogue.model import Citation, Fact, Former, Instrument, split_citation
from coopadvisor.report.citations import Citations
from coopadvisor.report.page import Page
from coopadvisor.wording.sentences import source_line
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


def render_list(voice: Voice, console: Console) -> None:
    """Every instrument with its name and one line on what it is for."""
    page, words = Page(console), voice.words
    page.title(voice.pick(voice.catalogue.title))
    page.heading(words.list_current)
    for one in voice.catalogue.instruments:
        text = voice.pick(one.name) + words.sentence_end
        if one.tagline != "unsaid":
            text += " " + voice.pick(one.tagline[0])
        if one.funding != "unsaid":
            text += f" {voice.amount(one.funding)}, {voice.duration(one)}{words.sentence_end}"
        page.item(text, mark=one.id)
    if voice.catalogue.former:
        page.heading(words.list_former)
    for former in voice.catalogue.former:
        text = voice.pick(former.name)
        if former.successors:
            names = voice.any_of(former.successors)
            text += f" ({words.successors.format(instruments=names)})"
        page.item(text + words.sentence_end, mark=former.id)
    page.gap()
    example = voice.catalogue.instruments[0].id
    page.paragraph(words.list_hint.format(command=f"coopadvisor show {example}"))


def render_former(one: Former, voice: Voice, console: Console) -> None:
    """A former instrument: what it was, what it became, and what to beware of."""
    page, words, cited = Page(console), voice.words, Citations(voice.catalogue)
    page.title(f"{one.id} ({voice.pick(one.name)}){words.colon} {words.former}")
    for heading, facts in (
        (words.former_was, one.was),
        (words.former_became, one.became),
        (words.former_warnings, one.warnings),
    ):
        if facts:
            page.heading(heading)
        _facts(page, voice, cited, facts)
    _notes(page, voice, cited, one.id)
    if one.successors:
        page.gap()
        command = f"coopadvisor show {one.successors[0]}"
        page.paragraph(words.list_hint.format(command=command))
    _sources(page, voice, cited)


def render_instrument(one: Instrument, voice: Voice, console: Console) -> None:
    """All that the catalogue says of an instrument, what no source says included."""
    page, words, cited = Page(console), voice.words, Citations(voice.catalogue)
    page.title(f"{one.id} ({voice.pick(one.name)})")
    for facet in words.facets:
        page.heading(words.facets[facet])
        for text, citations in facet_lines(one, facet, voice):
            page.item(_cite(cited, text, citations))
    page.heading(words.conditions)
    for condition in one.conditions:
        force = words.forces[condition.force]
        reading = f", {words.basis['inferred']}" if condition.basis == "inferred" else ""
        label = f"{voice.label(condition.question)} ({force}{reading}){words.colon}"
        text = f"{label} {voice.pick(condition.text)}"
        page.item(_cite(cited, text, condition.sources))
    page.heading(words.steps)
    for number, step in enumerate(one.steps, start=1):
        page.item(_cite(cited, voice.pick(step), step.sources), mark=f"{number}.")
    page.heading(words.criteria)
    for number, criterion in enumerate(one.criteria, start=1):
        mark = f" ({words.marks[criterion.mark]})" if criterion.mark else ""
        page.item(_cite(cited, voice.pick(criterion) + mark, criterion.sources), mark=f"{number}.")
    page.paragraph(words.criteria_order if one.criteria else words.unsaid)
    if one.uncertain:
        page.heading(words.uncertain)
    _facts(page, voice, cited, one.uncertain)
    _notes(page, voice, cited, one.id)
    if one.to_settle:
        counterpart = voice.pick(voice.catalogue.counterpart)
        page.heading(words.to_settle.format(counterpart=counterpart))
    for question in one.to_settle:
        page.item(voice.pick(question))
    page.heading(words.links)
    for link in one.links:
        page.item(f"{voice.pick(link.text)}{words.colon} {link.address}")
    _sources(page, voice, cited)


def render_comparison(
    instruments: Sequence[Instrument], voice: Voice, console: Console, *, stacked: bool
) -> None:
    """Instruments side by side, or one after the other where there is no room."""
    page, words = Page(console), voice.words
    head = ["", *(f"{one.id} ({voice.pick(one.name)})" for one in instruments)]
    rows = [
        [
            f"{words.facets[facet]}{words.colon}",
            *(" ".join(text for text, _ in facet_lines(one, facet, voice)) for one in instruments),
        ]
        for facet in COMPARED
    ]
    rows.append(
        [
            f"{words.criteria}{words.colon}",
            *(
                "; ".join(
                    f"{number}. {voice.pick(criterion)}"
                    for number, criterion in enumerate(one.criteria, start=1)
                )
                or words.unsaid
                for one in instruments
            ),
        ]
    )
    if stacked:
        page.stack(head, rows)
    else:
        page.table(head, rows)
    names = {one.id for one in instruments}
    pairs = [one for one in voice.catalogue.separations if set(one.instruments) <= names]
    for separation in pairs:
        page.heading(words.separations)
        page.paragraph(voice.pick(separation))


def facet_lines(
    one: Instrument, facet: str, voice: Voice
) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """What the catalogue says on one facet of an instrument, or that no source says it."""
    if facet == "funding":
        yield from _funding_lines(one, voice)
        return
    if facet == "duration":
        sources = () if one.duration == "unsaid" else one.duration.sources
        yield voice.duration(one), sources
        return
    facts = getattr(one, facet)
    if facts == "unsaid":
        yield voice.words.unsaid, ()
        return
    for fact in facts:
        yield voice.pick(fact), fact.sources


def _funding_lines(one: Instrument, voice: Voice) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    words = voice.words
    if one.funding == "unsaid":
        yield words.unsaid_amount, ()
    elif one.duration == "unsaid":
        yield voice.amount(one.funding) + words.sentence_end, one.funding.sources
    else:
        total = words.amount.format(amount=voice.amount(one.funding), time=voice.duration(one))
        yearly = words.amount_yearly.format(amount=voice.yearly(one))
        yield total + yearly + words.sentence_end, one.funding.sources


def _facts(page: Page, voice: Voice, cited: Citations, facts: Sequence[Fact]) -> None:
    for fact in facts:
        page.item(_cite(cited, voice.pick(fact), fact.sources))


def _notes(page: Page, voice: Voice, cited: Citations, name: str) -> None:
    notes = [note for note in voice.catalogue.notes if name in note.instruments]
    if notes:
        page.heading(voice.words.notes)
    _facts(page, voice, cited, notes)


def _sources(page: Page, voice: Voice, cited: Citations) -> None:
    page.heading(voice.words.sources)
    for source in cited.sources():
        page.item(f"[{source.id}] {source_line(voice, source)}")


def _cite(cited: Citations, text: str, citations: tuple[Citation, ...]) -> str:
    cited.add(citations)
    keys = dict.fromkeys(split_citation(one)[0] for one in citations)
    return f"{text} [{', '.join(keys)}]" if keys else text
