"""Interviews from the first question to the last, in catalogues made up at random."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from low_limits import Size, taken_for
from oracle import Oracle, Value
from random_catalogues import partial_answers, repeatably

from coopadvisor import Advice, advise
from coopadvisor.analysis.strategy import look_ahead
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import read_answers


@pytest.mark.parametrize("size", get_args(Size))
@repeatably
@given(partial_answers(), st.data())
def test_an_interview_ends_where_evaluation_does_and_brings_nobody_back(
    size: Size,
    case: tuple[Catalogue, Oracle, dict[str, Value]],
    data: st.DataObject,
) -> None:
    catalogue, oracle, answers = case
    truths = list(oracle.completions(oracle.known(answers)))
    assume(truths)
    truth = data.draw(st.sampled_from(truths))
    unsure = data.draw(st.sets(st.sampled_from(oracle.required), max_size=1))

    said = dict(answers)
    with taken_for(size):
        before = advise(catalogue, said)
        while name := look_ahead(catalogue, read_answers(catalogue, said)).question:
            assert name in oracle.required
            assert name not in said
            assert name not in oracle.known(said)
            said[name] = "unknown" if name in unsure else truth[name]
            after = advise(catalogue, said)
            assert ruled_out(before) <= ruled_out(after)
            before = after

    expected = oracle.expect(said)
    assert truths_kept(oracle, said, truth)
    if "unknown" not in said.values():
        assert before.instruments == oracle.judge(truth).winners
    if "unknown" not in said.values() or before.exhaustive:
        assert (before.outcome, before.instruments) == (expected.outcome, expected.instruments)
    else:
        assert size in {"sampled", "starved"}
        assert before.outcome == "undecided"
        assert set(before.possible) <= (expected.possible or {expected.instruments})


def ruled_out(advice: Advice) -> set[str]:
    """The instruments that the answers so far exclude."""
    return {one.instrument for one in advice.verdicts if one.verdict == "ruled-out"}


def truths_kept(oracle: Oracle, said: Mapping[str, Value], truth: Mapping[str, Value]) -> bool:
    """Whether what was said and what it implies is true."""
    known = oracle.known(said)
    return all(oracle.same_band(name, known[name], truth[name]) for name in known)
