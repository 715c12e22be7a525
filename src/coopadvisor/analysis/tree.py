"""The decision tree with the fewest questions on average, built from the catalogue.

Every situation counts once. No question is asked after one that its answers imply: the
answer would be known already, or the two could contradict each other. Among such trees the
optimum is found by dynamic programming over partial assignments, after Garey, "Optimal
binary identification procedures" (SIAM J. Appl. Math. 23, 1972), with outcomes in place of
objects: a state is settled as soon as its situations share one outcome, and otherwise costs
one question more than what its answers lead to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf, log2, prod
from typing import NamedTuple

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, Situation, later_places, read_answers
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.completions import Reach, compile_outcomes, compile_situations
from coopadvisor.decision.outcomes import Conclusion, conclude
from coopadvisor.decision.partition import Band, bands_of, join
from coopadvisor.decision.table import Rules, completions, rules_for, winners
from coopadvisor.decision.values import UNKNOWN
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.diagrams.diagram import count


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


class _Axis(NamedTuple):
    """A question to ask: its place, how many bands it has, and the weight of its digit."""

    place: int
    size: int
    stride: int


class _Grid(Struct, frozen=True):
    """Every partial assignment of some questions as one number, in mixed radix.

    Digit 0 leaves a question open, digit 1 + b answers it with band b. ``labels`` says which
    outcomes a state can lead to, one bit for each in ``outcomes``; ``counts`` how many
    situations it holds.
    """

    axes: tuple[_Axis, ...]
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
    unanswered = [place for place in rules.required if answers.situation[place] is None]
    if prod(len(rules.columns[place].broken) + 1 for place in unanswered) > limit:
        raise TooLarge
    names = [rules.columns[place].question for place in unanswered]
    asked = [
        place
        for place, name in zip(unanswered, names, strict=True)
        if answers.given.get(name) != UNKNOWN
    ]
    grid = _fill(rules, answers.situation, asked)
    mean, choices = _solve(grid, later_places(catalogue))
    root = _grow(bands_of(catalogue), rules, grid, choices)
    return Tree(root, mean, *_depths(root, {}))


def _fill(rules: Rules, situation: Situation, asked: Sequence[int]) -> _Grid:
    """Label every state with the outcomes of its situations, leaves first."""
    axes: list[_Axis] = []
    states = 1
    for place in reversed(asked):
        axes.insert(0, _Axis(place, len(rules.columns[place].broken), states))
        states *= axes[0].size + 1
    labels, counts = [0] * states, [0] * states
    found: dict[int, set[Mask]] = {}
    for one in completions(rules, situation):
        leaf = sum(stride * (1 + (one[place] or 0)) for place, _, stride in axes)
        found.setdefault(leaf, set()).add(winners(rules, one))
        counts[leaf] += 1
    outcomes: dict[frozenset[Mask], int] = {}
    for leaf, masks in found.items():
        labels[leaf] = outcomes.setdefault(frozenset(masks), 1 << len(outcomes))
    for _, size, stride in axes:  # digit 0 gathers the others
        block = stride * (size + 1)
        for base in range(0, states, block):
            for state in range(base, base + stride):
                for child in range(state + stride, base + block, stride):
                    labels[state] |= labels[child]
                    counts[state] += counts[child]
    return _Grid(tuple(axes), tuple(outcomes), labels, counts)


def _solve(grid: _Grid, later: Mapping[int, frozenset[int]]) -> tuple[float, dict[int, _Axis]]:
    """Questions asked on average, and what to ask in each state that is reached.

    Infinitely many where a question that is needed comes too late to be asked.
    """
    costs: dict[int, float] = {}
    choices: dict[int, _Axis] = {}
    axes, labels, counts = grid.axes, grid.labels, grid.counts
    blocking = [  # the digits of a question and of those that it implies
        [
            (other.stride, other.size + 1)
            for other in axes
            if other is axis or other.place in later.get(axis.place, ())
        ]
        for axis in axes
    ]

    def cost(state: int) -> float:
        label = labels[state]
        if label & (label - 1) == 0:
            return 0
        if state in costs:
            return costs[state]
        best = inf
        for axis, digits in zip(axes, blocking, strict=True):
            if any(state // stride % radix for stride, radix in digits):
                continue
            _, size, stride = axis
            total: float = counts[state]
            for child in range(state + stride, state + stride * (size + 1), stride):
                total += cost(child)
                if total >= best:
                    break
            else:
                best, choices[state] = total, axis
        costs[state] = best
        return best

    return cost(0) / max(1, counts[0]), choices


def _grow(
    bands: Mapping[str, tuple[Band, ...]], rules: Rules, grid: _Grid, choices: dict[int, _Axis]
) -> TreeNode:
    """The chosen questions as nodes, one object for equal ones."""
    nodes: dict[object, TreeNode] = {}

    def leaf(label: int) -> TreeNode:
        if label not in nodes:
            masks = grid.outcomes[label.bit_length() - 1] if label else frozenset[Mask]()
            nodes[label] = TreeNode(outcome=conclude(rules, Reach(masks, whole=True)))
        return nodes[label]

    def grown(state: int) -> TreeNode:
        if state not in choices:
            return leaf(grid.labels[state])
        place, _, stride = choices[state]
        question = rules.columns[place].question
        groups: dict[int, tuple[TreeNode, list[Band]]] = {}
        for index, band in enumerate(bands[question]):
            child = state + stride * (index + 1)
            if grid.counts[child]:
                node = grown(child)
                groups.setdefault(id(node), (node, []))[1].append(band)
        branches = tuple([Branch(join(values), node) for node, values in groups.values()])
        key = (question, tuple([(id(one.node), one.values) for one in branches]))
        return nodes.setdefault(key, TreeNode(question, branches))

    return grown(0)


def _depths(node: TreeNode, seen: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """The shortest and the longest way to an outcome, in questions."""
    if not node.branches:
        return 0, 0
    if id(node) not in seen:
        least, most = zip(*(_depths(branch.node, seen) for branch in node.branches), strict=True)
        seen[id(node)] = 1 + min(least), 1 + max(most)
    return seen[id(node)]


class Bounds(Struct, frozen=True):
    """The number of situations, and what any tree asks: at least on average, and at most."""

    situations: int
    mean: float
    most: int


def bound_questions(catalogue: Catalogue) -> Bounds:
    """Bounds on the questions asked when nothing is answered yet.

    To tell outcomes apart takes their entropy divided by what one answer can tell (the
    noiseless coding theorem: Shannon, "A mathematical theory of communication", 1948,
    section 9). Where outcomes are too many to count, that bound is left at 0.
    """
    blank: Situation = (None,) * len(catalogue.questions)
    rules = rules_for(catalogue, blank)
    sizes = [len(rules.columns[place].broken) for place in rules.required]
    try:
        situations = sum(count(compile_situations(rules, blank)).values())
    except TooLarge:
        situations = prod(sizes)
    return Bounds(situations, _entropy(rules, blank) / log2(max(2, *sizes)), len(sizes))


def _entropy(rules: Rules, blank: Situation) -> float:
    """What an outcome tells on average, in bits, with every situation equally likely."""
    try:
        numbers = count(compile_outcomes(rules, blank)).values()
    except TooLarge:
        return 0.0
    total = sum(numbers)
    return sum(number / total * log2(total / number) for number in numbers)
