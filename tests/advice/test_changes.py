"""Changes: the smallest, all of them, and only those that a person can bring about."""

from collections import Counter

import pytest
from exhaustive_changes import Change, Moves
from oracle import Oracle, Value
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants

from coopadvisor import Catalogue, advise, outcome
from coopadvisor.catalogue.model import Option

pytestmark = pytest.mark.long

Spoken = tuple[dict[str, Value], ...]
PARTS = range(4)  # so that two processes share the work


def changes_for(catalogue: Catalogue, answers: dict[str, Value]) -> list[Change]:
    return [
        Change(one.instrument, frozenset(one.answers.items()))
        for one in advise(catalogue, answers).changes
    ]


@pytest.mark.parametrize("part", PARTS)
def test_every_third_situation_gets_exactly_the_smallest_changes(
    catalogue: Catalogue, moves: Moves, spoken: Spoken, part: int
) -> None:
    for answers in spoken[part :: 3 * len(PARTS)]:
        found = changes_for(catalogue, answers)

        assert set(found) == moves.changes(answers), answers
        assert max(Counter(found).values(), default=1) == 1


@pytest.mark.parametrize("part", PARTS)
def test_a_change_written_over_the_answers_makes_its_instrument_the_only_one(
    oracle: Oracle, catalogue: Catalogue, spoken: Spoken, part: int
) -> None:
    for answers in spoken[part :: 3 * len(PARTS)]:
        for change in changes_for(catalogue, answers):
            changed = {**answers, **dict(change.written)}
            sole = ("recommended", (change.instrument,))

            assert outcome(catalogue, changed) == sole
            assert oracle.judge(next(oracle.completions(oracle.known(changed)))).winners == (
                change.instrument,
            )


def test_every_instrument_but_the_recommended_one_can_be_reached(
    oracle: Oracle, catalogue: Catalogue, spoken: Spoken
) -> None:
    for answers in spoken[::29]:
        recommended = oracle.expect(answers).instruments
        with_changes = {change.instrument for change in changes_for(catalogue, answers)}
        others = set(oracle.world.instruments) - (
            set(recommended) if len(recommended) == 1 else set()
        )

        assert with_changes == others


def test_changes_stand_in_the_order_of_the_instruments(
    oracle: Oracle, catalogue: Catalogue, spoken: Spoken
) -> None:
    for answers in spoken[::29]:
        places = [
            oracle.world.instruments.index(change.instrument)
            for change in changes_for(catalogue, answers)
        ]
        assert places == sorted(places)


def test_a_change_to_two_leads_shows_the_one_country_it_implies(catalogue: Catalogue) -> None:
    answers: dict[str, Value] = {
        "cnrs-unit": "yes",
        "partners": "community",
        "countries": 2,
        "maturity": "new-partner",
        "localisation": "visits",
        "budget": 12_000,
    }

    to_iea = [one for one in changes_for(catalogue, answers) if one.instrument == "IEA"]

    # One change each, although the first writes two answers.
    assert to_iea == [
        Change("IEA", frozenset({("partners", "two-leads"), ("countries", 1)})),
        Change("IEA", frozenset({("partners", "few-teams")})),
    ]


def test_a_change_away_from_two_leads_writes_down_the_country_that_was_implied(
    catalogue: Catalogue,
) -> None:
    answers: dict[str, Value] = {
        "cnrs-unit": "yes",
        "partners": "two-leads",
        "maturity": "joint-results",
        "localisation": "stays",
        "budget": 60_000,
    }

    assert Change("IRN", frozenset({("partners", "community"), ("countries", 1)})) in changes_for(
        catalogue, answers
    )


@pytest.mark.parametrize(
    ("today", "instrument", "nearest"),
    [
        (20_000, "IEA", {9_999, 14_000}),
        (20_000, "IRP", {50_000, 75_000, 75_001, 100_001}),
        (80_000, "IEA", {9_999, 14_000}),
        (12_000, "IRP", {50_000, 75_000, 75_001, 100_001}),
    ],
)
def test_a_number_moves_to_the_nearest_value_of_a_band(
    catalogue: Catalogue, today: int, instrument: str, nearest: set[int]
) -> None:
    answers: dict[str, Value] = {
        "cnrs-unit": "yes",
        "partners": "two-leads",
        "maturity": "new-topic",
        "localisation": "visits",
        "budget": today,
    }

    changes = [dict(one.written) for one in changes_for(catalogue, answers) if one[0] == instrument]

    assert {one["budget"] for one in changes if one.keys() == {"budget"}} == nearest


def test_only_what_a_person_can_bring_about_is_changed(
    catalogue: Catalogue, spoken: Spoken
) -> None:
    reachable = {
        "new-partner": {"first-exchanges", "joint-results", "structured"},
        "first-exchanges": {"joint-results", "structured"},
        "new-topic": {"joint-results", "structured"},
        "joint-results": {"structured", "new-topic"},
        "structured": {"new-topic"},
    }
    for answers in spoken[::29]:
        for change in changes_for(catalogue, answers):
            written = dict(change.written)
            assert written.get("cnrs-unit", "yes") == "yes"
            if "maturity" in written:
                assert written["maturity"] in reachable[str(answers["maturity"])]


def test_the_institute_is_never_changed(catalogue: Catalogue, spoken: Spoken) -> None:
    for answers in spoken[::97]:
        there = changes_for(catalogue, {**answers, "institute": "insmi"})

        assert all("institute" not in dict(change.written) for change in there)


def test_incomplete_answers_have_no_changes(catalogue: Catalogue) -> None:
    assert advise(catalogue, {"cnrs-unit": "yes", "countries": 1}).changes == ()


def test_changes_are_computed_only_when_asked_for(catalogue: Catalogue) -> None:
    advice = advise(catalogue, {"cnrs-unit": "no"})

    assert "changes" not in advice.__dict__
    assert advice.changes is advice.changes
    assert "changes" in advice.__dict__


def test_a_change_follows_all_that_an_answer_implies_though_some_of_it_holds_already() -> None:
    both = Option(id="both", text=WORDS, said=WORDS, implies={"q": "u", "p": "y"})
    asked = [choice("t", [both, "free"]), choice("p", ["x", "y"]), choice("q", ["u", "v"])]
    catalogue = catalogue_of(asked, [instrument("i", wants("t", "rule", ["both"]))])
    (change,) = advise(catalogue, {"t": "free", "p": "x", "q": "u"}).changes

    assert change.answers == {"t": "both", "p": "y"}
