"""What an answers file may be, and what is said about one that is something else."""

import json
from pathlib import Path

import pytest
from catalogue_files import MINIMAL
from running import invoke
from shipped_answers import IRP, in_both_languages

from coopadvisor.catalogue.model import Language
from coopadvisor.language.messages import messages

pytestmark = pytest.mark.slow

JSON = ("--format", "json")


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


@in_both_languages
@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("file.yaml", "- yes\n- no\n", "answers-not-a-mapping"),
        ("file.yaml", "hello\n", "answers-not-a-mapping"),
        ("file.yaml", "answers: [yes, no]\n", "answers-not-a-mapping"),
        ("file.yaml", "answers: text\n", "answers-not-a-mapping"),
        ("file.md", "---\n- yes\n---\n", "answers-not-a-mapping"),
        ("file.md", "# A summary\n\ncnrs-unit: no\n", "no-front-matter"),
        ("file.MD", "cnrs-unit: no\n", "no-front-matter"),
        ("file.md", "---\ncnrs-unit: no\n", "no-front-matter"),
        ("file.md", "", "no-front-matter"),
        ("file.html", "<!DOCTYPE html>\n<html lang=en></html>\n", "answers-in-page"),
    ],
)
def test_a_file_without_answers_is_told_what_it_should_hold(
    name: str, text: str, message: str, language: Language
) -> None:
    said = messages(language)
    write(name, text)
    result = invoke("ask", "--answers", name, "--lang", language)

    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[0].rstrip(".") == said("error", message=said(message, file=name))


@in_both_languages
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("maturty: structured\n", ["maturty", "maturity"]),
        ("maturity: structure\n", ["structure", "structured"]),
        ("maturity: [visits]\n", ["maturity", "new-partner"]),
        ("maturity: {a: b}\n", ["maturity", "new-partner"]),
        ("maturity:\n", ["maturity", "new-partner"]),
        ("budget: much\n", ["much", "budget"]),
        ("budget: -1\n", ["-1", "budget"]),
        (
            "partners: two-leads\ncountries: 2\n",
            ["partners (file.yaml:1:1)", "countries (file.yaml:2:1)"],
        ),
    ],
)
def test_an_answer_that_cannot_be_taken_is_named(
    text: str, named: list[str], language: Language
) -> None:
    write("file.yaml", text)
    result = invoke("ask", "--answers", "file.yaml", "--lang", language)

    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) <= 2
    assert all(one in result.err for one in named)


@in_both_languages
@pytest.mark.parametrize("key", ['"\\e[31mcnrs"', '"\\u202ecnrs"', '"a\\nb"'])
def test_a_key_cannot_steer_the_terminal(key: str, language: Language) -> None:
    write("file.yaml", f"{key}: yes\n")
    result = invoke("ask", "--answers", "file.yaml", "--lang", language)

    assert result.code == 2
    assert all(one.isprintable() or one in "\n\u00a0" for one in result.err)


@in_both_languages
def test_answers_to_another_catalogue_are_refused(language: Language) -> None:
    write("file.md", "---\ncatalogue: mist\nanswers: {cnrs-unit: no}\n---\n")
    result = invoke("ask", "--answers", "file.md", "--lang", language)

    assert (result.code, result.out) == (2, "")
    assert "mist" in result.err
    assert "cnrs" in result.err


