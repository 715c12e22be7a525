"""Call dates that have passed, and what shows them."""

from __future__ import annotations

import datetime as dt

from catalogue_files import REMARKABLE
from msgspec.structs import replace
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants

from coopadvisor import load_catalogue
from coopadvisor.analysis.checks.auditing import audit
from coopadvisor.catalogue.model import Step, Window


def test_a_deadline_has_not_passed_on_its_own_day() -> None:
    catalogue = load_catalogue(REMARKABLE["past-deadline"])
    day = dt.date(2026, 10, 1)

    assert not audit(catalogue, day).findings
    (passed,) = audit(catalogue, day + dt.timedelta(days=1)).findings
    assert (passed.check.id, passed.names) == ("past-deadline", ("2026-10-01",))


def test_a_deadline_of_an_instrument_that_never_wins_is_shown_by_its_sheet() -> None:
    window = Window(deadline=dt.date(2026, 5, 1), sources=("source",))
    never = replace(
        instrument("never", wants("p", "rule", "x"), wants("p", "rule", "y")),
        steps=(Step(text=WORDS, when=window, sources=("source",)),),
    )
    catalogue = catalogue_of([choice("p", ["x", "y"])], [never])
    found = audit(catalogue, dt.date(2026, 11, 20)).findings
    (passed,) = (one for one in found if one.check.id == "past-deadline")

    assert (passed.example, passed.shown) == (None, "never")
