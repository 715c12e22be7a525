"""The advice as a page that has all of it: what to know first, then the details, with sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coopadvisor.advice.forks import Fork
from coopadvisor.advice.report import Other, Recommended, Report
from coopadvisor.decision.verdicts import Reason
from coopadvisor.documents.blocks import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Phrase,
    References,
    Rows,
    Span,
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
    paths,
    section,
    supported,
)
from coopadvisor.documents.rows import answer_rows, caveat_row, told_forks
from coopadvisor.language import sentences
from coopadvisor.language.voice import Voice


def write_answer(report: Report, voice: Voice) -> Document:
    """The whole advice: the rows of the short answer, then all that they leave out."""
    title = sentences.headline(voice, report)
    blocks = (
        Title(title),
        Rows((*answer_rows(report, voice).rows, caveat_row(report, voice))),
        *_opening(report, voice),
        *(block for one in report.recommended for block in _recommended(report, one, voice)),
        *_others(report, voice),
        *_notes(report, voice),
        *_answers(report, voice),
        Paragraph(say(sentences.catalogue_line(voice, report))),
        References(),
    )
    return page(voice, title, blocks)


def _opening(report: Report, voice: Voice) -> Iterator[Block]:
    """What the rows have in a few words, or have no room for."""
    yield from forks(report.forks[told_forks(report) :], voice, "")
    whole = (fact(voice, one) for one in report.separations if one.brief)
    yield from section(voice.words("separations"), whole)
    if report.referral is not None:
        yield Heading(voice.pick(report.referral.title))
        yield Paragraph(say(voice.pick(report.referral.text), report.referral.sources))
        yield bullets(links(voice, report.referral.links))


def _recommended(report: Report, one: Recommended, voice: Voice) -> Iterator[Block]:
    words = voice.words
    several = f"{one.instrument} — " if len(report.recommended) > 1 else ""
    topics = (one.complements, one.pays, one.manager, one.instalments)
    stated = (phrase for topic in topics for phrase in facts(voice, topic))
    yield from section(several + words("funding"), stated)
    steps = (
        say(f"[{voice.due(step.due)}] {voice.pick(step.text)}", step.sources) for step in one.steps
    )
    yield from section(several + words("steps"), steps, "1.", words("unsaid"))
    counterpart = voice.pick(report.catalogue.counterpart)
    first = one.settle_first if several else ()  # of one alone, the rows have them
    settle = (say(voice.pick(question)) for question in (*first, *one.settle))
    yield from section(several + words("to-settle", counterpart=counterpart), settle)
    yield Heading(several + words("criteria"))
    listed = (Item(say(criterion(voice, each), each.sources), each.number) for each in one.criteria)
    yield Items(tuple(listed))
    yield Paragraph(say(words("criteria-order") if one.criteria else words("unsaid")), apart=False)
    yield from _weighed(several, report.reasons(one.instrument), voice)
    yield from section(several + words("uncertain"), facts(voice, one.uncertain))


def _weighed(several: str, reasons: tuple[Reason, ...], voice: Voice) -> Iterator[Block]:
    """What is missed, and what is met."""
    words = voice.words
    missed = (_against(reason, voice) for reason in reasons if reason.status == "missed")
    yield from section(several + words("reservations"), missed)
    met = (_met(reason, voice) for reason in reasons if reason.status == "met")
    yield from section(several + words("fulfilled"), met)


def _against(reason: Reason, voice: Voice) -> Phrase:
    label = f"{voice.words(f'status.{reason.status}')}{voice.words.sentence_end}"
    return (Span(label), *supported(voice, reason, voice.reason(reason)))


def _met(reason: Reason, voice: Voice) -> Phrase:
    label = f"{voice.label(reason.question)}{voice.words.sentence_end}"
    return (Span(label), *supported(voice, reason))


def forks(open_questions: Sequence[Fork], voice: Voice, mark: str) -> Iterator[Block]:
    """Questions that still matter, and what their answers lead to."""
    if open_questions:
        yield Heading(voice.words("open-questions"))
        yield Items(tuple(_fork(fork, voice, mark) for fork in open_questions))


def _fork(fork: Fork, voice: Voice, mark: str) -> Item:
    return Item(stress(voice.label(fork.question)), mark, bullets(paths(voice, fork)).items)


def _others(report: Report, voice: Voice) -> Iterator[Block]:
    if not report.others:
        return
    yield Heading(sentences.others_heading(voice, report, voice.words("others")))
    yield Items(tuple(_other(report, other, voice) for other in report.others))
    if report.unanswered:
        yield Paragraph(say(voice.words("changes-later")))


def _other(report: Report, other: Other, voice: Voice) -> Item:
    words = voice.words
    below = [Item(_against(reason, voice)) for reason in other.against]
    if other.behind_on:
        names, question = voice.all_of(report.instruments), voice.label(other.behind_on)
        below.append(Item(say(words("behind-on", instruments=names, question=question))))
    ways = voice.changes(other.changes, report.answers, report.implied)
    for way in ways:
        line = f"{words('would-take')}{words.colon} {way}{words.sentence_end}"
        below.append(Item(say(line), ">"))
    if not ways and not report.unanswered:
        below.append(Item(say(words("cannot-be-reached")), ">"))
    name = sentences.full_name(voice, other.instrument)
    verdict = f"{name}{words.colon} {words(f'verdict.{other.verdict}')}"
    return Item(stress(verdict), "", tuple(below))


def _notes(report: Report, voice: Voice) -> Iterator[Block]:
    lines = []
    for note in (*report.cautions, *report.notes):
        about = f"[{', '.join(note.instruments)}] " if note.instruments else ""
        lines.append(say(about + sentences.note_line(voice, note, report.today), note.sources))
    yield from section(voice.words("notes"), lines)


def _answers(report: Report, voice: Voice) -> Iterator[Block]:
    words = voice.words
    lines = [voice.answered(name, value) for name, value in report.answers.items()]
    implied = words("implied")
    lines += [f"{voice.answered(*one)} ({implied})" for one in report.implied.items()]
    left = [voice.label(name) for name in report.unanswered if name not in report.answers]
    if left:
        lines.append(f"{words('unanswered')}{words.colon} {voice.all_of(left)}")
    yield Heading(words("answers"))
    yield bullets(say(line) for line in lines)
