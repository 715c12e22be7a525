"""Lines break at blanks alone, and no character of a text is lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from coopadvisor.language.wrapping import wrap

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")))
# What a title may hold that nobody sees: zero width, private use, joiners, tags.
RARE = "\u200b\u200d\ue000\ue001\uf8ff\U000e0041\u00ad\u2060\U0010fffd"


@given(TEXTS, st.integers(20, 100))
def test_a_text_in_lines_is_the_text(text: str, width: int) -> None:
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


def test_what_nobody_sees_is_kept() -> None:
    assert wrap(f"a{RARE}b", 40) == [f"a{RARE}b"]


def test_a_line_does_not_break_at_a_no_break_space() -> None:
    whole = "10\u00a0000\u202f€"

    assert wrap(f"{'x' * 15} {whole}", 20) == ["x" * 15, whole]
