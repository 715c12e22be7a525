"""Of instruments that all miss a number, the nearest above and the nearest below are left."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace
from oracle import Oracle, Value
from oracle_world import world_of
from random_catalogues import annotated_catalogues, repeatably
from small_catalogues import catalogue_of, choice, instrument, number, wants

from coopadvisor import Catalogue, load_catalogue, outcome
from coopadvisor.catalogue.model import Condition, Instrument
from coopadvisor.decision.answers import situate
from coopadvisor.decision.table import rules_for, winners

pytestmark = pytest.mark.slow

N, P, Q = number("n", 0, 100), choice("p", ["x", "y"]), choice("q", ["u", "v"])
TIED: dict[str, Value] = {
    "cnrs-unit": "yes",
    "partners": "few-teams",
    "countries": 1,
    "maturity": "new-topic",
    "localisation": "visits",
}


def usual(low: int, high: int) -> Condition:
    return wants("n", "practice", range(low, high + 1))


def won(catalogue: Catalogue, answers: dict[str, Value]) -> tuple[str, ...]:
    return outcome(catalogue, answers).instruments


def only(catalogue: Catalogue, names: set[str]) -> Catalogue:
    """The same catalogue with some of its instruments."""
    kept = tuple(one for one in catalogue.instruments if one.id in names)
    return replace(catalogue, instruments=kept)


@pytest.mark.parametrize(
    ("figure", "left"),
    [(0, "A"), (14, "A"), (25, "AB"), (30, "B"), (45, "BC"), (65, "CD"), (100, "D")],
)
def test_the_nearest_of_either_side_are_left(figure: int, left: str) -> None:
    ranges = {"A": (15, 20), "B": (30, 40), "C": (50, 60), "D": (70, 80)}
    catalogue = catalogue_of([N], [instrument(name, usual(*own)) for name, own in ranges.items()])

    assert won(catalogue, {"n": figure}) == tuple(left)


@pytest.mark.parametrize("amount", [18_000, 20_000, 30_000, 40_000, 49_999])
def test_an_instrument_for_other_people_does_not_part_a_tie(amount: int) -> None:
    shipped = load_catalogue()
    (iea,) = (one for one in shipped.instruments if one.id == "IEA")
    stranger = Instrument(
        id="XYZ",
        name=iea.name,
        conditions=tuple(
            replace(one, accepts=("no",))
            if one.question == "cnrs-unit"
            else replace(one, low=20_000, high=30_000)
            for one in iea.conditions
            if one.question in ("cnrs-unit", "budget")
        ),
    )
    more = replace(shipped, instruments=(*shipped.instruments, stranger))

    assert won(shipped, {**TIED, "budget": amount}) == ("IEA", "IRP")
    assert won(more, {**TIED, "budget": amount}) == ("IEA", "IRP")


def test_several_practices_on_a_number_are_the_range_that_they_share() -> None:
    """From 20 to 30: at 10 that is as far as the other range, above 40 it is further."""
    two = instrument("two", usual(0, 30), usual(20, 60))
    one = instrument("one", usual(20, 40))
    catalogue = catalogue_of([N], [two, one])

    assert won(catalogue, {"n": 10}) == ("two", "one")
    assert won(catalogue, {"n": 25}) == ("two", "one")
    assert won(catalogue, {"n": 50}) == ("one",)


def test_practices_without_a_common_figure_are_missed_on_both_sides_between_them() -> None:
    crossed = instrument("crossed", usual(0, 30), usual(60, 100))
    above, below = instrument("above", usual(70, 80)), instrument("below", usual(31, 35))
    catalogue = catalogue_of([N], [crossed, above, below])

    assert won(catalogue, {"n": 50}) == ("crossed", "below")
    assert won(catalogue, {"n": 5}) == ("below",)
    assert won(only(catalogue, {"crossed", "above"}), {"n": 50}) == ("crossed",)


def test_who_is_nearer_is_known_once_it_is_known_who_is_excluded() -> None:
    """A later question excludes the nearest on one side: the next there meets the other side."""
    near = instrument("near", usual(60, 70), wants("q", "rule", "u"))
    far = instrument("far", usual(80, 90), wants("p", "practice", "x"))
    other = instrument("other", usual(0, 10), wants("p", "practice", "y"))
    catalogue = catalogue_of([N, P, Q], [near, far, other])

    assert won(catalogue, {"n": 50, "p": "x", "q": "u"}) == ("near",)
    assert won(catalogue, {"n": 50, "p": "y", "q": "u"}) == ("near", "other")
    assert won(catalogue, {"n": 50, "p": "x", "q": "v"}) == ("far",)
    assert won(catalogue, {"n": 50, "p": "y", "q": "v"}) == ("other",)


@st.composite
def judged(draw: st.DrawFn) -> tuple[Catalogue, Oracle, dict[str, Value]]:
    """A catalogue of several instruments, what follows from it, and one of its situations."""
    catalogue = draw(annotated_catalogues())
    oracle = Oracle(world_of(catalogue))
    assume(len(catalogue.instruments) > 1 and oracle.situations)
    return catalogue, oracle, draw(st.sampled_from(oracle.situations))


@repeatably
@given(judged(), st.data())
def test_what_others_say_does_not_change_how_two_compare(
    case: tuple[Catalogue, Oracle, dict[str, Value]], data: st.DataObject
) -> None:
    catalogue, _, answers = case
    names = [one.id for one in catalogue.instruments]
    pair = set(data.draw(st.permutations(names))[:2])
    situation = situate(catalogue, answers)
    rules = rules_for(catalogue, situation)
    mask = sum(1 << bit for bit, name in enumerate(names) if name in pair)
    among_all = rules.names(winners(replace(rules, everyone=mask), situation))

    assert among_all == won(only(catalogue, pair), answers)


@repeatably
@given(judged())
def test_an_instrument_that_does_not_win_can_be_left_out_unless_all_lie_on_both_sides(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    """And one that a rule excludes can be left out in any case."""
    catalogue, oracle, answers = case
    judged = oracle.judge(answers)
    two_sided = lies_between(oracle, answers)
    for name in {one.id for one in catalogue.instruments} - set(judged.winners):
        fewer = only(catalogue, {one.id for one in catalogue.instruments} - {name})
        if judged.verdicts[name] == "ruled-out" or not two_sided:
            assert won(fewer, answers) == judged.winners


def lies_between(oracle: Oracle, answers: dict[str, Value]) -> bool:
    """Whether an answer lies between two ranges that are usual for instruments not ruled out."""
    verdicts = oracle.judge(answers).verdicts
    for question, value in answers.items():
        sides = {
            value < region.start
            for name, asked, force, region in oracle.wishes(answers)
            if (asked, force) == (question, "practice") and verdicts[name] != "ruled-out"
            if isinstance(region, range) and isinstance(value, int) and value not in region
        }
        if len(sides) > 1:
            return True
    return False


def test_between_two_ranges_one_that_loses_may_still_take_another_out_of_the_running() -> None:
    """Nearer than B it leaves C alone with itself, and loses to C; without it, B beats C."""
    behind = wants("p", "practice", "y")
    a = instrument("A", usual(60, 70), behind, wants("q", "practice", "u"))
    b = instrument("B", usual(80, 90))
    c = instrument("C", usual(0, 10), behind)
    catalogue = catalogue_of([N, P, Q], [a, b, c])
    answers: dict[str, Value] = {"n": 50, "p": "x", "q": "v"}

    assert won(only(catalogue, {"A", "B"}), answers) == ("A",)
    assert won(only(catalogue, {"B", "C"}), answers) == ("B",)
    assert won(catalogue, answers) == ("C",)
