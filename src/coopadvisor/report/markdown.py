"""The summary for a grant meeting: one document that stands alone and can be reproduced."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import json

from coopadvisor.advice.report import Lead, Other, Report, number_criteria
from coopadvisor.catalogue.model import Citation, Instrument, Source, split_citation
from coopadvisor.decision.verdicts import Reason
from coopadvisor.report.markup import code_block, escape, hyperlink, table
from coopadvisor.wording.figures import day
from coopadvisor.wording.sentences import (
    amount_and_time,
    full_name,
    funding_line,
    headline,
    lead_paragraph,
    note_line,
    others_heading,
    outlook,
    source_line,
    turn_lines,
)
from coopadvisor.wording.typography import NBSP
from coopadvisor.wording.voice import Voice

_TOPICS = (
    "eligibility",
    "funding",
    "applying",
    "evaluation",
)  # the general notes would be too long


def render_markdown(report: Report, voice: Voice, command: str) -> str:
    """GitHub-flavoured Markdown with the answers as front matter.

    *command* is the command line that gives the same advice again.
    """
    return "\n".join(_Summary(report, voice, command).lines()) + "\n"


class _Summary:
    """Writes the summary and remembers what it cites."""

    def __init__(self, report: Report, voice: Voice, command: str) -> None:
        self.report = report
        self.voice = voice
        self.words = voice.words
        self.command = command
        self.cited: dict[str, dict[str, None]] = {}

    def lines(self) -> Iterable[str]:
        """All lines; the footnotes come last because they follow from the rest."""
        yield from self._front_matter()
        yield from self._head()
        yield from self._answers()
        for lead in self.report.leads:
            yield from self._lead(lead)
        yield from self._forks()
        yield from self._alternatives()
        yield from self._recent()
        yield from self._uncertain()
        yield from self._foot()
        yield from self._footnotes()

    def _front_matter(self) -> Iterable[str]:
        catalogue, advice = self.report.catalogue, self.report.advice
        yield "---"
        yield f"catalogue: {_quoted(catalogue.id)}"
        yield f"edition: {_quoted(catalogue.edition)}"
        yield f"date: {_quoted(self.report.today.isoformat())}"
        if self.report.project:
            yield f"project: {_quoted(self.report.project)}"
        yield "answers:" if advice.given.stated else "answers: {}"
        for question, value in advice.given.stated.items():
            written = value if isinstance(value, int) else _quoted(value)
            yield f"  {_quoted(question)}: {written}"
        yield "---"
        yield ""

    def _head(self) -> Iterable[str]:
        words, voice, advice = self.words, self.voice, self.report.advice
        yield f"# {escape(self.report.project or words.summary_title)}"
        yield ""
        subtitle = f"{escape(words.summary_title)} " if self.report.project else ""
        date = words.summary_date.format(date=day(self.report.today, voice.language))
        yield f"{subtitle}{escape(date)}{words.sentence_end}"
        yield from self._section(words.summary_advice)
        yield f"**{escape(headline(voice, advice))}**"
        if self.report.leads:
            taglines = [lead.instrument.tagline for lead in self.report.leads]
            sources = [
                source
                for facts in taglines
                if facts != "unsaid"
                for one in facts
                for source in one.sources
            ]
            yield ""
            yield escape(lead_paragraph(voice, advice)) + self._notes(sources)
        for line in turn_lines(voice, advice):
            yield ""
            yield escape(line)
        for separation in self.report.separations:
            yield ""
            yield escape(voice.pick(separation)) + self._notes(separation.sources)
        if referral := self.report.referral:
            yield ""
            yield f"**{escape(voice.pick(referral.title))}.** {escape(voice.pick(referral.text))}"
            if referral.links:
                yield ""
            for link in referral.links:
                label = escape(voice.pick(link.text) + words.colon)
                yield f"- {label} {hyperlink(link.address)}"
        if lines := outlook(voice, advice):
            yield ""
            yield escape(" ".join(lines))

    def _answers(self) -> Iterable[str]:
        """Each answer beside what the recommended instruments expect on that question."""
        advice, voice, words = self.report.advice, self.voice, self.words
        said = {name: voice.answer(name, value) for name, value in advice.given.stated.items()}
        for name, value in advice.implied.items():
            said[name] = f"{voice.answer(name, value)} ({words.implied})"
        for name in advice.unanswered:
            said.setdefault(name, words.unanswered)
        expected = [
            f"{lead.instrument.id}{words.colon} {words.summary_expected}"
            for lead in self.report.leads
        ]
        head = [words.summary_question, words.summary_answer, *expected]
        rows = [
            [
                escape(voice.label(name)),
                escape(answer),
                *(self._expected(lead, name) for lead in self.report.leads),
            ]
            for name, answer in said.items()
        ]
        yield from self._section(words.summary_answers)
        yield from table(head, rows)

    def _expected(self, lead: Lead, question: str) -> str:
        """What an instrument expects on one question, marked where that is not met."""
        reasons = [one for one in lead.verdict.reasons if one.question == question]
        texts = [self._supported(one) for one in reasons]
        if any(one.status == "missed" for one in reasons):
            reservation = self.words.statuses["missed"] + self.words.sentence_end
            texts.insert(0, f"**{escape(reservation)}**")
        return " ".join(texts) or "–"

    def _lead(self, lead: Lead) -> Iterable[str]:
        one = lead.instrument
        several = f"{one.id}{self.words.colon} " if len(self.report.leads) > 1 else ""
        yield from self._funding(several, one)
        yield from self._plan(several, lead)
        yield from self._criteria(several, one)
        yield from self._to_settle(several, one)

    def _funding(self, several: str, one: Instrument) -> Iterable[str]:
        voice, words = self.voice, self.words
        yield from self._section(several + words.funding)
        sources = () if one.funding == "unsaid" else one.funding.sources
        yield f"**{escape(funding_line(voice, one))}**{self._notes(sources)}"
        topics = (one.complements, one.pays, one.manager)
        facts = [fact for topic in topics if topic != "unsaid" for fact in topic]
        if facts:
            yield ""
            text = " ".join(escape(voice.pick(fact)) for fact in facts)
            yield text + self._notes(source for fact in facts for source in fact.sources)

    def _plan(self, several: str, lead: Lead) -> Iterable[str]:
        yield from self._section(several + self.words.summary_plan)
        for planned in lead.steps:
            due = escape(self.voice.due(planned.due))
            text = escape(self.voice.pick(planned.step))
            yield f"- [ ] **{due}** — {text}{self._notes(planned.step.sources)}"
        if not lead.steps:
            yield escape(self.words.unsaid)

    def _criteria(self, several: str, one: Instrument) -> Iterable[str]:
        words = self.words
        yield from self._section(several + words.criteria)
        if not one.criteria:
            yield escape(words.unsaid)
            return
        rows = []
        for number, criterion in number_criteria(one):
            mark = f" ({words.marks[criterion.mark]})" if criterion.mark else ""
            rows.append((number.strip(".-"), escape(self.voice.pick(criterion) + mark), ""))
        # The entities keep the empty column wide enough to write in; plain blanks are stripped.
        evidence = escape(words.summary_evidence) + "&nbsp;" * 40
        yield from table(("", words.summary_criterion, evidence), rows)
        yield ""
        sources = [source for criterion in one.criteria for source in criterion.sources]
        yield escape(words.criteria_order) + self._notes(sources)

    def _to_settle(self, several: str, one: Instrument) -> Iterable[str]:
        if not one.to_settle:
            return
        counterpart = self.voice.pick(self.report.catalogue.counterpart)
        yield from self._section(several + self.words.to_settle.format(counterpart=counterpart))
        for question in one.to_settle:
            yield f"- [ ] {escape(self.voice.pick(question))}"

    def _forks(self) -> Iterable[str]:
        if not self.report.forks:
            return
        yield from self._section(self.words.open_questions)
        for fork in self.report.forks:
            yield f"- **{escape(self.voice.label(fork.question))}**"
            for path in fork.paths:
                values = self.voice.values(fork.question, path.values)
                outcome = self.voice.outcome(path.outcome)
                yield f"  - {escape(self.words.fork.format(answer=values, outcome=outcome))}"

    def _alternatives(self) -> Iterable[str]:
        if not self.report.others:
            return
        words = self.words
        title = others_heading(self.voice, self.report.advice, words.summary_alternatives)
        yield from self._section(title)
        head = (
            words.summary_instrument,
            words.summary_verdict,
            words.summary_amount,
            words.summary_why_not,
            words.summary_change,
        )
        yield from table(head, [self._alternative(other) for other in self.report.others])
        if self.report.advice.unanswered:
            yield ""
            yield escape(words.changes_later)

    def _alternative(self, other: Other) -> tuple[str, ...]:
        one, voice, words = other.instrument, self.voice, self.words
        why = " ".join(self._supported(reason) for reason in other.against)
        changes = voice.changes(other.changes, self.report.advice.given)
        either = words.alternatively.join(changes)
        if not either and not self.report.advice.unanswered:
            either = words.cannot_be_reached
        verdict = words.verdicts[other.verdict.verdict]
        name = full_name(voice, one.id)
        amount = amount_and_time(voice, one)
        return escape(name), escape(verdict), escape(amount), why or "–", escape(either or "–")

    def _recent(self) -> Iterable[str]:
        notes = [note for note in self.report.notes if note.topic in _TOPICS]
        if not notes:
            return
        yield from self._section(self.words.summary_recent)
        for note in notes:
            line = note_line(self.voice, note, self.report.today)
            yield f"- {escape(line)}{self._notes(note.sources)}"

    def _uncertain(self) -> Iterable[str]:
        lines = [
            f"- {escape(self.voice.pick(fact))}{self._notes(fact.sources)}"
            for lead in self.report.leads
            for fact in lead.instrument.uncertain
        ]
        if lines:
            yield from self._section(self.words.uncertain)
            yield from lines

    def _foot(self) -> Iterable[str]:
        catalogue, words = self.report.catalogue, self.words
        yield ""
        yield "---"
        yield ""
        date = day(self.report.today, self.voice.language)
        title = self.voice.pick(catalogue.title)
        line = words.catalogue_line.format(title=title, edition=catalogue.edition, date=date)
        yield escape(f"{self.voice.pick(catalogue.caveat)} {line}")
        yield ""
        yield escape(words.summary_reproduce)
        yield ""
        yield from code_block(self.command, "sh")

    def _footnotes(self) -> Iterable[str]:
        for source in self.report.catalogue.sources:
            if source.id in self.cited:
                yield ""
                yield f"[^{source.id}]: {self._footnote(source)}"

    def _footnote(self, source: Source) -> str:
        text = escape(source_line(self.voice, source).removesuffix(source.address).rstrip())
        sections = sorted(f"§{NBSP}{one}" for one in self.cited[source.id] if one)
        listed = f" ({escape(f'{self.words.semicolon} '.join(sections))})" if sections else ""
        return f"{text} {hyperlink(source.address)}{listed}"

    def _section(self, title: str) -> Iterable[str]:
        yield ""
        yield f"## {escape(title)}"
        yield ""

    def _supported(self, reason: Reason) -> str:
        """What a condition expects, with its basis and its sources."""
        return escape(self.voice.pick(reason.text)) + self._reading(reason) + self._cite(reason)

    def _reading(self, reason: Reason) -> str:
        return f" *({escape(self.words.basis['inferred'])})*" if reason.basis == "inferred" else ""

    def _cite(self, reason: Reason) -> str:
        return self._footmarks((one.id, one.section) for one in reason.sources)

    def _notes(self, citations: Iterable[Citation]) -> str:
        return self._footmarks(map(split_citation, citations))

    def _footmarks(self, cited: Iterable[tuple[str, str]]) -> str:
        marks: dict[str, None] = {}
        for source, section in cited:
            self.cited.setdefault(source, {})[section] = None
            marks[source] = None
        return "".join(f"[^{source}]" for source in marks)


def _quoted(text: str) -> str:
    """A YAML string in double quotes, which JSON's strings are."""
    return json.encode(text).decode()
