"""What the documents say is so: their catalogues run, their lists are complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from declared_checks import CHECKS
from first_screen import draw_screen
from msgspec import Struct, inspect
from running import invoke

from coopadvisor.catalogue.problems import Kind
from coopadvisor.catalogue.schema import KINDS, records

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.glob("*.md"))]
FIELDS_IN_DOC = re.compile(r"(<!-- fields: .*? -->\n).*?(<!-- end of fields -->)", re.DOTALL)


def test_every_check_is_defined_under_its_level() -> None:
    text = (DOCS / "checks.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### (.+?)\n\n\*(\w+?)s?\.\*", text, re.MULTILINE))
    defined = {
        name: level.lower() for names, level in sections.items() for name in names.split(", ")
    }

    assert defined == {one.id: one.level for one in CHECKS}


def test_every_problem_of_a_file_is_listed() -> None:
    text = (DOCS / "checks.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (?:<a .*?></a>)?`([\w-]+)` \|", text, re.MULTILINE)

    assert sorted(listed) == sorted(get_args(Kind))


def test_every_field_is_described() -> None:
    assert not [
        (record.__name__, field.name)
        for record in records()
        for field in structure(record).fields
        if not description(field)
    ]


def test_the_reference_of_fields_is_current(request: pytest.FixtureRequest) -> None:
    path = DOCS / "catalogue.md"
    text = path.read_text(encoding="utf-8")
    current = FIELDS_IN_DOC.sub(lambda found: f"{found[1]}\n{reference()}\n{found[2]}", text)
    if request.config.getoption("--update-golden"):
        path.write_text(current, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == current


def test_the_first_catalogue_of_the_manual_runs_and_passes(tmp_path: Path) -> None:
    text = (DOCS / "catalogue.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(id: tiny\n.*?)```", text, re.DOTALL)
    assert found is not None
    path = tmp_path / "tiny.yaml"
    path.write_text(found[1], encoding="utf-8")

    assert len(found[1].splitlines()) <= 10
    assert invoke("check", str(path), "--strict", "--today", "2026-11-20").code == 0
    asked = invoke("ask", "--catalogue", str(path), "--team", "pair", "--no-input")
    assert asked.code == 0
    assert "DUO" in asked.out


def structure(record: type[Struct]) -> inspect.StructType:
    found = inspect.type_info(record)
    assert isinstance(found, inspect.StructType)
    return found


def description(field: inspect.Field) -> str:
    """What the model says that a field means."""
    told = field.type.extra_json_schema if isinstance(field.type, inspect.Metadata) else None
    return str((told or {}).get("description", ""))


def reference() -> str:
    """A table of the fields of each record, needed ones marked."""
    return (
        "\n".join(
            "\n".join(
                (
                    f"### {record.__name__}",
                    "",
                    "| field | | what it is |",
                    "| --- | --- | --- |",
                    *rows(record),
                    "",
                )
            )
            for record in records()
        ).rstrip("\n")
        + "\n"
    )


def rows(record: type[Struct]) -> Iterator[str]:
    found = structure(record)
    if found.tag_field:
        yield f"| `{found.tag_field}` | ✱ | {KINDS} |"
    for field in found.fields:
        mark = "✱" if field.required else ""
        yield f"| `{field.encode_name}` | {mark} | {description(field)} |"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_drawing_of_the_tree_is_current(language: str, request: pytest.FixtureRequest) -> None:
    drawn = invoke("tree", "--format", "svg", "--lang", language).out
    keep_current(DOCS / f"tree.{language}.svg", drawn, request)


SHOWN = (
    "coopadvisor ask --cnrs-unit yes --partners two-leads --maturity joint-results"
    " --localisation stays --budget 60k"
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_picture_of_a_first_screen_is_current(
    language: str, request: pytest.FixtureRequest
) -> None:
    words = SHOWN.split()[1:]
    done = invoke(*words, "--lang", language, "--today", "2026-11-25")
    short = f"{SHOWN.partition(' --')[0]} …"
    keep_current(DOCS / f"first-screen.{language}.svg", draw_screen(short, done.out), request)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_example_of_a_summary_is_current(language: str, request: pytest.FixtureRequest) -> None:
    title = {"en": "Alpine permafrost", "fr": "Pergélisol alpin"}[language]
    words = (*SHOWN.split()[1:], "--project", title, "--format", "markdown")
    done = invoke(*words, "--lang", language, "--today", "2026-11-25")
    keep_current(DOCS / f"summary.{language}.md", done.out, request)


def keep_current(path: Path, text: str, request: pytest.FixtureRequest) -> None:
    """Write the file anew where that is asked for, and see that it says what it must."""
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("language", "readme"), [("en", "README.md"), ("fr", "README.fr.md")])
def test_each_readme_shows_the_screen_the_summary_and_the_tree(language: str, readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")

    for name in (f"first-screen.{language}.svg", f"summary.{language}.md", f"tree.{language}.svg"):
        assert f"](docs/{name})" in text


@pytest.mark.parametrize("document", PAGES, ids=lambda path: path.name)
def test_what_a_page_names_in_the_project_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)[^)]*\)", text)
    paths = re.findall(r"`((?:src|docs|data|tests|benchmarks|requirements)/[\w./-]*)`", text)

    for link in links:
        assert (document.parent / link).exists(), link
    for path in paths:
        assert (ROOT / path).exists(), path
