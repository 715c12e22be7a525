"""Every check is declared by one module, and has words in each language."""

from __future__ import annotations

from collections import Counter

import pytest
from all_situations import inspect
from catalogue_files import REMARKABLE
from declared_checks import CHECKS, DECLARED
from phrases import fields
from shipped_answers import LANGUAGES

from coopadvisor import load_catalogue
from coopadvisor.analysis.checks.auditing import FINDERS
from coopadvisor.analysis.checks.finding import UNPROVED
from coopadvisor.catalogue.model import Language


def test_no_two_modules_declare_a_check_and_its_level_is_one() -> None:
    owners = Counter(name for own in DECLARED.values() for name in {check.id for check in own})

    assert set(owners.values()) == {1}
    assert len({(one.id, one.level) for one in CHECKS}) == len(owners | {UNPROVED.id: 1})


def test_each_finder_has_a_module_that_is_named_as_a_check_of_it() -> None:
    assert len(DECLARED) == len(FINDERS)
    for module, own in DECLARED.items():
        assert module.rpartition(".")[2].replace("_", "-") in {check.id for check in own}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_a_sentence_and_every_sentence_a_check(language: Language) -> None:
    names = {name for name in fields(language) if name.startswith("check.")}

    assert names == {f"check.{one.words or one.id}" for one in CHECKS}


@pytest.mark.parametrize("name", REMARKABLE)
def test_a_module_finds_what_it_declares(name: str) -> None:
    inspection = inspect(load_catalogue(REMARKABLE[name]))
    for find in FINDERS:
        declared = {*DECLARED[find.__module__], UNPROVED}
        assert {one.check for one in find(inspection)} <= declared
