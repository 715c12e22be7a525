"""Catalogues whose records lack a field, have one of another kind, or stand elsewhere."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import yaml
from catalogue_files import MINIMAL
from fuzzing import LANGUAGES, SCRAPS, TEXTS, survive, write
from hypothesis import given
from hypothesis import strategies as st

SEEDS: list[Any] = [
    yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
    for path in sorted(MINIMAL.parent.glob("*.yaml"))
]
COMMANDS = st.sampled_from(
    (
        *(
            ("check",),
            ("check", "--format", "json"),
            ("list",),
            ("show", "GROW"),
            ("ask", "--help"),
        ),
        *(("ask",), ("ask", "--format", "markdown"), ("ask", "--format", "json"), ("tree",)),
        *(("tree", "--format", form) for form in ("json", "svg", "mermaid")),
    )
)
SCALARS = (
    SCRAPS.filter(lambda text: text != "\ud800") | TEXTS | st.integers() | st.booleans() | st.none()
)
VALUES = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXTS, below, max_size=3),
    max_leaves=5,
)


@st.composite
def catalogues(draw: st.DrawFn) -> Any:
    """A catalogue that holds together, after a few edits."""
    whole = copy.deepcopy(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(list(_places(whole))))
        _edit(draw, whole, holder, key)
    return whole


def _edit(draw: st.DrawFn, whole: Any, holder: Any, key: Any) -> None:
    way = draw(st.sampled_from(["drop", "replace", "scalar", "move", "twice", "rename"]))
    if way == "drop":
        del holder[key]
    elif way == "replace":
        holder[key] = draw(VALUES)
    elif way == "scalar":
        holder[key] = draw(SCALARS)
    elif way == "move":  # what stands elsewhere; names above all
        other, place = draw(st.sampled_from(list(_places(whole))))
        holder[key] = copy.deepcopy(other[place])
    elif isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    else:
        holder[draw(TEXTS)] = holder.pop(key) if way == "rename" else holder[key]


def _places(value: Any) -> Any:
    """Every place below a value, as what holds it and its key there."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, below in list(entries):
        yield value, key
        if isinstance(below, dict | list):
            yield from _places(below)


@given(catalogues(), COMMANDS, LANGUAGES)
def test_no_structure_of_a_catalogue_upsets_a_command(
    catalogue: Any, words: tuple[str, ...], language: str
) -> None:
    file = write(Path("catalogue.yaml"), json.dumps(catalogue).encode())
    survive(*words, "--catalogue", file, "--lang", language)


@given(catalogues(), catalogues(), st.sampled_from(["text", "json"]))
def test_no_two_catalogues_upset_their_comparison(one: Any, other: Any, form: str) -> None:
    files = [
        write(Path(name), json.dumps(catalogue).encode())
        for name, catalogue in (("old.yaml", one), ("new.yaml", other))
    ]
    survive("diff", *files, "--format", form)
