"""Answers that cannot both hold, and questions that nobody asks."""

import pytest
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants

from coopadvisor import AnswersError, Catalogue, advise, outcome
from coopadvisor.catalogue.model import Option


@pytest.mark.parametrize("countries", [2, "2", 3, 190], ids=repr)
def test_two_leads_and_several_countries_contradict_each_other(
    catalogue: Catalogue, countries: object
) -> None:
    for ask in (advise, outcome):
        with pytest.raises(AnswersError) as caught:
            ask(catalogue, {"countries": countries, "partners": "two-leads"})

        error = caught.value
        assert error.kind == "contradiction"
        assert (error.question, error.found) == ("countries", str(countries))
        assert error.cause == ("partners", "two-leads")
        assert error.implied == ("countries", "1")
        assert "partners=two-leads" in str(error)
        assert f"countries={countries}" in str(error)


def test_two_leads_and_one_country_agree(catalogue: Catalogue) -> None:
    advice = advise(catalogue, {"partners": "two-leads", "countries": 1})

    assert advice.implied == {}
    assert "countries" not in advice.unanswered


@pytest.mark.parametrize("answers", [{}, {"countries": "unknown"}])
def test_two_leads_settle_the_number_of_countries(
    catalogue: Catalogue, answers: dict[str, object]
) -> None:
    advice = advise(catalogue, {"partners": "two-leads", **answers})

    assert advice.implied == {"countries": 1}
    assert "countries" not in advice.unanswered


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("budgets", "budget"), ("Maturity", "maturity"), ("country", "countries")],
)
def test_an_unknown_question_is_an_error_with_the_nearest_name(
    catalogue: Catalogue, typed: str, meant: str
) -> None:
    for ask in (advise, outcome):
        with pytest.raises(AnswersError) as caught:
            ask(catalogue, {typed: "unknown"})

        assert caught.value.kind == "unknown-question"
        assert caught.value.question == typed
        assert caught.value.nearest == meant
        assert caught.value.expected == tuple(one.id for one in catalogue.questions)
        assert typed in str(caught.value)
        assert meant in str(caught.value)


def chain(*names: str) -> Catalogue:
    """Whoever answers yes to one question says yes to the next one in the alphabet too."""
    following = dict(zip("abc", "bcd", strict=True))

    def yes(name: str) -> Option:
        implies: dict[str, str | int] = {following[name]: "yes"} if name in following else {}
        return Option(id="yes", text=WORDS, said=WORDS, implies=implies)

    return catalogue_of(
        [choice(name, [yes(name), "no"]) for name in names],
        [instrument("one", wants("d", "rule", ["yes"]))],
    )


ORDERS = ["abcd", "dcba", "badc", "cadb"]


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_implied_implies_more_in_whatever_order_it_is_asked(order: str) -> None:
    advice = advise(chain(*order), {"a": "yes"})

    assert advice.implied == {"b": "yes", "c": "yes", "d": "yes"}
    assert advice.outcome == "recommended"
    assert advice.unanswered == ()


@pytest.mark.parametrize("order", ORDERS)
def test_a_contradiction_at_the_end_of_a_chain_is_found(order: str) -> None:
    with pytest.raises(AnswersError) as caught:
        advise(chain(*order), {"a": "yes", "d": "no"})

    error = caught.value
    assert error.kind == "contradiction"
    assert "d=no" in str(error) or "d=yes" in str(error)


@pytest.mark.parametrize("order", ORDERS)
def test_an_answer_excludes_whatever_would_contradict_it(order: str) -> None:
    advice = advise(chain(*order), {"d": "no"})

    assert advice.outcome == "none"
    assert advise(chain(*order), {"b": "no"}).outcome == "undecided"
