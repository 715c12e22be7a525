"""Why: a smallest set of answers that alone leads to the outcome, and who is close."""

from collections import defaultdict
from itertools import combinations

import pytest
from oracle import Oracle, Value
from sufficient_sets import close_ones

from coopadvisor import Catalogue, advise

Spoken = tuple[dict[str, Value], ...]

pytestmark = pytest.mark.slow


def test_every_situation_is_explained_by_the_first_of_its_smallest_sufficient_sets(
    catalogue: Catalogue, oracle: Oracle, spoken: Spoken
) -> None:
    outside = [name for name in oracle.required if name not in oracle.world.precedence]
    order = (*outside, *oracle.world.precedence)
    winners = [oracle.judge(one).winners for one in oracle.situations]
    subsets = [one for size in range(len(order) + 1) for one in combinations(order, size)]
    leads: dict[tuple[str, ...], dict[tuple[Value, ...], set[tuple[str, ...]]]] = {
        subset: defaultdict(set) for subset in subsets
    }
    for situation, won in zip(oracle.situations, winners, strict=True):
        for subset in subsets:
            leads[subset][tuple(situation[name] for name in subset)].add(won)
    for answers, situation in zip(spoken, oracle.situations, strict=True):
        said = {name for name, value in answers.items() if value != "unknown"}
        if situation["partners"] == "two-leads":
            said.discard("countries")
        expected = next(
            subset
            for subset in subsets
            if said.issuperset(subset)
            and len(leads[subset][tuple(situation[name] for name in subset)]) == 1
        )
        assert advise(catalogue, answers).why == expected, answers


def test_every_close_instrument_misses_no_more_than_the_recommended_one(
    catalogue: Catalogue, oracle: Oracle, spoken: Spoken
) -> None:
    found = {advise(catalogue, answers).close: answers for answers in spoken}

    assert len(found) > 1
    for answers in spoken:
        assert advise(catalogue, answers).close == close_ones(oracle, answers)
