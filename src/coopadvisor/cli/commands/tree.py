"""`coopadvisor tree`: the decision tree, as text, as a drawing or for programs."""

from typing import Annotated, Literal, assert_never

import click
import typer

from coopadvisor.analysis.tree import Tree, bound_questions, build_tree
from coopadvisor.cli.setting import Setting, setting_of
from coopadvisor.cli.surroundings import show, write_document
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.documents.decision_tree import write_tree

EXAMPLES = ()
TreeFormat = Literal["text", "mermaid", "svg", "json"]


def run(
    ctx: typer.Context,
    output_format: Annotated[
        TreeFormat,
        typer.Option("--format", help="help-tree-format", metavar="text|mermaid|svg|json"),
    ] = "text",
) -> int:
    """Print the decision tree. Raises `ClickException` where it is too large to be built."""
    setting = setting_of(ctx)
    try:
        tree = build_tree(setting.catalogue)
    except TooLarge:
        raise click.ClickException(_too_large(setting)) from None
    if output_format == "text":
        return show(write_tree(tree, setting.voice), plain=True)
    write_document(_draw(setting, tree, output_format))
    return 0


def _draw(setting: Setting, tree: Tree, drawing: Literal["mermaid", "svg", "json"]) -> str:
    match drawing:
        case "mermaid":
            from coopadvisor.writers import mermaid

            return mermaid.draw_tree(setting.voice, tree)
        case "svg":
            from coopadvisor.writers import svg

            return svg.draw_tree(setting.voice, tree)
        case "json":
            from coopadvisor.writers.tree_json import write_tree_json

            return write_tree_json(setting.catalogue, tree)
        case _:
            assert_never(drawing)


def _too_large(setting: Setting) -> str:
    from coopadvisor.language.checks import say_situations
    from coopadvisor.language.figures import decimal

    bounds = bound_questions(setting.catalogue)
    return setting.words(
        "too-large",
        n=say_situations(setting.language, bounds.situations),
        least=decimal(bounds.mean, setting.language),
        most=bounds.most,
    )
