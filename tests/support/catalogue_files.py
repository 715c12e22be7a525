"""The catalogues under tests/data: those that hold together, and those with findings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coopadvisor.catalogue.reading import read_file

FOLDER = Path(__file__).parents[1] / "data" / "catalogues"
MINIMAL = FOLDER / "good" / "minimal.yaml"
INTERVIEW = FOLDER / "good" / "interview.yaml"
REMARKABLE = {  # by the name of the one check that has something to say of each
    path.stem: path
    for folder in ("bad/audit", "good/notes")
    for path in sorted((FOLDER / folder).glob("*.yaml"))
}


def minimal(*changes: tuple[str, str]) -> str:
    """The text of the minimal catalogue with some of its words replaced."""
    return replaced(MINIMAL.read_text(encoding="utf-8"), *changes)


def replaced(text: str, *changes: tuple[str, str]) -> str:
    """A text with some of its words replaced, each found once."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def write_defaced(path: Path, markups: Sequence[str], turn: int = 0) -> str:
    """Write the minimal catalogue with every text begun by markup, and return its path.

    Neighbouring texts begin with different pieces, the first one with that of *turn*.
    """
    document = _deface(read_file(MINIMAL).value, markups, turn)
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return str(path)


def _deface(value: Any, markups: Sequence[str], turn: int) -> Any:
    if isinstance(value, list):
        return [_deface(one, markups, turn + index) for index, one in enumerate(value)]
    if not isinstance(value, dict):
        return value
    markup = markups[turn % len(markups)]
    return {
        key: f"{markup} {{n}} {entry}" if key in ("fr", "en") else _deface(entry, markups, turn)
        for key, entry in value.items()
    }
