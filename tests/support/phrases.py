"""What only one of the two languages says: our messages, click's, and the catalogue's texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from msgspec import Struct

from coopadvisor import load_catalogue
from coopadvisor.catalogue.model import Language
from coopadvisor.catalogue.text import Text

LOCALE = Path(__file__).parents[2] / "src/coopadvisor/language/locale"
PROGRAM_LANGUAGES = sorted(path.name for path in LOCALE.iterdir())
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)s|\[blue\]|\[/\]")
_SHORTEST = 12


def flat(text: str) -> str:
    """Text on one line with plain spaces, without the backslashes of Markdown."""
    return " ".join(re.sub(r"\\(?=[^\w\s])", "", text).split())


@cache
def fields(language: str) -> dict[str, str]:
    """Every message of our own in a language by its name; a plural's forms are numbered."""
    return {name: text for name, text in _messages(language) if name in _names()}


@cache
def _names() -> frozenset[str]:
    """The names of our messages: English needs no other entries."""
    return frozenset(name for name, _ in _messages("en"))


def _messages(language: str) -> Iterator[tuple[str, str]]:
    with (LOCALE / language / "LC_MESSAGES/messages.po").open("rb") as lines:
        for message in read_po(lines):
            if not message.id:
                continue
            if isinstance(message.string, str):
                yield str(message.id), message.string
            else:
                for number, form in enumerate(message.string or ()):
                    yield f"{message.id[0]}[{number}]", form


@cache
def phrases(language: Language) -> frozenset[str]:
    """Fixed parts of what is said in a language, long enough not to be said in the other."""
    ours, theirs = (list(fields(one).values()) for one in (language, _other(language)))
    for english, french in _translations():
        (ours if language == "en" else theirs).append(english)
        (theirs if language == "en" else ours).append(french)
    for text in _texts(load_catalogue()):
        ours.append(text[language])
        theirs.append(text[_other(language)])
    elsewhere = flat(" | ".join([*theirs, *_untranslated(load_catalogue())]))
    return frozenset(
        part
        for text in ours
        for part in map(flat, _PLACEHOLDER.split(text))
        if len(part) > _SHORTEST and part not in elsewhere
    )


def said_in(language: Language, text: str) -> list[str]:
    """The phrases of a language that occur in a text, however it is wrapped."""
    line = flat(text)
    return sorted(phrase for phrase in phrases(language) if phrase in line)


def _other(language: Language) -> Language:
    return "en" if language == "fr" else "fr"


def _translations() -> Iterator[tuple[str, str]]:
    """What click and typer say themselves, and its translation."""
    with (LOCALE / "fr/LC_MESSAGES/messages.po").open("rb") as lines:
        for message in read_po(lines):
            english, french = message.id, message.string
            if isinstance(english, str) and isinstance(french, str):
                if english and english not in _names():
                    yield english, french
            elif f"{english[0]}[0]" not in _names():  # singular and plural
                yield from zip(english, french or (), strict=True)


def _texts(value: object) -> Iterator[Text]:
    """All texts of a catalogue, which are there in both languages."""
    if isinstance(value, Text):
        yield value
    for entry in _entries(value):
        yield from _texts(entry)


def _untranslated(value: object) -> Iterator[str]:
    """What a catalogue says in one language only, such as the titles of its sources."""
    if isinstance(value, str):
        yield value
    for entry in _entries(value):
        yield from _untranslated(entry)


def _entries(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        yield from value
    elif isinstance(value, Struct):
        yield from (getattr(value, name) for name in value.__struct_fields__)
