"""The sentences that say an advice, shared by every output that uses words."""

from __future__ import annotations

import datetime as dt

from coopadvisor.advice.advice import Advice
from coopadvisor.advice.contrast import deciding_question
from coopadvisor.advice.plan import Planned
from coopadvisor.catalogue.integrity import UNKNOWN
from coopadvisor.catalogue.model import Duration, Instrument, Note, Source
from coopadvisor.decision.verdicts import Reason, Verdict
from coopadvisor.wording.figures import partial_date
from coopadvisor.wording.voice import Voice

MOST_REASONS = 6  # instruments ruled out at once that are each told why


def headline(voice: Voice, advice: Advice) -> str:
    """The outcome in one line."""
    words = voice.words
    if advice.outcome == "recommended":
        name = advice.instruments[0]
        verdict = next(one.verdict for one in advice.verdicts if one.instrument == name)
        reserved = verdict == "reservations"
        template = words.recommended_reserved if reserved else words.recommended_headline
        return template.format(instrument=full_name(voice, name))
    if advice.outcome == "choice":
        return words.choice_headline.format(instruments=voice.all_of(advice.instruments))
    if advice.outcome == "none":
        return words.none_headline
    return words.undecided_headline.format(instruments=voice.any_set(advice))


def full_name(voice: Voice, instrument: str) -> str:
    """``LETTERS (full name)``."""
    found = next(one for one in voice.catalogue.instruments if one.id == instrument)
    return voice.words.full_name.format(id=found.id, name=voice.pick(found.name))


def lead_paragraph(voice: Voice, advice: Advice) -> str:
    """Why the recommended instruments are recommended, as a person would say it.

    The clauses are the answers that all of them accept without reservation and that the
    outcome hangs on (all of the former where it hangs on none), the most telling questions
    first: those that the catalogue compares reservations by.
    """
    verdicts = [one for one in advice.verdicts if one.instrument in advice.instruments]
    failed = {
        reason.question
        for verdict in verdicts
        for reason in verdict.reasons
        if reason.status != "met"
    }
    heard = {reason.question for verdict in verdicts for reason in verdict.reasons} - failed
    order = dict.fromkeys([*voice.catalogue.precedence.order, *advice.answers])
    told = [name for name in order if name in heard and name in advice.answers]
    told = [name for name in told if name in advice.hinges] or told
    clauses = [voice.clause(name, advice.answers[name]) for name in told]
    reasons = f"{voice.words.semicolon} ".join(clauses)
    sentences = [voice.words.lead_reasons.format(reasons=reasons)] if clauses else []
    taglines = [
        voice.pick(fact)
        for one in voice.catalogue.instruments
        if one.id in advice.instruments and one.tagline != "unsaid"
        for fact in one.tagline
    ]
    return " ".join([*sentences, *taglines])


def others_heading(voice: Voice, advice: Advice, usual: str) -> str:
    """What to call the list of the instruments that are not recommended."""
    if advice.outcome == "none":
        return voice.words.nearest
    return voice.words.standing if advice.outcome == "undecided" else usual


def with_basis(voice: Voice, reason: Reason) -> str:
    """What an instrument expects, marked where that is our reading."""
    text = voice.pick(reason.text)
    return f"{text} ({voice.words.basis['inferred']})" if reason.basis == "inferred" else text


def contrast_line(voice: Voice, advice: Advice, other: str) -> str:
    """On which question an instrument that is not ruled out fell behind, if that is known."""
    if not advice.instruments or advice.unanswered:
        return ""
    question = deciding_question(advice.catalogue, advice.given, advice.instruments[0], other)
    if question is None:
        return ""
    names = voice.all_of(advice.instruments)
    return voice.words.behind_on.format(instruments=names, question=voice.label(question))


def verdict_line(voice: Voice, instrument: Instrument, verdict: Verdict) -> str:
    """``LETTERS (full name): fits, with reservations``."""
    name = full_name(voice, instrument.id)
    return f"{name}{voice.words.colon} {voice.words.verdicts[verdict.verdict]}"


def funding_line(voice: Voice, instrument: Instrument) -> str:
    """The range over the whole duration and by year, as far as the catalogue knows them."""
    words, funding = voice.words, instrument.funding
    if funding == "unsaid":
        return words.unsaid_amount
    amount = voice.amount(funding)
    duration = instrument.duration
    if not isinstance(duration, Duration):
        return amount + words.sentence_end
    total = words.amount.format(amount=amount, time=voice.duration(duration))
    years = duration.high
    if duration.low < years or years == 1:  # by year it would depend on both, or be the same
        return total + words.sentence_end
    exact = funding.low % years == funding.high % years == 0
    yearly = words.amount_yearly if exact else words.amount_yearly_about
    return total + yearly.format(amount=voice.yearly(funding, years)) + words.sentence_end


