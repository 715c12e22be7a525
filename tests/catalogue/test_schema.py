"""The JSON Schema that editors check a catalogue with."""

from typing import Any

import pytest
import yaml
from catalogues import MINIMAL, minimal
from jsonschema import Draft7Validator, Draft202012Validator

from coopadvisor.catalogue.schema import catalogue_schema


def complaints(text: str) -> list[str]:
    """What an editor would underline."""
    found: Any = yaml.safe_load(text)
    return [error.json_path for error in Draft7Validator(catalogue_schema()).iter_errors(found)]


# As an editor must see it: YAML 1.1 takes these words for numbers and truth values.
QUOTED = minimal(
    ("edition: 1.10", 'edition: "1.10"'),
    ("{id: yes, text: {fr: Oui, en: Yes}", '{id: "yes", text: {fr: Oui, en: "Yes"}'),
    ("{id: no, text: {fr: Non, en: No}", '{id: "no", text: {fr: Non, en: "No"}'),
    ("accepts: [no]", 'accepts: ["no"]'),
    ("accepts: [yes]", 'accepts: ["yes"]'),
    ("title: 12:30", 'title: "12:30"'),
    ("deadline: 2026-05-15", 'deadline: "2026-05-15"'),
    ("read: 2026-11-15", 'read: "2026-11-15"'),
)


def test_it_is_a_valid_schema_of_its_draft() -> None:
    schema = catalogue_schema()

    Draft7Validator.check_schema(schema)
    Draft202012Validator.check_schema(schema | {"$schema": Draft202012Validator.META_SCHEMA["$id"]})
    assert schema["$schema"] == Draft7Validator.META_SCHEMA["$id"]


def test_it_accepts_a_good_catalogue() -> None:
    assert MINIMAL.is_file()
    assert complaints(QUOTED) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("caveat:", "caveats:", "$"),
        ("    aliases:", "    alias:", "$.instruments[0]"),
        ("optional: true", "optinal: true", "$.questions[3]"),
        ("    unit: crown\n", "", "$.questions[2]"),
        (
            "force: rule, basis: stated, text: {fr: L’amorce",
            "force: ruel, basis: stated, text: {fr: L’amorce",
            "$.instruments[0].conditions[1].force",
        ),
        ("{from: 1, to: 1,", "{from: 0, to: 1,", "$.instruments[0].duration"),
        ("{fr: Amorce, en: Seed grant}", "{fr: Amorce}", "$.instruments[0].name"),
    ],
)
def test_it_rejects_what_the_program_rejects(old: str, new: str, path: str) -> None:
    assert QUOTED.count(old) == 1
    found = complaints(QUOTED.replace(old, new))

    assert any(one.startswith(path) or path.startswith(one) for one in found)
