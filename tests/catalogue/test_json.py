"""JSON is read as JSON, with everything in its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopadvisor.catalogue.characters import CONTROL
from coopadvisor.catalogue.problems import DocumentError, Flaw
from coopadvisor.catalogue.reading import parse

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).filter(
    lambda text: not CONTROL.search(text) and not set(text) & {"\n", "\t"}
)
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXTS, below, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS, VALUES, min_size=1, max_size=4), st.sampled_from([None, 1, "\t"]))
def test_what_is_written_as_json_is_read(
    value: dict[str, object], indent: int | str | None
) -> None:
    for only_ascii in (True, False):
        written = json.dumps(value, ensure_ascii=only_ascii, indent=indent)

        assert parse(written, "file").value == value


@pytest.mark.parametrize("value", ["🧊", "a🧊b", "🧊🧊", "\\🧊", "\\\\ud83e", '"🧊"', "a\\"])
def test_characters_in_two_halves_are_joined(value: str) -> None:
    assert parse(json.dumps({"a": value, value: "b"}), "file").value == {"a": value, value: "b"}


def test_what_follows_two_halves_stays_in_its_place() -> None:
    text = '{"a": "\\ud83e\\uddca", "b": {"\\ud83e\\uddca": 1, "c": [2]}}'
    paths = [("b", "🧊"), ("b", "c"), ("b", "c", 0)]
    read = parse(text, "file")
    found = read.place([Flaw(path, "not-a-text") for path in paths])

    assert [text[one.column - 1] for one in found] == ["1", "[", "2"]
    assert read.place([Flaw(("b", "c"), "unknown-key")])[0].column == text.index('"c"') + 1


@pytest.mark.parametrize("half", ["\\ud83e", "\\uddca", "\\uddca\\ud83e", "\\ud83e\\ud83e\\uddca"])
def test_a_half_alone_is_no_character(half: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(f'{{"a": "b", "c": "{half}"}}', "file")

    (problem,) = caught.value.problems
    assert (problem.kind, problem.found) == ("control-character", f"U+{half[2:6].upper()}")
    assert (problem.line, problem.column) == (1, 17)


@pytest.mark.parametrize(
    "text", ["a: '\\ud83e\\uddca'\n", "a: \\ud83e\\uddca\n", "{a: '\\ud83e\\uddca', b: \"c\"}"]
)
def test_in_yaml_a_text_without_double_quotes_keeps_its_backslashes(text: str) -> None:
    value = parse(text, "file").value

    assert isinstance(value, dict)
    assert value["a"] == "\\ud83e\\uddca"
