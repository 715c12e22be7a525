"""What a drawing of the tree says, whoever draws it: the words, and each shared part once."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coopadvisor.analysis.tree import Tree, TreeNode
from coopadvisor.decision.outcomes import OutcomeName
from coopadvisor.language.figures import decimal, is_singular
from coopadvisor.language.typography import NBSP
from coopadvisor.language.voice import Voice

_MANY = 3  # options in one branch from which their list says less than "any other"

SpotKind = Literal[OutcomeName, "question", "see"]


class Spot(Struct, frozen=True):
    """A place in the drawing: a question, an outcome, or where else to go on reading."""

    kind: SpotKind
    text: str
    label: str = ""
    spots: tuple[Spot, ...] = ()


def figures(voice: Voice, tree: Tree) -> str:
    """How many questions the tree asks, on average and at most."""
    mean = decimal(tree.mean, voice.language)
    words = voice.words
    one = is_singular(tree.mean, voice.language)
    return words.plural("tree-figures", 1 if one else 2, mean=mean, most=tree.most)


def sketch(voice: Voice, tree: Tree) -> Spot:
    """The whole tree, a part that several branches share drawn where it is met first.

    First means nearest to the root, so that the drawing stays narrow. Elsewhere a mark
    says where to go on, unless the question is a short one.
    """
    homes, marks = {id(tree.root): 0}, dict[int, str]()
    nodes = [tree.root]
    for node in nodes:  # grows while it is walked, breadth first
        for _, child in _arrows(voice, node):
            if id(child) not in homes:
                homes[id(child)] = id(node)
                nodes.append(child)
            elif not _is_short(child):
                marks.setdefault(id(child), f"[{len(marks) + 1}]")

    def spot(node: TreeNode, label: str, parent: int) -> Spot:
        """A node and all that is drawn under it."""
        if node.outcome is not None:
            return Spot(node.outcome.outcome, voice.outcome(node.outcome), label)
        question, mark = voice.label(node.question), marks.get(id(node), "")
        if homes[id(node)] != parent and not _is_short(node):
            return Spot("see", voice.words("tree-see", question=question, mark=mark), label)
        spots = tuple(spot(child, answers, id(node)) for answers, child in _arrows(voice, node))
        return Spot("question", f"{question}{NBSP}{mark}" if mark else question, label, spots)

    return spot(tree.root, "", 0)


def _arrows(voice: Voice, node: TreeNode) -> list[tuple[str, TreeNode]]:
    """The branches of a question in words, the one of many options last: any other."""
    if not node.branches:
        return []
    largest = max(node.branches, key=lambda branch: len(branch.values))
    if len(largest.values) < _MANY or not largest.values[0].option:
        return [(voice.values(node.question, one.values), one.node) for one in node.branches]
    others = (one for one in node.branches if one is not largest)
    told = [(voice.values(node.question, one.values), one.node) for one in others]
    return [*told, (voice.words("tree-otherwise"), largest.node)]


def _is_short(node: TreeNode) -> bool:
    """Whether only outcomes follow: such a question is easier drawn again than looked up."""
    return not any(branch.node.branches for branch in node.branches)
