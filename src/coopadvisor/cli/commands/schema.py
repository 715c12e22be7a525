"""`coopadvisor schema`: the JSON Schema of catalogues, for editors, or of advice, for programs."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from msgspec import json

from coopadvisor.catalogue.loading import bundled
from coopadvisor.catalogue.opening import read_languages
from coopadvisor.catalogue.schema import render_schema
from coopadvisor.cli.setting import setting_of
from coopadvisor.cli.surroundings import write_document

EXAMPLES = ("coopadvisor schema advice",)


def run(
    ctx: typer.Context,
    subject: Annotated[
        Literal["catalogue", "advice"],
        typer.Argument(help="help-schema-subject", metavar="catalogue|advice"),
    ] = "catalogue",
) -> int:
    """Print the JSON Schema of catalogues in the languages of the one in use, or of advice."""
    if subject == "advice":
        from coopadvisor.writers.json_schema import advice_schema

        write_document(json.format(json.encode(advice_schema()), indent=2).decode() + "\n")
        return 0
    chosen = setting_of(ctx).path
    path = bundled() if chosen is None else Path(chosen)
    write_document(render_schema(read_languages(path)))
    return 0
