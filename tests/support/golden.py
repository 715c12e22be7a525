"""Comparing an output with the file that a person has read and agreed to."""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "golden"
MOST_LINES = 40


class Golden:
    """The files under tests/golden; with ``--update-golden`` they are rewritten for review."""

    def __init__(self, *, update: bool) -> None:
        self.update = update

    def check(self, name: str, text: str) -> None:
        """Assert that *text* is what the file says."""
        path = FOLDER / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        agreed = path.read_text(encoding="utf-8") if path.exists() else ""
        lines = unified_diff(agreed.splitlines(), text.splitlines(), "agreed", "printed", n=1)
        differing = "\n".join(islice(lines, MOST_LINES))
        if text != agreed:
            pytest.fail(f"{name}: after a deliberate change, pytest --update-golden\n{differing}")
