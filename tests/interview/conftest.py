"""Places at a terminal, cleared away after each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from screen import Terminal

SitDown = Callable[..., Terminal]


@pytest.fixture
def sit_down(tmp_path: Path) -> Iterator[SitDown]:
    """Start `coopadvisor ask` with these words in a pseudo-terminal, in a folder of its own."""
    opened: list[Terminal] = []

    def start(*words: str, **surroundings: object) -> Terminal:
        places: dict[str, Any] = {"cwd": tmp_path, **surroundings}
        opened.append(Terminal("ask", *words, **places))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()
