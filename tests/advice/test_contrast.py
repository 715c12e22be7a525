"""Why this instrument and not that one, and which changes are gentlest."""

from itertools import groupby

from oracle import Oracle, Value
from small_catalogues import catalogue_of, choice, instrument, wants

from coopadvisor import Catalogue, advise
from coopadvisor.advice.changes import Change, gentlest
from coopadvisor.advice.contrast import deciding_question

Spoken = tuple[dict[str, Value], ...]


def fell_behind(oracle: Oracle, answers: dict[str, Value], other: str) -> str | None:
    """The question of the order after which an instrument is not left any more, if not excluded."""
    situation = oracle.known(answers)
    if oracle.judge(situation).verdicts[other] == "ruled-out":
        return None
    return next((name for name, left in oracle.rounds(situation) if other not in left), None)


def test_the_deciding_question_is_the_one_on_which_it_falls_behind(
    oracle: Oracle, catalogue: Catalogue, spoken: Spoken
) -> None:
    found = set()
    for answers in spoken:
        advice = advise(catalogue, answers)
        for winner in advice.instruments:
            for other in oracle.world.instruments:
                question = deciding_question(catalogue, advice.given, winner, other)
                assert question == fell_behind(oracle, answers, other), answers
                found.add(question)
    assert found == {None, *oracle.world.precedence}


def test_the_gentlest_changes_are_those_with_the_fewest_reservations(
    oracle: Oracle, catalogue: Catalogue, spoken: Spoken
) -> None:
    for answers in spoken[::37]:
        advice = advise(catalogue, answers)
        for name, group in groupby(advice.changes, lambda change: change.instrument):
            changes = tuple(group)
            burdens = [missed(oracle, {**answers, **change.answers}, name) for change in changes]
            kept = gentlest(catalogue, advice.given, changes)

            assert kept == tuple(
                change
                for change, burden in zip(changes, burdens, strict=True)
                if burden == min(burdens)
            )


def missed(oracle: Oracle, answers: dict[str, Value], instrument: str) -> int:
    return sum(one.status == "missed" for one in oracle.reasons(answers)[instrument])


def test_of_no_changes_none_is_gentlest(catalogue: Catalogue) -> None:
    nothing: tuple[Change, ...] = ()

    assert gentlest(catalogue, advise(catalogue, {}).given, nothing) == ()


def test_an_optional_question_left_out_decides_nothing() -> None:
    nearer = [wants("extra", "practice", ["yes"]), wants("last", "practice", ["yes"])]
    further = [wants("extra", "practice", ["no"]), wants("last", "practice", ["no"])]
    catalogue = catalogue_of(
        [choice("extra", ["yes", "no"], optional=True), choice("last", ["yes", "no"])],
        [instrument("nearer", *nearer), instrument("further", *further)],
    )
    general, own = ({"last": "yes"}, {"last": "yes", "extra": "yes"})

    for answers, question in ((general, "last"), (own, "extra")):
        given = advise(catalogue, answers).given
        assert deciding_question(catalogue, given, "nearer", "further") == question
