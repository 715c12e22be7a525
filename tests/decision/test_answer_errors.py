"""What an error says of an answer that cannot be taken, word for word."""

from typing import Any

import pytest
from msgspec.structs import replace
from small_catalogues import WORDS, catalogue_of, choice, instrument, number, wants

from coopadvisor import AnswersError, Catalogue, advise, outcome
from coopadvisor.catalogue.model import Option
from coopadvisor.catalogue.text import Text
from coopadvisor.decision.values import LARGEST

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


SHAPES: list[object] = [None, [], ["shade"], "shade", 3, True, object, {"shade"}]


@pytest.mark.parametrize("answers", SHAPES, ids=str)
def test_what_is_no_mapping_is_no_answers(small: Catalogue, answers: Any) -> None:
    for ask in (advise, outcome):
        with pytest.raises(AnswersError, match="are a mapping of question to value") as caught:
            ask(small, answers)
        assert caught.value.kind == "not-a-mapping"


NAMES_OF_NOTHING: list[object] = [None, 1, 1.5, True, (1, 2), b"shade", 10**5_000, ""]


@pytest.mark.parametrize("name", NAMES_OF_NOTHING, ids=range(len(NAMES_OF_NOTHING)))
def test_what_is_no_name_names_no_question(small: Catalogue, name: Any) -> None:
    for ask in (advise, outcome):
        with pytest.raises(AnswersError, match="unknown question") as caught:
            ask(small, {name: "light"})
        assert caught.value.expected == ("size", "morning", "evening", "shade")


COSTS = [
    Option(id="rent", text=Text(fr="location", en="premises"), said=WORDS),
    Option(id="location", text=Text(fr="voyage", en="travel"), said=WORDS),
    Option(id="hotel", text=Text(fr="Nuits d’hôtel", en="travel"), said=WORDS),
    Option(id="Rent", text=Text(fr="bail", en="bail"), said=WORDS),
]
PLAIN = catalogue_of(
    [choice("costs", ["rent", "location"])], [instrument("one", wants("costs", "rule", ["rent"]))]
)
# Made without the checks, some of which it may not pass.
TWINS = replace(PLAIN, questions=(choice("costs", COSTS),))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("location", "location"),
        ("LOCATION", "location"),
        ("rent", "rent"),
        ("Rent", "Rent"),
        ("voyage", "location"),
        ("premises", "rent"),
        ("bail", "Rent"),
        (" nuits\u00a0d'hôtel ", "hotel"),
    ],
)
def test_a_name_goes_before_the_text_of_another_option(text: str, meant: str) -> None:
    assert advise(TWINS, {"costs": text}).answers == {"costs": meant}


@pytest.mark.parametrize(("text", "meant"), [("travel", "location hotel"), ("RENT", "rent Rent")])
def test_what_several_options_are_called_chooses_none_of_them(text: str, meant: str) -> None:
    with pytest.raises(AnswersError) as caught:
        advise(TWINS, {"costs": text})

    assert (caught.value.kind, caught.value.expected) == ("several-options", tuple(meant.split()))


@pytest.mark.parametrize("text", ["light", "LIGHT", "Clair", "clair", "bright", " BRIGHT "])
def test_an_option_is_known_by_its_words_in_either_language(small: Catalogue, text: str) -> None:
    assert advise(small, {"shade": text}).answers == {"shade": "light"}
