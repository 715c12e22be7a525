"""The advice on a terminal: the recommended instrument first, words before colour."""

from __future__ import annotations

from rich.console import Console

from coopadvisor.advice.report import Lead, Other, Report, number_criteria
from coopadvisor.catalogue.model import Criterion, Facts, Instrument, Note, split_citation
from coopadvisor.decision.verdicts import Reason
from coopadvisor.report.citations import Citations
from coopadvisor.report.page import Page
from coopadvisor.wording.figures import day
from coopadvisor.wording.sentences import (
    contrast_line,
    funding_line,
    headline,
    lead_paragraph,
    note_line,
    others_heading,
    outlook,
    source_line,
    step_line,
    turn_lines,
    verdict_line,
)
from coopadvisor.wording.voice import Voice


def render_terminal(report: Report, voice: Voice, console: Console) -> None:
    """Print the whole advice."""
    _Sheet(report, voice, Page(console)).write()


class _Sheet:
    def __init__(self, report: Report, voice: Voice, page: Page) -> None:
        self.report = report
        self.voice = voice
        self.words = voice.words
        self.page = page
        self.cited = Citations(report.catalogue)

    def write(self) -> None:
        self.page.title(headline(self.voice, self.report.advice))
        self._opening()
        for lead in self.report.leads:
            self._lead(lead)
        self._forks()
        self._others()
        self._outlook()
        self._notes()
        self._answers()
        self._sources()

    def _opening(self) -> None:
        advice, voice = self.report.advice, self.voice
        if self.report.leads:
            self.page.gap()
            self.page.paragraph(lead_paragraph(voice, advice))
        for line in turn_lines(voice, advice):
            self.page.gap()
            self.page.paragraph(line)
        for separation in self.report.separations:
            self.page.heading(self.words.separations)
            self.page.paragraph(self._text(voice.pick(separation), separation.sources))
        if referral := self.report.referral:
            self.page.heading(voice.pick(referral.title))
            self.page.paragraph(voice.pick(referral.text))
            for link in referral.links:
                self.page.item(f"{voice.pick(link.text)}{self.words.colon} {link.address}")

    def _lead(self, lead: Lead) -> None:
        one, page, words = lead.instrument, self.page, self.words
        several = f"{one.id} — " if len(self.report.leads) > 1 else ""
        page.heading(several + words.funding)
        self._funding(one)
        page.heading(several + words.steps)
        for number, planned in enumerate(lead.steps, start=1):
            line = step_line(self.voice, planned)
            page.item(self._text(line, planned.step.sources), mark=f"{number}.")
        if not lead.steps:
            page.paragraph(words.unsaid)
        page.heading(several + words.criteria)
        for mark, criterion in number_criteria(one):
            page.item(self._criterion(criterion), mark=mark)
        page.paragraph(words.criteria_order if one.criteria else words.unsaid)
        page.heading(several + words.reservations)
        missed = [reason for reason in lead.verdict.reasons if reason.status == "missed"]
        for reason in missed:
            self._reason(reason)
        if not missed:
            page.paragraph(words.no_reservation)
        page.heading(several + words.fulfilled)
        for reason in lead.verdict.reasons:
            if reason.status == "met":
                self._condition(reason)

    def _funding(self, one: Instrument) -> None:
        sources = () if one.funding == "unsaid" else one.funding.sources
        self.page.paragraph(self._text(funding_line(self.voice, one), sources))
        self._facts(one.complements)
        self._facts(one.pays)
        self._facts(one.manager)
        self._facts(one.instalments)

    def _facts(self, facts: Facts) -> None:
        if facts != "unsaid":
            for fact in facts:
                self.page.item(self._text(self.voice.pick(fact), fact.sources))

    def _criterion(self, criterion: Criterion) -> str:
        mark = f" ({self.words.marks[criterion.mark]})" if criterion.mark else ""
        self.cited.add(criterion.sources)
        return self.voice.pick(criterion) + mark

    def _reason(self, reason: Reason, indent: int = 0) -> None:
        label = f"{self.words.statuses[reason.status]}{self.words.sentence_end} "
        self.page.item(label + self._supported(self.voice.reason(reason), reason), indent=indent)

    def _condition(self, reason: Reason) -> None:
        label = f"{self.voice.label(reason.question)}{self.words.sentence_end}"
        text = self._supported(self.voice.pick(reason.text), reason)
        self.page.item(f"{label} {text}")

    def _supported(self, text: str, reason: Reason) -> str:
        """A reason's text with its basis and the keys of its sources."""
        self.cited.add_references(reason.sources)
        inferred = f" ({self.words.basis['inferred']})" if reason.basis == "inferred" else ""
        keys = ", ".join(dict.fromkeys(one.id for one in reason.sources))
        return f"{text}{inferred} [{keys}]"

    def _forks(self) -> None:
        if not self.report.forks:
            return
        self.page.heading(self.words.open_questions)
        for fork in self.report.forks:
            self.page.paragraph(self.voice.label(fork.question), style="bold")
            for path in fork.paths:
                values = self.voice.values(fork.question, path.values)
                self.page.item(
                    self.words.fork.format(answer=values, outcome=self.voice.outcome(path.outcome))
                )

    def _others(self) -> None:
        if not self.report.others:
            return
        self.page.heading(others_heading(self.voice, self.report.advice, self.words.others))
        for other in self.report.others:
            self._other(other)
        if self.report.advice.unanswered:
            self.page.gap()
            self.page.paragraph(self.words.changes_later)

    def _other(self, other: Other) -> None:
        self.page.paragraph(verdict_line(self.voice, other.instrument, other.verdict), style="bold")
        for reason in other.against:
            self._reason(reason, indent=2)
        if line := contrast_line(self.voice, self.report.advice, other.instrument.id):
            self.page.item(line, indent=2)
        lines = self.voice.changes(other.changes, self.report.advice.given)
        for line in lines:
            self.page.item(
                f"{self.words.would_take}{self.words.colon} {line}{self.words.sentence_end}",
                indent=2,
                mark=">",
            )
        if not lines and not self.report.advice.unanswered:
            self.page.item(self.words.cannot_be_reached, indent=2, mark=">")

    def _outlook(self) -> None:
        for line in outlook(self.voice, self.report.advice):
            self.page.gap()
            self.page.paragraph(line)

    def _notes(self) -> None:
        if not self.report.notes:
            return
        self.page.heading(self.words.notes)
        for note in self.report.notes:
            self.page.item(self._note(note))

    def _note(self, note: Note) -> str:
        about = f"[{', '.join(note.instruments)}] " if note.instruments else ""
        return self._text(about + note_line(self.voice, note, self.report.today), note.sources)

    def _answers(self) -> None:
        advice = self.report.advice
        self.page.heading(self.words.answers)
        for question, value in advice.answers.items():
            said = self.voice.answer(question, value)
            self.page.item(f"{self.voice.label(question)}{self.words.colon} {said}")
        for question, value in advice.implied.items():
            said = self.voice.answer(question, value)
            line = f"{self.voice.label(question)}{self.words.colon} {said} ({self.words.implied})"
            self.page.item(line)
        left = [name for name in advice.unanswered if name not in advice.answers]
        if left:
            names = self.voice.all_of([self.voice.label(name) for name in left])
            self.page.item(f"{self.words.unanswered}{self.words.colon} {names}")

    def _sources(self) -> None:
        if self.cited.sources():
            self.page.heading(self.words.sources)
        for source in self.cited.sources():
            self.page.item(f"[{source.id}] {source_line(self.voice, source)}")
        self.page.gap()
        self.page.paragraph(self.voice.pick(self.report.catalogue.caveat))
        self.page.paragraph(
            self.words.catalogue_line.format(
                title=self.voice.pick(self.report.catalogue.title),
                edition=self.report.catalogue.edition,
                date=day(self.report.today, self.voice.language),
            )
        )

    def _text(self, text: str, citations: tuple[str, ...]) -> str:
        """A statement with the keys of its sources behind it."""
        self.cited.add(citations)
        keys = dict.fromkeys(split_citation(one)[0] for one in citations)
        return f"{text} [{', '.join(keys)}]" if keys else text
