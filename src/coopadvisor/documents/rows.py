"""The rows that an answer opens with: all that would change what a person does, in a minute.

Each says its point by the brief texts of the catalogue, or by the whole ones where there are
no briefer; what they leave out stands in the rest of the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from coopadvisor.advice.report import Other, Report
from coopadvisor.catalogue.records import citations_in
from coopadvisor.decision.verdicts import Reason
from coopadvisor.documents.blocks import Phrase, Row, Rows, Span, say
from coopadvisor.documents.phrases import bare, links, paths, series
from coopadvisor.documents.recommended_rows import (
    brief_note,
    calendar_notes,
    dates,
    judged,
    money,
    of_each,
    questions_on_money,
    to_do,
)
from coopadvisor.language import sentences
from coopadvisor.language.voice import Voice, capital

MOST_PATHS = 6  # lines on what the answers still to come lead to
MOST_CLAUSES = 3  # beside which there is room for what the instrument is
MOST_NEAREST = 3  # instruments, with what would recommend them, where nothing fits
MOST_OTHERS = 6  # instruments that each have their reason


def answer_rows(report: Report, voice: Voice) -> Rows:
    """What stands first, in the order in which people ask for it."""
    words = voice.words
    work = (
        Row(words("row.to-do"), tuple(to_do(report, voice))),
        Row(words("row.judged"), tuple(judged(report, voice))),
    )
    return Rows((*opening_rows(report, voice), *_said(work), *closing_rows(report, voice)))


def opening_rows(report: Report, voice: Voice) -> tuple[Row, ...]:
    """What is open, why it is so, and what to know of what is recommended."""
    words = voice.words
    rows = (
        *_forks(report, voice),
        Row(words("row.why"), tuple(_why(report, voice))),
        Row(words("row.apart"), tuple(_separations(report, voice))),
        Row(words("row.instead"), tuple(_referral(report, voice))),
        Row(words("row.money"), tuple(of_each(report, voice, money))),
        Row(words("row.when"), tuple(of_each(report, voice, dates))),
        Row(words("row.careful"), tuple(_careful(report, voice))),
    )
    return _said(rows)


def closing_rows(report: Report, voice: Voice) -> tuple[Row, ...]:
    """Where the other instruments stand."""
    words = voice.words
    rows = (
        Row(words("row.nearest"), tuple(_nearest(report, voice))),
        Row(words("row.otherwise"), tuple(_otherwise(report, voice))),
    )
    return _said(rows)


def caveat_row(report: Report, voice: Voice, *more: str) -> Row:
    """What readers must bear in mind, and where there is *more*."""
    text = " ".join((voice.pick(report.catalogue.caveat), *more))
    return Row(voice.words("row.note"), (say(text),))


def _said(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.phrases)


# --- why, and what instead -------------------------------------------------------


def _why(report: Report, voice: Voice) -> Iterator[Phrase]:
    """The answers that decide, then what the instrument is, as one would say it."""
    money = {name for one in report.recommended for name in questions_on_money(one, voice)}
    told = [name for name in report.why if name not in money]
    clauses = [voice.clause(name, report.answers[name]) for name in told]
    spans = []
    if clauses:
        said = f"{voice.words.semicolon} ".join(clauses)
        spans.append(Span(f"{capital(said)}{voice.words.sentence_end}"))
    if not report.separations and len(clauses) <= MOST_CLAUSES:
        for one in report.recommended:
            taglines = sentences.known(one.tagline)
            spans += [Span(voice.brief(each), each.sources) for each in taglines]
    if spans:
        yield tuple(spans)


def _separations(report: Report, voice: Voice) -> Iterator[Phrase]:
    return (say(voice.brief(one), one.sources) for one in report.separations)


def _referral(report: Report, voice: Voice) -> Iterator[Phrase]:
    if report.referral is not None:
        title = voice.pick(report.referral.title) + voice.words.sentence_end
        yield say(title, report.referral.sources)
        yield from links(voice, report.referral.links[:1])


# --- what to beware of -----------------------------------------------------------


def _careful(report: Report, voice: Voice) -> Iterator[Phrase]:
    """Cautions, what the recommended and the close instruments miss, and what could turn it."""
    money = {
        one.instrument: questions_on_money(one, voice)
        for one in report.recommended
        if one.expected and one.expected.within != "inside"
    }
    for name in (*report.instruments, *report.close):
        missed = [one for one in report.reasons(name) if one.status == "missed"]
        told = [one for one in missed if one.question not in money.get(name, ())]
        if told:
            yield _reservation(name, told, voice)
    calendar = calendar_notes(report)
    helpful = report.notes if report.outcome == "none" else ()
    yield from (
        brief_note(one, voice) for one in (*report.cautions, *helpful) if one not in calendar
    )
    yield from (say(line) for line in sentences.turn_lines(voice, report))


def _reservation(instrument: str, missed: Sequence[Reason], voice: Voice) -> Phrase:
    """What an instrument expects in vain; whole where the catalogue has no fewer words for it."""
    sources = tuple(citations_in(tuple(missed)))
    reading = f" ({voice.words('our-reading')})"
    if any(one.brief is None for one in missed):
        label = voice.words("reservation-for-whole", instrument=instrument)
        texts = [voice.pick(one.text) + reading * (one.basis == "inferred") for one in missed]
        return (Span(label), Span(" ".join(texts), sources))
    briefs = [voice.brief(one) + reading * (one.basis == "inferred") for one in missed]
    things = series(voice, briefs)
    return say(voice.words("reservation-for", instrument=instrument, things=things), sources)


# --- the others ------------------------------------------------------------------


def _otherwise(report: Report, voice: Voice) -> Iterator[Phrase]:
    """Each other instrument: possible but for what, or ruled out by what."""
    if report.outcome == "none":
        return
    others = [one for one in report.others if one.instrument not in report.close]
    out = [one for one in others if one.verdict == "ruled-out"]
    possible = [one for one in others if one not in out and report.outcome != "undecided"]
    told = (
        *_listed("possible-but", possible, voice),
        *_listed(_ruled_out_form(out), out, voice),
    )
    if told:
        yield told


def _listed(form: str, others: Sequence[Other], voice: Voice) -> Phrase:
    """Instruments, each with what decides against it."""
    if not others:
        return ()
    reasons = {other.instrument: _deciding(other) for other in others[:MOST_OTHERS]}
    listed = [
        f"{name} ({_missing(form, reason, voice)})" if reason else name
        for name, reason in reasons.items()
    ]
    if more := others[MOST_OTHERS:]:
        listed.append(voice.words("more-names", n=len(more)))
    cited = [reason for reason in reasons.values() if reason]
    text = voice.words(form, instruments=", ".join(listed))
    return say(text, citations_in(cited))


def _ruled_out_form(out: Sequence[Other]) -> str:
    """With one verb for all, where all of them have their few words."""
    reasons = map(_deciding, out[:MOST_OTHERS])
    return "ruled-out-lacking" if all(one and one.brief for one in reasons) else "ruled-out-short"


def _missing(form: str, reason: Reason, voice: Voice) -> str:
    """What an instrument expects in vain; whole where the catalogue has no fewer words."""
    thing = bare(voice.brief(reason))
    return voice.words("rather", thing=thing) if form == "possible-but" and reason.brief else thing


def _deciding(other: Other) -> Reason | None:
    """The practice on which it fell behind, or the first rule that it breaks.

    None where answers are missing, and different rules exclude it whatever they are.
    """
    behind = (one for one in other.against if one.question == other.behind_on)
    return next(behind, next(iter(other.against), None))


def _nearest(report: Report, voice: Voice) -> Iterator[Phrase]:
    """Where nothing fits: the instruments that the fewest changes would recommend."""
    if report.outcome != "none":
        return
    for other in [one for one in report.others if one.changes][:MOST_NEAREST]:
        ways = voice.changes(other.changes, report.answers, report.implied)
        yield say(f"{other.instrument}{voice.words.colon} {ways[0]}{voice.words.sentence_end}")


# --- what is still open ----------------------------------------------------------


def told_forks(report: Report) -> int:
    """How many of the open questions there is room for: the first, and those after it that fit."""
    lines = accumulate(len(fork.consequences) for fork in report.forks)
    return max(sum(count <= MOST_PATHS for count in lines), 1)


def _forks(report: Report, voice: Voice) -> Iterator[Row]:
    """The questions that still matter, and what their answers lead to."""
    told = told_forks(report)
    for fork in report.forks[:told]:
        yield Row(voice.label(fork.question), paths(voice, fork)[:MOST_PATHS])
    if rest := [voice.label(fork.question) for fork in report.forks[told:]]:
        yield Row(voice.words("row.also"), (say(capital(voice.all_of(rest))),))
