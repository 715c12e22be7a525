"""The remarks of an audit as sentences, and regions of situations in words."""

from __future__ import annotations

from coopadvisor.analysis.checks.remarks import Check, Region, Remark
from coopadvisor.catalogue.model import Language
from coopadvisor.wording.figures import group, is_singular, partial_date
from coopadvisor.wording.upkeep import Upkeep, Variant, upkeep
from coopadvisor.wording.voice import Voice


def say_remark(voice: Voice, remark: Remark) -> str:
    """What was found, in a sentence or two."""
    words = upkeep(voice.language)
    instruments = remark.instruments
    names = remark.names
    return words.checks[_variant(remark)].format(
        instrument=next(iter(instruments), ""),
        other=instruments[-1] if instruments else "",
        instruments=voice.all_of(instruments),
        question=_question(voice, remark),
        values=_values(voice, remark),
        region=say_region(voice, remark.region or {}),
        n=say_situations(voice.language, remark.situations),
        name=_names(voice, remark),
        funding=_funding(voice, remark),
        date=partial_date(names[-1], voice.language, "") if _ends_in_date(remark) else "",
        when=_when(words, voice, names[-1]) if _ends_in_date(remark) else "",
        subject=_subject(voice, words, remark),
    )


def say_region(voice: Voice, region: Region) -> str:
    """``question: a or b; question: from 1 to 2``, or that it is everywhere."""
    said = [
        f"{voice.label(question)}{voice.words.colon} {voice.values(question, bands)}"
        for question, bands in region.items()
    ]
    return f"{voice.words.semicolon} ".join(said) or upkeep(voice.language).everywhere


def say_situations(language: Language, number: int) -> str:
    """``6 situations``."""
    words = upkeep(language)
    form = words.situation if is_singular(number, language) else words.situations
    return form.format(n=group(number, language))


def _variant(remark: Remark) -> Check | Variant:
    """The check, or the variant of it that has a sentence of its own."""
    if remark.check == "overlap" and remark.region is None:
        return "overlap-seen"
    if remark.check == "contradictory-conditions" and not remark.names:
        return "contradictory-everywhere"
    if remark.check == "more-overlaps" and not remark.instruments:
        return "one-more-set" if remark.names == ("1",) else "more-sets"
    return remark.check


def _question(voice: Voice, remark: Remark) -> str:
    if not remark.question:
        return ""
    return voice.words.quote.format(text=voice.label(remark.question))


def _names(voice: Voice, remark: Remark) -> str:
    if remark.check == "contradictory-conditions":
        quote = voice.words.quote
        return voice.all_of([quote.format(text=voice.label(one)) for one in remark.names])
    if remark.check == "ambiguous-answer":
        return voice.all_of([voice.words.quote.format(text=one) for one in remark.names])
    return ", ".join(remark.names[:1] if remark.check == "stale-source" else remark.names)


def _funding(voice: Voice, remark: Remark) -> str:
    if remark.check != "funding-apart":
        return ""
    named = next(one for one in voice.catalogue.instruments if one.id == remark.instruments[0])
    if named.funding == "unsaid":
        return voice.words.unsaid
    return voice.amount(named.funding.low, named.funding.high, named.funding.unit)


def _values(voice: Voice, remark: Remark) -> str:
    if remark.check != "same-outcome":
        return voice.values(remark.question, remark.values) if remark.values else ""
    quote = voice.words.quote
    options = (voice.answer(remark.question, band.option) for band in remark.values)
    return voice.all_of([quote.format(text=option) for option in options])


def _subject(voice: Voice, words: Upkeep, remark: Remark) -> str:
    """What could not be proved: of an instrument, a question, or the whole catalogue."""
    parts = [*remark.instruments, _question(voice, remark)]
    return ", ".join(filter(None, parts)) or words.whole


def _when(words: Upkeep, voice: Voice, text: str) -> str:
    """``in June 2025``, ``on 2 June 2025``."""
    template = words.on_day if text.count("-") > 1 else words.in_month
    return template.format(date=partial_date(text, voice.language, ""))


def _ends_in_date(remark: Remark) -> bool:
    return remark.check in ("stale-source", "past-deadline")
