"""`list`, `show` and `compare` for programs: the same facts, in one language."""

import json
from typing import Any

import pytest
from running import invoke
from shipped_answers import in_both_languages

from coopadvisor import Catalogue
from coopadvisor.catalogue.model import Former, Funding, Instrument, Language

pytestmark = pytest.mark.slow


def read(*words: str) -> Any:
    done = invoke(*words, "--format", "json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


@in_both_languages
def test_the_list_has_every_instrument_and_what_it_gives(
    catalogue: Catalogue, language: Language
) -> None:
    found = read("list", "--lang", language)

    assert found["catalogue"] == {"id": catalogue.id, "edition": catalogue.edition}
    for one, listed in zip(catalogue.instruments, found["instruments"], strict=True):
        assert listed["id"] == one.id
        assert listed["name"].replace("\u00a0", " ") == one.name[language].replace("\u00a0", " ")
        if isinstance(one.funding, Funding):
            amount = listed["funding"]["from"], listed["funding"]["to"], listed["funding"]["unit"]
            assert amount == (one.funding.low, one.funding.high, one.funding.unit)
        else:
            assert listed["funding"] == "unsaid"
    for former, listed in zip(catalogue.former, found["former"], strict=True):
        assert (listed["id"], tuple(listed["successors"])) == (former.id, former.successors)


@pytest.mark.parametrize(("name", "kind"), [("irn", Instrument), ("UMI", Former)])
def test_a_sheet_has_the_instrument_whole_and_its_sources(
    name: str, kind: type[Instrument | Former]
) -> None:
    found = read("show", name)
    (one,) = found["instruments"] + found["former"]

    assert one["id"] == name.upper()
    assert list(one) == list(kind.__struct_encode_fields__)
    cited = {each["id"] for each in citations(found)}
    assert cited == {each["id"] for each in found["sources"]}


def test_a_comparison_has_the_instruments_in_the_order_asked_for_and_what_separates_them() -> None:
    found = read("compare", "irp", "IEA", "irp")

    assert [one["id"] for one in found["instruments"]] == ["IRP", "IEA"]
    assert found["separations"]
    assert all(set(one["instruments"]) <= {"IRP", "IEA"} for one in found["separations"])


def citations(value: Any) -> list[dict[str, str]]:
    if isinstance(value, dict):
        here = [value] if set(value) == {"id", "section", "address"} else []
        return here + [one for entry in value.values() for one in citations(entry)]
    if isinstance(value, list):
        return [one for entry in value for one in citations(entry)]
    return []
