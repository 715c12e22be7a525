"""A catalogue under audit: its decisions, drawn once and shared by the checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeVar

from coopadvisor.analysis.checks.remarks import example_of
from coopadvisor.analysis.search import Effort
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.completions import sample
from coopadvisor.decision.outcome_diagrams import draw_coverage, draw_outcomes, draw_situations
from coopadvisor.decision.partition import bands_that_meet
from coopadvisor.decision.table import Rules, rules_for, winners
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.bits import Bits
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.diagrams.diagram import Diagram

T = TypeVar("T")


class Inspection:
    """The general terms of a catalogue: optional questions stay open.

    A diagram is ``None`` where it would be too large. ``effort`` is what all searches of an
    audit may spend together.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.blank: Situation = (None,) * len(catalogue.questions)
        self.rules = rules_for(catalogue, self.blank)
        self.effort = Effort()
        self.places = {question.id: place for place, question in enumerate(catalogue.questions)}

    @cached_property
    def outcomes(self) -> Diagram[Mask] | None:
        """The winners of every situation."""
        return _unless_too_large(draw_outcomes, self.rules, self.blank)

    @cached_property
    def coverage(self) -> Diagram[bool] | None:
        """Whether anything fits, in every situation."""
        return _unless_too_large(draw_coverage, self.rules, self.blank)

    @cached_property
    def situations(self) -> Diagram[bool] | None:
        """The situations there are."""
        return _unless_too_large(draw_situations, self.rules, self.blank)

    def allowed(self, bit: int, question: str) -> Bits:
        """The bands of a question on which the rules of an instrument do not exclude it."""
        column = self.rules.columns[self.places[question]]
        allowed = (1 << len(column.broken)) - 1
        for condition in column.conditions.get(bit, ()):
            if condition.force == "rule":
                allowed &= bands_that_meet(self.catalogue, condition)
        return allowed

    def somewhere(self, bands: Mapping[int, int]) -> dict[str, Value] | None:
        """Answers of some situation with given bands by place, where there is one.

        One in which something fits, if there is such a one among some tried.
        """
        asked = tuple(bands.get(place, band) for place, band in enumerate(self.blank))
        tried = sample(self.rules, asked)
        fitting = (one for one in tried if winners(self.rules, one))
        found = next(fitting, next(iter(tried), None))
        return None if found is None else example_of(self.catalogue, found)

    def met(self, bit: int, index: int) -> Bits:
        """The bands that one condition of an instrument accepts."""
        return bands_that_meet(self.catalogue, self.catalogue.instruments[bit].conditions[index])


def _unless_too_large(
    draw: Callable[[Rules, Situation], Diagram[T]], rules: Rules, situation: Situation
) -> Diagram[T] | None:
    try:
        return draw(rules, situation)
    except TooLarge:
        return None
