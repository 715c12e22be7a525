"""The decision tree as JSON."""

from __future__ import annotations

from typing import Any

from msgspec import json

from coopadvisor.analysis.tree import Tree, TreeNode
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.partition import band_value


def write_tree_json(catalogue: Catalogue, tree: Tree) -> str:
    """The tree as JSON: ``{questions {mean, most}, root}``, ranges ``null`` where open."""
    found = {
        "questions": {"mean": tree.mean, "most": tree.most},
        "root": _node(catalogue, tree.root),
    }
    return json.format(json.encode(found), indent=2).decode() + "\n"


def _node(catalogue: Catalogue, node: TreeNode) -> dict[str, Any]:
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