def amount_and_time(voice: Voice, instrument: Instrument) -> str:
    """The same for the cell of a table: ``€10,000 to €14,000, 2 years``."""
    if instrument.funding == "unsaid":
        return "–"
    amount = voice.amount(instrument.funding)
    if not isinstance(instrument.duration, Duration):
        return amount
    return f"{amount}, {voice.duration(instrument.duration)}"


def note_line(voice: Voice, note: Note, today: dt.date) -> str:
    """A note, with a word on its deadline once that has passed."""
    passed = note.deadline is not None and note.deadline < today
    return f"{voice.pick(note)} {voice.words.deadline_passed}" if passed else voice.pick(note)


def step_line(voice: Voice, planned: Planned) -> str:
    """A step after its date: ``[as soon as possible] …``."""
    return f"[{voice.due(planned.due)}] {voice.pick(planned.step)}"


def turn_lines(voice: Voice, advice: Advice) -> list[str]:
    """Which optional answers could change the outcome."""
    return [
        voice.words.could_turn.format(
            question=voice.words.quote.format(text=voice.label(turn.question)),
            answers=voice.values(turn.question, turn.values),
        )
        for turn in advice.turns
    ]


def outlook(voice: Voice, advice: Advice) -> list[str]:
    """Which given answers the advice hangs on, and which do not matter."""
    if all(value == UNKNOWN for value in advice.answers.values()):
        return []
    hinges = [voice.label(name) for name in advice.hinges]
    idle = [voice.label(name) for name in advice.idle]
    lines = [
        voice.words.hangs_on.format(questions=", ".join(hinges))
        if hinges
        else voice.words.hangs_on_nothing
    ]
    if idle:
        lines.append(voice.words.does_not_matter.format(questions=", ".join(idle)))
    return lines


def source_line(voice: Voice, source: Source) -> str:
    """A source with its date, the day it was read, its certainty and its address."""
    words = voice.words
    full = source.read.count("-") > 1
    read = partial_date(source.read, voice.language, "")
    return words.source.format(
        publisher=source.publisher,
        title=source.title,
        date=partial_date(source.date, voice.language, words.undated),
        read=(words.read_on if full else words.read_in).format(date=read),
        certainty=words.certainties[source.certainty],
        address=source.address,
    )


def settled_line(voice: Voice, advice: Advice) -> str:
    """What the interview has come to, in one sentence."""
    words = voice.words
    if advice.outcome == "none":
        return words.settled_none
    if advice.outcome == "undecided":
        return words.settled_undecided.format(instruments=voice.any_set(advice))
    return words.settled.format(outcome=voice.all_of(advice.instruments))


def standing_lines(voice: Voice, before: Advice, now: Advice) -> list[str]:
    """Where the instruments stand after an answer: what is possible, and what is out and why."""
    words = voice.words
    possible = {name for names in (now.possible or (now.instruments,)) for name in names}
    out = [one for one in now.verdicts if one.verdict == "ruled-out"]
    earlier = {one.instrument for one in before.verdicts if one.verdict == "ruled-out"}
    lines = []
    if now.possible:
        lines.append(words.still_possible.format(instruments=voice.any_set(now)))
    elif possible:
        lines.append(words.still_possible.format(instruments=voice.any_of(now.instruments)))
    behind = [
        one.instrument
        for one in now.verdicts
        if now.exhaustive and one.instrument not in possible and one.verdict != "ruled-out"
    ]
    if behind:
        lines.append(words.less_suited.format(instruments=voice.many_of(behind)))
    newly = [one for one in out if one.instrument not in earlier]
    if len(newly) > MOST_REASONS:
        names = voice.many_of([one.instrument for one in newly])
        lines.append(words.ruled_out_many.format(instruments=names))
    else:
        for verdict in newly:
            broken = [one for one in verdict.reasons if one.status == "broken"]
            text = with_basis(voice, broken[0]) if broken else ""
            line = words.ruled_out_by.format(instrument=verdict.instrument, reason=text)
            lines.append(line.rstrip())
    gone = [one.instrument for one in out if one.instrument in earlier]
    if gone:
        lines.append(words.ruled_out_before.format(instruments=voice.many_of(gone)))
    return lines
