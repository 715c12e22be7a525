"""The whole answer to a person: outcome, verdicts with reasons, and what could change it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from coopadvisor.advice.changes import Change, find_changes
from coopadvisor.advice.contrast import find_close
from coopadvisor.advice.forks import Turn, find_turns
from coopadvisor.advice.sufficiency import find_hinges, find_why
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, open_questions, read_answers
from coopadvisor.decision.completions import reach_some
from coopadvisor.decision.outcomes import OutcomeName, conclude
from coopadvisor.decision.table import rules_for
from coopadvisor.decision.values import Value
from coopadvisor.decision.verdicts import Verdict, give_reasons


class Advice(Struct, frozen=True, dict=True, eq=False):
    """What `advise` found. The names are those of the JSON output.

    ``possible`` is empty unless the outcome is undecided, and then holds the sets of
    instruments that completions lead to: all of them, or where ``exhaustive`` is false
    those found among too many completions to follow. ``unanswered`` leaves out optional
    questions.
    """

    catalogue: Catalogue
    given: Answers
    outcome: OutcomeName
    instruments: tuple[str, ...]
    possible: tuple[tuple[str, ...], ...]
    unanswered: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    exhaustive: bool = True

    @property
    def answers(self) -> dict[str, Value]:
        """The answers as given, ``unknown`` included."""
        return self.given.given

    @property
    def implied(self) -> dict[str, Value]:
        """What the given answers imply."""
        return self.given.implied

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The smallest changes that make another instrument the recommended one."""
        return find_changes(self.catalogue, self.given)

    @property
    def hinges(self) -> tuple[str, ...]:
        """The given answers of which another value would change the outcome."""
        return self._hinges_and_idle[0]

    @property
    def idle(self) -> tuple[str, ...]:
        """The given answers that, changed alone, would leave the outcome as it is."""
        return self._hinges_and_idle[1]

    @cached_property
    def _hinges_and_idle(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return find_hinges(self.catalogue, self.given)

    @cached_property
    def why(self) -> tuple[str, ...]:
        """The questions of the fewest given answers that alone lead to the outcome."""
        return find_why(self.catalogue, self.given)

    @cached_property
    def close(self) -> tuple[str, ...]:
        """The instruments that miss no more than the recommended one, which misses much."""
        sole = self.outcome == "recommended" and not self.unanswered
        return find_close(self.verdicts, self.instruments[0]) if sole else ()

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The answers to optional questions that would change the outcome."""
        return find_turns(self.catalogue, self.given)


def advise(catalogue: Catalogue, answers: Mapping[str, object]) -> Advice:
    """Weigh a mapping of question to value, each as a flag takes it or ``"unknown"``.

    Raises `AnswersError` for an unknown question or value and for a contradiction.
    """
    return consider(catalogue, read_answers(catalogue, answers))


def consider(catalogue: Catalogue, answers: Answers) -> Advice:
    """Weigh answers that have been read. Raises `AnswersError` where nothing completes them."""
    rules = rules_for(catalogue, answers.situation)
    settled = conclude(rules, reach_some(rules, answers.situation))
    return Advice(
        catalogue,
        answers,
        settled.outcome,
        settled.instruments,
        settled.possible,
        open_questions(catalogue, answers),
        give_reasons(catalogue, rules, answers),
        settled.exhaustive,
    )
