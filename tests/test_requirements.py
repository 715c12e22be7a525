"""The versions in use are written down, and lie where the package says that they may."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = {
    "run": PROJECT["project"]["dependencies"],
    "test": PROJECT["project"]["dependencies"]
    + PROJECT["project"]["optional-dependencies"]["test"],
    "lowest": PROJECT["project"]["dependencies"]
    + PROJECT["project"]["optional-dependencies"]["test"],
    "dev": PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"],
}
each_use = pytest.mark.parametrize("use", NEEDED)


def read_pins(use: str) -> dict[str, str]:
    """The version of each package in one of the files."""
    lines = read(use).splitlines()
    pins = [
        re.match(r"([\w.-]+)==([\w.]+)", line) for line in lines if not line.startswith(("#", " "))
    ]
    assert all(pins)
    return {canonicalize_name(pin[1]): pin[2] for pin in pins if pin}


def read(use: str) -> str:
    return (ROOT / "requirements" / f"{use}.txt").read_text(encoding="utf-8")


def needed(use: str) -> list[Requirement]:
    """What the package and its build ask for, itself apart."""
    texts = [*NEEDED[use], *PROJECT["build-system"]["requires"]]
    return [one for one in map(Requirement, texts) if one.name != PROJECT["project"]["name"]]


@each_use
def test_what_the_package_asks_for_is_pinned_within_its_bounds(use: str) -> None:
    pins = read_pins(use)
    for one in needed(use):
        assert one.specifier.contains(pins[canonicalize_name(one.name)]), one


@each_use
def test_each_pin_has_its_hashes_and_no_address(use: str) -> None:
    blocks = re.split(r"\n(?=[\w.-]+==)", read(use))[1:]
    assert len(blocks) == len(read_pins(use))
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in read(use)
    assert "index-url" not in read(use)


def test_the_lowest_pins_are_the_lower_bounds() -> None:
    pins = read_pins("lowest")
    for one in needed("lowest"):
        lowest = min(one.specifier, key=lambda bound: bound.operator != ">=")
        assert lowest.operator == ">=", one
        assert Requirement(f"{one.name}=={lowest.version}").specifier.contains(
            pins[canonicalize_name(one.name)]
        ), one


def test_nothing_that_a_person_runs_has_another_version_in_the_tests() -> None:
    run, test = read_pins("run"), read_pins("test")
    assert {name: test.get(name) for name in run} == run


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^python3 .* && pytest$", readme, flags=re.MULTILINE)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
