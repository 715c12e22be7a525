"""What a drawing of the tree says, whoever draws it: the words, and each shared part once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from coopadvisor.analysis.tree import Branch, Tree, TreeNode
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
    return _Sketcher(voice, homes, marks).spot(tree.root, "", 0)


class _Arrow(NamedTuple):
    """The answers that lead to a node, in words."""

    label: str
    node: TreeNode


class _Sketcher(NamedTuple):
    """Words each node, given the parent that each is drawn under and the marks of the shared."""

    voice: Voice
    homes: Mapping[int, int]
    marks: Mapping[int, str]

    def spot(self, node: TreeNode, label: str, parent: int) -> Spot:
        """A node and all that is drawn under it."""
        if node.outcome is not None:
            return Spot(node.outcome.outcome, self.voice.outcome(node.outcome), label)
        question, mark = self.voice.label(node.question), self.marks.get(id(node), "")
        if self.homes[id(node)] != parent and not _is_short(node):
            see = self.voice.words("tree-see", question=question, mark=mark)
            return Spot("see", see, label)
        spots = tuple(
            self.spot(child, answers, id(node)) for answers, child in _arrows(self.voice, node)
        )
        return Spot("question", f"{question}{NBSP}{mark}" if mark else question, label, spots)


def _arrows(voice: Voice, node: TreeNode) -> tuple[_Arrow, ...]:
    """The branches of a question in words, the one of many options last: any other."""
    largest = max(node.branches, key=lambda branch: len(branch.values), default=None)
    if largest is None or len(largest.values) < _MANY or not largest.values[0].option:
        return tuple(_arrow(voice, node, branch) for branch in node.branches)
    others = (_arrow(voice, node, branch) for branch in node.branches if branch is not largest)
    return (*others, _Arrow(voice.words("tree-otherwise"), largest.node))


def _arrow(voice: Voice, node: TreeNode, branch: Branch) -> _Arrow:
    return _Arrow(voice.values(node.question, branch.values), branch.node)


def _is_short(node: TreeNode) -> bool:
    """Whether only outcomes follow: such a question is easier drawn again than looked up."""
    return not any(branch.node.branches for branch in node.branches)
