"""The languages of a catalogue: how a file writes its texts, and how they are read.

A text is a mapping of languages to words; in a catalogue of one language the words alone will
do. A fact may carry its languages itself, beside its sources.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import json

from coopadvisor.catalogue.model import LANGUAGES, Catalogue
from coopadvisor.catalogue.text import Text

# Languages whose codes are fields too: facts in them need a ``text``.
_FIELDS = frozenset({"id", "to"})


def languages_of(value: Any) -> tuple[str, ...]:
    """The languages that a file says it has, or those of the program; it may be wrong otherwise."""
    found = value.get("languages") if isinstance(value, dict) else None
    if isinstance(found, list) and found and all(isinstance(one, str) for one in found):
        return tuple(dict.fromkeys(map(str, found)))
    return LANGUAGES


def carries_words(record: dict[str, Any]) -> bool:
    """Whether a fact of a file has its languages beside its sources."""
    return "sources" in record and "text" not in record


def join_languages(value: Any, languages: Sequence[str]) -> Any:
    """What a file says, with the languages of each fact put together as its text."""
    if type(value) is list:
        return [one if type(one) is str else join_languages(one, languages) for one in value]
    if type(value) is not dict:
        return value
    found = {
        key: entry if type(entry) is str else join_languages(entry, languages)
        for key, entry in value.items()
    }
    if carries_words(value):
        words = {key: found.pop(key) for key in languages if key in found and key not in _FIELDS}
        return found | {"text": words} if words else found
    return found


def as_written(catalogue: Catalogue) -> Any:
    """A catalogue as a file says it, with the languages of each fact beside its sources."""
    return _spread(json.decode(json.encode(catalogue, enc_hook=encode_text)))


def _spread(value: Any) -> Any:
    if isinstance(value, list):
        return [_spread(one) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: _spread(entry) for key, entry in value.items()}
    if "sources" in found and "basis" not in found and isinstance(found.get("text"), dict):
        words = found.pop("text")
        return words | found
    return found


def text_reader(languages: Sequence[str]) -> Callable[[type, Any], Any]:
    """A hook by which `msgspec` reads texts of some languages, all of which each must have."""
    wanted = frozenset(languages)

    def read(kind: type, value: Any) -> Any:
        if kind is not Text:
            raise NotImplementedError  # how a hook tells msgspec that a type is not its own
        words = {languages[0]: value} if isinstance(value, str) and len(languages) == 1 else value
        if type(words) is not dict or words.keys() != wanted:
            raise ValueError("not a text in each language")
        for one in words.values():
            if type(one) is not str or not one:
                raise ValueError("not words")
        return Text(**{language: words[language] for language in languages})

    return read


def encode_text(value: Any) -> Any:
    """A hook by which `msgspec` writes texts."""
    if not isinstance(value, Text):
        raise NotImplementedError  # how a hook tells msgspec that a type is not its own
    return dict(value)
