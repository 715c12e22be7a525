"""Why, and who is close (docs/decision-rules.md, points 8 and 9), by looking at every subset."""

from __future__ import annotations

from itertools import combinations

from oracle import Known, Oracle


def smallest_sufficient_set(oracle: Oracle, answers: Known) -> tuple[str, ...]:
    """The first of the smallest sets of stated answers that alone lead to the same outcome."""
    expected = oracle.expect(answers)
    if expected.outcome == "undecided":
        return ()
    names = _own(oracle, answers)
    return next(
        chosen
        for size in range(len(names) + 1)
        for chosen in combinations(names, size)
        if _leads(oracle, {name: answers[name] for name in chosen}, expected.instruments)
    )


def _leads(oracle: Oracle, answers: Known, instruments: tuple[str, ...]) -> bool:
    completions = oracle.completions(oracle.known(answers))
    return all(oracle.judge(one).winners == instruments for one in completions)


def _own(oracle: Oracle, answers: Known) -> list[str]:
    """The stated answers that no other one implies, those outside the precedence first."""
    order = oracle.world.precedence
    stated = [name for name in oracle.world.questions if answers.get(name, "unknown") != "unknown"]
    own: list[str] = []
    for name in stated:
        causes = [one for one in stated if one != name and name in _known(oracle, answers, one)]
        earlier = stated[: stated.index(name)]
        mutual = [one for one in causes if one in _known(oracle, answers, name)]
        if not [one for one in causes if one not in mutual or one in earlier]:
            own.append(name)
    return sorted(own, key=lambda name: order.index(name) + 1 if name in order else 0)


def _known(oracle: Oracle, answers: Known, name: str) -> dict[str, object]:
    return dict(oracle.known({name: answers[name]}))


def close_ones(oracle: Oracle, answers: Known) -> tuple[str, ...]:
    """Point 8, by counting."""
    expected = oracle.expect(answers)
    if expected.outcome != "recommended" or expected.unanswered:
        return ()
    known = oracle.known(answers)
    missed = [
        wish.instrument
        for wish in oracle.wishes(known)
        if wish.force == "practice" and known[wish.question] not in wish.accepts
    ]
    burden = {name: missed.count(name) for name in oracle.world.instruments}
    (winner,) = expected.instruments
    return tuple(
        name
        for name in oracle.world.instruments
        if burden[winner] > 1
        and name != winner
        and expected.verdicts[name] != "ruled-out"
        and burden[name] <= burden[winner]
    )
