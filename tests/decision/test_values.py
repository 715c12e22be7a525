"""Reading one answer: figures as people write them, and nothing that could be misread."""

import pytest
from msgspec.structs import replace
from small_catalogues import COUNTED, catalogue_of, choice, instrument, number, wants

from coopadvisor import AnswersError, Catalogue, advise, outcome
from coopadvisor.catalogue.model import Unit

ACCEPTED = {
    "60000": 60_000,
    "60k": 60_000,
    "60K": 60_000,
    "60 k": 60_000,
    "60 000": 60_000,
    "60\u00a0000": 60_000,
    "60\u202f000\u00a0€": 60_000,
    "60000€": 60_000,
    "60000 €": 60_000,
    "60k€": 60_000,
    "€60,000": 60_000,
    "€ 60 000": 60_000,
    "60 000 EUR": 60_000,
    "60000 euros": 60_000,
    "60.000": 60_000,
    "60,000": 60_000,
    "1,000,000": 1_000_000,
    "1.000.000": 1_000_000,
    "60'000": 60_000,
    "60’000": 60_000,
    "1,5k": 1_500,
    "1.5k": 1_500,
    "0": 0,
    "  12000  ": 12_000,
    "012000": 12_000,
    "60 000,00 €": 60_000,
    "60,000.00": 60_000,
    "100000000": 100_000_000,
    "60000.0": 60_000,
    "60000,0 €": 60_000,
    "1.4M": 1_400_000,
    "1,4 M€": 1_400_000,
    "60M": 60_000_000,
    "1 500 k€": 1_500_000,
    "0" * 5_000 + "12": 12,
}
REJECTED = (
    *("", " ", "k", "€", "€k", "-", "abc", "sixty", "yes", "None", "nan", "inf"),
    *("-1", "-60k", "-60 000", "−1", "--5", "+-5", "60000-"),
    *("1,500k", "1.500k", "12.5", "12,5", "1e5", "1E5", "0x10", "0b1", "60 000,50"),
    *("6,0000", "60,,000", "1,000.000", "1.000,000", ",500", "500,", ".5k", "1.k", ".0"),
    *("1,000,00", "1.000.00", "60 000.5", "1,400M", "1.400M", "1.4MM", "1.4 million"),
    *("٣", "６００００", "²", "Ⅻ", "60kk", "60m", "60%", "60$", "1/2", "60000;"),
    *("100000001", "1000000k", "9" * 15, "9" * 16, "9" * 5_000, "1," + ",".join(["000"] * 2_000)),
)
VAGUE = (
    *("~60000", "~ 12k", "≈12k€", "ca. 60000", "env. 12k", "Environ 12 000 €", "about 60k", "<10k"),
    *("≥ 10 000", "12k+", "15-20k", "15k€ – 20k€", "10 000-14 000", "10…14", "10..14"),
    *("10 000 à 14 000 €", "10k to 14k", "5 ou 6", "€5 or €6"),
)
BUDGETLESS = {"cnrs-unit": "yes", "partners": "two-leads"}


def read(catalogue: Catalogue, budget: object) -> object:
    return advise(catalogue, {"budget": budget}).answers["budget"]


@pytest.mark.parametrize(("text", "figure"), ACCEPTED.items())
def test_a_figure_is_read_as_people_write_it(catalogue: Catalogue, text: str, figure: int) -> None:
    assert read(catalogue, text) == figure
    assert type(read(catalogue, text)) is int
    assert outcome(catalogue, {**BUDGETLESS, "budget": text}) == outcome(
        catalogue, {**BUDGETLESS, "budget": figure}
    )


@pytest.mark.parametrize("text", REJECTED, ids=range(len(REJECTED)))
def test_what_is_no_sensible_figure_is_an_error_that_names_question_and_answer(
    catalogue: Catalogue, text: str
) -> None:
    with pytest.raises(AnswersError) as caught:
        read(catalogue, text)

    assert caught.value.question == "budget"
    assert text.strip() in str(caught.value)
    assert "unknown" in caught.value.expected


@pytest.mark.parametrize("text", VAGUE, ids=range(len(VAGUE)))
def test_what_is_about_a_figure_or_between_two_is_said_not_to_be_one(
    catalogue: Catalogue, text: str
) -> None:
    with pytest.raises(AnswersError) as caught:
        read(catalogue, text)

    assert (caught.value.kind, caught.value.found) == ("not-one-figure", text)


