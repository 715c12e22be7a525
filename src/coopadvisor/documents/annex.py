"""The annex of the paper: all that the advice rests on, with its sources."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.advice.report import Other, Recommended, Report
from coopadvisor.catalogue.records import citations_in
from coopadvisor.documents.answer import forks
from coopadvisor.documents.blocks import (
    Block,
    Command,
    Heading,
    Item,
    Items,
    Paragraph,
    Phrase,
    References,
    Span,
    Table,
    say,
    stress,
)
from coopadvisor.documents.phrases import bullets, criterion, fact, facts, links, section, supported
from coopadvisor.documents.worksheet import write_worksheet
from coopadvisor.language import sentences
from coopadvisor.language.voice import Voice


def write_annex(report: Report, voice: Voice, command: str) -> tuple[Block, ...]:
    """What stands behind the first page; *command* gives the same advice again."""
    return (
        *_answers(report, voice),
        *_opening(report, voice),
        *(block for one in report.recommended for block in _recommended(report, one, voice)),
        *forks(report.forks, voice, "-"),
        *_alternatives(report, voice),
        *_notes(report, voice),
        References(),
        Paragraph(say(sentences.catalogue_line(voice, report))),
        Command(voice.words("summary-reproduce"), command),
    )


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
        (15, 25, 60) if len(report.recommended) == 1 else (),
    )
    if lines := sentences.outlook(voice, report):
        yield Paragraph(say(" ".join(lines)))


def _expected(report: Report, one: Recommended, question: str, voice: Voice) -> Phrase:
    """What an instrument expects on one question, marked where that is not met."""
    reasons = [each for each in report.reasons(one.instrument) if each.question == question]
    phrase = [span for each in reasons for span in supported(voice, each)] or [Span("–")]
    if any(each.status == "missed" for each in reasons):
        reservation = voice.words("status.missed") + voice.words.sentence_end
        phrase.insert(0, Span(reservation, style="strong"))
    return tuple(phrase)


def _opening(report: Report, voice: Voice) -> Iterator[Block]:
    """What tells the recommended ones apart, or where to turn instead."""
    yield from section(
        voice.words("separations"), (fact(voice, each) for each in report.separations)
    )
    if referral := report.referral:
        yield Heading(voice.pick(referral.title))
        yield Paragraph(say(voice.pick(referral.text)))
        yield bullets(links(voice, referral.links))


def _recommended(report: Report, one: Recommended, voice: Voice) -> Iterator[Block]:
    """What the first page says in few words, in full; where it has no room, the worksheet too."""
    words = voice.words
    several = f"{one.instrument}{words.colon} " if len(report.recommended) > 1 else ""
    if several:
        yield from write_worksheet(one, voice, about=several)
    yield Heading(several + words("funding"))
    sources = () if one.funding == "unsaid" else one.funding.sources
    topics = (one.complements, one.pays, one.manager, one.instalments)
    stated = [each for topic in topics for each in sentences.known(topic)]
    text = " ".join(voice.pick(each) for each in stated)
    yield Paragraph(
        (
            *stress(sentences.funding_line(voice, one.funding), sources),
            *(say(text, citations_in(stated)) if stated else ()),
        )
    )
    steps = (
        (*stress(voice.due(step.due)), Span(f"— {voice.pick(step.text)}", step.sources))
        for step in one.steps
    )
    yield from section(several + words("summary-plan"), steps)
    criteria = (Item(say(criterion(voice, each)), each.number) for each in one.criteria)
    yield Heading(several + words("criteria"))
    yield Items(tuple(criteria))
    order = words("criteria-order") if one.criteria else words("unsaid")
    yield Paragraph(say(order, citations_in(one.criteria)))


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
        (15, 10, 15, 35, 25),
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
        for note in (*report.cautions, *report.notes)
        if note in report.cautions or note.topic != "general"
    )
    yield from section(voice.words("notes"), notes)
    stated = (phrase for one in report.recommended for phrase in facts(voice, one.uncertain))
    yield from section(voice.words("uncertain"), stated)
