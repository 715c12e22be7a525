"""Random catalogues with more in them: referrals, separations, options that contradict others."""

from __future__ import annotations

from itertools import combinations

from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from invented import WORDS, answers_to, catalogues
from msgspec.structs import replace
from oracle import ContradictionError, Oracle, Value
from worlds import world_of

from coopadvisor.catalogue.integrity import contradictions
from coopadvisor.catalogue.model import (
    Catalogue,
    Choice,
    Clause,
    Question,
    Referral,
    Separation,
)

repeatably = settings(
    max_examples=32,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def tangled(draw: st.DrawFn) -> Catalogue:
    """Options that imply whatever they like: other answers than others do, even in a circle."""
    catalogue = draw(catalogues())
    values = {
        name: [value for band in asked.bands for value in band]
        for name, asked in world_of(catalogue).questions.items()
        if not asked.optional
    }
    questions: list[Question] = []
    for question in catalogue.questions:
        if isinstance(question, Choice) and not question.optional:
            others = [name for name in values if name != question.id]
            options = tuple(
                replace(
                    option,
                    implies={
                        name: draw(st.sampled_from(values[name]))
                        for name in draw(st.lists(st.sampled_from(others), max_size=1))
                        if draw(st.booleans())
                    },
                )
                for option in question.options
            )
            questions.append(replace(question, options=options))
        else:
            questions.append(question)
    return _checked(replace(catalogue, questions=tuple(questions)))


@st.composite
def annotated(draw: st.DrawFn) -> Catalogue:
    """Catalogues of either kind, with referrals that align with nothing, and separations."""
    catalogue = draw(catalogues() | tangled())
    referrals = tuple(
        Referral(
            id=f"r{place}",
            when=tuple(draw(st.lists(_clauses(catalogue), min_size=1, max_size=2))),
            title=WORDS,
            text=WORDS,
            basis="inferred",
        )
        for place in range(draw(st.integers(0, 2)))
    )
    pairs = list(combinations([one.id for one in catalogue.instruments], 2))
    separations = tuple(
        Separation(fr="dit", en="said", sources=("source",), instruments=pair)
        for pair in pairs
        if draw(st.booleans())
    )
    return _checked(replace(catalogue, referrals=referrals, separations=separations))


@st.composite
def begun(draw: st.DrawFn) -> tuple[Catalogue, Oracle, dict[str, Value]]:
    """A catalogue, what follows from it, and answers that do not contradict each other."""
    catalogue = draw(annotated())
    answers = draw(answers_to(catalogue))
    oracle = Oracle(world_of(catalogue))
    try:
        oracle.known(answers)
    except ContradictionError:
        assume(condition=False)
    return catalogue, oracle, answers


@st.composite
def _clauses(draw: st.DrawFn, catalogue: Catalogue) -> Clause:
    question = draw(st.sampled_from(catalogue.questions))
    if isinstance(question, Choice):
        names = [option.id for option in question.options]
        some = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        return Clause(question=question.id, accepts=tuple(some))
    ends = st.integers(question.minimum, question.maximum)
    low, high = sorted((draw(ends), draw(ends)))
    way = draw(st.sampled_from(["from", "to", "both"]))
    return Clause(
        question=question.id,
        low=None if way == "to" else low,
        high=None if way == "from" else high,
    )


def _checked(catalogue: Catalogue) -> Catalogue:
    assert not any(contradictions(catalogue))
    return catalogue
