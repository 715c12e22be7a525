"""Work grows with the catalogue, and where it would grow faster it ends: steps are counted."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import assume, given
from oracle import Oracle, Value
from random_catalogues import partial_answers, repeatably
from small_catalogues import WORDS, catalogue_of, choice, instrument, number, wants

from coopadvisor import Catalogue, advise
from coopadvisor.advice.forks import find_forks
from coopadvisor.analysis.checks.auditing import audit
from coopadvisor.analysis.search import find_win
from coopadvisor.analysis.strategy import look_ahead
from coopadvisor.catalogue.model import Force, Option
from coopadvisor.decision import verdicts
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.completions import compile_outcomes
from coopadvisor.decision.table import rules_for
from coopadvisor.decision.transitions import OutcomeTransitions
from coopadvisor.diagrams import compilation, interchange, search
from coopadvisor.diagrams.compilation import TooLarge

pytestmark = pytest.mark.slow

TODAY = dt.date(2026, 11, 20)


def ranges(size: int, force: Force = "practice") -> Catalogue:
    """As many instruments, each with a range of its own that overlaps the next."""
    return catalogue_of(
        [number("n", 0, 10 * size + 100)],
        [
            instrument(f"i{one}", wants("n", force, range(10 * one + 3, 10 * one + 19)))
            for one in range(size)
        ],
    )


def chain(size: int) -> Catalogue:
    """As many questions: to say yes to one is to say yes to all that follow."""
    options = [
        [
            Option(id="yes", text=WORDS, said=WORDS, implies={f"q{one + 1}": "yes"}),
            Option(id="no", text=WORDS, said=WORDS),
        ]
        for one in range(size - 1)
    ]
    return catalogue_of(
        [*(choice(f"q{one}", own) for one, own in enumerate(options)), choice(f"q{size - 1}", YES)],
        [instrument("i", wants("q0", "rule", ["yes"])), instrument("j", wants("q1", "rule", YES))],
    )


YES = ["yes", "no"]


@contextmanager
def counted(owner: Any, name: str) -> Iterator[Counter[str]]:
    """Count how often a function is called."""
    calls: Counter[str] = Counter()
    original: Callable[..., object] = getattr(owner, name)

    def count(*args: object, **named: object) -> object:
        calls[name] += 1
        return original(*args, **named)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(owner, name, count)
        yield calls


def asked(catalogue: Catalogue) -> None:
    """What a person waits for before the first question."""
    advise(catalogue, {})
    blank = read_answers(catalogue, {})
    look_ahead(catalogue, blank)
    find_forks(catalogue, blank)


@pytest.mark.parametrize("force", ["practice", "rule"])
def test_with_twice_the_ranges_an_interview_reads_twice_the_bands(force: Force) -> None:
    steps = []
    for size in (50, 100, 200):
        with counted(OutcomeTransitions, "read") as calls:
            asked(ranges(size, force))
        steps.append(calls["read"])

    assert 0 < steps[1] <= 2.1 * steps[0]
    assert 0 < steps[2] <= 2.1 * steps[1]


def test_thousands_of_ranges_stay_in_memory() -> None:
    """A table with an entry for each instrument and band would take ten times as much."""
    tracemalloc.start()
    advise(ranges(3_000), {"n": 1})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 40_000_000


@pytest.mark.long
def test_two_hundred_ranges_are_proved_and_a_thousand_only_as_far_as_the_effort_goes() -> None:
    proved = audit(ranges(200), TODAY).findings
    assert not [one for one in proved if one.check.id == "unproved"]

    with counted(OutcomeTransitions, "read") as calls:
        findings = audit(ranges(1_000), TODAY).findings
    given_up = {name for one in findings if one.check.id == "unproved" for name in one.names}
    assert given_up <= {"never-recommended", "idle-practice"}
    assert calls["read"] < search.MOST_VALUES


def test_what_searches_may_spend_is_spent_by_bands(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = catalogue_of([choice("p", YES)], [instrument("i", wants("p", "rule", ["yes"]))])
    rules = rules_for(catalogue, (None,))
    monkeypatch.setattr(search, "MOST_VALUES", 4)
    effort = search.Effort()

    assert find_win(rules, 1, effort=effort) == (0,)
    assert find_win(rules, 1, effort=effort) == (0,)
    with pytest.raises(TooLarge):
        find_win(rules, 1, effort=effort)


def test_a_diagram_ends_where_its_states_have_too_many_bands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catalogue = ranges(5)
    rules = rules_for(catalogue, (None,))
    bands = len(rules.columns[0].broken)
    monkeypatch.setattr(compilation, "VALUES_EACH", bands)
    assert compile_outcomes(rules, (None,), limit=1).sizes == (bands,)

    monkeypatch.setattr(compilation, "VALUES_EACH", bands - 1)
    with pytest.raises(TooLarge):
        compile_outcomes(rules, (None,), limit=1)


def test_with_twice_the_options_twice_as_many_are_compared() -> None:
    steps = []
    for size in (20, 40):
        names = [f"o{one}" for one in range(size)]
        catalogue = catalogue_of(
            [choice("p", names), choice("q", names)],
            [
                instrument(name, wants("p", "rule", [name]), wants("q", "practice", [name]))
                for name in names
            ],
        )
        with counted(interchange, "agree") as calls:
            find_forks(catalogue, read_answers(catalogue, {}))
        steps.append(calls["agree"])

    assert steps[1] <= 2 * steps[0] <= 80


def test_a_thousand_questions_in_a_chain_are_asked_and_checked() -> None:
    catalogue = chain(1_000)

    assert advise(catalogue, {}).outcome == "undecided"
    assert advise(catalogue, {"q0": "yes"}).instruments == ("i", "j")
    assert {one.check.id for one in audit(catalogue, TODAY).findings} <= {
        "unproved",
        "ambiguous-answer",
        "idle-question",
    }


def test_boxes_double_with_the_questions_that_imply_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each question has a yes that implies something of its own: all ways would be 2 to the 40."""
    option = Option(id="yes", text=WORDS, said=WORDS, implies={"last": "yes"})
    catalogue = catalogue_of(
        [
            *(choice(f"q{one}", [option, "no"]) for one in range(40)),
            choice("last", YES),
        ],
        [instrument("i", wants("last", "rule", ["yes"]))],
    )
    situation = (None,) * 41
    monkeypatch.setattr(verdicts, "MOST_WORK", 41 * 100)
    found = list(verdicts.boxes(rules_for(catalogue, situation), situation))

    assert 40 < len(found) <= 101
    assert advise(catalogue, {}).verdicts[0].verdict == "undecided"


@repeatably
@given(partial_answers())
def test_a_verdict_given_up_on_is_undecided_and_never_another(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case
    assume(any(oracle.completions(oracle.known(answers))))
    exact = advise(catalogue, answers).verdicts
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(verdicts, "MOST_WORK", 0)
        quick = advise(catalogue, answers).verdicts

    for one, other in zip(exact, quick, strict=True):
        assert other.verdict in (one.verdict, "undecided")
