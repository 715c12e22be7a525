"""Which question to put next, and how many are left: exactly, or greedily where that is too much.

The greedy choice keeps together as few situations of different outcomes as it can (edge
cutting: Golovin, Krause and Ray, "Near-optimal Bayesian active learning with noisy
observations", NIPS 2010, section 3), judged on a fixed sample of situations.
"""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from coopadvisor.analysis.tree import TreeNode, tree_for
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, asking_order, later_places
from coopadvisor.decision.completions import reach, sample, variants
from coopadvisor.decision.table import Rules, rules_for, winners
from coopadvisor.decision.values import UNKNOWN
from coopadvisor.diagrams.compilation import TooLarge

MOST_STATES = 30_000  # of a tree that is built while somebody waits: under 0.1 seconds
TRIED = 24  # sampled situations in which each question is varied


class Ahead(Struct, frozen=True):
    """The next question, and how many are left with it at most, also who knows few answers.

    No question where the outcome hangs on none that could be asked.
    """

    question: str
    most: int


def look_ahead(catalogue: Catalogue, answers: Answers) -> Ahead:
    """The root of the exact tree, or the greedy choice where that tree is too large.

    Greedily, ``most`` is the number of questions that are open.
    """
    try:
        tree = tree_for(catalogue, answers, MOST_STATES)
    except TooLarge:
        return _look_greedily(catalogue, answers)
    return Ahead(tree.root.question, _count_questions(catalogue, answers, tree.root))


def _count_questions(catalogue: Catalogue, answers: Answers, root: TreeNode) -> int:
    """The questions of a tree, and those that answers to them settle, or that settle them.

    Somebody who does not know an answer may be asked any of these, and none besides.
    """
    tied = later_places(catalogue).items()
    pairs = {frozenset((cause, place)) for cause, later in tied for place in later}
    named = _questions_of(root)
    ahead = {place for place, one in enumerate(catalogue.questions) if one.id in named}
    open_too = {
        place
        for place, one in enumerate(catalogue.questions)
        if answers.situation[place] is None and one.id not in answers.given
    }
    while further := {
        place for pair in pairs if not pair.isdisjoint(ahead) for place in pair & open_too - ahead
    }:
        ahead |= further
    return len(ahead)


def _questions_of(root: TreeNode) -> set[str]:
    seen: dict[int, str] = {}
    pending = [root]
    while pending:
        node = pending.pop()
        if node.question and id(node) not in seen:
            seen[id(node)] = node.question
            pending.extend(branch.node for branch in node.branches)
    return set(seen.values())


def _look_greedily(catalogue: Catalogue, answers: Answers) -> Ahead:
    situation = answers.situation
    rules = rules_for(catalogue, situation)
    reached = reach(rules, situation)
    asked = [
        place
        for place in asking_order(catalogue)
        if place in rules.required
        and situation[place] is None
        and answers.given.get(rules.columns[place].question) != UNKNOWN
    ]
    if not asked or (reached.whole and len(reached.winners) == 1):
        return Ahead("", 0)
    telling = [place for place in asked if _was_seen_to_matter(rules, answers, place)]
    implied = later_places(catalogue)
    later = {one for place in telling or asked for one in implied.get(place, ())}
    ahead = [place for place in telling or asked if place not in later]
    best = min(ahead, key=lambda place: count_together(rules, answers, place))
    return Ahead(rules.columns[best].question, len(asked))


def _was_seen_to_matter(rules: Rules, answers: Answers, place: int) -> bool:
    """Whether another answer to one question changes the outcome of a sampled situation."""
    return any(
        len({winners(rules, other) for _, other in variants(rules, answers.situation, one, place)})
        > 1
        for one in sample(rules, answers.situation)[:TRIED]
    )


def count_together(rules: Rules, answers: Answers, place: int) -> int:
    """Of the sampled pairs of situations with different outcomes, those with the same answer."""
    situations = sample(rules, answers.situation)
    alike = Counter(one[place] for one in situations)
    same = Counter((one[place], winners(rules, one)) for one in situations)
    return sum(number**2 for number in alike.values()) - sum(number**2 for number in same.values())
