"""Going down a decision tree with answers in hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from oracle import Value
from shortest_trees import Box, Optimum, Picks

from coopadvisor.analysis.tree import Branch, TreeNode
from coopadvisor.decision.partition import Band


def covers(band: Band, value: Value) -> bool:
    """Whether a value lies in a band."""
    if isinstance(value, str):
        return band.option == value
    return not band.option and band.low <= value <= band.high


def branches_for(node: TreeNode, value: Value) -> list[Branch]:
    """The branches that hold a value; a good node has exactly one."""
    return [one for one in node.branches if any(covers(band, value) for band in one.values)]


def follow(node: TreeNode, situation: Mapping[str, Value]) -> tuple[TreeNode, int]:
    """Where a situation leads, and after how many questions."""
    asked = 0
    while node.branches:
        (branch,) = branches_for(node, situation[node.question])
        node, asked = branch.node, asked + 1
    return node, asked


def stops(node: TreeNode, optimum: Optimum) -> Iterator[tuple[TreeNode, Picks, Box]]:
    """Every node as often as it is reached, with the answers and the situations it stands for."""
    pending = [(node, Picks(), optimum.everything)]
    while pending:
        here, picks, box = pending.pop()
        yield here, picks, box
        if here.branches:
            for value, part in optimum.split(box, here.question):
                (branch,) = branches_for(here, value)
                pending.append((branch.node, picks | {(here.question, value)}, part))


def check_node(node: TreeNode, picks: Picks, box: Box, optimum: Optimum) -> None:
    """Assert that a node asks the right question, and splits what is possible well."""
    total, questions = optimum.best(picks, box)
    if not questions:
        assert not node.branches
        assert node.outcome is not None
        assert not node.question
        return
    assert total > 0
    assert node.outcome is None
    assert node.question == questions[0]
    assert len(node.branches) > 1
    asked = optimum.oracle.world.questions[node.question]
    possible = {asked.place(value) for value, _ in optimum.split(box, node.question)}
    for place, band in enumerate(asked.bands):
        holding = {id(branch) for end in (band[0], band[-1]) for branch in branches_for(node, end)}
        assert len(holding) == (place in possible)
    for branch in node.branches:
        for one, other in combinations(branch.values, 2):
            assert one.option or one.high + 1 < other.low
    for branch, sister in combinations(node.branches, 2):
        assert branch.node != sister.node
