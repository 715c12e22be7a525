"""The schema of the advice and the advice that is printed, held together."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from oracle import ContradictionError, Oracle, Value
from oracle_world import world_of
from random_catalogues import answers_to, catalogues
from running import invoke

from coopadvisor import Catalogue, load_catalogue, report
from coopadvisor.writers.json import write_json
from coopadvisor.writers.json_schema import advice_schema

pytestmark = pytest.mark.slow

SCHEMA = advice_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
CHOICE: dict[str, Value] = {
    "cnrs-unit": "yes",
    "partners": "two-leads",
    "maturity": "new-topic",
    "localisation": "visits",
    "budget": 30_000,
}
GOOD = sorted((Path(__file__).parents[1] / "data/catalogues/good").glob("*.yaml"))


def printed(catalogue: Catalogue, answers: dict[str, Value]) -> Any:
    language = catalogue.languages[0]
    return json.loads(write_json(report(catalogue, answers), language, [catalogue]))


def test_the_command_prints_a_schema_that_is_one() -> None:
    done = invoke("schema", "advice")

    assert (done.code, done.err) == (0, "")
    Draft202012Validator.check_schema(json.loads(done.out))
    assert json.loads(done.out) == SCHEMA


def test_every_situation_is_printed_as_the_schema_says(
    catalogue: Catalogue, spoken: tuple[dict[str, Value], ...]
) -> None:
    outcomes = set()
    for number, whole in enumerate(spoken[::31]):
        some = dict(list(whole.items())[: number % 7])
        for answers in (whole, some, {**whole, "institute": "inshs"}, CHOICE):
            found = printed(catalogue, answers)
            outcomes.add(found["outcome"])
            VALIDATOR.validate(found)
    assert outcomes == {"recommended", "choice", "none", "undecided"}


@given(st.data())
def test_advice_from_any_catalogue_is_printed_as_the_schema_says(data: st.DataObject) -> None:
    catalogue = data.draw(catalogues())
    answers = data.draw(answers_to(catalogue))
    oracle = Oracle(world_of(catalogue))
    try:
        possible = any(oracle.completions(oracle.known(answers)))
    except ContradictionError:
        return
    if possible:
        VALIDATOR.validate(printed(catalogue, answers))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_advice_without_any_answer_is_printed_as_the_schema_says(path: Path) -> None:
    VALIDATOR.validate(printed(load_catalogue(path), {}))


def test_a_field_that_is_missing_or_new_is_noticed_wherever_it_stands(
    catalogue: Catalogue, spoken: tuple[dict[str, Value], ...]
) -> None:
    found = printed(catalogue, spoken[-1])
    seen = 0
    for one in records(found, SCHEMA["$ref"]):
        seen += 1
        for name in list(one):
            kept = dict(one)
            del one[name]
            assert not VALIDATOR.is_valid(found), name
            one.clear()
            one.update(kept)
        one["new"] = 1
        assert not VALIDATOR.is_valid(found)
        del one["new"]
    assert seen > 1
    VALIDATOR.validate(found)


def records(value: Any, reference: str) -> Iterator[dict[str, Any]]:
    """The record at the top, and one each of those that stand in its lists."""
    form = SCHEMA["$defs"][reference.rpartition("/")[2]]
    yield value
    for name, one in form["properties"].items():
        inner = one.get("items", {}).get("$ref")
        if inner and value[name]:
            yield from records(value[name][0], inner)
