"""Labels with what is said under them, on a terminal, as Markdown and as HTML."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from coopadvisor.documents.blocks import Document, Reference, Row, Rows, Title, say, stress
from coopadvisor.writers.html import write_html
from coopadvisor.writers.markdown import write_markdown
from coopadvisor.writers.terminal import write_terminal

pytestmark = pytest.mark.quick

ROWS = (
    Row("Money", (say("€50,000 to €75,000 over 5 years", ("guide §2",)), say("You expect a|b."))),
    Row("When", (stress("Ask for the date of the next call, which nobody has announced yet."),)),
)
WORDS = st.text(st.sampled_from("ab |*`\u00a0"), min_size=1, max_size=60).filter(str.strip)


def page(*rows: Row) -> Document:
    guide = (Reference("guide", "A guide", "https://example.org/guide"),)
    return Document("t", "en", ":", "Sources", (Title("t"), Rows(rows)), guide)


def shown(width: int, *rows: Row, stacked: bool = False, colour: bool = False) -> list[str]:
    text = io.StringIO()
    console = Console(
        file=text,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        highlight=False,
    )
    write_terminal(page(*rows), console, stacked=stacked)
    return text.getvalue().splitlines()[1:]


def entries(html: str) -> list[tuple[str, str]]:
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return [(one.tag, "".join(one.itertext())) for one in next(root.iter("dl"))]


def test_labels_stand_in_a_column_and_their_words_hang_beside_it() -> None:
    assert shown(50, *ROWS) == [
        "Money  €50,000 to €75,000 over 5 years [1]",
        "       You expect a|b.",
        "When   Ask for the date of the next call, which",
        "       nobody has announced yet.",
    ]


def test_on_a_narrow_terminal_a_label_stands_above_its_words() -> None:
    assert shown(40, *ROWS) == [
        "Money",
        "  €50,000 to €75,000 over 5 years [1]",
        "  You expect a|b.",
        "When",
        "  Ask for the date of the next call,",
        "  which nobody has announced yet.",
    ]


def test_read_aloud_a_row_is_a_label_a_colon_and_sentences() -> None:
    assert shown(80, *ROWS, stacked=True) == [
        "Money: €50,000 to €75,000 over 5 years [1]",
        "You expect a|b.",
        "When: Ask for the date of the next call, which nobody has announced yet.",
    ]


def test_colour_adds_nothing_but_weight_to_a_label() -> None:
    bold = shown(80, ROWS[0], colour=True)

    assert bold[0] == "\x1b[1mMoney\x1b[0m  €50,000 to €75,000 over 5 years [1]"
    assert bold[1:] == shown(80, ROWS[0])[1:]


def test_markdown_reads_as_a_table_raw_and_rendered() -> None:
    text = write_markdown(page(*ROWS))

    assert "| **Money** | €50,000 to €75,000 over 5 years\u00a0[1] |\n" in text
    assert "|  | You expect a\\|b. |\n| **When** | " in text
    assert "".join(one.type for one in MarkdownIt("gfm-like").parse(text)).count("tr_open") == 4


def test_html_is_a_list_of_definitions() -> None:
    assert entries(write_html(page(*ROWS))) == [
        ("dt", "Money"),
        ("dd", "€50,000 to €75,000 over 5 years[1]"),
        ("dd", "You expect a|b."),
        ("dt", "When"),
        ("dd", "Ask for the date of the next call, which nobody has announced yet."),
    ]


@given(
    said=st.lists(
        st.tuples(WORDS, st.lists(WORDS, min_size=1, max_size=3)), min_size=1, max_size=3
    ),
    width=st.integers(20, 120),
    stacked=st.booleans(),
)
def test_every_word_is_printed_in_order_at_any_width(
    said: list[tuple[str, list[str]]], width: int, *, stacked: bool
) -> None:
    rows = [Row(label, tuple(map(say, texts))) for label, texts in said]
    printed = "".join("".join(shown(width, *rows, stacked=stacked)).split())

    colon = ":" if stacked else ""
    expected = "".join(f"{label}{colon}{''.join(texts)}" for label, texts in said)
    assert printed == "".join(expected.split())  # blanks at the end of a line are nothing to see
