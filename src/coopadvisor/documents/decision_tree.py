"""The decision tree as a page of nested lists."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.tree import Tree, TreeNode
from coopadvisor.documents.blocks import Document, Item, Items, Paragraph, Title, say
from coopadvisor.documents.phrases import page
from coopadvisor.documents.sketch import figures
from coopadvisor.language.voice import Voice


def write_tree(tree: Tree, voice: Voice) -> Document:
    """A question's answers, and under each what follows."""
    title = voice.words("tree-title")
    blocks = (
        Title(title),
        Paragraph(say(figures(voice, tree)), apart=False),
        Items(tuple(_branches(tree.root, voice)), apart=True),
    )
    return page(voice, title, blocks)


def _branches(node: TreeNode, voice: Voice) -> Iterator[Item]:
    for branch in node.branches:
        label = voice.label(node.question)
        values = voice.values(node.question, branch.values)
        end = f" -> {voice.outcome(branch.node.outcome)}" if branch.node.outcome else ""
        line = f"{label}{voice.words.colon} {values}{end}"
        yield Item(say(line), below=tuple(_branches(branch.node, voice)))