@pytest.mark.parametrize("digits", [41, 42, 60, 61, 5_000])
def test_a_figure_is_too_large_however_many_digits_it_has(
    catalogue: Catalogue, digits: int
) -> None:
    for figure in ("9" * digits, "€" + "1" + "0" * digits):
        with pytest.raises(AnswersError) as caught:
            read(catalogue, figure)
        assert caught.value.kind == "too-large"


@pytest.mark.parametrize("figure", [0, 1, 60_000, 100_000_000])
def test_whole_numbers_are_taken_as_they_are(catalogue: Catalogue, figure: int) -> None:
    assert read(catalogue, figure) == figure


@pytest.mark.parametrize(
    "figure",
    [-1, 100_000_001, 10**30, -(10**30), 10**5_000],
    ids=["negative", "large", "huge", "hugely negative", "too long to be written"],
)
def test_whole_numbers_out_of_bounds_are_errors(catalogue: Catalogue, figure: int) -> None:
    with pytest.raises(AnswersError):
        read(catalogue, figure)


@pytest.mark.parametrize(
    "answer",
    [True, False, 1.0, 60_000.0, float("nan"), None, [], [1], {}, (1,), b"1", object, {1}],
    ids=str,
)
@pytest.mark.parametrize("question", ["budget", "countries", "maturity", "cnrs-unit"])
def test_what_is_neither_text_nor_whole_number_is_no_answer(
    catalogue: Catalogue, question: str, answer: object
) -> None:
    advise(catalogue, {question: "unknown", "countries": 1})  # 1 equals True and 1.0

    with pytest.raises(AnswersError) as caught:
        advise(catalogue, {question: answer})

    assert caught.value.question == question
    with pytest.raises(AnswersError):
        outcome(catalogue, {question: answer})


def test_there_is_at_least_one_foreign_country(catalogue: Catalogue) -> None:
    for few in (0, "0", -1):
        with pytest.raises(AnswersError):
            advise(catalogue, {"countries": few})
    assert advise(catalogue, {"countries": "1"}).answers == {"countries": 1}


@pytest.mark.parametrize("text", ["unknown", "UNKNOWN", " unknown "])
def test_every_question_takes_unknown(catalogue: Catalogue, text: str) -> None:
    answers = advise(catalogue, {question.id: text for question in catalogue.questions}).answers

    assert set(answers.values()) == {"unknown"}


@pytest.mark.parametrize("text", ["joint-results", "Joint-Results", " joint-results "])
def test_an_option_is_known_by_its_name_in_any_case(catalogue: Catalogue, text: str) -> None:
    assert advise(catalogue, {"maturity": text}).answers == {"maturity": "joint-results"}


def test_a_mistyped_option_is_an_error_with_the_nearest_one(catalogue: Catalogue) -> None:
    with pytest.raises(AnswersError) as caught:
        advise(catalogue, {"maturity": "join-results"})

    assert caught.value.nearest == "joint-results"
    assert {"new-partner", "structured", "unknown"} <= set(caught.value.expected)


def test_options_that_look_like_figures_are_still_options() -> None:
    catalogue = catalogue_of(
        [choice("grade", ["1", "2"]), number("size", 1, 2)],
        [instrument("one", wants("grade", "rule", ["1"]), wants("size", "rule", range(1, 2)))],
    )

    assert outcome(catalogue, {"grade": 1, "size": "1"}).outcome == "recommended"
    assert outcome(catalogue, {"grade": "2", "size": "unknown"}).outcome == "none"


def test_an_errors_class_is_a_value_error(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="budget"):
        read(catalogue, "a lot")


def test_the_longest_symbol_counts_where_one_ends_in_another() -> None:
    unit = Unit(id="time", one=COUNTED, other=COUNTED, symbols=("€", "M€"))
    catalogue = replace(
        catalogue_of([number("n", 0, 90)], [instrument("i", wants("n", "rule", range(5, 90)))]),
        units=(unit,),
    )

    for written in ("5 M€", "M€ 5", "5 €"):
        assert advise(catalogue, {"n": written}).answers == {"n": 5}
