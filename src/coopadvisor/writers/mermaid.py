"""The decision tree as a Mermaid flowchart, which GitHub and many wikis draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from coopadvisor.analysis.tree import Tree
from coopadvisor.documents.sketch import Spot, SpotKind, sketch
from coopadvisor.language.voice import Voice

# A shape for each kind of place, so that nothing hangs on colour.
_SHAPES: dict[SpotKind, str] = {
    "question": '["{}"]',
    "see": '>"{}"]',
    "recommended": '(["{}"])',
    "choice": '[["{}"]]',
    "none": '{{{{"{}"}}}}',
    "undecided": '[/"{}"/]',
}
# Whatever may mean something to Mermaid, Markdown or HTML, even inside quotes.
_SPECIAL = re.compile(r"[^\w \u00a0\u202f,‘’«»€?!-]|_")


def draw_tree(voice: Voice, tree: Tree) -> str:
    """The tree as the text of a flowchart, a part that several branches share drawn once."""
    return "\n".join(("flowchart LR", *_lines(sketch(voice, tree), "n0", count(1)), ""))


def _lines(spot: Spot, name: str, numbers: Iterator[int]) -> Iterator[str]:
    """A place, then each arrow from it with all that follows."""
    yield f"    {name}{_SHAPES[spot.kind].format(_quoted(spot.text))}"
    for below in spot.spots:
        target = f"n{next(numbers)}"
        yield f'    {name} -->|"{_quoted(below.label)}"| {target}'
        yield from _lines(below, target, numbers)


def _quoted(text: str) -> str:
    """A text on one line, in entity codes where a character may mean something else."""
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", " ".join(text.split())) or " "
