"""A summary as a reader of GitHub-flavoured Markdown sees it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

# With automatic links, as on most sites: addresses that escapes have torn would be found torn.
_READER = MarkdownIt("gfm-like", {"linkify": True})


def body(summary: str) -> str:
    """A summary without its front matter."""
    opening, _, rest = summary.split("---\n", 2)
    assert opening == ""
    return rest


def tokens(summary: str) -> Iterator[Token]:
    """All tokens of the page, those inside of texts among them."""
    for token in _READER.parse(body(summary)):
        yield token
        yield from token.children or ()


def kinds(summary: str) -> list[str]:
    """What the page is made of. Running text is one piece, with the links in it or without."""
    found: list[str] = []
    for token in tokens(summary):
        if token.type in ("text_special", "link_open", "link_close"):
            continue
        if token.type != "text" or found[-1:] != ["text"]:
            found.append(token.type)
    return found


def links(summary: str) -> list[tuple[str, str]]:
    """Where each link of the page leads, and the text that it shows."""
    found: list[tuple[str, str]] = []
    inside = False
    for token in tokens(summary):
        if token.type == "link_open":
            found.append((unquote(str(token.attrs["href"])), ""))
        elif inside and token.type == "text":
            found[-1] = (found[-1][0], found[-1][1] + token.content)
        inside = token.type == "link_open" or (inside and token.type != "link_close")
    return found


def deceptive_links(summary: str) -> list[tuple[str, str]]:
    """The links that were written into the page and do not lead where their text says."""
    guessed = {
        unquote(str(token.attrs["href"]))
        for token in tokens(summary)
        if token.type == "link_open" and token.markup == "linkify"
    }
    leads = ("", "http://", "https://", "https://doi.org/", "mailto:")
    return [
        (target, text)
        for target, text in links(summary)
        if target not in guessed
        and target not in {unquote(_READER.normalizeLink(f"{lead}{text}")) for lead in leads}
    ]


def first_heading(summary: str) -> tuple[str, str]:
    """The first heading: its level and its text."""
    heading, inline = _READER.parse(body(summary))[:2]
    return heading.tag, "".join(one.content for one in inline.children or [])


def last_code_block(summary: str) -> str:
    """What stands in the last code block of the page."""
    return [one.content for one in tokens(summary) if one.type == "fence"][-1]
