"""The ranges that stand for a number: they cover it, and each stands for a figure of its band."""

from __future__ import annotations

from catalogue_files import INTERVIEW
from hypothesis import given
from random_catalogues import catalogues

from coopadvisor import Catalogue, load_catalogue
from coopadvisor.catalogue.model import Number
from coopadvisor.decision.partition import bands_of
from coopadvisor.decision.ranges import MOST_RANGES, Range, is_amount, ranges_of


def number(catalogue: Catalogue, name: str) -> Number:
    question = next(one for one in catalogue.questions if one.id == name)
    assert isinstance(question, Number)
    return question


def test_an_amount_has_the_ranges_that_the_instruments_tell_apart(catalogue: Catalogue) -> None:
    assert ranges_of(catalogue, number(catalogue, "budget")) == (
        Range(None, 10_000, 5_000),
        Range(10_000, 14_000, 12_000),
        Range(14_000, 50_000, 32_000),
        Range(50_000, 75_000, 62_000),
        Range(75_000, 100_000, 88_000),
        Range(100_000, None, 150_000),
    )


def test_another_number_has_the_single_figures_that_matter(catalogue: Catalogue) -> None:
    assert ranges_of(catalogue, number(catalogue, "countries")) == (Range(1, 1, 1), Range(2, 2, 2))


def test_a_number_with_one_range_or_none_has_no_list() -> None:
    harbour = load_catalogue(INTERVIEW)

    assert ranges_of(harbour, number(harbour, "cost")) == ()


@given(catalogues())
def test_each_range_stands_for_a_figure_of_a_band_of_its_own_between_its_ends(
    catalogue: Catalogue,
) -> None:
    for question in catalogue.questions:
        if not isinstance(question, Number):
            continue
        ranges = ranges_of(catalogue, question)
        assert len(ranges) != 1
        assert len(ranges) <= MOST_RANGES
        bands = iter(bands_of(catalogue)[question.id])
        for one in ranges:
            band = next(band for band in bands if band.low <= one.value <= band.high)
            assert (band.low < band.high) is is_amount(catalogue, question)
            assert one.low in (None, band.low, band.low - 1)
            assert one.high in (None, band.high, band.high + 1)
