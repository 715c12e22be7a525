"""How many questions any tree must ask, where the best one is out of reach."""

from __future__ import annotations

from math import log2, prod

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.completions import compile_outcomes, compile_situations
from coopadvisor.decision.table import Rules, rules_for
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.diagrams.diagram import count


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
    return Bounds(situations, _entropy(rules, blank) / log2(max(sizes)), len(sizes))


def _entropy(rules: Rules, blank: Situation) -> float:
    """What an outcome tells on average, in bits, with every situation equally likely."""
    try:
        numbers = count(compile_outcomes(rules, blank)).values()
    except TooLarge:
        return 0.0
    total = sum(numbers)
    return sum(number / total * log2(total / number) for number in numbers)
