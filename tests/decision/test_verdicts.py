"""Every set of answers to a small catalogue, whole or with gaps, in a few milliseconds."""

from itertools import product

from oracle import Oracle, Reason, Value
from oracle_world import world_of
from small_catalogues import WORDS, catalogue_of, choice, instrument, number, wants

from coopadvisor import Catalogue, advise, outcome
from coopadvisor.catalogue.model import Option, Overlay


def small() -> Catalogue:
    """Rules and practices on a choice and a number, and an option that reads one otherwise."""
    softer = Overlay(instrument="strict", conditions=(wants("kind", "practice", ["a"]),))
    own = Option(id="own", text=WORDS, said=WORDS, overlays=(softer,))
    return catalogue_of(
        [
            choice("kind", ["a", "b", "c"]),
            number("size", 1, 9),
            choice("place", [own, "other"], optional=True),
        ],
        [
            instrument(
                "strict", wants("kind", "rule", ["a"]), wants("size", "practice", range(1, 4))
            ),
            instrument("usual", wants("kind", "practice", ["a", "b"])),
            instrument("large", wants("size", "rule", range(5, 10))),
            instrument("rare", wants("kind", "rule", ["c"]), wants("size", "rule", range(3, 7))),
        ],
    )


def test_any_answers_to_a_small_catalogue_have_the_outcome_and_reasons_of_their_completions() -> (
    None
):
    catalogue = small()
    oracle = Oracle(world_of(catalogue))
    spans = [(None, *asked.firsts) for asked in oracle.world.questions.values()]
    for values in product(*spans):
        named = zip(oracle.world.questions, values, strict=True)
        answers: dict[str, Value] = {name: value for name, value in named if value is not None}
        advice, expected = advise(catalogue, answers), oracle.expect(answers)

        assert {one.instrument: one.verdict for one in advice.verdicts} == expected.verdicts
        assert (advice.outcome, advice.instruments) == (expected.outcome, expected.instruments)
        assert outcome(catalogue, answers) == (expected.outcome, expected.instruments)
        assert set(advice.possible) == expected.possible
        assert {
            verdict.instrument: {
                Reason(one.question, one.answer, one.force, one.status) for one in verdict.reasons
            }
            for verdict in advice.verdicts
        } == oracle.reasons(answers)
