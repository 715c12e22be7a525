"""What an error says of an answer that cannot be taken, word for word."""

import pytest
from invented import WORDS, catalogue_of, choice, instrument, number, wants

from coopadvisor import AnswersError, Catalogue, advise
from coopadvisor.catalogue.model import Option, Text
from coopadvisor.reasoning.values import LARGEST

SIZES = "(it takes 1…20, unknown)"
NAMES = "(it takes size, morning, evening, shade)"
SHADES = "(it takes light, dark, unknown)"


def yes(**implies: str | int) -> Option:
    return Option(id="yes", text=WORDS, said=WORDS, implies=dict(implies))


@pytest.fixture
def small() -> Catalogue:
    """A choice, a number, and two questions of which each settles the shade in its own way."""
    light = Option(id="light", text=Text(fr="Clair", en="Bright"), said=WORDS)
    return catalogue_of(
        [
            number("size", 1, 20),
            choice("morning", [yes(shade="light"), "no"]),
            choice("evening", [yes(shade="dark"), "no"]),
            choice("shade", [light, "dark"]),
        ],
        [instrument("one", wants("shade", "rule", ["dark"]))],
    )


def error(catalogue: Catalogue, **answers: object) -> AnswersError:
    with pytest.raises(AnswersError) as caught:
        advise(catalogue, answers)
    return caught.value


@pytest.mark.parametrize(
    ("question", "answer", "sentence"),
    [
        ("size", 0, f"too small: '0' {SIZES}"),
        ("size", 21, f"too large: '21' {SIZES}"),
        ("size", -LARGEST - 1, f"too large: '…' {SIZES}"),
        ("size", LARGEST, f"too large: '{LARGEST}' {SIZES}"),
        ("size", " a lot ", f"not a whole number: 'a lot' {SIZES}"),
        ("size", None, f"not an answer: '' {SIZES}"),
        ("size", [1], f"not an answer: '[…]' {SIZES}"),
        ("size", {1: 2}, f"not an answer: '{{…}}' {SIZES}"),
        ("size", 1.5, f"not an answer: '1.5' {SIZES}"),
        ("size", True, f"not an answer: 'True' {SIZES}"),
        ("shade", "green", f"unknown option: 'green' {SHADES}"),
        ("shade", "ligth", f"unknown option: 'ligth' {SHADES}; did you mean light?"),
        ("sizes", 1, f"unknown question: 'sizes' {NAMES}; did you mean size?"),
    ],
)
def test_an_error_says_what_was_found_what_is_taken_and_what_was_probably_meant(
    small: Catalogue, question: str, answer: object, sentence: str
) -> None:
    assert str(error(small, **{question: answer})) == f"{question}: {sentence}"


def test_an_error_that_knows_nothing_more_says_nothing_more() -> None:
    assert str(AnswersError("too-small", "size", "0")) == "size: too small: '0'"


def test_answers_that_imply_different_things_contradict_each_other(small: Catalogue) -> None:
    caught = error(small, morning="yes", evening="yes")

    assert (caught.question, caught.found) == ("morning", "yes")
    assert caught.cause == ("evening", "yes")
    assert caught.implied == ("shade", "dark")
    assert caught.expected == ()
    assert caught.nearest == ""
    assert str(caught) == "evening=yes implies shade=dark, but morning=yes"


@pytest.mark.parametrize("text", ["light", "LIGHT", "Clair", "clair", "bright", " BRIGHT "])
def test_an_option_is_known_by_its_words_in_either_language(small: Catalogue, text: str) -> None:
    assert advise(small, {"shade": text}).answers == {"shade": "light"}