@in_both_languages
def test_answers_to_another_edition_are_taken_with_a_notice(language: Language) -> None:
    write("file.md", "---\ncatalogue: cnrs\nedition: '1999'\nanswers: {cnrs-unit: no}\n---\n")
    words = ("--lang", language, *JSON)
    result = invoke("ask", "--answers", "file.md", *words)

    assert (result.code, result.out) == invoke("ask", "--cnrs-unit", "no", *words)[:2]
    (notice,) = result.err.splitlines()
    assert "1999" in notice
    assert notice.startswith(messages(language)("other-edition").split("{")[0])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("file.yaml", "cnrs-unit: no\n"),
        ("file.yaml", "cnrs-unit: NO\n"),
        ("file.yaml", "answers:\n  cnrs-unit: no\n"),
        ("file.yaml", "---\ncnrs-unit: no\n---\n\n"),
        ("file.yaml", "---\ncnrs-unit: no\n...\n"),
        ("file.yaml", "catalogue: cnrs\nproject: A title\ndate: 2026\ncnrs-unit: no\n"),
        ("file.yaml", "cnrs-unit:\u00a0no\n"),
        ("file.yaml", "\u00a0cnrs-unit\u202f:\u00a0no\u00a0\n"),
        ("file.yaml", "“cnrs-unit” : « no »\n"),
        ("file.yaml", "Answers:\n  ‘cnrs-unit’: ‘no’\n"),
        ("file.yaml", "answers\u00a0:\n  cnrs-unit: no\ntags: [a]\nnotes: {a: b}\n"),
        ("file.json", "{“answers”: {“cnrs-unit”: “no”}}"),
        ("file.md", "\n\n---\ncnrs-unit: no\n---\n"),
        ("file.md", "\u00a0\n---\ncnrs-unit: no\n...\n# Heading\n"),
        ("file.md", "--- \nanswers: {cnrs-unit: no}\n---\n\x0c\u2028\ufffe\x00---\n"),
        ("file.md", "---\ntags: [x]\naliases:\n  - y\ndate: 2026\nanswers: {cnrs-unit: no}\n---\n"),
        ("file.txt", "---\ncnrs-unit: no\n---\n\n# The title of a summary\n\nbudget: 5\n"),
        ("file.json", '{"answers": {"cnrs-unit": "no"}, "catalogue": {"id": "cnrs"}}'),
        ("file.md", "---\r\nanswers:\r\n  cnrs-unit: no\r\n---\r\n# Heading\r\n"),
        ("file.md", "\ufeff---\nanswers:\n  cnrs-unit: no\n---\n# Heading\n"),
        ("no ending", "cnrs-unit: no"),
    ],
)
def test_answers_are_read_however_they_are_wrapped(name: str, text: str) -> None:
    Path(name).write_bytes(text.encode())

    found = json.loads(invoke("ask", "--answers", name, *JSON).out)
    expected = json.loads(invoke("ask", "--cnrs-unit", "no", *JSON).out)

    assert found | {"project": ""} == expected  # a file may bring a title


@pytest.mark.parametrize("text", ["answers: {}\n", "answers:\n"])
def test_a_file_may_hold_no_answer_yet(text: str) -> None:
    write("file.yaml", text)

    assert invoke("ask", "--answers", "file.yaml", *JSON) == invoke("ask", *JSON)


@pytest.mark.parametrize("amount", ["60000", "60k", "60 000", "60_000", "'60 000 €'"])
def test_an_amount_in_a_file_is_taken_as_people_write_it(amount: str) -> None:
    write("file.yaml", f"cnrs-unit: no\nbudget: {amount}\n")
    words = ("--cnrs-unit", "no", "--budget", "60000")

    assert invoke("ask", "--answers", "file.yaml", *JSON) == invoke("ask", *words, *JSON)


def test_a_flag_wins_over_the_file_and_the_rest_of_the_file_stays() -> None:
    write("file.yaml", "cnrs-unit: yes\npartners: community\nmaturity: structured\n")
    both = invoke("ask", "--answers", "file.yaml", *IRP, *JSON)
    one = invoke("ask", "--answers", "file.yaml", "--cnrs-unit", "no", *JSON)

    assert both == invoke("ask", *IRP, *JSON)
    assert json.loads(one.out)["answers"] == {
        "cnrs-unit": "no",
        "partners": "community",
        "maturity": "structured",
    }


def test_a_flag_can_withdraw_an_answer_of_the_file() -> None:
    write("file.yaml", "cnrs-unit: no\n")
    result = invoke("ask", "--answers", "file.yaml", "--cnrs-unit", "unknown", *JSON)

    assert json.loads(result.out)["outcome"] == "undecided"


def test_words_that_yaml_1_1_would_turn_into_something_else_stay_answers() -> None:
    write("file.yaml", "prior: no\ncost: 010\nteam: group\n")
    result = invoke("ask", "--answers", "file.yaml", "--catalogue", str(MINIMAL), *JSON)

    assert json.loads(result.out)["answers"] == {"team": "group", "prior": "no", "cost": 10}
