"""Paths are spelled with the names that people gave their records."""

import pytest

from coopadvisor.catalogue.paths import Naming, Path

FILE = {
    "instruments": [
        {"id": "SEED", "conditions": [{"question": "cost", "force": "rule"}, {"force": "rule"}]},
        {"id": "GROW", "conditions": [{"question": "cost", "force": "rule"}], "sources": ["a"]},
    ],
    "notes": [{"id": "late"}, {"id": "late"}],
}


@pytest.mark.parametrize(
    ("path", "spelled"),
    [
        (("instruments", 1, "name", "fr"), "instruments.GROW.name.fr"),
        (("instruments", 1, "conditions", 0, "to"), "instruments.GROW.conditions.cost rule.to"),
        (("instruments", 0, "conditions", 1), "instruments.SEED.conditions[1]"),
        (("instruments", 1, "sources", 0), "instruments.GROW.sources[0]"),
        (("notes", 1, "id"), "notes[1].id"),
        (("instruments", 2, "id"), "instruments[2].id"),
        (("former", 0, "id"), "former[0].id"),
        ((), ""),
    ],
)
def test_a_record_is_called_by_its_name_where_that_is_its_own(path: Path, spelled: str) -> None:
    assert Naming(FILE).spell(path) == spelled
