"""Many outcomes at once are those of each row alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_catalogues import answers_to, catalogues

from coopadvisor import AnswersError, Catalogue, outcome, outcomes

Row = Mapping[str, object]


def one_by_one(catalogue: Catalogue, rows: Sequence[Row]) -> list[object]:
    return [outcome(catalogue, row) for row in rows]


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(st.data())
def test_many_rows_have_the_outcomes_that_each_has(data: st.DataObject) -> None:
    catalogue = data.draw(catalogues())
    rows = data.draw(st.lists(answers_to(catalogue), max_size=12))
    try:
        expected = one_by_one(catalogue, rows)
    except AnswersError:
        with pytest.raises(AnswersError):
            outcomes(catalogue, rows)
        return

    assert outcomes(catalogue, rows) == expected
    assert outcomes(catalogue, rows * 3) == expected * 3


@pytest.mark.parametrize("odd", [{"budget": True}, {"budget": 1.0}, {"budget": [1]}, {"bugdet": 1}])
def test_an_odd_answer_is_refused_among_many_as_it_is_alone(odd: Row, catalogue: Catalogue) -> None:
    rows: list[Row] = [{"budget": 1, "cnrs-unit": "yes"}, odd]
    with pytest.raises(AnswersError) as alone:
        outcome(catalogue, odd)
    with pytest.raises(AnswersError) as among:
        outcomes(catalogue, rows)

    assert str(among.value) == str(alone.value)


def test_figures_as_people_write_them_count_as_figures(catalogue: Catalogue) -> None:
    rows: list[Row] = [{"cnrs-unit": "yes", "budget": one} for one in ("60k", 60_000, "60 000 €")]

    assert len(set(outcomes(catalogue, rows))) == 1
