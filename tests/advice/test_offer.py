"""What an instrument gives, and whether what the person expects lies within."""

import pytest

from coopadvisor import Catalogue, report

IRP = {
    "cnrs-unit": "yes",
    "partners": "two-leads",
    "maturity": "joint-results",
    "localisation": "stays",
}


@pytest.mark.parametrize(
    ("budget", "within"),
    [
        (49_999, "below"),
        (50_000, "inside"),
        (75_000, "inside"),
        (75_001, "above"),
    ],
)
def test_what_is_expected_lies_below_inside_or_above_the_range(
    catalogue: Catalogue, budget: int, within: str
) -> None:
    (one,) = report(catalogue, {**IRP, "budget": budget}).recommended

    assert one.instrument == "IRP"
    assert one.expected is not None
    assert (one.expected.value, one.expected.within) == (budget, within)


@pytest.mark.parametrize("answers", [IRP, {**IRP, "budget": "unknown"}])
def test_nothing_is_expected_that_was_not_said(
    catalogue: Catalogue, answers: dict[str, str]
) -> None:
    assert all(one.expected is None for one in report(catalogue, answers).recommended)


def test_of_an_agreement_without_money_nothing_is_expected(catalogue: Catalogue) -> None:
    agreement = {
        "cnrs-unit": "yes",
        "partners": "institutions",
        "countries": 1,
        "maturity": "structured",
        "localisation": "visits",
        "budget": 60_000,
    }
    (one,) = report(catalogue, agreement).recommended

    assert (one.funding, one.expected) == ("unsaid", None)
