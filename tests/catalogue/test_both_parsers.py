"""PyYAML's own parser, where libyaml is missing, reads what libyaml reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bad_catalogues import BAD
from catalogue_files import FOLDER
from hostile_files import HOSTILE, Hostile
from shipped_answers import LANGUAGES

from coopadvisor import CatalogueError, load_catalogue
from coopadvisor.catalogue import events
from coopadvisor.catalogue.languages import as_written
from coopadvisor.catalogue.loading import bundled, starter
from coopadvisor.catalogue.problems import DocumentError
from coopadvisor.catalogue.reading import decode, parse

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GOOD = [bundled(), *map(starter, LANGUAGES), *sorted((FOLDER / "good").rglob("*.yaml"))]
IN_DOCUMENTS = {
    f"{path.stem}-{number}": example
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for number, example in enumerate(
        re.findall(
            r"^```(?:yaml|json)\n(.*?)^```", path.read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
    )
}
SCHEMA_LINE = "# yaml-language-server: $schema=catalogue.schema.json"
FINE = {
    "question in braces": "a: {fr: Vous ?, en: You?, url: https://example.org/?a=1}\n",
    "question before a word": "[a ? b, c?d]\n",
    "indented with tabs": '{\n\t"a": [\n\t\t"b",\t"c"\n\t]\n}\n',
    "tab after a colon": "a:\tb\n",
    "tab in a text": "a: b\tc\n",
    "tab before a remark": "a: b\t# c\n",
    "tab at the end": "a: b \t\nc: d\n",
    "no end of line": "a:\n  - b",
    "beyond 16 bits": 'a: 🧊\nb: "\\U0001F9CA"\n',
    "halves": '{"a": "\\ud83e\\uddca"}',
}
BROKEN = {
    "open list": "a: [b",
    "open mapping": "a: {b: c\nd: e\n",
    "open quote": "a: 'b",
    "no escape": 'a: "b\\qc"',
    "half an escape": 'a: "\\x4"',
    "beyond Unicode": 'a: "\\U00110000"',
    "far beyond Unicode": 'a: "\\UFFFFFFFF"',
    "half a character": 'a: "b\\ud83e"',
    "half a character in full": 'a: "b\\U0000d83e"',
    "tab as indentation": "a:\n\tb: c\n",
    "tab as indentation of a text": "a: |\n\tb\n",
    "colon": "a: b: c\n",
    "colon in braces": "{a: b: c}\n",
    "question as a value": "{a: ?b}\n",
    "a sign": "a: @b\n",
    "a sign ahead of a deep list": "[" * 41 + "@",
    "a word without a colon": "a: b\nc\n",
    "a list in a mapping": "a: b\n- c\n",
    "two words of which one is quoted": "a: 'b' c\n",
    "lost": "a: b #c\n",
    "lost in a list": "[a, b #c\n]\n",
    "nothing but lost": "a: #c\n",
}


@pytest.fixture
def _without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "Parser", events.PurePython)


def reading(text: str) -> object:
    """What a text says, or all that is known of each of its problems."""
    try:
        return parse(text, "file").value
    except DocumentError as error:
        return error.problems


def loading(path: Path) -> object:
    """What a catalogue says, or all that is known of each of its problems."""
    try:
        return as_written(load_catalogue(path))
    except CatalogueError as error:
        return error.problems


def both(monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[object, object]:
    quickly = reading(text)
    monkeypatch.setattr(events, "Parser", events.PurePython)
    return quickly, reading(text)


@pytest.mark.parametrize("path", [*GOOD, *BAD.values()], ids=lambda path: path.stem)
def test_a_catalogue_is_the_same_or_has_the_same_problems(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly = loading(path)
    monkeypatch.setattr(events, "Parser", events.PurePython)

    assert loading(path) == quickly


@pytest.mark.parametrize("text", IN_DOCUMENTS.values(), ids=IN_DOCUMENTS)
def test_examples_of_the_documents_are_read(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quickly, slowly = both(monkeypatch, text)

    assert isinstance(slowly, dict) or set(text.splitlines()) == {SCHEMA_LINE}
    assert slowly == quickly


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_what_one_takes_the_other_takes(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quickly, slowly = both(monkeypatch, text)

    assert isinstance(slowly, dict | list)
    assert slowly == quickly


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_one_refuses_the_other_refuses_at_the_same_place(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly, slowly = both(monkeypatch, text)

    assert isinstance(slowly, tuple)
    assert slowly == quickly


@pytest.mark.usefixtures("_without_libyaml")
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_has_the_same_problem(hostile: Hostile) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(decode(hostile.data, "file"), "file")

    (problem,) = caught.value.problems
    assert (problem.kind, problem.line, problem.column) == (
        hostile.kind,
        hostile.line,
        hostile.column,
    )


@pytest.mark.usefixtures("_without_libyaml")
def test_blanks_and_tabs_in_turns_are_no_deep_recursion() -> None:
    assert reading("[" + "\t " * 5000 + "a]") == ["a"]
