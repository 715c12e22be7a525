"""The paper that people bring to a meeting: it stands alone and can be reproduced."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.advice.report import Other, Recommended, Report
from coopadvisor.catalogue.records import citations_in
from coopadvisor.documents.answer import forks
from coopadvisor.documents.blocks import (
    Annex,
    Block,
    Command,
    Document,
    Heading,
    Paragraph,
    Phrase,
    References,
    Span,
    Table,
    Title,
    say,
    stress,
)
from coopadvisor.documents.phrases import (
    bullets,
    criterion,
    fact,
    facts,
    links,
    page,
    section,
    supported,
)
from coopadvisor.language import sentences
from coopadvisor.language.figures import day
from coopadvisor.language.voice import Voice

# Notes that do not help to apply would make it too long.
_TOPICS = ("eligibility", "funding", "calendar", "applying", "evaluation")


def write_summary(report: Report, voice: Voice, command: str) -> Document:
    """The paper; *command* is the command line that gives the same advice again."""
    catalogue, words = report.catalogue, voice.words
    title = report.project or words("summary-title")
    blocks = (
        Title(title),
        Paragraph(say(_dated(report, voice))),
        *_advice(report, voice),
        *(block for one in report.recommended for block in _recommended(report, one, voice)),
        *forks(report.forks, voice, "-"),
        Paragraph(say(f"{voice.pick(catalogue.caveat)} {sentences.catalogue_line(voice, report)}")),
        Annex(words("summary-annex"), tuple(_annex(report, voice, command))),
    )
    head = (
        ("catalogue", catalogue.id),
        ("edition", catalogue.edition),
        ("date", report.today.isoformat()),
        *((("project", report.project),) if report.project else ()),
        ("answers", report.stated),
    )
    return page(voice, title, blocks, head)


def _dated(report: Report, voice: Voice) -> str:
    words = voice.words
    subtitle = f"{words('summary-title')} " if report.project else ""
    date = words("summary-date", date=day(report.today, voice.language))
    return f"{subtitle}{date}{words.sentence_end}"


def _advice(report: Report, voice: Voice) -> Iterator[Block]:
    yield Heading(voice.words("summary-advice"))
    yield Paragraph(stress(sentences.headline(voice, report)))
    if report.recommended:
        sources = citations_in([one.tagline for one in report.recommended])
        yield Paragraph(say(sentences.lead_paragraph(voice, report), sources))
    for line in sentences.turn_lines(voice, report):
        yield Paragraph(say(line))
    for separation in report.separations:
        yield Paragraph(fact(voice, separation))
    if referral := report.referral:
        title = Span(voice.pick(referral.title) + voice.words.sentence_end, style="strong")
        yield Paragraph((title, Span(voice.pick(referral.text))))
        yield bullets(links(voice, referral.links))
    if lines := sentences.outlook(voice, report):
        yield Paragraph(say(" ".join(lines)))


def _annex(report: Report, voice: Voice, command: str) -> Iterator[Block]:
    yield from _answers(report, voice)
    yield from _alternatives(report, voice)
    yield from _notes(report, voice)
    yield References()
    yield Command(voice.words("summary-reproduce"), command)


def _answers(report: Report, voice: Voice) -> Iterator[Block]:
    """Each answer beside what the recommended instruments expect on that question."""
    words = voice.words
    said = {name: voice.answer(name, value) for name, value in report.stated.items()}
    for name, value in report.implied.items():
        said[name] = f"{voice.answer(name, value)} ({words('implied')})"
    for name in report.unanswered:
        said.setdefault(name, words("unanswered"))
    expected = (
        f"{one.instrument}{words.colon} {words('summary-expected')}" for one in report.recommended
    )
    yield Heading(words("summary-answers"))
    yield Table(
        (words("summary-question"), words("summary-answer"), *expected),
        tuple(
            (
                say(voice.label(name)),
                say(answer),
                *(_expected(report, one, name, voice) for one in report.recommended),
            )
            for name, answer in said.items()
        ),
    )


def _expected(report: Report, one: Recommended, question: str, voice: Voice) -> Phrase:
    """What an instrument expects on one question, marked where that is not met."""
    reasons = [each for each in report.reasons(one.instrument) if each.question == question]
    phrase = [span for each in reasons for span in supported(voice, each)] or [Span("–")]
    if any(each.status == "missed" for each in reasons):
        reservation = voice.words("status.missed") + voice.words.sentence_end
        phrase.insert(0, Span(reservation, style="strong"))
    return tuple(phrase)


def _recommended(report: Report, one: Recommended, voice: Voice) -> Iterator[Block]:
    words = voice.words
    several = f"{one.instrument}{words.colon} " if len(report.recommended) > 1 else ""
    yield Heading(several + words("funding"))
    sources = () if one.funding == "unsaid" else one.funding.sources
    yield Paragraph(stress(sentences.funding_line(voice, one.funding), sources))
    topics = (one.complements, one.pays, one.manager)
    if stated := [each for topic in topics for each in sentences.known(topic)]:
        text = " ".join(voice.pick(each) for each in stated)
        yield Paragraph(say(text, citations_in(stated)))
    steps = (
        (*stress(voice.due(step.due)), Span(f"— {voice.pick(step.text)}", step.sources))
        for step in one.steps
    )
    yield from section(several + words("summary-plan"), steps, "[ ]", words("unsaid"))
    yield from _criteria(several, one, voice)
    heading = words("to-settle", counterpart=voice.pick(report.catalogue.counterpart))
    settle = (say(voice.pick(question)) for question in one.settle)
    yield from section(several + heading, settle, "[ ]")


def _criteria(several: str, one: Recommended, voice: Voice) -> Iterator[Block]:
    words = voice.words
    yield Heading(several + words("criteria"))
    if not one.criteria:
        yield Paragraph(say(words("unsaid")))
        return
    yield Table(
        ("", words("summary-criterion"), words("summary-evidence")),
        tuple(
            (say(each.number.strip(".-")), say(criterion(voice, each)), say(""))
            for each in one.criteria
        ),
        widths=(5, 50, 45),
    )
    yield Paragraph(say(words("criteria-order"), citations_in(one.criteria)))


def _alternatives(report: Report, voice: Voice) -> Iterator[Block]:
    if not report.others:
        return
    words = voice.words
    yield Heading(sentences.others_heading(voice, report, words("summary-alternatives")))
    yield Table(
        (
            words("summary-instrument"),
            words("summary-verdict"),
            words("summary-amount"),
            words("summary-why-not"),
            words("summary-change"),
        ),
        tuple(_alternative(report, other, voice) for other in report.others),
    )
    if report.unanswered:
        yield Paragraph(say(words("changes-later")))


def _alternative(report: Report, other: Other, voice: Voice) -> tuple[Phrase, ...]:
    words = voice.words
    why = tuple(span for reason in other.against for span in supported(voice, reason))
    either = words("alternatively").join(
        voice.changes(other.changes, report.answers, report.implied)
    )
    if not either and not report.unanswered:
        either = words("cannot-be-reached")
    return (
        say(sentences.full_name(voice, other.instrument)),
        say(words(f"verdict.{other.verdict}")),
        say(sentences.amount_and_time(voice, other.funding)),
        why or say("–"),
        say(either or "–"),
    )


def _notes(report: Report, voice: Voice) -> Iterator[Block]:
    """What is new, and what is uncertain."""
    notes = (
        say(sentences.note_line(voice, note, report.today), note.sources)
        for note in report.notes
        if note.topic in _TOPICS
    )
    yield from section(voice.words("summary-recent"), notes)
    stated = (phrase for one in report.recommended for phrase in facts(voice, one.uncertain))
    yield from section(voice.words("uncertain"), stated)
