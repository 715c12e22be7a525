"""When a step is due, seen from a given day."""

import datetime as dt

import pytest
from small_catalogues import SOURCE, WORDS

from coopadvisor import Catalogue
from coopadvisor.advice.plan import Due, date_step, plan
from coopadvisor.catalogue.model import Step, Window


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def due(when: object, today: str) -> Due:
    step = Step(text=WORDS, sources=(SOURCE.id,), when=when)  # type: ignore[arg-type]
    return date_step(step, day(today))


@pytest.mark.parametrize(
    ("months", "today", "start", "end"),
    [
        ((6, 9), "2026-11-15", "2027-06-01", "2027-09-30"),
        ((6, 9), "2026-07-14", "2026-06-01", "2026-09-30"),
        ((6, 9), "2026-03-01", "2026-06-01", "2026-09-30"),
        ((6, 9), "2026-06-01", "2026-06-01", "2026-09-30"),
        ((6, 9), "2026-09-30", "2026-06-01", "2026-09-30"),
        ((6, 9), "2026-10-01", "2027-06-01", "2027-09-30"),
        ((11, 2), "2026-10-31", "2026-11-01", "2027-02-28"),
        ((11, 2), "2026-12-31", "2026-11-01", "2027-02-28"),
        ((11, 2), "2027-01-01", "2026-11-01", "2027-02-28"),
        ((11, 2), "2027-02-28", "2026-11-01", "2027-02-28"),
        ((11, 2), "2027-03-01", "2027-11-01", "2028-02-29"),
        ((11, 2), "2028-02-29", "2027-11-01", "2028-02-29"),
        ((12, 12), "2026-12-31", "2026-12-01", "2026-12-31"),
        ((12, 1), "2027-01-31", "2026-12-01", "2027-01-31"),
        ((1, 12), "2026-12-31", "2026-01-01", "2026-12-31"),
        ((2, 2), "2027-03-01", "2028-02-01", "2028-02-29"),
    ],
)
def test_a_window_is_the_running_one_or_the_next(
    months: tuple[int, int], today: str, start: str, end: str
) -> None:
    window = Window(months=months, sources=(SOURCE.id,))

    assert due(window, today) == Due("window", day(start), day(end))


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        ("2026-05-14", "deadline"),
        ("2026-05-15", "deadline"),
        ("2026-05-16", "deadline-passed"),
        ("2026-11-01", "deadline-passed"),
    ],
)
def test_a_deadline_has_passed_only_on_the_day_after(today: str, kind: str) -> None:
    window = Window(deadline=day("2026-05-15"), sources=(SOURCE.id,))
    found = due(window, today)

    assert (found.kind, found.end) == (kind, day("2026-05-15"))


@pytest.mark.parametrize("when", ["now", "after-selection", "every-year", "unsaid"])
def test_a_step_without_a_window_has_no_date(when: str) -> None:
    found = due(when, "2026-11-15")

    assert (found.kind, found.start, found.end) == (when, None, None)


def test_a_window_without_months_or_deadline_is_unsaid() -> None:
    assert due(Window(sources=(SOURCE.id,)), "2026-11-15") == Due("unsaid")


def test_the_plan_of_an_instrument_dates_every_step_in_order(catalogue: Catalogue) -> None:
    for instrument in catalogue.instruments:
        planned = plan(instrument, day("2026-11-15"))

        told = [(one.text, one.sources, one.due) for one in planned]
        assert told == [
            (step.text, step.sources, date_step(step, day("2026-11-15")))
            for step in instrument.steps
        ]


def test_an_iea_is_submitted_from_june_to_september(catalogue: Catalogue) -> None:
    (iea,) = [one for one in catalogue.instruments if one.id == "IEA"]
    windows = [one.due for one in plan(iea, day("2026-11-15")) if one.due.kind == "window"]

    assert windows
    assert set(windows) == {Due("window", day("2027-06-01"), day("2027-09-30"))}


@pytest.mark.parametrize("name", ["IRP", "IRN"])
def test_the_deadline_of_2026_is_said_to_have_passed_in_november(
    catalogue: Catalogue, name: str
) -> None:
    (instrument,) = [one for one in catalogue.instruments if one.id == name]
    kinds = {one.due.kind for one in plan(instrument, day("2026-11-15"))}

    assert "deadline-passed" in kinds
    assert "deadline" not in kinds
