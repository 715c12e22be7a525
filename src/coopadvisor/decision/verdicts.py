"""One instrument against the answers: what it is worth, and a reason per condition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct

from coopadvisor.catalogue.model import Basis, Catalogue, Citations, Condition, Force
from coopadvisor.catalogue.text import Text
from coopadvisor.decision.answers import MEMO_SIZE, Answers, Situation
from coopadvisor.decision.completions import variants
from coopadvisor.decision.partition import bands_that_meet
from coopadvisor.decision.table import Rules, move
from coopadvisor.decision.values import Value

VerdictName = Literal["fits", "reservations", "ruled-out", "undecided"]
Status = Literal["met", "broken", "missed", "open"]

MOST_WORK = 300_000  # answers in boxes: some tenths of a second


class Reason(Struct, frozen=True, gc=False):
    """One condition against one answer. ``answer`` is ``None`` where the reason is open."""

    question: str
    answer: Value | None
    force: Force
    basis: Basis
    status: Status
    text: Text
    brief: Text | None
    sources: Citations


class Verdict(Struct, frozen=True, gc=False):
    """One instrument against all answers."""

    instrument: str
    verdict: VerdictName
    reasons: tuple[Reason, ...]


def judge(rules: Rules, situation: Situation) -> tuple[VerdictName, ...]:
    """Each instrument's verdict that all completions of a situation share.

    Undecided where they differ. Reservations never rule out.
    """
    fits = ruled_out = rules.everyone
    may_fit = may_be_ruled_out = 0
    for box in boxes(rules, situation):
        clear = clearable = rules.everyone
        broken = breakable = 0
        for column, band in zip(rules.columns, box, strict=True):
            out, may_be_out, fine, may_be_fine = column.standings[-1 if band is None else band]
            broken |= out
            breakable |= may_be_out
            clear &= fine
            clearable &= may_be_fine
        fits &= clear
        ruled_out &= broken
        may_fit |= clearable
        may_be_ruled_out |= breakable

    def verdict(bit: int) -> VerdictName:
        if ruled_out >> bit & 1:
            return "ruled-out"
        if fits >> bit & 1:
            return "fits"
        return "undecided" if (may_fit | may_be_ruled_out) >> bit & 1 else "reservations"

    return tuple(map(verdict, range(len(rules.instruments))))


def boxes(rules: Rules, situation: Situation) -> Iterator[Situation]:
    """The consistent completions of a situation as boxes that do not overlap.

    The open questions of a box may be answered freely of each other: only questions that imply
    others need an answer. Beyond some number of boxes the rest is left in larger ones, which also
    hold completions that are not consistent: what all of a larger box share, the consistent ones
    share too.
    """
    implying = [place for place in rules.required if any(rules.columns[place].implies)]
    most = MOST_WORK // len(situation)
    pending = [situation] if move(rules, situation, {}) is not None else []
    made = 0
    while pending:
        box = pending.pop()
        place = next((one for one in implying if box[one] is None), None)
        if place is None or made >= most:
            yield box
            continue
        made += len(rules.columns[place].broken)
        pending += reversed([moved for _, moved in variants(rules, box, box, place)])


def give_reasons(catalogue: Catalogue, rules: Rules, answers: Answers) -> tuple[Verdict, ...]:
    """Every instrument's verdict with its reasons, in the catalogue's order.

    A condition on an optional question that has no answer is left out: the general
    terms hold.
    """
    known, situation = answers.known, answers.situation
    open_ = {place for place in rules.required if situation[place] is None}
    shared = zip(rules.instruments, judge(rules, situation), _table(catalogue, rules), strict=True)
    verdicts = []
    for name, verdict, rows in shared:
        reasons = [
            _reason(row, known.get(row.condition.question), situation[row.place])
            for row in rows
            if situation[row.place] is not None or row.place in open_
        ]
        verdicts.append(Verdict(name, verdict, tuple(reasons)))
    return tuple(verdicts)


class _Row(NamedTuple):
    """A condition: its column, the bands that meet it as bits, and the reasons it gave before."""

    condition: Condition
    place: int
    met: int
    given: dict[Value | None, Reason]


def _reason(row: _Row, value: Value | None, band: int | None) -> Reason:
    reason = row.given.get(value)
    if reason is None:
        one = row.condition
        status: Status = "broken" if one.force == "rule" else "missed"
        if band is None or row.met >> band & 1:
            status = "open" if band is None else "met"
        reason = Reason(
            one.question, value, one.force, one.basis, status, one.text, one.brief, one.sources
        )
        if len(row.given) < MEMO_SIZE:  # a bulk run repeats them
            row.given[value] = reason
    return reason


@lru_cache(maxsize=64)
def _table(catalogue: Catalogue, rules: Rules) -> tuple[tuple[_Row, ...], ...]:
    """Per instrument and condition, what its reasons are made of."""
    places = {column.question: place for place, column in enumerate(rules.columns)}
    return tuple(
        tuple(_Row(one, places[one.question], bands_that_meet(catalogue, one), {}) for one in own)
        for own in rules.conditions
    )
