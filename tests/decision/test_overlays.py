"""An institute's own reading: Insmi's IRP, and nothing else."""

import pytest
from cnrs_table import INSTITUTES
from oracle import Oracle, Value

from coopadvisor import Catalogue, advise, outcome
from coopadvisor.decision.verdicts import Verdict

Spoken = tuple[dict[str, Value], ...]
NEW = ("new-partner", "first-exchanges")
OTHERS = [one for one in INSTITUTES if one != "insmi"]


def verdicts_in(catalogue: Catalogue, answers: dict[str, Value]) -> dict[str, Verdict]:
    return {one.instrument: one for one in advise(catalogue, answers).verdicts}


def maturity_of(verdict: Verdict) -> tuple[str, str]:
    (reason,) = [one for one in verdict.reasons if one.question == "maturity"]
    return reason.force, reason.status


def test_the_catalogue_knows_the_ten_institutes(catalogue: Catalogue) -> None:
    (question,) = [one for one in catalogue.questions if one.id == "institute"]

    assert question.optional
    assert {option.id for option in question.options} == set(INSTITUTES)  # type: ignore[union-attr]


def test_insmi_changes_no_outcome(catalogue: Catalogue, spoken: Spoken) -> None:
    for answers in spoken:
        assert outcome(catalogue, {**answers, "institute": "insmi"}) == outcome(catalogue, answers)


def test_insmi_gives_the_verdicts_of_the_table(
    oracle: Oracle, catalogue: Catalogue, spoken: Spoken
) -> None:
    for answers in spoken[::3]:
        there = {**answers, "institute": "insmi"}
        found = {name: one.verdict for name, one in verdicts_in(catalogue, there).items()}

        assert found == oracle.expect(there).verdicts


def test_at_insmi_a_new_collaboration_is_a_reservation_for_an_irp_and_no_more_excluded(
    catalogue: Catalogue, spoken: Spoken
) -> None:
    turned = 0
    for answers in spoken[::3]:
        generally = verdicts_in(catalogue, answers)
        there = verdicts_in(catalogue, {**answers, "institute": "insmi"})
        new = answers["maturity"] in NEW
        assert maturity_of(generally["IRP"]) == ("rule", "broken" if new else "met")
        assert maturity_of(there["IRP"]) == ("practice", "missed" if new else "met")
        assert {**there, "IRP": None} == {**generally, "IRP": None}
        if there["IRP"].verdict != generally["IRP"].verdict:
            assert new
            assert (generally["IRP"].verdict, there["IRP"].verdict) == ("ruled-out", "reservations")
            turned += 1
    assert turned


def test_what_is_left_open_at_insmi_is_what_its_completions_share(
    oracle: Oracle, catalogue: Catalogue, spoken: Spoken
) -> None:
    for number, whole in enumerate(spoken[::17]):
        gaps = {number % 6, number % 4}
        answers = {name: whole[name] for place, name in enumerate(whole) if place not in gaps}
        advice = advise(catalogue, {**answers, "institute": "insmi"})
        expected = oracle.expect({**answers, "institute": "insmi"})

        assert {one.instrument: one.verdict for one in advice.verdicts} == expected.verdicts
        assert set(advice.possible) == expected.possible
        assert advice.unanswered == expected.unanswered


@pytest.mark.parametrize("institute", [*OTHERS, "unknown"])
def test_no_other_institute_changes_anything(
    catalogue: Catalogue, spoken: Spoken, institute: str
) -> None:
    for answers in spoken[::13]:
        there = {**answers, "institute": institute}

        assert advise(catalogue, there).verdicts == advise(catalogue, answers).verdicts
        assert outcome(catalogue, there) == outcome(catalogue, answers)


def test_the_institute_is_never_missing(catalogue: Catalogue) -> None:
    assert "institute" not in advise(catalogue, {}).unanswered
    assert "institute" not in advise(catalogue, {"institute": "unknown"}).unanswered
