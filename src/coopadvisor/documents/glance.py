"""Instruments at a glance: all in a line each, one on a screen, several side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from coopadvisor.advice.offer import number_criteria, offer_of
from coopadvisor.catalogue.model import Force, Former, Instrument
from coopadvisor.documents.blocks import (
    Block,
    Command,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Row,
    Rows,
    Table,
    Title,
    say,
)
from coopadvisor.documents.phrases import criterion_in_short, page
from coopadvisor.language.sentences import amount_and_time, funding_line, known
from coopadvisor.language.voice import Voice, capital


def list_at_a_glance(voice: Voice, program: str) -> Document:
    """Every instrument and what it gives; *program* begins the command at the end."""
    return list_all(voice, program, _named)


def list_all(voice: Voice, program: str, describe: Callable[[Instrument, Voice], str]) -> Document:
    """Every instrument as it is described, then the former ones and what to look at instead."""
    catalogue, words = voice.catalogue, voice.words
    title = voice.pick(catalogue.title)
    current = tuple(Item(say(describe(one, voice)), one.id) for one in catalogue.instruments)
    former = tuple(Item(say(_successors(one, voice)), one.id) for one in catalogue.former)
    blocks = (
        Title(title),
        Heading(words("list-current")),
        Items(current),
        *((Heading(words("list-former")), Items(former)) if former else ()),
        Command(words("list-hint"), f"{program} show {catalogue.instruments[0].id}"),
    )
    return page(voice, title, blocks)


def _named(one: Instrument, voice: Voice) -> str:
    given = "" if one.funding == "unsaid" else amount_and_time(voice, offer_of(one))
    return voice.pick(one.name) + (f"{voice.words.colon} {given}" if given else "")


def _successors(one: Former, voice: Voice) -> str:
    """A former instrument, and which to look at instead."""
    names = voice.any_of(one.successors)
    now = f" ({voice.words('successors', instruments=names)})" if names else ""
    return voice.pick(one.name) + now


def show_at_a_glance(one: Instrument, voice: Voice, command: str) -> Document:
    """What an instrument is, gives, needs and asks for; *command* shows all of it."""
    words = voice.words
    title = f"{one.id} ({voice.pick(one.name)})"
    general = [note for note in voice.catalogue.notes if not note.when]
    cautions = [note for note in general if note.level == "caution" and one.id in note.instruments]
    rows = {
        "row.what": [voice.brief(fact) for fact in known(one.tagline)],
        "row.money": [funding_line(voice, offer_of(one))],
        "row.when": [voice.brief(fact) for fact in known(one.calendar)],
        "row.needs": [_expected(one, "rule", voice)],
        "row.normally": [_expected(one, "practice", voice)],
        "row.careful": [voice.brief(note) for note in cautions],
        "row.to-do": [
            f"{number}. {capital(voice.brief(step))}" for number, step in enumerate(one.steps, 1)
        ],
        "row.judged": [_judged(one, voice)],
    }
    told = {words(name): tuple(say(text) for text in texts if text) for name, texts in rows.items()}
    blocks = (
        Title(title),
        Rows(tuple(Row(label, phrases) for label, phrases in told.items() if phrases)),
        Command(words("details-of"), command),
    )
    return page(voice, title, blocks)


def compare_at_a_glance(instruments: Sequence[Instrument], voice: Voice, command: str) -> Document:
    """What each gives, needs and is judged on; *command* puts all of it side by side."""
    words = voice.words
    rows = {
        words("row.what"): [
            _series(map(voice.brief, known(one.tagline)), voice) for one in instruments
        ],
        words("row.money"): [amount_and_time(voice, offer_of(one)) for one in instruments],
        words("row.needs"): [_expected(one, "rule", voice) for one in instruments],
        words("row.normally"): [_expected(one, "practice", voice) for one in instruments],
        words("row.judged"): [_judged(one, voice) for one in instruments],
    }
    table = Table(
        ("", *(f"{one.id} ({voice.pick(one.name)})" for one in instruments)),
        tuple(
            (say(label), *(say(text or words("unsaid")) for text in texts))
            for label, texts in rows.items()
        ),
    )
    names = {one.id for one in instruments}
    apart: list[Block] = [
        Paragraph(say(voice.pick(one)))
        for one in voice.catalogue.separations
        if names.issuperset(one.instruments)
    ]
    blocks = (table, *apart, Command(words("details-of"), command))
    return page(voice, voice.pick(voice.catalogue.title), blocks)


def _expected(one: Instrument, force: Force, voice: Voice) -> str:
    """What the conditions of a force expect, in few words."""
    return _series((voice.brief(each) for each in one.conditions if each.force == force), voice)


def _judged(one: Instrument, voice: Voice) -> str:
    return _series((criterion_in_short(voice, each) for each in number_criteria(one)), voice)


def _series(texts: Iterable[str], voice: Voice) -> str:
    return capital(f"{voice.words.semicolon} ".join(text.removesuffix(".") for text in texts))
