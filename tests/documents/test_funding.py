"""The funding range is said once and the same everywhere, however much of it is known."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coopadvisor import Catalogue
from coopadvisor.advice.offer import offer_of
from coopadvisor.catalogue.model import Duration, Funding, Instrument
from coopadvisor.documents.phrases import facet
from coopadvisor.language.sentences import amount_and_time, funding_line
from coopadvisor.language.voice import speak


@pytest.fixture
def known(catalogue: Catalogue) -> Instrument:
    return catalogue.instruments[0]


def test_a_known_range_is_given_in_all_and_by_year(catalogue: Catalogue, known: Instrument) -> None:
    voice = speak(catalogue, "en")

    line = "€10,000 to €14,000 in all, over 2\u00a0years, that is €5,000 to €7,000 a year."
    assert funding_line(voice, offer_of(known)).replace("\u00a0", " ") == line.replace(
        "\u00a0", " "
    )
    ((span,),) = facet(voice, known, "funding")
    assert span.text == funding_line(voice, offer_of(known))


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (1, "€10,000 to €14,000 in all, over 1 year."),
        (3, "€10,000 to €14,000 in all, over 3 years, that is about €3,333 to €4,667 a year."),
    ],
)
def test_what_a_year_makes_is_rounded_aloud_and_one_year_is_not_said_twice(
    catalogue: Catalogue, known: Instrument, years: int, told: str
) -> None:
    assert isinstance(known.duration, Duration)
    lasting = replace(known, duration=replace(known.duration, low=years, high=years))

    assert funding_line(speak(catalogue, "en"), offer_of(lasting)).replace("\u00a0", " ") == told


def test_a_range_from_nothing_is_its_upper_end(catalogue: Catalogue, known: Instrument) -> None:
    assert isinstance(known.funding, Funding)
    small = replace(known, funding=replace(known.funding, low=0))

    assert amount_and_time(speak(catalogue, "en"), offer_of(small)).startswith("at most €14,000")
    assert amount_and_time(speak(catalogue, "fr"), offer_of(small)).startswith(
        "au plus 14\u00a0000\u00a0€"
    )


def test_without_a_duration_only_the_range_is_given(
    catalogue: Catalogue, known: Instrument
) -> None:
    voice = speak(catalogue, "en")
    timeless = replace(known, duration="unsaid")

    assert funding_line(voice, offer_of(timeless)) == "€10,000 to €14,000."
    assert amount_and_time(voice, offer_of(timeless)) == "€10,000 to €14,000"


def test_without_a_range_that_is_said(catalogue: Catalogue, known: Instrument) -> None:
    voice = speak(catalogue, "en")
    unpriced = replace(known, funding="unsaid")

    assert funding_line(voice, offer_of(unpriced)) == voice.words("unsaid-amount")
    assert amount_and_time(voice, offer_of(unpriced)) == "–"
