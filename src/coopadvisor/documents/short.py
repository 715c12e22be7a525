"""The answer on one screen: what a person reads in a minute, without its sources."""

from __future__ import annotations

from coopadvisor.advice.report import Report
from coopadvisor.documents.blocks import Document, Phrase, Row, Rows, Title, say
from coopadvisor.documents.phrases import page
from coopadvisor.documents.rows import answer_rows, caveat_row
from coopadvisor.language.sentences import headline
from coopadvisor.language.voice import Voice


def write_short_answer(report: Report, voice: Voice) -> Document:
    """The rows of the answer alone, and how to get all of it."""
    title = headline(voice, report)
    note = caveat_row(report, voice, voice.words("all-details"))
    told = (*answer_rows(report, voice).rows, note)
    plain = (Row(row.label, tuple(map(_plain, row.phrases))) for row in told)
    return page(voice, title, (Title(title), Rows(tuple(plain))))


def _plain(phrase: Phrase) -> Phrase:
    return say(" ".join(span.text for span in phrase))
