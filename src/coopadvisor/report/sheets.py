"""Instruments on a terminal: the list, and one of them whole."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from coopadvisor.advice.report import number_criteria
from coopadvisor.catalogue.model import Citation, Fact, Former, Instrument, split_citation
from coopadvisor.report.citations import Citations
from coopadvisor.report.facets import facet_lines
from coopadvisor.report.page import Page
from coopadvisor.wording.sentences import amount_and_time, source_line
from coopadvisor.wording.voice import Voice


def render_list(voice: Voice, console: Console, program: str) -> None:
    """Every instrument with its name and one line on what it is for.

    *program* is how a command of this program begins, for the hint at the end.
    """
    page, words = Page(console), voice.words
    page.title(voice.pick(voice.catalogue.title))
    page.heading(words.list_current)
    for one in voice.catalogue.instruments:
        text = voice.pick(one.name) + words.sentence_end
        if one.tagline != "unsaid":
            text += " " + voice.pick(one.tagline[0])
        if one.funding != "unsaid":
            text += f" {amount_and_time(voice, one)}{words.sentence_end}"
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
    page.command(words.list_hint, f"{program} show {example}")


def render_former(one: Former, voice: Voice, console: Console, program: str) -> None:
    """A former instrument: what it was, what it became, and what to beware of."""
    sheet, words = _Sheet(voice, console), voice.words
    sheet.page.title(f"{one.id} ({voice.pick(one.name)}){words.colon} {words.former}")
    sheet.facts(words.former_was, one.was)
    sheet.facts(words.former_became, one.became)
    sheet.facts(words.former_warnings, one.warnings)
    sheet.notes(one.id)
    if one.successors:
        sheet.page.gap()
        sheet.page.command(words.list_hint, f"{program} show {one.successors[0]}")
    sheet.sources()


def render_instrument(one: Instrument, voice: Voice, console: Console) -> None:
    """All that the catalogue says of an instrument, what no source says included."""
    sheet, words = _Sheet(voice, console), voice.words
    sheet.page.title(f"{one.id} ({voice.pick(one.name)})")
    sheet.facets(one)
    sheet.conditions(one)
    sheet.facts(words.steps, one.steps, numbered=True)
    sheet.criteria(one)
    sheet.facts(words.uncertain, one.uncertain)
    sheet.notes(one.id)
    counterpart = voice.pick(voice.catalogue.counterpart)
    settle = words.to_settle.format(counterpart=counterpart)
    sheet.items(settle, [voice.pick(question) for question in one.to_settle])
    links = [f"{voice.pick(link.text)}{words.colon} {link.address}" for link in one.links]
    sheet.items(words.links, links)
    sheet.sources()


class _Sheet:
    """Writes the parts of a page that have something in them, and remembers what they cite."""

    def __init__(self, voice: Voice, console: Console) -> None:
        self.page = Page(console)
        self.voice = voice
        self.words = voice.words
        self.cited = Citations(voice.catalogue)

    def items(self, heading: str, lines: Iterable[str], *, numbered: bool = False) -> None:
        """A heading with its list, or nothing where the list is empty."""
        listed = list(lines)
        if listed:
            self.page.heading(heading)
        for number, line in enumerate(listed, start=1):
            self.page.item(line, mark=f"{number}." if numbered else "-")

    def facts(self, heading: str, facts: Iterable[Fact], *, numbered: bool = False) -> None:
        """Facts with the keys of their sources."""
        lines = [self._cite(self.voice.pick(fact), fact.sources) for fact in facts]
        self.items(heading, lines, numbered=numbered)

    def facets(self, one: Instrument) -> None:
        """What is said of the instrument, and in one line what is not."""
        words = self.words
        unsaid = [facet for facet in words.facets if getattr(one, facet) == "unsaid"]
        for facet in words.facets:
            if facet not in unsaid:
                lines = facet_lines(one, facet, self.voice)
                self.items(words.facets[facet], (self._cite(*line) for line in lines))
        if unsaid:
            self.page.gap()
            names = ", ".join(words.facets[facet] for facet in unsaid)
            self.page.paragraph(f"{words.unsaid_list}{words.colon} {names}{words.sentence_end}")

    def conditions(self, one: Instrument) -> None:
        """Each condition with its question, its force and its basis."""
        words = self.words
        lines = []
        for condition in one.conditions:
            reading = f", {words.basis['inferred']}" if condition.basis == "inferred" else ""
            kind = f"({words.forces[condition.force]}{reading}){words.sentence_end}"
            text = (
                f"{self.voice.label(condition.question)} {kind} {self.voice.pick(condition.text)}"
            )
            lines.append(self._cite(text, condition.sources))
        self.items(words.conditions, lines)

    def criteria(self, one: Instrument) -> None:
        """The criteria in the sources' order."""
        if not one.criteria:
            return
        self.page.heading(self.words.criteria)
        for number, criterion in number_criteria(one):
            mark = f" ({self.words.marks[criterion.mark]})" if criterion.mark else ""
            text = self._cite(self.voice.pick(criterion) + mark, criterion.sources)
            self.page.item(text, mark=number)
        self.page.paragraph(self.words.criteria_order)

    def notes(self, name: str) -> None:
        """The general notes on an instrument."""
        notes = [note for note in self.voice.catalogue.notes if name in note.instruments]
        self.facts(self.words.notes, notes)

    def sources(self) -> None:
        """What has been cited."""
        lines = [f"[{one.id}] {source_line(self.voice, one)}" for one in self.cited.sources()]
        self.items(self.words.sources, lines)

    def _cite(self, text: str, citations: tuple[Citation, ...]) -> str:
        self.cited.add(citations)
        keys = dict.fromkeys(split_citation(one)[0] for one in citations)
        return f"{text} [{', '.join(keys)}]" if keys else text
