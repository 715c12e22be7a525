"""`coopadvisor diff`: what an edit of a catalogue does to the advice and to its texts."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import click
import typer

from coopadvisor.analysis.edits import find_edits
from coopadvisor.analysis.effects import Effects, Reading, find_effects, find_readings
from coopadvisor.catalogue.loading import load_catalogue
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.cli.options import TextOrJson, input_path
from coopadvisor.cli.setting import Setting, setting_of
from coopadvisor.cli.surroundings import terminal_size, write_document
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.documents.differences import Comparison, comparison_keys, render_comparison
from coopadvisor.language.wrapping import MAX_WIDTH
from coopadvisor.writers.json import write_json

EXAMPLES = ("coopadvisor diff old.yaml new.yaml",)


def run(
    ctx: typer.Context,
    old: Annotated[Path, typer.Argument(help="help-old", metavar="metavar-old", parser=input_path)],
    new: Annotated[
        Path, typer.Argument(help="help-new-one", metavar="metavar-new", parser=input_path)
    ],
    output_format: TextOrJson = "text",
) -> int:
    """Print what differs. Raises `CatalogueError` where either file cannot be used."""
    setting = setting_of(ctx)
    if setting.path is not None:
        raise click.UsageError(setting.words("diff-names-two"))
    before, after = load_catalogue(old), load_catalogue(new)

    def command(answers: Mapping[str, Value]) -> str:
        options = [f"--{question}={value}" for question, value in answers.items()]
        return Setting(setting.language, str(new)).command("ask", *options)

    effects, readings = _find(before, after)
    found = Comparison(
        old=setting.speak(before),
        new=setting.speak(after),
        files=(str(old), str(new)),
        effects=effects,
        readings=readings,
        edits=find_edits(before, after),
        command=command,
    )
    if output_format == "json":
        write_document(write_json(comparison_keys(found), setting.language, (after, before)))
        return 0
    width = min(terminal_size()[0], MAX_WIDTH)
    sys.stdout.write(render_comparison(found, width))
    return 0


def _find(old: Catalogue, new: Catalogue) -> tuple[Effects | None, tuple[Reading, ...]]:
    try:
        general = find_effects(old, new)
        return general, find_readings(old, new, general)
    except TooLarge:
        return None, ()
