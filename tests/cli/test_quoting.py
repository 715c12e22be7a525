"""Commands that are printed can be pasted: each shell takes them apart into the same words."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopadvisor.cli.setting import command_line

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")))


def take_apart_on_windows(line: str) -> list[str]:
    """What a program on Windows is given: blanks part words, outside of double quotes.

    Two backslashes before a quote are one, an odd one takes its meaning from the quote;
    elsewhere backslashes are themselves.
    """
    words, word, quoted, begun, at = [], "", False, False, 0
    while at < len(line):
        one = line[at]
        if one == "\\":
            end = at
            while end < len(line) and line[end] == "\\":
                end += 1
            number, begun = end - at, True
            if end < len(line) and line[end] == '"':
                word += "\\" * (number // 2)
                if number % 2:
                    word += '"'
                    end += 1
            else:
                word += "\\" * number
            at = end
            continue
        if one == '"':
            quoted, begun = not quoted, True
        elif one == " " and not quoted:
            if begun:
                words.append(word)
            word, begun = "", False
        else:
            word, begun = word + one, True
        at += 1
    return [*words, word] if begun else words


@given(st.lists(TEXTS))
def test_windows_gives_the_program_the_same_words(words: list[str]) -> None:
    assert take_apart_on_windows(command_line(words, "nt")) == words


@given(st.lists(TEXTS))
def test_a_posix_shell_gives_the_program_the_same_words(words: list[str]) -> None:
    assert shlex.split(command_line(words, "posix")) == words


@given(TEXTS)
def test_nothing_that_the_windows_shell_acts_on_stands_outside_of_quotes(word: str) -> None:
    line = command_line([word], "nt")

    assert line.startswith('"') or not set(line) & set("&|<>^()%!;, '`$")


@given(st.lists(st.text('%"\\\\a ')))
def test_cmd_finds_no_variable_between_percent_signs(words: list[str]) -> None:
    line = command_line(words, "nt")
    for word in words:
        names = command_line([word], "nt").split("%")[1:-1]
        assert all('"' in name for name in names)

    assert take_apart_on_windows(line) == words


@pytest.mark.parametrize("word", ["--maturity", "joint-results", "60000", r"C:\Users\x.yaml"])
def test_plain_words_stay_plain_on_windows(word: str) -> None:
    assert command_line([word], "nt") == word
