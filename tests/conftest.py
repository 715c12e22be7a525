"""A quiet, equal start for every test: no colours, no locale, no CI of the machine it runs on."""

import os
from collections.abc import Iterator

import pytest
from golden import Golden
from hypothesis import HealthCheck, Phase, settings
from sharing import shared

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
