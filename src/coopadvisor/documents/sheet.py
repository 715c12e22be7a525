"""Instruments as pages: the list of all, and one of them whole, current or former."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import fields

from coopadvisor.advice.offer import number_criteria, offer_of
from coopadvisor.catalogue.model import UNSAID, Condition, Former, Instrument
from coopadvisor.documents.blocks import (
    Block,
    Command,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Phrase,
    References,
    Title,
    say,
)
from coopadvisor.documents.glance import list_all
from coopadvisor.documents.phrases import criterion, facet, facts, links, page, section
from coopadvisor.language.sentences import amount_and_time
from coopadvisor.language.voice import Voice

# What a sheet says of an instrument, in this order: all that may be unsaid.
FACETS = tuple(one.name for one in fields(Instrument) if one.default == UNSAID)


def write_list(voice: Voice, program: str) -> Document:
    """Every instrument with its name and one line on what it is for.

    *program* is how a command of this program begins, for the hint at the end.
    """
    return list_all(voice, program, _in_short)


def _in_short(one: Instrument, voice: Voice) -> str:
    text = voice.pick(one.name) + voice.words.sentence_end
    if one.tagline != "unsaid":
        text += " " + voice.pick(one.tagline[0])
    if one.funding != "unsaid":
        text += f" {amount_and_time(voice, offer_of(one))}{voice.words.sentence_end}"
    return text


def write_former(one: Former, voice: Voice, program: str) -> Document:
    """A former instrument: what it was, what it became, and what to beware of."""
    words = voice.words
    title = f"{one.id} ({voice.pick(one.name)}){words.colon} {words('former')}"
    blocks: tuple[Block, ...] = (
        Title(title),
        *section(words("former-was"), facts(voice, one.was)),
        *section(words("former-became"), facts(voice, one.became)),
        *section(words("former-warnings"), facts(voice, one.warnings)),
        *_notes(one.id, voice),
    )
    if one.successors:
        blocks += (Command(words("list-hint"), f"{program} show {one.successors[0]}"),)
    return page(voice, title, (*blocks, References()))


def write_sheet(one: Instrument, voice: Voice) -> Document:
    """All that the catalogue says of an instrument, what no source says included."""
    words = voice.words
    title = f"{one.id} ({voice.pick(one.name)})"
    settle = words("to-settle", counterpart=voice.pick(voice.catalogue.counterpart))
    blocks = (
        Title(title),
        *_facets(one, voice),
        *section(words("conditions"), (_condition(each, voice) for each in one.conditions)),
        *section(words("steps"), facts(voice, one.steps), "1."),
        *_criteria(one, voice),
        *section(words("uncertain"), facts(voice, one.uncertain)),
        *_notes(one.id, voice),
        *section(settle, (say(voice.pick(each)) for each in (*one.settle_first, *one.to_settle))),
        *section(words("links"), links(voice, one.links)),
        References(),
    )
    return page(voice, title, blocks)


def _facets(one: Instrument, voice: Voice) -> Iterator[Block]:
    """What is said of the instrument, and in one line what is not."""
    words = voice.words
    unsaid = [name for name in FACETS if getattr(one, name) == "unsaid"]
    for name in FACETS:
        if name not in unsaid:
            yield from section(words(f"facet.{name}"), facet(voice, one, name))
    if unsaid:
        names = ", ".join(words(f"facet.{name}") for name in unsaid)
        yield Paragraph(say(f"{words('unsaid-list')}{words.colon} {names}{words.sentence_end}"))


def _condition(condition: Condition, voice: Voice) -> Phrase:
    """A condition with its question, its force and its basis."""
    words = voice.words
    reading = f", {words('basis.inferred')}" if condition.basis == "inferred" else ""
    kind = f"({words(f'force.{condition.force}')}{reading}){words.sentence_end}"
    text = f"{voice.label(condition.question)} {kind} {voice.pick(condition.text)}"
    return say(text, condition.sources)


def _criteria(one: Instrument, voice: Voice) -> Iterator[Block]:
    if not one.criteria:
        return
    yield Heading(voice.words("criteria"))
    yield Items(
        tuple(
            Item(say(criterion(voice, each), each.sources), each.number)
            for each in number_criteria(one)
        )
    )
    yield Paragraph(say(voice.words("criteria-order")), apart=False)


def _notes(name: str, voice: Voice) -> Iterator[Block]:
    """The general notes on an instrument."""
    notes = [note for note in voice.catalogue.notes if name in note.instruments]
    yield from section(voice.words("notes"), facts(voice, notes))
