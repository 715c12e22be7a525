"""The rows on the recommended instruments: money, dates, what to do, and how they are judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from coopadvisor.advice.guidance import concerns
from coopadvisor.advice.offer import Numbered
from coopadvisor.advice.report import Recommended, Report
from coopadvisor.catalogue.model import Note, Number
from coopadvisor.catalogue.records import citations_in
from coopadvisor.documents.blocks import Phrase, Span, say
from coopadvisor.documents.phrases import bare, criterion_in_short, series
from coopadvisor.language import sentences
from coopadvisor.language.voice import Voice, capital

MOST_TERMS = 1  # of those of one's own institute on money, the first of which is the ceiling
MOST_STEPS = 3  # until the project is chosen
MOST_STEPS_TO_COMPARE = 2  # where another instrument is as near, the next ones can wait
_DATED = ("window", "deadline", "deadline-passed")


def of_each(
    report: Report, voice: Voice, tell: Callable[[Report, Recommended, Voice], Iterable[Phrase]]
) -> Iterator[Phrase]:
    """What is told of each recommended instrument, by its letters where there are several."""
    for one in report.recommended:
        phrases = tell(report, one, voice)
        if len(report.recommended) > 1:
            label = Span(one.instrument + voice.words.colon)
            phrases = (
                (label, *phrase) if place == 0 else phrase for place, phrase in enumerate(phrases)
            )
        yield from phrases


def money(_: Report, one: Recommended, voice: Voice) -> Iterator[Phrase]:
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
    terms = [note for note in one.terms if note.topic == "funding"]
    yield from (brief_note(note, voice) for note in terms[:MOST_TERMS])


def questions_on_money(one: Recommended, voice: Voice) -> tuple[str, ...]:
    """The questions whose answer the row on money says beside the range."""
    if one.funding == "unsaid" or one.expected is None:
        return ()
    questions = (each for each in voice.catalogue.questions if isinstance(each, Number))
    return tuple(each.id for each in questions if each.unit == one.funding.unit)


def dates(report: Report, one: Recommended, voice: Voice) -> Iterator[Phrase]:
    """The next date, and what was found out about the next call."""
    dated = [step for step in one.steps if step.due.kind in _DATED]
    for due, steps in groupby(dated, lambda step: step.due):
        line = capital(voice.due(due)) + voice.words.sentence_end
        yield say(line, citations_in(tuple(steps)))
    about = [note for note in calendar_notes(report) if concerns(note, (one.instrument,))]
    yield from (brief_note(note, voice) for note in about)
    if not dated and not about:
        yield say(voice.words("when-unsaid"))


def calendar_notes(report: Report) -> tuple[Note, ...]:
    """What is said on the next call stands beside the dates, where there are any."""
    notes = (*report.cautions, *report.notes)
    return tuple(one for one in notes if one.topic == "calendar" and report.recommended)


def brief_note(note: Note, voice: Voice) -> Phrase:
    """A note in a few words, with its sources."""
    return say(voice.brief(note), note.sources)


def to_do(report: Report, voice: Voice) -> Iterator[Phrase]:
    """What to do until the project is chosen, by its time, and what to ask before."""
    if len(report.recommended) != 1:
        return
    (one,) = report.recommended
    before = [step for step in one.steps if step.due.kind not in ("after-selection", "every-year")]
    most = MOST_STEPS_TO_COMPARE if report.close else MOST_STEPS
    for due, group in groupby(before[:most], lambda step: step.due):
        steps = tuple(group)
        listed = f"{voice.words.semicolon} ".join(bare(voice.brief(step)) for step in steps)
        time = capital(voice.due_in_short(due)) + voice.words.colon
        yield say(f"{time} {listed}{voice.words.sentence_end}", citations_in(steps))
    if one.settle_first:
        questions = " ".join(map(voice.pick, one.settle_first))
        yield say(voice.words("settle-first", questions=questions))


def judged(report: Report, voice: Voice) -> Iterator[Phrase]:
    """The criteria; where several are recommended, those in common first, then what each adds."""
    listed = {
        one.instrument: {criterion_in_short(voice, each): each for each in one.criteria}
        for one in report.recommended
    }
    first, *rest = listed.values() or ({},)
    common = [text for text in first if all(text in each for each in rest)]
    if common:
        yield _criteria(common, first, voice)
    for name, criteria in listed.items():
        own = [text for text in criteria if text not in common]
        if own or not criteria:
            label = (Span(name + voice.words.colon),) * (len(listed) > 1)
            yield (*label, *_criteria(own, criteria, voice))


def _criteria(texts: Sequence[str], criteria: Mapping[str, Numbered], voice: Voice) -> Phrase:
    if not texts:
        return say(voice.words("unsaid"))
    sources = citations_in([criteria[text] for text in texts])
    return say(capital(series(voice, texts)) + voice.words.sentence_end, sources)
