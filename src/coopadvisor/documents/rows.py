"""The rows that an answer opens with: all that would change what a person does, in a minute.

Each says its point by the brief texts of the catalogue, or by the whole ones where there are
no briefer; what they leave out stands in the rest of the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from coopadvisor.advice.guidance import concerns
from coopadvisor.advice.report import Other, Recommended, Report
from coopadvisor.catalogue.model import Note
from coopadvisor.catalogue.records import citations_in
from coopadvisor.decision.verdicts import Reason
from coopadvisor.documents.blocks import Phrase, Row, Rows, Span, say
from coopadvisor.documents.phrases import criterion_in_short, links, paths
from coopadvisor.language import sentences
from coopadvisor.language.voice import Voice, capital

MOST_PATHS = 8  # lines on what the answers still to come lead to
MOST_NEAREST = 3  # instruments, with what would recommend them, where nothing fits
MOST_OTHERS = 6  # instruments that each have their reason
# What an instrument expects in vain: by its brief words, and as the label of whole sentences.
_RESERVATION = ("reservation-for", "reservation-for-whole")
_POSSIBLE = ("possible-but", "possible-but-whole")
_DATED = ("window", "deadline", "deadline-passed")


def answer_rows(report: Report, voice: Voice) -> Rows:
    """What stands first, in the order in which people ask for it."""
    words = voice.words
    work = (
        Row(words("row.to-do"), tuple(_to_do(report, voice))),
        Row(words("row.judged"), tuple(_of_each(report, voice, _judged))),
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
        Row(words("row.money"), tuple(_of_each(report, voice, _money))),
        Row(words("row.when"), tuple(_of_each(report, voice, _when))),
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


def _said(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.phrases)


def _of_each(
    report: Report, voice: Voice, tell: Callable[[Report, Recommended, Voice], Iterable[Phrase]]
) -> Iterator[Phrase]:
    """What is told of each recommended instrument, by its letters where there are several."""
    for one in report.recommended:
        phrases = tuple(tell(report, one, voice))
        if len(report.recommended) > 1 and phrases:
            yield (Span(one.instrument + voice.words.colon), *phrases[0])
            yield from phrases[1:]
        else:
            yield from phrases


# --- why, and what instead -------------------------------------------------------


def _why(report: Report, voice: Voice) -> Iterator[Phrase]:
    """The answers that decide, then what the instrument is, as one would say it."""
    clauses = [voice.clause(name, report.answers[name]) for name in report.why]
    spans = []
    if clauses:
        said = f"{voice.words.semicolon} ".join(clauses)
        spans.append(Span(f"{capital(said)}{voice.words.sentence_end}"))
    if not report.separations:
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


# --- each recommended instrument -------------------------------------------------


def _money(_: Report, one: Recommended, voice: Voice) -> Iterator[Phrase]:
    """The range, where the expected amount lies in it, and the terms of one's own institute."""
    offer = one.funding
    if offer == "unsaid":
        yield say(sentences.funding_line(voice, offer))
        return
    line = [Span(sentences.funding_line(voice, offer), offer.sources)]
    if expected := one.expected:
        amount = voice.amount(expected.value, expected.value, offer.unit)
        line.append(Span(voice.words(f"expected.{expected.within}", amount=amount)))
    yield tuple(line)
    yield from (_note(note, voice) for note in one.terms if note.topic == "funding")


def _when(report: Report, one: Recommended, voice: Voice) -> Iterator[Phrase]:
    """The next date, and what was found out about the next call."""
    dated = [step for step in one.steps if step.due.kind in _DATED]
    for due, steps in groupby(dated, lambda step: step.due):
        line = capital(voice.due(due)) + voice.words.sentence_end
        yield say(line, citations_in(tuple(steps)))
    about = [note for note in _calendar(report) if concerns(note, (one.instrument,))]
    yield from (_note(note, voice) for note in about)
    if not dated and not about:
        yield say(capital(voice.words("due.unsaid")) + voice.words.sentence_end)


def _judged(_: Report, one: Recommended, voice: Voice) -> Iterator[Phrase]:
    listed = [criterion_in_short(voice, each) for each in one.criteria]
    text = _series(voice, listed) + voice.words.sentence_end if listed else voice.words("unsaid")
    yield say(capital(text), citations_in(one.criteria))


