"""The decision tree as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import json

from coopadvisor.analysis.tree import Node, Tree
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.report.json import band_value
from coopadvisor.report.sketch import figures
from coopadvisor.wording.voice import Voice

if TYPE_CHECKING:
    from rich.console import Console

    from coopadvisor.report.page import Page


def render_tree(tree: Tree, voice: Voice, console: Console) -> None:
    """The tree as nested lines, a question's answers under it."""
    from coopadvisor.report.page import Page  # rich is not worth loading for JSON

    page, words = Page(console), voice.words
    page.title(words.tree_title)
    page.paragraph(figures(voice, tree))
    page.gap()
    _write(tree.root, voice, page, 0)


def _write(node: Node, voice: Voice, page: Page, indent: int) -> None:
    if not node.branches:
        return
    for branch in node.branches:
        label = voice.label(node.question)
        values = voice.values(node.question, branch.values)
        end = f" -> {voice.outcome(branch.node.outcome)}" if branch.node.outcome else ""
        page.item(f"{label}{voice.words.colon} {values}{end}", indent=indent)
        _write(branch.node, voice, page, indent + 2)


def render_tree_json(catalogue: Catalogue, tree: Tree) -> str:
    """The tree as JSON: ``{questions {mean, most}, root}``, ranges ``null`` where open."""
    found = {
        "questions": {"mean": tree.mean, "most": tree.most},
        "root": _node(catalogue, tree.root),
    }
    return json.format(json.encode(found), indent=2).decode() + "\n"


def _node(catalogue: Catalogue, node: Node) -> dict[str, Any]:
    if node.outcome is not None:
        return {"outcome": node.outcome.outcome, "instruments": node.outcome.instruments}
    return {
        "question": node.question,
        "branches": [
            {
                "values": [band_value(catalogue, node.question, band) for band in branch.values],
                "node": _node(catalogue, branch.node),
            }
            for branch in node.branches
        ],
    }
