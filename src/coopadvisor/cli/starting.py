"""`coopadvisor new` and `coopadvisor schema`: what it takes to start a catalogue."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from coopadvisor.catalogue.loading import starter
from coopadvisor.cli.complaints import tell
from coopadvisor.cli.delivery import write
from coopadvisor.cli.exits import EXIT_FAILED
from coopadvisor.cli.setting import Setting
from coopadvisor.wording.errors import printable


def start_catalogue(setting: Setting, path: Path, *, force: bool) -> int:
    """Write a commented catalogue that passes `check`, and say what to do with it."""
    if not write(setting, path, starter(setting.language).read_text(encoding="utf-8"), force=force):
        return EXIT_FAILED
    file = shlex.quote(printable(str(path)))
    for command in ("schema > catalogue.schema.json", f"check {file}", f"ask --catalogue {file}"):
        tell(f"  coopadvisor {command}")
    return 0


def print_schema() -> int:
    """Print the JSON Schema of catalogues."""
    from coopadvisor.catalogue.schema import render_schema

    sys.stdout.write(render_schema())
    return 0
