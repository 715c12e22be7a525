"""The decision tree with the fewest questions on average, built from the catalogue.

Every situation counts once. No question is asked after one that its answers imply: the
answer would be known already, or the two could contradict each other. Among such trees the
optimum is found by dynamic programming over partial assignments, after Garey, "Optimal
binary identification procedures" (SIAM J. Appl. Math. 23, 1972), with outcomes in place of
objects: a state is settled as soon as its situations share one outcome, and otherwise costs
one question more than what its answers lead to.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, prod

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, later_places, read_answers
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.completions import Reach
from coopadvisor.decision.outcomes import Conclusion, conclude
from coopadvisor.decision.partition import Band, bands_of, join
from coopadvisor.decision.table import Rules, completions, rules_for, winners
from coopadvisor.decision.values import UNKNOWN
from coopadvisor.diagrams.compilation import TooLarge


class Branch(Struct, frozen=True):
    """The answers that lead to one place. Neighbouring ranges of a number are joined."""

    values: tuple[Band, ...]
    node: TreeNode


class TreeNode(Struct, frozen=True):
    """A question with its branches, or an outcome where nothing more needs to be asked."""

    question: str = ""
    branches: tuple[Branch, ...] = ()
    outcome: Conclusion | None = None


class Tree(Struct, frozen=True):
    """A tree and what it costs: questions on average over all situations, at least, at most."""

    root: TreeNode
    mean: float
    least: int
    most: int


class _Grid(Struct, frozen=True):
    """Every partial assignment of some questions as one number, in mixed radix.

    Digit 0 leaves a question open, digit 1 + b answers it with band b; ``strides`` are
    the places' weights. ``implied`` names the questions after which each is not asked.
    ``labels`` says which outcomes a state can lead to, one bit for each in ``outcomes``;
    ``counts`` how many situations it holds.
    """

    questions: tuple[str, ...]
    sizes: tuple[int, ...]
    strides: tuple[int, ...]
    implied: tuple[tuple[int, ...], ...]
    outcomes: tuple[frozenset[Mask], ...]
    labels: list[int]
    counts: list[int]


MOST_STATES = 600_000  # partial assignments: some ten seconds


def build_tree(catalogue: Catalogue, answers: Mapping[str, object] | None = None) -> Tree:
    """The exact optimal tree for what *answers* leave open.

    Of questions that are as good, the first of the catalogue is asked.

    A question answered ``unknown`` is not asked: its leaves are then what all its
    answers share, which may be undecided. Raises `AnswersError`, and `TooLarge` beyond
    600 000 partial assignments.
    """
    return tree_for(catalogue, read_answers(catalogue, answers or {}))


def tree_for(catalogue: Catalogue, answers: Answers, limit: int = MOST_STATES) -> Tree:
    """The exact optimal tree for answers that have been read. Raises `TooLarge`."""
    rules = rules_for(catalogue, answers.situation)
    if _size(rules, answers) > limit:
        raise TooLarge
    grid = _fill(rules, answers, later_places(catalogue))
    costs, choices = _solve(grid)
    builder = _Builder(catalogue, rules, grid, choices)
    least, most = _depths(builder.node(0), {})
    return Tree(builder.node(0), costs[0] / max(1, grid.counts[0]), least, most)


def _size(rules: Rules, answers: Answers) -> int:
    """How many partial assignments of the open questions there are."""
    return prod(
        len(rules.columns[place].broken) + 1
        for place in rules.required
        if answers.situation[place] is None
    )


def _fill(rules: Rules, answers: Answers, implied: Mapping[int, frozenset[int]]) -> _Grid:
    """Label every state with the outcomes of its situations, leaves first."""
    asked = [
        place
        for place in rules.required
        if answers.situation[place] is None
        and answers.given.get(rules.columns[place].question) != UNKNOWN
    ]
    sizes = tuple(len(rules.columns[place].broken) for place in asked)
    strides = _strides(sizes)
    found: dict[int, set[Mask]] = {}
    weights: dict[int, int] = {}
    for situation in completions(rules, answers.situation):
        leaf = sum(
            stride * (1 + (situation[place] or 0))
            for place, stride in zip(asked, strides, strict=True)
        )
        found.setdefault(leaf, set()).add(winners(rules, situation))
        weights[leaf] = weights.get(leaf, 0) + 1
    outcomes = tuple(dict.fromkeys(frozenset(one) for one in found.values()))
    bits = {one: 1 << index for index, one in enumerate(outcomes)}
    labels = [0] * prod(size + 1 for size in sizes)
    counts = [0] * len(labels)
    for leaf, masks in found.items():
        labels[leaf], counts[leaf] = bits[frozenset(masks)], weights[leaf]
    _gather(sizes, strides, labels, counts)
    questions = tuple(rules.columns[place].question for place in asked)
    later = tuple(
        tuple(place for place, one in enumerate(asked) if one in implied.get(cause, ()))
        for cause in asked
    )
    return _Grid(questions, sizes, strides, later, outcomes, labels, counts)


def _strides(sizes: tuple[int, ...]) -> tuple[int, ...]:
    strides = []
    weight = 1
    for size in reversed(sizes):
        strides.append(weight)
        weight *= size + 1
    return tuple(reversed(strides))


def _gather(
    sizes: tuple[int, ...], strides: tuple[int, ...], labels: list[int], counts: list[int]
) -> None:
    """Sum leaves into states, one question at a time: digit 0 of each gathers the others."""
    for size, stride in zip(sizes, strides, strict=True):
        block = stride * (size + 1)
        for base in range(0, len(labels), block):
            for state in range(base, base + stride):
                for child in range(state + stride, base + block, stride):
                    labels[state] |= labels[child]
                    counts[state] += counts[child]


def _solve(grid: _Grid) -> tuple[dict[int, float], dict[int, int]]:
    """Questions asked over all situations of each state that is reached, and the one to ask.

    Infinitely many where a question that is needed comes too late to be asked.
    """
    costs: dict[int, float] = {}
    choices: dict[int, int] = {}
    axes = tuple(zip(grid.sizes, grid.strides, strict=True))
    labels, counts = grid.labels, grid.counts

    def is_answered(state: int, place: int) -> bool:
        size, stride = axes[place]
        return state // stride % (size + 1) > 0

    def cost(state: int) -> float:
        label = labels[state]
        if label & (label - 1) == 0:
            return 0
        if state in costs:
            return costs[state]
        best = inf
        for place, (size, stride) in enumerate(axes):
            if any(is_answered(state, one) for one in (place, *grid.implied[place])):
                continue
            total: float = counts[state]
            for child in range(state + stride, state + stride * (size + 1), stride):
                total += cost(child)
                if total >= best:
                    break
            else:
                best, choices[state] = total, place
        costs[state] = best
        return best

    cost(0)
    return {0: 0} | costs, choices


class _Builder:
    """Turns the chosen questions into nodes, one object for equal ones."""

    def __init__(
        self, catalogue: Catalogue, rules: Rules, grid: _Grid, choices: dict[int, int]
    ) -> None:
        self.catalogue = catalogue
        self.rules = rules
        self.grid = grid
        self.choices = choices
        self.nodes: dict[object, TreeNode] = {}

    def node(self, state: int) -> TreeNode:
        """The node of a state; equal subtrees are the same object."""
        if state not in self.choices:
            return self._leaf(self.grid.labels[state])
        place = self.choices[state]
        stride = self.grid.strides[place]
        question = self.grid.questions[place]
        bands = bands_of(self.catalogue)[question]
        groups: dict[int, tuple[TreeNode, list[Band]]] = {}
        for index, band in enumerate(bands):
            child = state + stride * (index + 1)
            if self.grid.counts[child]:
                node = self.node(child)
                groups.setdefault(id(node), (node, []))[1].append(band)
        key = (question, tuple((one, tuple(values)) for one, (_, values) in groups.items()))
        if key not in self.nodes:
            branches = tuple(Branch(join(values), node) for node, values in groups.values())
            self.nodes[key] = TreeNode(question, branches)
        return self.nodes[key]

    def _leaf(self, label: int) -> TreeNode:
        if label not in self.nodes:
            masks = self.grid.outcomes[label.bit_length() - 1] if label else frozenset[Mask]()
            self.nodes[label] = TreeNode(
                outcome=conclude(self.rules, Reach(frozenset(masks), whole=True))
            )
        return self.nodes[label]


def _depths(node: TreeNode, seen: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """The shortest and the longest way to an outcome, in questions."""
    if not node.branches:
        return 0, 0
    if id(node) not in seen:
        below = [_depths(branch.node, seen) for branch in node.branches]
        seen[id(node)] = (1 + min(low for low, _ in below), 1 + max(high for _, high in below))
    return seen[id(node)]
