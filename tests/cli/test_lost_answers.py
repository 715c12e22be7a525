"""No answer of a file is lost in silence, and an option replaces one before it is looked at."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogue_files import minimal
from running import execute, invoke
from shipped_answers import IRP, NONE, in_both_languages

from coopadvisor.catalogue import lookup
from coopadvisor.catalogue.model import Language
from coopadvisor.cli.answers_file import OWN_KEYS
from coopadvisor.cli.exits import MOST_PROBLEMS
from coopadvisor.language.messages import messages

pytestmark = pytest.mark.slow

JSON = ("--format", "json")


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


BESIDE = {
    "unindented": ("answers:\ncnrs-unit: no\n", 2, 1),
    "after others": ("answers:\n  maturity: structured\ntags: [a]\ncnrs-unit: no\n", 4, 1),
    "before": ("cnrs-unit: no\nanswers: {}\n", 1, 1),
    "quoted": ('answers:\n"cnrs-unit": no\n', 2, 1),
    "curly quotes": ("answers:\n“cnrs-unit”: no\n", 2, 1),
    "blanks": ("answers:\n'\u00a0cnrs-unit\u202f': no\n", 2, 1),
    "capitals": ("answers:\nCNRS-Unit: no\n", 2, 1),
    "another hyphen": ("answers:\ncnrs\u2011unit: no\n", 2, 1),
    "underscore": ("answers:\ncnrs_unit: no\n", 2, 1),
    "as a list": ("answers:\ncnrs-unit:\n- no\n", 2, 1),
    "in JSON": ('{"answers": {}, "cnrs-unit": "no"}', 1, 17),
    "in a head": ("\n---\nanswers:\ncnrs-unit: no\n---\n# Title\n", 4, 1),
}


@in_both_languages
@pytest.mark.parametrize("case", BESIDE.values(), ids=BESIDE)
def test_an_answer_beside_the_answers_is_an_error_with_its_place(
    case: tuple[str, int, int], language: Language
) -> None:
    text, line, column = case
    name = "file.md" if text.startswith("\n") else "file.yaml"
    write(name, text)
    said = messages(language)
    result = invoke("ask", "--answers", name, "--lang", language)

    assert (result.code, result.out) == (2, "")
    title, told = result.err.splitlines()
    assert title == said("answers-file-title")
    place = f"{name}:{line}:{column}{said.colon} cnrs-unit{said.colon}"
    assert told == f"{place} {said('beside-answers')}"


TWICE = {
    "answers": ("answers: {cnrs-unit: no}\nAnswers: {budget: 5}\n", "2:1"),
    "an answer": ("cnrs-unit: no\n“cnrs-unit”: yes\n", "2:1"),
    "below": ("answers:\n  cnrs-unit: no\n  ' cnrs-unit': yes\n", "3:3"),
}


@pytest.mark.parametrize("case", TWICE.values(), ids=TWICE)
def test_what_is_given_twice_under_two_spellings_is_an_error_with_its_place(
    case: tuple[str, str],
) -> None:
    text, place = case
    write("file.yaml", text)
    result = invoke("ask", "--answers", "file.yaml")

    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[1].startswith(f"file.yaml:{place}: ")


@pytest.mark.parametrize("name", ["file.yaml", "file.yml", "file.json", "file", "file.txt"])
def test_a_second_document_is_an_error_with_its_place(name: str) -> None:
    write(name, "---\ncnrs-unit: yes\n---\npartners: few-teams\n")
    result = invoke("ask", "--answers", name)

    assert (result.code, result.out) == (2, "")
    assert f"{name}:3:1: " in result.err


def test_what_other_tools_write_at_the_head_of_a_page_is_no_answer() -> None:
    write("file.md", "---\ntitle: Notes\ntags: [a, b]\ndate: 2026-11-25\n---\n# Notes\n")
    result = invoke("ask", "--answers", "file.md")

    assert result.code == 2
    assert messages("en")("no-front-matter", file="file.md") in result.err


@pytest.mark.parametrize("name", ["edition", "date"])
def test_a_question_may_be_called_like_what_a_summary_says_of_itself(name: str) -> None:
    write("other.yaml", minimal().replace("prior", name))
    words = ("--catalogue", "other.yaml", "--team", "group")
    page = invoke("ask", *words, f"--{name}", "no", "--format", "markdown").out
    write("summary.md", page)
    write("flat.yaml", f"team: group\n{name}: no\n")

    for file in ("summary.md", "flat.yaml"):
        again = invoke("ask", "--answers", file, "--catalogue", "other.yaml", *JSON)
        assert json.loads(again.out)["answers"] == {"team": "group", name: "no"}


def test_all_that_the_json_output_says_may_stand_beside_the_answers() -> None:
    for words in (IRP, NONE, []):
        assert set(json.loads(invoke("ask", *words, *JSON).out)) <= OWN_KEYS


# --- options ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "cnrs-unit: no\nbudget: ca. 60000\n",
        "cnrs-unit: no\nbudget: [1, 2]\n",
        "cnrs-unit: no\nbudget:\n",
        "cnrs-unit: no\nbudget: -1\n",
        "answers:\n  cnrs-unit: no\nbudget: 5\n",
        "answers:\n  cnrs-unit: no\n  budget: 5\n  ' budget': 6\n",
    ],
)
def test_an_option_replaces_an_answer_before_anything_is_checked(text: str) -> None:
    write("file.yaml", text)
    found = invoke("ask", "--answers", "file.yaml", "--budget", "60k", *JSON)

    assert found == invoke("ask", *NONE, "--budget", "60k", *JSON)


def test_an_option_replaces_an_answer_that_contradicts_another_one() -> None:
    write("file.yaml", "partners: two-leads\ncountries: 3\n")
    found = invoke("ask", "--answers", "file.yaml", "--countries", "1", *JSON)

    assert found == invoke("ask", "--partners", "two-leads", "--countries", "1", *JSON)


@in_both_languages
def test_an_option_that_contradicts_a_file_is_told_with_the_place_in_the_file(
    language: Language,
) -> None:
    said = messages(language)
    write("file.yaml", "answers:\n  partners: two-leads\n")
    for words, places in (
        (["--countries", "3"], ("partners (file.yaml:2:3)", "--countries")),
        (["--countries", "3", "--partners", "two-leads"], ("--partners", "--countries")),
    ):
        result = invoke("ask", "--answers", "file.yaml", *words, "--lang", language)
        named = f" {said('disjunction')} ".join(places)
        assert result.code == 2
        assert said("change-one-of", places=named) in result.err


# --- standard input and encodings --------------------------------------------------------

WRAPPED = {
    "YAML": "cnrs-unit: no\n",
    "JSON": '{"answers": {"cnrs-unit": "no"}}',
    "summary": "---\ncatalogue: cnrs\nanswers:\n  cnrs-unit: no\n---\n\n# Title\n\npartners: x\n",
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_answers_are_read_from_standard_input_which_then_answers_nothing(text: str) -> None:
    result = execute("ask", "--answers", "-", *JSON, given=text)

    assert result == execute("ask", *NONE, *JSON)


def test_a_pipe_is_read_once() -> None:
    result = execute("ask", "--answers", "/dev/stdin", *JSON, given=WRAPPED["YAML"])

    assert result == execute("ask", *NONE, *JSON)


@pytest.mark.parametrize(("given", "place"), [("", "-"), ("a: [\n", "-:2:1"), ("no\n", "-")])
def test_what_is_wrong_with_standard_input_is_told(given: str, place: str) -> None:
    result = execute("ask", "--answers", "-", given=given)

    assert (result.code, result.out) == (2, "")
    assert place in result.err
    assert "Traceback" not in result.err


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


@in_both_languages
def test_a_keyboard_is_not_waited_for(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard())
    result = invoke("ask", "--answers", "-", "--lang", language)

    assert result.code == 2
    assert messages(language)("answers-from-terminal") in result.err


def test_a_closed_standard_input_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    assert invoke("ask", "--answers", "-").code == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("marks", ["", "\ufeff", "\ufeff\ufeff"], ids=len)
def test_answers_are_read_in_either_unicode_and_under_any_marks(encoding: str, marks: str) -> None:
    for name, text in (("f.yaml", WRAPPED["YAML"]), ("f.md", WRAPPED["summary"])):
        Path(name).write_bytes(f"{marks}{text}".encode(encoding))
        assert invoke("ask", "--answers", name, *JSON) == invoke("ask", *NONE, *JSON)


@in_both_languages
def test_a_summary_in_an_old_encoding_is_told_to_be_saved_as_utf_8(language: Language) -> None:
    page = invoke("ask", *IRP, "--lang", "fr", "--format", "markdown", "--project", "Été").out
    Path("win.md").write_bytes(page.encode("cp1252", errors="replace"))
    result = invoke("ask", "--answers", "win.md", "--lang", language)

    assert result.code == 2
    assert "win.md:5:11" in result.err
    assert messages(language)("problem.not-utf8") in result.err
    assert "UTF-8" in messages(language)("problem.not-utf8")


@pytest.mark.parametrize("character", ["\x0c", "\u2028", "\u2029", "\ufffe", "\x85", "\x0b"])
def test_an_odd_character_in_a_head_ends_no_line_and_is_told_at_its_place(character: str) -> None:
    write("file.md", f'---\nproject: "a{character}---{character}b"\nanswers: {{}}\n---\n')
    result = invoke("ask", "--answers", "file.md")

    assert result.code == 2
    assert "file.md:2:12: " in result.err
    assert f"U+{ord(character):04X}" in result.err


# --- many ------------------------------------------------------------------------------------


def wrong_keys(n: int) -> Iterator[str]:
    return (f"key-{number}: value\n" for number in range(n))


@in_both_languages
@pytest.mark.parametrize(("lead", "indent"), [("", ""), ("answers:\n", "  ")])
def test_of_many_wrong_answers_the_first_are_told_and_the_rest_counted(
    language: Language, lead: str, indent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = messages(language)
    searched = 0
    really_nearest = lookup.closest

    def count(word: str, names: tuple[str, ...]) -> str:
        nonlocal searched
        searched += 1
        return really_nearest(word, names)

    monkeypatch.setattr(lookup, "closest", count)
    write("file.yaml", lead + "".join(indent + one for one in wrong_keys(3_000)))
    result = invoke("ask", "--answers", "file.yaml", "--lang", language)
    _, *told, rest = result.err.splitlines()

    assert result.code == 2
    first = 2 if lead else 1
    assert [one.split(":")[1] for one in told] == [str(first + n) for n in range(MOST_PROBLEMS)]
    assert rest == said.plural("more-problems", 2, n=3_000 - MOST_PROBLEMS)
    assert searched == MOST_PROBLEMS  # what takes time is done for what is told


def test_a_long_list_as_answers_is_refused_before_it_is_held() -> None:
    write("file.yaml", "answers: [" + "a," * 600_000 + "]")
    result = invoke("ask", "--answers", "file.yaml")

    assert result.code == 2
    assert messages("en")("problem.too-many-values", expected=500000) in result.err
