"""The paper that people bring to a meeting: a page that stands alone, and an annex.

It can be reproduced from the answers in its head, and from the command at its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.advice.report import Report
from coopadvisor.documents.annex import write_annex
from coopadvisor.documents.blocks import (
    Annex,
    Block,
    Document,
    Paragraph,
    Phrase,
    Row,
    Rows,
    Span,
    Table,
    Title,
    say,
    stress,
)
from coopadvisor.documents.phrases import page, section
from coopadvisor.documents.rows import answer_rows, closing_rows, opening_rows
from coopadvisor.documents.worksheet import BOX, write_plan, write_worksheet
from coopadvisor.language import sentences
from coopadvisor.language.figures import day
from coopadvisor.language.typography import NBSP
from coopadvisor.language.voice import Voice, capital

MOST_WAYS = 4  # to decide between
_BETWEEN = f"{NBSP}{NBSP} "  # boxes to tick


def write_summary(report: Report, voice: Voice, command: str) -> Document:
    """The paper; *command* is the command line that gives the same advice again."""
    catalogue, words = report.catalogue, voice.words
    headline = sentences.headline(voice, report)
    title = report.project or headline
    date = Span(words("summary-date", date=day(report.today, voice.language)))
    blocks = (
        Title(title),
        Paragraph((*(stress(headline + words.sentence_end) if report.project else ()), date)),
        _meeting(report, voice),
        *(_alone(report, voice) if len(report.recommended) == 1 else _open(report, voice)),
        Paragraph(say(voice.pick(catalogue.caveat))),
        Annex(words("summary-annex"), write_annex(report, voice, command)),
    )
    head = (
        ("catalogue", catalogue.id),
        ("edition", catalogue.edition),
        ("date", report.today.isoformat()),
        *((("project", report.project),) if report.project else ()),
        ("answers", report.stated),
    )
    return page(voice, title, blocks, head)


def _meeting(report: Report, voice: Voice) -> Table:
    """Who met when, to be filled in, beside the optional answers, which concern the people."""
    words = voice.words
    asked = [one.id for one in report.catalogue.questions if one.optional]
    given = [
        voice.answer(name, report.stated[name]) if name in report.stated else "" for name in asked
    ]
    head = (
        words("summary-meeting"),
        words("summary-participants"),
        *map(voice.label, asked),
        words("summary-leader"),
    )
    return Table(head, (tuple(map(say, ("", "", *given, ""))),), (15, 30, *(35 for _ in asked), 20))


def _alone(report: Report, voice: Voice) -> Iterator[Block]:
    """One instrument: what to know, what to do, and what else there is."""
    yield Rows((_decision(report, voice), *opening_rows(report, voice)))
    yield from write_worksheet(report.recommended[0], voice)
    if rows := closing_rows(report, voice):
        yield Rows(rows)


def _open(report: Report, voice: Voice) -> Iterator[Block]:
    """Several instruments or none yet: what there is to know, and room for what is decided."""
    words = voice.words
    yield Rows((_decision(report, voice), *answer_rows(report, voice).rows))
    counterpart = voice.pick(report.catalogue.counterpart)
    yield from section(words("to-settle", counterpart=counterpart), _first(report, voice), "[ ]")
    yield write_plan(report.recommended, voice)


def _first(report: Report, voice: Voice) -> Iterator[Phrase]:
    for one in report.recommended:
        for question in one.settle_first:
            yield say(f"{one.instrument}{voice.words.colon} {voice.pick(question)}")


def _decision(report: Report, voice: Voice) -> Row:
    """Boxes to tick, each unbroken."""
    boxes = (f"{BOX} {capital(way)}".replace(" ", NBSP) for way in _ways(report, voice))
    return Row(voice.words("summary-decide"), (say(_BETWEEN.join(boxes)),))


def _ways(report: Report, voice: Voice) -> Iterator[str]:
    """What one may decide: each instrument that may be had, or another project."""
    words = voice.words
    if report.outcome == "none":
        nearest = [one.instrument for one in report.others if one.changes][:MOST_WAYS]
        yield from (words("summary-change-for", instrument=name) for name in nearest)
        yield from () if nearest else (words("summary-revise"),)
        yield words("summary-elsewhere")
        return
    if report.outcome == "undecided":
        yield words("summary-answer-first")
    possible = {name for names in report.possible for name in names}
    possible |= {one.instrument for one in report.others if one.verdict in ("fits", "reservations")}
    rest = [one.instrument for one in report.others if one.instrument in possible]
    for name in (*report.instruments, *rest)[:MOST_WAYS]:
        yield words("summary-ask-for", instrument=name)
    yield words("summary-revise")
