"""A quiet, equal start for every test: no colours, no locale, no CI of the machine it runs on."""

import os
import random
from collections.abc import Iterator, Mapping

import pytest
from cnrs_table import WORLD
from compiling import compile_messages
from exhaustive_changes import Moves
from fixture_scope import shared
from golden import Golden
from hypothesis import HealthCheck, Phase, settings
from oracle import Oracle, Value
from phrases import LOCALE

from coopadvisor import Catalogue, load_catalogue

SURROUNDINGS = (
    *("ACCESSIBLE", "CI", "COLUMNS", "COMP_WORDS", "FORCE_COLOR", "LANG", "LANGUAGE", "LC_ALL"),
    *("LC_MESSAGES", "LINES", "NO_COLOR", "TERM", "_COOPADVISOR_COMPLETE", "_TYPER_COMPLETE_ARGS"),
)

settings.register_profile("mutants", phases=[Phase.generate])
# The same inputs at each run of the suite; many others where one asks for them.
settings.register_profile("suite", max_examples=30, derandomize=True, deadline=None)
settings.register_profile(
    "long",
    max_examples=20_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    language = os.environ.get("LANGUAGE")
    yield
    if language is None:
        os.environ.pop("LANGUAGE", None)  # the program sets it for gettext


@pytest.fixture(scope=shared)
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return load_catalogue()


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


def pytest_sessionstart(session: pytest.Session) -> None:
    """Bring the messages up to date before anything prints one of them."""
    if session.config.getoption("--update-golden"):
        for file in LOCALE.glob("*/LC_MESSAGES/messages.po"):
            compiled = compile_messages(file)
            if (
                not file.with_suffix(".mo").exists()
                or compiled != file.with_suffix(".mo").read_bytes()
            ):
                file.with_suffix(".mo").write_bytes(compiled)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden from what is printed"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The outputs that people have read."""
    return Golden(update=request.config.getoption("--update-golden"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever is neither slow nor long is quick."""
    for item in items:
        if not any(item.iter_markers("slow")) and not any(item.iter_markers("long")):
            item.add_marker("quick")
