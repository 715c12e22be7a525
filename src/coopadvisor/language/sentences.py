"""The sentences that say an advice, shared by every output that uses words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from coopadvisor.advice.offer import Offer
from coopadvisor.advice.report import Report
from coopadvisor.catalogue.model import Fact, Facts, Note, Source, Unsaid
from coopadvisor.decision.values import UNKNOWN
from coopadvisor.language.figures import day, partial_date
from coopadvisor.language.voice import Voice


def headline(voice: Voice, report: Report) -> str:
    """The outcome in one line."""
    words = voice.words
    if report.outcome == "recommended":
        name = report.instruments[0]
        verdict = next(one.verdict for one in report.verdicts if one.instrument == name)
        if report.close:
            close = voice.many_of(report.close)
            return words("recommended-close", instrument=name, close=close)
        reserved = verdict == "reservations"
        template = words("recommended-reserved") if reserved else words("recommended-headline")
        return template.format(instrument=full_name(voice, name))
    if report.outcome == "choice":
        return words("choice-headline", instruments=voice.all_of(report.instruments))
    if report.outcome == "none":
        return words("none-headline")
    return words(
        "undecided-headline",
        instruments=voice.any_set(report.possible, exhaustive=report.exhaustive),
    )


def full_name(voice: Voice, instrument: str) -> str:
    """``LETTERS (full name)``."""
    found = next(one for one in voice.catalogue.instruments if one.id == instrument)
    return voice.words("full-name", id=found.id, name=voice.pick(found.name))


def known(stated: Facts | Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts; none where no source says any."""
    return () if stated == "unsaid" else tuple(stated)


def others_heading(voice: Voice, report: Report, usual: str) -> str:
    """What to call the list of the instruments that are not recommended."""
    if report.outcome == "none":
        return voice.words("nearest")
    return voice.words("standing") if report.outcome == "undecided" else usual


def funding_line(voice: Voice, offer: Offer | Unsaid) -> str:
    """The range over the whole duration and by year, as far as the catalogue knows them."""
    words = voice.words
    if offer == "unsaid":
        return words("unsaid-amount")
    amount = voice.amount(offer.low, offer.high, offer.unit)
    if offer.years is None:
        return amount + words.sentence_end
    total = words("amount", amount=amount, time=voice.duration(offer.years))
    if (yearly := offer.per_year) is None:
        return total + words.sentence_end
    template = words("amount-yearly") if yearly.exact else words("amount-yearly-about")
    by_year = template.format(amount=voice.amount(yearly.low, yearly.high, offer.unit))
    return total + by_year + words.sentence_end


def amount_and_time(voice: Voice, offer: Offer | Unsaid) -> str:
    """The same for the cell of a table: ``€10,000 to €14,000, 2 years``."""
    if offer == "unsaid":
        return "–"
    amount = voice.amount(offer.low, offer.high, offer.unit)
    return f"{amount}, {voice.duration(offer.years)}" if offer.years else amount


def note_line(voice: Voice, note: Note, today: dt.date) -> str:
    """A note, with a word on its deadline once that has passed."""
    passed = note.deadline is not None and note.deadline < today
    return f"{voice.pick(note)} {voice.words('deadline-passed')}" if passed else voice.pick(note)


def turn_lines(voice: Voice, report: Report) -> list[str]:
    """Which optional answers could change the outcome."""
    return [
        voice.words(
            "could-turn",
            question=voice.words("quote", text=voice.label(turn.question)),
            answers=voice.values(turn.question, turn.values),
        )
        for turn in report.optional
    ]


def outlook(voice: Voice, report: Report) -> list[str]:
    """Which given answers the advice hangs on, and which do not matter."""
    if all(value == UNKNOWN for value in report.answers.values()):
        return []
    hinges = [voice.label(name) for name in report.hangs_on]
    idle = [voice.label(name) for name in report.idle]
    lines = [
        voice.words("hangs-on", questions=", ".join(hinges))
        if hinges
        else voice.words("hangs-on-nothing")
    ]
    if idle:
        lines.append(voice.words("does-not-matter", questions=", ".join(idle)))
    return lines


def catalogue_line(voice: Voice, report: Report) -> str:
    """Which catalogue and edition the advice follows from, and when it was given."""
    return voice.words(
        "catalogue-line",
        title=voice.pick(report.catalogue.title),
        edition=report.catalogue.edition,
        date=day(report.today, voice.language),
    )


def source_line(voice: Voice, source: Source) -> str:
    """A source with its date, the day it was read, its certainty and its address."""
    words = voice.words
    full = source.read.count("-") > 1
    read = partial_date(source.read, voice.language, "")
    return words(
        "source",
        publisher=source.publisher,
        title=source.title,
        date=partial_date(source.date, voice.language, words("undated")),
        read=(words("read-on") if full else words("read-in")).format(date=read),
        certainty=words(f"certainty.{source.certainty}"),
        address=source.address,
    )
