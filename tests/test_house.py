"""What keeps the house in order beside the linters."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from inspect import isfunction
from pathlib import Path

import pytest

from coopadvisor import Catalogue
from coopadvisor.catalogue.model import Choice

ROOT = Path(__file__).parents[1] / "src"
SOURCES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py"))


@pytest.mark.parametrize("name", SOURCES)
def test_no_module_names_an_instrument_an_option_or_the_funder(
    name: str, catalogue: Catalogue
) -> None:
    known = {"CNRS", *(one.id for one in catalogue.instruments)}
    known |= {one.id for one in catalogue.former}
    for question in catalogue.questions:
        options = question.options if isinstance(question, Choice) else ()
        known |= {option.id for option in options if "-" in option.id or question.optional}
    words = set(
        re.findall(r"[A-Za-z0-9]+(?:-[a-z0-9]+)*", (ROOT / name).read_text(encoding="utf-8"))
    )

    assert words & known == set()


@pytest.mark.parametrize("name", SOURCES)
def test_public_functions_and_classes_say_what_they_are_for(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]

    assert ast.get_docstring(tree)
    for node in public:
        assert ast.get_docstring(node), node.name


# What they look up without working anything out: a band as JSON, citations, the source of one.
LOOK_UPS = {"band_value", "citations_in", "split_citation"}


PAGES = [one for one in SOURCES if one.split("/")[1] in ("documents", "writers")]


@pytest.mark.parametrize("name", PAGES)
def test_what_makes_pages_works_nothing_out(name: str) -> None:
    below = re.compile(r"coopadvisor\.(analysis|catalogue|decision|diagrams)\b")
    called = {
        one.name
        for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and below.match(node.module)
        for one in node.names
        if isfunction(getattr(import_module(node.module), one.name, None))
    }

    assert called - LOOK_UPS == set()


@pytest.mark.parametrize("name", SOURCES)
def test_no_module_is_too_long_to_keep_in_mind(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= 300
