"""One instrument against the answers: what it is worth, and a reason per condition."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from coopadvisor.catalogue.model import Basis, Catalogue, Citations, Condition, Force
from coopadvisor.catalogue.text import Text
from coopadvisor.decision.answers import Answers, Situation
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.partition import bands_that_meet
from coopadvisor.decision.table import Rules
from coopadvisor.decision.values import Value

VerdictName = Literal["fits", "reservations", "ruled-out", "undecided"]
Status = Literal["met", "broken", "missed", "open"]


class Reason(Struct, frozen=True):
    """One condition against one answer. ``answer`` is ``None`` where the reason is open."""

    question: str
    answer: Value | None
    force: Force
    basis: Basis
    status: Status
    text: Text
    sources: Citations


class Verdict(Struct, frozen=True):
    """One instrument against all answers."""

    instrument: str
    verdict: VerdictName
    reasons: tuple[Reason, ...]


class Verdicts(Struct, frozen=True):
    """What every completion of the answers shares about each instrument, as masks."""

    fits: Mask
    reservations: Mask
    ruled_out: Mask

    def of(self, bit: int) -> VerdictName:
        """The verdict of one instrument; undecided where completions differ."""
        if self.ruled_out >> bit & 1:
            return "ruled-out"
        if self.fits >> bit & 1:
            return "fits"
        return "reservations" if self.reservations >> bit & 1 else "undecided"


def judge(rules: Rules, boxes: Iterable[Situation]) -> Verdicts:
    """The verdicts shared by all situations of some boxes, whose open questions are free.

    Reservations never rule out.
    """
    fits = ruled_out = rules.everyone
    may_fit = may_be_ruled_out = 0
    for box in boxes:
        clear = clearable = rules.everyone
        broken = breakable = 0
        for column, band in zip(rules.columns, box, strict=True):
            if band is not None:
                out = column.broken[band]
                broken |= out
                breakable |= out
                clear &= column.clear[band] & ~out
                clearable &= column.clear[band] & ~out
            elif not column.optional:
                broken |= column.always_broken
                breakable |= column.ever_broken
                clear &= column.always_clear
                clearable &= column.ever_clear
        fits &= clear
        ruled_out &= broken
        may_fit |= clearable
        may_be_ruled_out |= breakable
    return Verdicts(fits, rules.everyone & ~(may_fit | may_be_ruled_out), ruled_out)


def give_reasons(
    catalogue: Catalogue,
    rules: Rules,
    answers: Answers,
    shared: Verdicts,
) -> tuple[Verdict, ...]:
    """Every instrument's verdict with its reasons, in the catalogue's order.

    A condition on an optional question that has no answer is left out: the general
    terms hold.
    """
    table = _table(catalogue, rules)
    known, situation = answers.known, answers.situation
    return tuple(
        Verdict(
            name,
            shared.of(bit),
            tuple(
                Reason(
                    condition.question,
                    known.get(condition.question),
                    condition.force,
                    condition.basis,
                    _status(met, failed, situation[place]),
                    condition.text,
                    condition.sources,
                )
                for condition, place, optional, met, failed in table[bit]
                if not (optional and situation[place] is None)
            ),
        )
        for bit, name in enumerate(rules.instruments)
    )


def _status(met: int, failed: Status, band: int | None) -> Status:
    if band is None:
        return "open"
    return "met" if met >> band & 1 else failed


# A condition, its column, whether that is optional, the bands that meet it as bits, and what
# missing it is.
_Row = tuple[Condition, int, bool, int, Status]


@lru_cache(maxsize=64)
def _table(catalogue: Catalogue, rules: Rules) -> tuple[tuple[_Row, ...], ...]:
    """Per instrument and condition, what its reasons are made of."""
    places = {column.question: index for index, column in enumerate(rules.columns)}
    return tuple(
        tuple(
            (
                condition,
                places[condition.question],
                rules.columns[places[condition.question]].optional,
                bands_that_meet(catalogue, condition),
                "broken" if condition.force == "rule" else "missed",
            )
            for condition in own
        )
        for own in rules.conditions
    )
