"""What the checks of the reasoning share: the table of the design, worked out by hand."""

import random
from collections.abc import Mapping

import pytest
from moves import Moves
from oracle import Oracle, Value
from table import WORLD


@pytest.fixture(scope="session")
def oracle() -> Oracle:
    """The reading of the CNRS instruments as the design's table has it."""
    return Oracle(WORLD)


@pytest.fixture(scope="session")
def moves(oracle: Oracle) -> Moves:
    """What could be otherwise, under that table."""
    return Moves(oracle)


@pytest.fixture(scope="session")
def spoken(oracle: Oracle) -> tuple[dict[str, Value], ...]:
    """Every situation as a person might give it.

    With figures from anywhere in their bands, and an implied answer given, left out or unknown.
    """
    chance = random.Random(2400)
    return tuple(_say(oracle, situation, chance) for situation in oracle.situations)


def _say(oracle: Oracle, situation: Mapping[str, Value], chance: random.Random) -> dict[str, Value]:
    said: dict[str, Value] = {}
    for name, value in situation.items():
        asked = oracle.world.questions[name]
        said[name] = chance.choice(asked.band(value))
    for cause in situation.items():
        for name, value in oracle.implied_by(*cause).items():
            said[name] = chance.choice([value, "unknown"])
            if chance.random() < 1 / 3:
                del said[name]
    return said
