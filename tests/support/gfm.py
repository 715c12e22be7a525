"""A summary as a reader of GitHub-flavoured Markdown sees it."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Without automatic links: no part of the page should depend on guesses about addresses.
_READER = MarkdownIt("gfm-like", {"linkify": False})


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


def first_heading(summary: str) -> tuple[str, str, set[str]]:
    """The first heading: its level, its text, and the kinds of tokens that it is made of."""
    page = _READER.parse(body(summary))
    heading, inline = page[0], page[1]
    children = inline.children or []
    return heading.tag, "".join(one.content for one in children), {one.type for one in children}


def last_code_block(summary: str) -> str:
    """What stands in the last code block of the page."""
    return [one.content for one in tokens(summary) if one.type == "fence"][-1]
