"""Finding addresses in running text: of pages, of documents (DOI) and of people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_WORD = re.compile(r"[^\s<>«»“”„]+")
_START = re.compile(
    r"(?P<url>(?:https?|ftp)://)|(?<![\w./@-])(?:(?P<www>www\.)|(?P<doi>(?:(?:dx\.)?doi\.org/)?10\.\d{4,9}/))",
    re.IGNORECASE,
)
_WEB = re.compile(r"https?://[^\s<>]+")
_SEPARATE = "?!.,:;'\"’…]}"  # at the end of an address, more likely the sentence's than its own
# No name or password before an @: they serve to deceive about the host behind.
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?(?=[/?#]|$)")
_LOCAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-"
_DOMAIN = re.compile(r"@(?:{0})(?:\.{0})+".format(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"))


def is_address(text: str) -> bool:
    """Whether a whole text is an address of the web, which alone becomes a link."""
    return _WEB.fullmatch(text) is not None


class Address(Struct, frozen=True):
    """An address as it was written, and where it leads."""

    text: str
    target: str


def find_addresses(text: str) -> Iterator[str | Address]:
    """The text in pieces, which together are the whole again."""
    done = 0
    for word in _WORD.finditer(text):
        found = _page(word.group()) or _person(word.group())
        if found is None:
            continue
        place, address = found
        start = word.start() + place
        yield text[done:start]
        yield address
        done = start + len(address.text)
    yield text[done:]


def _page(word: str) -> tuple[int, Address] | None:
    """The address of a page in a word, and where it begins."""
    mark = _START.search(word)
    if mark is None:
        return None
    text = _trim(word[mark.start() :])
    if len(text) <= len(mark.group()):
        return None
    if not mark["doi"] and not _HOST.match(text, len(mark["url"] or "")):
        return None
    if mark["url"]:
        return mark.start(), Address(text, text)
    bare = mark["doi"] is not None and mark["doi"].startswith("10.")
    return mark.start(), Address(text, f"https://{'doi.org/' if bare else ''}{text}")


def _trim(address: str) -> str:
    """An address without the punctuation of its sentence. Brackets of its own stay."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _SEPARATE or (address[end - 1] == ")" and surplus > 0)):
        surplus -= address[end - 1] == ")"
        end -= 1
    return address[:end]


def _person(word: str) -> tuple[int, Address] | None:
    """The address of a person in a word, and where it begins."""
    name, at, _ = word.partition("@")
    domain = _DOMAIN.match(word, len(name)) if at else None
    start = len(name.rstrip(_LOCAL))
    if domain is None or start == len(name) or "/" in name:
        return None
    text = name[start:] + domain.group()
    return start, Address(text, f"mailto:{text}")
