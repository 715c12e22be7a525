"""What the catalogue says on one facet of an instrument, as lines with their citations."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.catalogue.model import Citation, Duration, Instrument
from coopadvisor.wording.sentences import funding_line
from coopadvisor.wording.voice import Voice


def facet_lines(
    one: Instrument, facet: str, voice: Voice
) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """What the catalogue says on one facet of an instrument, or that no source says it."""
    if facet == "funding":
        yield funding_line(voice, one), () if one.funding == "unsaid" else one.funding.sources
        return
    facts = getattr(one, facet)
    if isinstance(facts, Duration):
        yield voice.duration(facts), facts.sources
        return
    if facts == "unsaid":
        yield voice.words.unsaid, ()
        return
    for fact in facts:
        yield voice.pick(fact), fact.sources
