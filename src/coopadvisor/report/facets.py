"""What the catalogue says on one facet of an instrument, as lines with their citations."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.catalogue.model import Citation, Instrument
from coopadvisor.wording.voice import Voice


def facet_lines(
    one: Instrument, facet: str, voice: Voice
) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """What the catalogue says on one facet of an instrument, or that no source says it."""
    if facet == "funding":
        yield from _funding_lines(one, voice)
        return
    if facet == "duration":
        sources = () if one.duration == "unsaid" else one.duration.sources
        yield voice.duration(one), sources
        return
    facts = getattr(one, facet)
    if facts == "unsaid":
        yield voice.words.unsaid, ()
        return
    for fact in facts:
        yield voice.pick(fact), fact.sources


def _funding_lines(one: Instrument, voice: Voice) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    words = voice.words
    if one.funding == "unsaid":
        yield words.unsaid_amount, ()
    elif one.duration == "unsaid":
        yield voice.amount(one.funding) + words.sentence_end, one.funding.sources
    else:
        total = words.amount.format(amount=voice.amount(one.funding), time=voice.duration(one))
        yearly = words.amount_yearly.format(amount=voice.yearly(one))
        yield total + yearly + words.sentence_end, one.funding.sources
