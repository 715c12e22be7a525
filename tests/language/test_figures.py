"""Numbers and dates as each language writes them."""

import datetime as dt

import pytest
from catalogue_files import INTERVIEW, MINIMAL
from shipped_answers import LANGUAGES

from coopadvisor import load_catalogue
from coopadvisor.catalogue.model import Language
from coopadvisor.language.figures import day, group, month, partial_date, quantity


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [(0, "0", "0"), (999, "999", "999"), (60000, "60 000", "60,000"), (-1500, "-1 500", "-1,500")],
)
def test_thousands_are_grouped(number: int, french: str, english: str) -> None:
    assert group(number, "fr").replace("\u00a0", " ") == french
    assert group(number, "en") == english


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (0, "0 couronne", "0 crowns"),
        (1, "1 couronne", "1 crown"),
        (2, "2 couronnes", "2 crowns"),
    ],
)
def test_french_counts_zero_in_the_singular(number: int, french: str, english: str) -> None:
    (crown,) = load_catalogue(MINIMAL).units

    assert quantity(number, crown, "fr").replace("\u00a0", " ") == french
    assert quantity(number, crown, "en").replace("\u00a0", " ") == english


def test_an_amount_and_a_date_are_not_torn_apart_by_a_line_end() -> None:
    (euro,) = load_catalogue(INTERVIEW).units

    assert " " not in quantity(60000, euro, "fr")
    assert " " not in day(dt.date(2026, 11, 20), "fr")


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        (dt.date(2026, 6, 1), "1er juin 2026", "1 June 2026"),
        (dt.date(2026, 2, 11), "11 février 2026", "11 February 2026"),
        (dt.date(2026, 12, 31), "31 décembre 2026", "31 December 2026"),
    ],
)
def test_a_day_is_written_out(date: dt.date, french: str, english: str) -> None:
    assert day(date, "fr").replace("\u00a0", " ") == french
    assert day(date, "en").replace("\u00a0", " ") == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_has_a_name_of_its_own(language: Language) -> None:
    assert len({month(dt.date(2026, number, 1), language) for number in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("2020", "2020"),
        ("2021-08", "août 2021"),
        ("2021-08-01", "1er août 2021"),
        ("undated", "sans date"),
    ],
)
def test_a_date_is_as_exact_as_its_source(text: str, french: str) -> None:
    assert partial_date(text, "fr", "sans date").replace("\u00a0", " ") == french
