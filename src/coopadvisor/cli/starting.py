"""`coopadvisor new` and `coopadvisor schema`: what it takes to start a catalogue."""

from __future__ import annotations

from pathlib import Path

from coopadvisor.catalogue.loading import bundled, starter
from coopadvisor.cli.delivery import write
from coopadvisor.cli.exits import EXIT_FAILED
from coopadvisor.cli.quoting import command_line
from coopadvisor.cli.setting import Setting
from coopadvisor.cli.streams import tell, write_document
from coopadvisor.language.errors import printable


def start_catalogue(setting: Setting, path: Path, *, force: bool) -> int:
    """Write a commented catalogue that passes `check`, and say what to do with it."""
    if not write(setting, path, starter(setting.language).read_text(encoding="utf-8"), force=force):
        return EXIT_FAILED
    file = printable(str(path))
    tell("  coopadvisor schema > catalogue.schema.json")
    for words in (("check", file), ("ask", "--catalogue", file)):
        tell(f"  {command_line(('coopadvisor', *words))}")
    return 0


def print_schema(setting: Setting) -> int:
    """Print the JSON Schema of catalogues in the languages of the one in use."""
    from coopadvisor.catalogue.opening import read_languages
    from coopadvisor.catalogue.schema import render_schema

    path = bundled() if setting.path is None else Path(setting.path)
    write_document(render_schema(read_languages(path)))
    return 0
