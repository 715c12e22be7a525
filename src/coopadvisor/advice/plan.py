"""When the steps of an instrument are due, seen from a day that is passed in."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from coopadvisor.catalogue.model import Citations, Instrument, Step, Window
from coopadvisor.catalogue.text import Text

DueKind = Literal[
    "now", "window", "deadline", "deadline-passed", "after-selection", "every-year", "unsaid"
]


class Due(Struct, frozen=True):
    """A step's date. A window runs from the first day of a month to the last of another."""

    kind: DueKind
    start: dt.date | None = None
    end: dt.date | None = None


class Planned(Struct, frozen=True):
    """A step, what the catalogue says of its time, and when that is due."""

    text: Text
    brief: Text | None
    when: str
    due: Due
    sources: Citations


def plan(instrument: Instrument, today: dt.date) -> tuple[Planned, ...]:
    """The steps of an instrument, in order, dated from *today*."""
    return tuple(
        Planned(
            step.text,
            step.brief,
            "window" if isinstance(step.when, Window) else step.when,
            date_step(step, today),
            step.sources,
        )
        for step in instrument.steps
    )


def date_step(step: Step, today: dt.date) -> Due:
    """When a step is due: the running or next window, or the deadline even if it has passed."""
    if not isinstance(step.when, Window):
        return Due(step.when)
    if step.when.deadline is not None:
        passed = step.when.deadline < today
        return Due("deadline-passed" if passed else "deadline", end=step.when.deadline)
    if step.when.months is None:
        return Due("unsaid")
    return _next_window(*step.when.months, today)


def _next_window(first: int, last: int, today: dt.date) -> Due:
    """The first window of whole months that does not end before a day."""
    opening = today.year - 1
    while (end := _last_day(opening + (last < first), last)) < today:
        opening += 1
    return Due("window", dt.date(opening, first, 1), end)


def _last_day(year: int, month: int) -> dt.date:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)
