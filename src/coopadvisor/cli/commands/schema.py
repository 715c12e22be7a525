"""`coopadvisor schema`: the JSON Schema of catalogues, for editors."""

from pathlib import Path

import typer

from coopadvisor.catalogue.loading import bundled
from coopadvisor.catalogue.opening import read_languages
from coopadvisor.catalogue.schema import render_schema
from coopadvisor.cli.setting import setting_of
from coopadvisor.cli.surroundings import write_document

EXAMPLES = ()


def run(ctx: typer.Context) -> int:
    """Print the JSON Schema of catalogues in the languages of the one in use."""
    chosen = setting_of(ctx).path
    path = bundled() if chosen is None else Path(chosen)
    write_document(render_schema(read_languages(path)))
    return 0
