"""An answer can be had again: by the command in the summary, and by the summary itself."""

import datetime as dt
import json
import shlex
from pathlib import Path

import pytest
from catalogue_files import MINIMAL, minimal
from gfm import last_code_block
from running import Result, invoke
from shipped_answers import CHOICE, EVERY, IRC, IRP, NONE, UNDECIDED, in_both_languages

from coopadvisor import advise, load_catalogue
from coopadvisor.catalogue.model import Language
from coopadvisor.cli.options import Day
from coopadvisor.cli.requests import Request
from coopadvisor.cli.setting import Setting

pytestmark = pytest.mark.slow

OTHER = ["--catalogue", str(MINIMAL)]
CASES = {
    **EVERY,
    "unknowns": [*UNDECIDED, "--localisation", "unknown", "--institute", "unknown"],
    "amount": [*IRP[:-1], "60 000 €"],
    "title": [*IRP, "--project", "Alpine permafrost"],
    "title with quotes": [*IRP, "--project", 'L\'eau "vive" `$HOME` \\ !'],
    "title with a dash": [*CHOICE, "--project", "-x"],
    "title like an option": [*NONE, "--project", "--format"],
    "title like a language": [*NONE, "--project", "--lang=fr"],
    "title like an end": [*NONE, "--project", "--"],
    "title in French": [*IRC, "--project", "Pergélisol « alpin » : été"],
    "today": [*IRP, "--today", "2024-02-29"],
    "other catalogue": [*OTHER, "--team", "solo"],
    "other catalogue, undecided": [*OTHER, "--team", "group", "--cost", "50"],
    "other catalogue, none": [*OTHER, "--team", "duo", "--cost", "900", "--region", "north"],
}
every_case = pytest.mark.parametrize("words", CASES.values(), ids=CASES)


def printed_command(words: list[str], language: Language) -> list[str]:
    """The command in the last code block of the summary, without the name of the program."""
    page = invoke("ask", *words, "--format", "markdown", "--lang", language).out
    program, *command = shlex.split(last_code_block(page))
    assert program == "coopadvisor"
    return command


def surroundings(words: list[str]) -> list[str]:
    """What a file of answers does not say: the day, and the catalogue."""
    today = words.index("--today") if "--today" in words else len(words)
    return [*words[today : today + 2], *(OTHER if "--catalogue" in words else [])]


def as_json(*words: str) -> Result:
    """The answer to a command line in JSON, whatever format it ends on."""
    asked = words[:-2] if words[-2:] == ("--format", "markdown") else words
    return invoke(*asked, "--format", "json")


def but_unknown(result: Result) -> Result:
    """An answer in JSON without the answers that say that something is not known yet."""
    found = json.loads(result.out)
    found["answers"] = {name: one for name, one in found["answers"].items() if one != "unknown"}
    return result._replace(out=json.dumps(found))


@pytest.mark.long
@in_both_languages
@every_case
def test_the_command_of_a_summary_gives_the_same_answer(
    words: list[str], language: Language
) -> None:
    command = printed_command(words, language)

    assert "unknown" not in command
    assert but_unknown(as_json(*command)) == but_unknown(as_json("ask", *words, "--lang", language))


@pytest.mark.long
@every_case
def test_the_command_of_a_summary_gives_the_same_summary(words: list[str]) -> None:
    first = invoke("ask", *words, "--format", "markdown", "--lang", "fr")

    assert invoke(*printed_command(words, "fr")) == first


@every_case
def test_a_summary_is_read_back_as_the_answers_it_was_written_from(
    words: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "summary.md"
    assert invoke("ask", *words, "-o", str(path)).code in (0, 3, 4)
    again = as_json("ask", "--answers", str(path), *surroundings(words))

    assert "unknown" not in json.loads(again.out)["answers"].values()
    assert but_unknown(again) == but_unknown(as_json("ask", *words))


@pytest.mark.long
@every_case
def test_a_json_answer_is_read_back_as_the_answers_it_was_written_from(
    words: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "answer.json"
    first = as_json("ask", *words)
    path.write_text(first.out, encoding="utf-8")

    assert as_json("ask", "--answers", str(path), *surroundings(words)) == first


def test_a_summary_made_from_a_summary_is_the_same_summary(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    words = ("--today", "2026-11-20", "-o", str(path))
    invoke("ask", *IRP, "--project", "Alpine permafrost", *words)
    first = path.read_text(encoding="utf-8")
    invoke("ask", "--answers", str(path), *words, "--force")

    assert path.read_text(encoding="utf-8") == first


def test_a_title_of_the_command_line_wins_over_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    invoke("ask", *IRP, "--project", "Old title", "-o", str(path))
    page = invoke("ask", "--answers", str(path), "--project", "New title", "--format=markdown").out

    assert "# New title\n" in page
    assert "Old title" not in page


def test_a_catalogue_with_blanks_in_its_path_is_named_so_that_it_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("our 'own' catalogue.yaml").write_text(minimal(), encoding="utf-8")
    words = ["--catalogue", "our 'own' catalogue.yaml", "--team", "solo"]

    assert as_json(*printed_command(words, "en")) == as_json("ask", *words)


def test_a_pinned_day_is_kept_and_another_is_not() -> None:
    assert "--today 2024-02-29" in " ".join(printed_command(CASES["today"], "en"))
    assert "--today" not in printed_command(IRP, "en")


def test_the_command_comes_from_the_answers_and_not_from_how_they_were_given() -> None:
    request = Request(
        setting=Setting("fr", None),
        format="markdown",
        output=Path("summary.md"),
        force=True,
        project="Un titre",
        everything=True,
        full=False,
        plain=True,
        today=Day(dt.date(2026, 11, 20), None),
    )
    given = {"budget": "60k", "cnrs-unit": "YES", "partners": "unknown", "institute": "Unknown"}
    advice = advise(load_catalogue(), given)

    command = "coopadvisor ask --cnrs-unit yes --budget 60000 --project 'Un titre' --lang fr"
    assert request.replay_command(advice.answers) == command
    assert request.resume_command(advice.answers).startswith(command)


def test_what_is_printed_as_json_names_answers_in_the_catalogues_order() -> None:
    answers = json.loads(as_json("ask", *reversed_options(IRP)).out)["answers"]

    assert list(answers) == ["cnrs-unit", "partners", "maturity", "localisation", "budget"]
    assert as_json("ask", *reversed_options(IRP)) == as_json("ask", *IRP)


def reversed_options(words: list[str]) -> list[str]:
    pairs = list(zip(words[::2], words[1::2], strict=True))
    return [word for pair in reversed(pairs) for word in pair]
