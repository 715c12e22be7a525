"""A catalogue under inspection: its decisions, compiled once and shared by the checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Literal, TypeVar

from msgspec.structs import replace

from coopadvisor.analysis.checks.finding import example_of
from coopadvisor.analysis.search import find_win
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.completions import (
    compile_coverage,
    compile_outcomes,
    compile_situations,
    sample,
)
from coopadvisor.decision.table import Rules, rules_for, winners
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.diagrams.diagram import Diagram
from coopadvisor.diagrams.search import Effort

T = TypeVar("T")
Win = Situation | Literal["never", "unproved"]


class Inspection:
    """The general terms of a catalogue on one day: optional questions stay open.

    A diagram is ``None`` where it would be too large. ``effort`` is what all searches of an
    audit may spend together.
    """

    def __init__(self, catalogue: Catalogue, today: dt.date) -> None:
        self.catalogue = catalogue
        self.today = today
        self.blank: Situation = (None,) * len(catalogue.questions)
        self.rules = rules_for(catalogue, self.blank)
        self.effort = Effort()
        self.places = {question.id: place for place, question in enumerate(catalogue.questions)}
        self._wins: dict[int, Win] = {}

    @cached_property
    def outcomes(self) -> Diagram[Mask] | None:
        """The winners of every situation."""
        return self._compiled(compile_outcomes)

    @cached_property
    def coverage(self) -> Diagram[bool] | None:
        """Whether anything fits, in every situation."""
        return self._compiled(compile_coverage)

    @cached_property
    def situations(self) -> Diagram[bool] | None:
        """The situations there are."""
        return self._compiled(compile_situations)

    def _compiled(self, compile_: Callable[[Rules, Situation], Diagram[T]]) -> Diagram[T] | None:
        try:
            return compile_(self.rules, self.blank)
        except TooLarge:
            return None

    def win(self, bit: int) -> Win:
        """A situation that an instrument wins, if there is one and that takes not too long."""
        if bit not in self._wins:
            try:
                found = find_win(self.rules, 1 << bit, effort=self.effort)
                self._wins[bit] = "never" if found is None else found
            except TooLarge:
                self._wins[bit] = "unproved"
        return self._wins[bit]

    def alone(
        self, rules: Rules, bit: int, bands: Mapping[int, Collection[int]] | None = None
    ) -> Situation | None:
        """Answers that an instrument's rules allow, perhaps within *bands*. Raises `TooLarge`."""
        mask = 1 << bit
        return find_win(replace(rules, everyone=mask), mask, bands, self.effort)

    def answered(self, place: int, band: int) -> Situation:
        """One question answered, the others open."""
        return (*self.blank[:place], band, *self.blank[place + 1 :])

    def somewhere(self, asked: Situation) -> dict[str, Value] | None:
        """Answers of some completion of a situation, where there is one.

        One in which something fits, if there is such a one among some tried.
        """
        tried = sample(self.rules, asked)
        fitting = (one for one in tried if winners(self.rules, one))
        found = next(fitting, next(iter(tried), None))
        return None if found is None else example_of(self.catalogue, found)

    def sheet_of(self, path: Path) -> str:
        """The current or former instrument below which a path lies, if it is one's."""
        match path:
            case ("instruments", int(index), *_):
                return self.catalogue.instruments[index].id
            case ("former", int(index), *_):
                return self.catalogue.former[index].id
        return ""
