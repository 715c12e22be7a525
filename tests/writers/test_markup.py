"""Markdown from any text: shown as it is, with every address in it as a link that works."""

from __future__ import annotations

import pytest
from gfm import deceptive_links, first_heading, kinds, links
from hypothesis import example, given
from hypothesis import strategies as st

from coopadvisor.writers.addresses import Address, find_addresses
from coopadvisor.writers.markup import escape, hyperlink, table

pytestmark = pytest.mark.slow

ADDRESSES = {
    "https://apply.example.org/call_2026/my_form?x=1&y_2=3": "",
    "https://example.org/~fund/*seed*$call$": "",
    "http://example.org/a_(b)_c": "",
    "https://example.org/a|b`c`\\d": "",
    "https://example.org/a[b]=c#top_of_page": "",
    "https://doi.org/10.1000/xyz_123~4": "",
    "10.5281/zenodo.123_4": "https://doi.org/",
    "doi.org/10.1000/a_b": "https://",
    "www.example.org/~fund/seed_call": "https://",
    "seed_grants@mail.example.org": "mailto:",
    "http://localhost:8000/a_b": "",
}
CONTEXTS = (
    "{}",
    "See {}.",
    "({})",
    "« {} »",
    "“{}”",
    "_x_ {}, and $x$",
    "[a]({})",
    "<{}>",
    "a {}: b",
    "!{}",
)
REFERENCE = "\u00a0[1, 2]"


def page(*lines: str) -> str:
    return "\n".join(["---", "---", *lines, ""])


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("context", CONTEXTS)
def test_an_address_is_a_link_to_itself(address: str, context: str) -> None:
    text = context.format(address)
    shown = escape(text)
    expected = [(ADDRESSES[address] + address, address)]

    assert links(page(f"# {shown}")) == expected
    assert first_heading(page(f"# {shown}")) == ("h1", text)
    assert links(page(f"**{shown}**{REFERENCE}", "", f"{shown}{REFERENCE}")) == expected * 2
    assert links(page(*table(["a", "b"], [["x", f"{shown}{REFERENCE}"]]))) == expected


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one.startswith("http")])
def test_the_address_of_a_source_is_a_link(address: str) -> None:
    assert links(page(f"{hyperlink(address)} (§ 1)")) == [(address, address)]


@pytest.mark.parametrize(
    "text",
    [
        "https://",
        "www.",
        "a@b",
        "@x.org",
        "10.12/x",
        "v10.1234/",
        "1.10.1234/x",
        "e.g./i.e.",
        "and/or",
        "https://@x.org",
        "https://bank.example@x.org/a",
    ],
)
def test_what_is_no_address_stays_text(text: str) -> None:
    assert list(find_addresses(text)) == [text]


@pytest.mark.parametrize("second", [one for one in ADDRESSES if one.startswith(("http", "www"))])
def test_an_address_behind_another_in_one_word_is_not_torn(second: str) -> None:
    text = f"www.x.org*{second}"

    assert first_heading(page(f"# {escape(text)}")) == ("h1", text)
    assert not deceptive_links(page(f"# {escape(text)}"))


LETTERS = st.sampled_from(
    [*"#*_~`$[]()<>|\\-+=!&;:\"'{}%@^/.,1 aé\u00a0", "https://", "www.", "x.org"]
)
TEXTS = st.text(max_size=30) | st.lists(LETTERS, max_size=20).map("".join)


@given(TEXTS)
@example("https://x.org/_a_ www.x.org/*b*")
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    pieces = find_addresses(text)

    assert "".join(one.text if isinstance(one, Address) else one for one in pieces) == text


@given(TEXTS)
@example("https://x.org/%41%5f https://xn--4ca.org/ä www.x.org/%41")
def test_any_text_is_one_heading_that_shows_it(text: str) -> None:
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    out = page(f"# x {escape(line)}")

    assert first_heading(out) == ("h1", f"x {line}".strip())
    assert kinds(out) == ["heading_open", "inline", "text", "heading_close"]
    assert not deceptive_links(out)


# A pattern that goes back would need hours for these.
@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        "#",
        "# ",
        "a",
        "@",
        "a@",
        "a.",
        "-",
        ":",
        ":a",
        "&",
        "&#",
        "1",
        "10.1234/",
        "http://",
        "(",
        ")",
        "_",
    ],
)
def test_a_long_text_takes_no_longer_than_it_is(text: str) -> None:
    length = 500_000

    assert len(escape(text * (length // len(text)) + "x")) >= length - len(text)
    assert escape("x " + text * (length // len(text)))
    assert escape("https://x.org/" + text * (length // len(text)))
