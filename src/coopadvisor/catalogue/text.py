"""What a catalogue says, in each of its languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Text(Mapping[str, str]):
    """The same statement in each language of its catalogue, the catalogue's first one first."""

    __slots__ = ("_words",)

    def __init__(self, **words: str) -> None:
        self._words = words

    def __getitem__(self, language: str) -> str:
        return self._words[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __hash__(self) -> int:
        return hash(frozenset(self._words.items()))

    def __repr__(self) -> str:
        return f"Text(**{self._words})"

    def spoken(self, language: str) -> str:
        """The language to say it in: the wanted one where there is one, else the first."""
        return language if language in self._words else next(iter(self._words))
