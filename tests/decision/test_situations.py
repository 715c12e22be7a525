"""All situations there are: outcome, verdicts and reasons are those of the design's table."""

from oracle import Oracle, Reason

from coopadvisor import Catalogue, advise, outcome
from coopadvisor.advice.advice import Advice
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.table import completions, rules_for


def reasons_in(advice: Advice) -> dict[str, list[Reason]]:
    return {
        verdict.instrument: [
            Reason(one.question, one.answer, one.force, one.status) for one in verdict.reasons
        ]
        for verdict in advice.verdicts
    }


def test_there_are_exactly_2800_situations(oracle: Oracle, catalogue: Catalogue) -> None:
    nothing = read_answers(catalogue, {}).situation

    assert len(oracle.situations) == 2800
    assert len(list(completions(rules_for(catalogue, nothing), nothing))) == 2800


def test_every_situation_gives_the_outcome_of_the_table(
    oracle: Oracle, catalogue: Catalogue, spoken: tuple[dict[str, str | int], ...]
) -> None:
    for answers in spoken:
        expected, advice = oracle.expect(answers), advise(catalogue, answers)

        assert (advice.outcome, advice.instruments) == (expected.outcome, expected.instruments)
        assert outcome(catalogue, answers) == (expected.outcome, expected.instruments)
        assert not advice.possible
        assert not advice.unanswered


def test_every_situation_gives_each_instrument_the_verdict_of_the_table(
    oracle: Oracle, catalogue: Catalogue, spoken: tuple[dict[str, str | int], ...]
) -> None:
    for answers in spoken:
        verdicts = {one.instrument: one.verdict for one in advise(catalogue, answers).verdicts}

        assert verdicts == oracle.expect(answers).verdicts
        assert tuple(verdicts) == oracle.world.instruments


def test_every_situation_gives_each_reason_the_status_of_the_table(
    oracle: Oracle, catalogue: Catalogue, spoken: tuple[dict[str, str | int], ...]
) -> None:
    for answers in spoken:
        found, expected = reasons_in(advise(catalogue, answers)), oracle.reasons(answers)

        assert {name: set(reasons) for name, reasons in found.items()} == expected
        assert all(len(found[name]) == len(expected[name]) for name in expected)


def test_reasons_stand_in_the_order_of_the_questions(catalogue: Catalogue) -> None:
    order = [question.id for question in catalogue.questions]

    for reasons in reasons_in(advise(catalogue, {})).values():
        places = [order.index(reason.question) for reason in reasons]
        assert places == sorted(places)


def test_each_reason_has_the_words_of_its_condition_and_its_sources(
    catalogue: Catalogue,
) -> None:
    order = [question.id for question in catalogue.questions]
    for instrument, verdict in zip(
        catalogue.instruments, advise(catalogue, {}).verdicts, strict=True
    ):
        conditions = sorted(instrument.conditions, key=lambda one: order.index(one.question))
        for condition, reason in zip(conditions, verdict.reasons, strict=True):
            assert (reason.question, reason.force) == (condition.question, condition.force)
            assert (reason.basis, reason.text) == (condition.basis, condition.text)
            assert reason.sources == condition.sources


def test_answers_come_back_as_given_and_what_they_imply_apart(catalogue: Catalogue) -> None:
    given = {"budget": "60k", "partners": "two-leads", "maturity": "unknown"}
    advice = advise(catalogue, given)

    assert list(advice.answers.items()) == [
        ("partners", "two-leads"),
        ("maturity", "unknown"),
        ("budget", 60_000),
    ]
    assert advice.implied == {"countries": 1}


def test_each_outcome_of_the_table_exists(oracle: Oracle) -> None:
    winners = {oracle.judge(situation).winners for situation in oracle.situations}

    assert winners == {(), ("IEA",), ("IRP",), ("IRN",), ("IRL",), ("IRC",), ("IEA", "IRP")}