def _to_do(report: Report, voice: Voice) -> Iterator[Phrase]:
    """What to do until the project is chosen, by its time, and what to ask before."""
    if len(report.recommended) != 1:
        return
    (one,) = report.recommended
    before = [step for step in one.steps if step.due.kind not in ("after-selection", "every-year")]
    for due, group in groupby(before, lambda step: step.due):
        steps = tuple(group)
        listed = f"{voice.words.semicolon} ".join(_bare(voice.brief(step)) for step in steps)
        time = capital(voice.due_in_short(due)) + voice.words.colon
        yield say(f"{time} {listed}{voice.words.sentence_end}", citations_in(steps))
    if one.settle_first:
        questions = " ".join(voice.pick(question) for question in one.settle_first)
        counterpart = voice.pick(report.catalogue.counterpart)
        yield say(voice.words("settle-first", counterpart=counterpart, questions=questions))


# --- what to beware of -----------------------------------------------------------


def _careful(report: Report, voice: Voice) -> Iterator[Phrase]:
    """Cautions, what the recommended and the close instruments miss, and what could turn it."""
    for name in (*report.instruments, *report.close):
        missed = [one for one in report.reasons(name) if one.status == "missed"]
        if missed:
            yield _expecting(_RESERVATION, name, missed, voice)
    told = _calendar(report)
    helpful = report.notes if report.outcome == "none" else ()
    yield from (_note(one, voice) for one in (*report.cautions, *helpful) if one not in told)
    yield from (say(line) for line in sentences.turn_lines(voice, report))


def _calendar(report: Report) -> tuple[Note, ...]:
    """What is said on the next call stands beside the dates, where there are any."""
    notes = (*report.cautions, *report.notes)
    return tuple(one for one in notes if one.topic == "calendar" and report.recommended)


def _note(note: Note, voice: Voice) -> Phrase:
    return say(voice.brief(note), note.sources)


# --- the others ------------------------------------------------------------------


def _otherwise(report: Report, voice: Voice) -> Iterator[Phrase]:
    """Each other instrument: possible but for what, or ruled out by what."""
    if report.outcome == "none":
        return
    others = [one for one in report.others if one.instrument not in report.close]
    out = [one for one in others if one.verdict == "ruled-out"]
    if report.outcome != "undecided":
        possible = [one for one in others if one.verdict != "ruled-out"]
        yield from (
            _expecting(_POSSIBLE, one.instrument, one.against, voice)
            for one in possible[:MOST_OTHERS]
        )
    if out:
        listed = ", ".join(_ruled_out(one, voice) for one in out[:MOST_OTHERS])
        if more := out[MOST_OTHERS:]:
            listed += f", {voice.words('more-names', n=len(more))}"
        line = voice.words("ruled-out-short", instruments=listed)
        yield say(line, citations_in([one.against[:1] for one in out[:MOST_OTHERS]]))


def _ruled_out(other: Other, voice: Voice) -> str:
    """The instrument with the first rule that it breaks."""
    rule = other.against[0]
    needs = _bare(voice.pick(rule.text))
    if rule.brief is not None:
        needs = voice.words("needs", thing=voice.brief(rule))
    return f"{other.instrument} ({needs})"


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


# --- lists -----------------------------------------------------------------------


def _expecting(
    forms: tuple[str, str], instrument: str, missed: Sequence[Reason], voice: Voice
) -> Phrase:
    """What an instrument expects in vain; whole where the catalogue has no fewer words for it."""
    sources = citations_in(tuple(missed))
    reading = f" ({voice.words('our-reading')})"
    if any(one.brief is None for one in missed):
        label = voice.words(forms[1], instrument=instrument)
        texts = [voice.pick(one.text) + reading * (one.basis == "inferred") for one in missed]
        return (Span(label), Span(" ".join(texts), tuple(sources)))
    briefs = [voice.brief(one) + reading * (one.basis == "inferred") for one in missed]
    things = _series(voice, briefs)
    return say(voice.words(forms[0], instrument=instrument, things=things), sources)


def _series(voice: Voice, items: Sequence[str]) -> str:
    """Items in a row, told apart by semicolons where they have commas themselves."""
    bare = [_bare(one) for one in items]
    if any("," in one for one in bare):
        return f"{voice.words.semicolon} ".join(bare)
    return voice.all_of(bare)


def _bare(text: str) -> str:
    return text.removesuffix(".")
