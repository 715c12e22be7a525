"""Phrases that several documents share, from the values of a report or of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coopadvisor.advice.forks import Fork
from coopadvisor.advice.offer import Numbered, Offer, offer_of
from coopadvisor.catalogue.model import (
    Duration,
    Fact,
    Facts,
    Instrument,
    Link,
    Unsaid,
    split_citation,
)
from coopadvisor.catalogue.records import citations_in
from coopadvisor.decision.verdicts import Reason
from coopadvisor.documents.blocks import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Phrase,
    Reference,
    Span,
    say,
)
from coopadvisor.language.sentences import funding_line, known, source_line
from coopadvisor.language.typography import NBSP
from coopadvisor.language.voice import Voice


def fact(voice: Voice, stated: Fact) -> Phrase:
    """A fact with its sources."""
    return say(voice.pick(stated), stated.sources)


def facts(voice: Voice, stated: Facts | Iterable[Fact]) -> tuple[Phrase, ...]:
    """Facts with their sources; none where no source says any."""
    return tuple(fact(voice, one) for one in known(stated))


def funding(voice: Voice, offer: Offer | Unsaid) -> Phrase:
    """What an instrument gives, with its sources."""
    return say(funding_line(voice, offer), () if offer == "unsaid" else offer.sources)


def supported(voice: Voice, reason: Reason, text: str = "") -> Phrase:
    """What a condition expects, or a text on it, marked where that is our reading."""
    text = text or voice.pick(reason.text)
    if reason.basis == "stated":
        return say(text, reason.sources)
    return (Span(text), Span(f"({voice.words('basis.inferred')})", reason.sources, "aside"))


def criterion(voice: Voice, one: Numbered) -> str:
    """A criterion, and whether it is essential."""
    return voice.pick(one.text) + _mark(voice, one)


def criterion_in_short(voice: Voice, one: Numbered) -> str:
    """The same in a few words."""
    return voice.brief(one).removesuffix(".") + _mark(voice, one)


def _mark(voice: Voice, one: Numbered) -> str:
    return f" ({voice.words(f'mark.{one.mark}')})" if one.mark else ""


def facet(voice: Voice, one: Instrument, name: str) -> Iterator[Phrase]:
    """What the catalogue says on one facet of an instrument, or that no source says it."""
    if name == "funding":
        yield funding(voice, offer_of(one))
        return
    stated = getattr(one, name)
    if isinstance(stated, Duration):
        yield say(voice.duration(stated), stated.sources)
    elif stated == "unsaid":
        yield say(voice.words("unsaid"))
    else:
        yield from facts(voice, stated)


def paths(voice: Voice, fork: Fork) -> tuple[Phrase, ...]:
    """What each answer to an open question leads to."""
    return tuple(
        say(
            voice.words(
                "fork",
                answer=voice.values(fork.question, path.values),
                outcome=voice.bare_outcome(path.outcome),
            )
        )
        for path in fork.consequences
    )


def links(voice: Voice, doors: Iterable[Link]) -> Iterator[Phrase]:
    """Pages to read on: what is there, and the address."""
    for link in doors:
        label = Span(voice.pick(link.text) + voice.words.colon)
        yield (label, Span(link.address, address=link.address))


def bullets(phrases: Iterable[Phrase], mark: str = "-") -> Items:
    """A list with one mark, or where that is a number with numbers from there."""
    numbered = mark.rstrip(".").isdecimal()
    return Items(
        tuple(
            Item(phrase, f"{number}." if numbered else mark)
            for number, phrase in enumerate(phrases, start=1)
        )
    )


def series(voice: Voice, items: Sequence[str]) -> str:
    """Items in a row, told apart by semicolons where they have commas themselves."""
    listed = [bare(one) for one in items]
    if any(", " in one for one in listed):
        return f"{voice.words.semicolon} ".join(listed)
    return voice.all_of(listed)


def bare(text: str) -> str:
    """A text without the full stop of a sentence, to stand within another one."""
    return text.removesuffix(".")


def section(
    heading: str, phrases: Iterable[Phrase], mark: str = "-", otherwise: str = ""
) -> Iterator[Block]:
    """A heading with its list; where that is empty with a word on it, or nothing at all."""
    listed = bullets(phrases, mark)
    if listed.items or otherwise:
        yield Heading(heading)
        yield listed if listed.items else Paragraph(say(otherwise))


def page(
    voice: Voice,
    title: str,
    blocks: tuple[Block, ...],
    head: tuple[tuple[str, object], ...] = (),
) -> Document:
    """A document in a voice's language, with the sources that it cites."""
    words = voice.words
    references = tuple(_references(voice, blocks))
    return Document(title, voice.language, words.colon, words("sources"), blocks, references, head)


def _references(voice: Voice, blocks: tuple[Block, ...]) -> Iterator[Reference]:
    """The sources in the order in which they are first cited."""
    cited: dict[str, set[str]] = {}
    for source, part in map(split_citation, citations_in(blocks)):
        cited.setdefault(source, set()).add(part)
    sources = {one.id: one for one in voice.catalogue.sources}
    for name, parts in cited.items():
        one = sources[name]
        text = source_line(voice, one).removesuffix(one.address).rstrip()
        sections = [f"§{NBSP}{section}" for section in sorted(parts) if section]
        listed = f"{voice.words.semicolon} ".join(sections)
        yield Reference(name, text, one.address, listed)
