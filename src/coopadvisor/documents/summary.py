"""The paper that people bring to a meeting: it stands alone and can be reproduced."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.advice.report import Other, Recommended, Report
from coopadvisor.documents.answer import forks
from coopadvisor.documents.blocks import (
    Block,
    Command,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Phrase,
    Rule,
    Span,
    Table,
    Title,
    say,
    stress,
)
from coopadvisor.documents.phrases import (
    all_sources,
    bullets,
    criterion,
    fact,
    facts,
    page,
    supported,
)
from coopadvisor.language.figures import day
from coopadvisor.language.sentences import (
    amount_and_time,
    catalogue_line,
    full_name,
    funding_line,
    headline,
    lead_paragraph,
    note_line,
    others_heading,
    outlook,
    turn_lines,
)
from coopadvisor.language.voice import Voice

# Notes that do not help to apply would make it too long.
_TOPICS = ("eligibility", "funding", "applying", "evaluation")


def write_summary(report: Report, voice: Voice, command: str) -> Document:
    """The paper; *command* is the command line that gives the same advice again."""
    catalogue, words = report.catalogue, voice.words
    title = report.project or words("summary-title")
    blocks = (
        Title(title),
        Paragraph(say(_dated(report, voice))),
        *_advice(report, voice),
        *_answers(report, voice),
        *(block for one in report.recommended for block in _recommended(report, one, voice)),
        *_forks(report, voice),
        *_alternatives(report, voice),
        *_recent(report, voice),
        *_uncertain(report, voice),
        Rule(),
        Paragraph(say(f"{voice.pick(catalogue.caveat)} {catalogue_line(voice, report)}")),
        Command(words("summary-reproduce"), command),
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
    yield Paragraph(stress(headline(voice, report)))
    if report.recommended:
        taglines = (one.tagline for one in report.recommended if one.tagline != "unsaid")
        sources = all_sources(one for tagline in taglines for one in tagline)
        yield Paragraph(say(lead_paragraph(voice, report), sources))
    for line in turn_lines(voice, report):
        yield Paragraph(say(line))
    for separation in report.separations:
        yield Paragraph(fact(voice, separation))
    if referral := report.referral:
        title = Span(voice.pick(referral.title) + voice.words.sentence_end, style="strong")
        yield Paragraph((title, Span(voice.pick(referral.text))))
        yield bullets(
            (
                Span(voice.pick(link.text) + voice.words.colon),
                Span(link.address, address=link.address),
            )
            for link in referral.links
        )
    if lines := outlook(voice, report):
        yield Paragraph(say(" ".join(lines)))


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
    phrase = [
        span for each in reasons for span in supported(voice, voice.pick(each.text), each)
    ] or [Span("–")]
    if any(each.status == "missed" for each in reasons):
        reservation = voice.words("status.missed") + voice.words.sentence_end
        phrase.insert(0, Span(reservation, style="strong"))
    return tuple(phrase)


def _recommended(report: Report, one: Recommended, voice: Voice) -> Iterator[Block]:
    words = voice.words
    several = f"{one.instrument}{words.colon} " if len(report.recommended) > 1 else ""
    yield Heading(several + words("funding"))
    sources = () if one.funding == "unsaid" else one.funding.sources
    yield Paragraph(stress(funding_line(voice, one.funding), sources))
    stated = [
        each
        for topic in (one.complements, one.pays, one.manager)
        if topic != "unsaid"
        for each in topic
    ]
    if stated:
        text = " ".join(voice.pick(each) for each in stated)
        yield Paragraph(say(text, all_sources(stated)))
    yield Heading(several + words("summary-plan"))
    if one.steps:
        yield Items(
            tuple(
                Item(
                    (
                        Span(voice.due(step.due), style="strong"),
                        Span(f"— {voice.pick(step.text)}", step.sources),
                    ),
                    "[ ]",
                )
                for step in one.steps
            )
        )
    else:
        yield Paragraph(say(words("unsaid")))
    yield from _criteria(several, one, voice)
    if one.settle:
        counterpart = voice.pick(report.catalogue.counterpart)
        yield Heading(several + words("to-settle", counterpart=counterpart))
        yield Items(tuple(Item(say(voice.pick(question)), "[ ]") for question in one.settle))


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
        blank=2,
    )
    sources = tuple(source for each in one.criteria for source in each.sources)
    yield Paragraph(say(words("criteria-order"), sources))


def _forks(report: Report, voice: Voice) -> Iterator[Block]:
    if report.forks:
        yield Heading(voice.words("open-questions"))
        yield forks(report, voice)


def _alternatives(report: Report, voice: Voice) -> Iterator[Block]:
    if not report.others:
        return
    words = voice.words
    yield Heading(others_heading(voice, report, words("summary-alternatives")))
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
    why = tuple(
        span
        for reason in other.against
        for span in supported(voice, voice.pick(reason.text), reason)
    )
    either = words("alternatively").join(voice.changes(other.changes, report))
    if not either and not report.unanswered:
        either = words("cannot-be-reached")
    return (
        say(full_name(voice, other.instrument)),
        say(words(f"verdict.{other.verdict}")),
        say(amount_and_time(voice, other.funding)),
        why or say("–"),
        say(either or "–"),
    )


def _recent(report: Report, voice: Voice) -> Iterator[Block]:
    notes = [note for note in report.notes if note.topic in _TOPICS]
    if notes:
        yield Heading(voice.words("summary-recent"))
        yield bullets(say(note_line(voice, one, report.today), one.sources) for one in notes)


def _uncertain(report: Report, voice: Voice) -> Iterator[Block]:
    stated = tuple(phrase for one in report.recommended for phrase in facts(voice, one.uncertain))
    if stated:
        yield Heading(voice.words("uncertain"))
        yield bullets(stated)
