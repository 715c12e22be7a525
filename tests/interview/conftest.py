"""Places at a terminal, cleared away after each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from catalogue_files import INTERVIEW
from screen import SitDown, Terminal

from coopadvisor import Catalogue, load_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The small catalogue on which interviews are tried."""
    return load_catalogue(INTERVIEW)


@pytest.fixture
def sit_down(tmp_path: Path) -> Iterator[SitDown]:
    """Start `coopadvisor ask` with these words in a pseudo-terminal, in a folder of its own."""
    opened: list[Terminal] = []

    def start(*words: str, **surroundings: object) -> Terminal:
        places: dict[str, Any] = {"cwd": tmp_path, **surroundings}
        opened.append(Terminal(*words, **places))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()
