"""Everything an output may show of one piece of advice, gathered once."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from coopadvisor.advice.advice import Advice
from coopadvisor.advice.changes import Change
from coopadvisor.advice.contrast import gentlest
from coopadvisor.advice.forks import Fork, find_forks
from coopadvisor.advice.guidance import find_notes, find_referral, find_separations
from coopadvisor.advice.plan import Planned, plan
from coopadvisor.catalogue.model import Catalogue, Criterion, Instrument, Note, Referral, Separation
from coopadvisor.decision.verdicts import Reason, Verdict


class Lead(Struct, frozen=True):
    """A recommended instrument, its verdict and its dated steps."""

    instrument: Instrument
    verdict: Verdict
    steps: tuple[Planned, ...]


class Other(Struct, frozen=True):
    """An instrument that is not recommended, and what would recommend it.

    Of the smallest changes, those that leave it the fewest reservations.
    """

    instrument: Instrument
    verdict: Verdict
    changes: tuple[Change, ...]

    @property
    def against(self) -> tuple[Reason, ...]:
        """What speaks against it: the broken rules, or the reservations where there are none."""
        broken = tuple(one for one in self.verdict.reasons if one.status == "broken")
        return broken or tuple(one for one in self.verdict.reasons if one.status == "missed")


class Report(Struct, frozen=True):
    """The advice on one project on one day."""

    advice: Advice
    today: dt.date
    project: str
    leads: tuple[Lead, ...]
    others: tuple[Other, ...]
    forks: tuple[Fork, ...]
    notes: tuple[Note, ...]
    separations: tuple[Separation, ...]
    referral: Referral | None

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that the advice follows from."""
        return self.advice.catalogue


def build_report(advice: Advice, today: dt.date, project: str = "") -> Report:
    """Gather what the outputs show: the recommended instruments in full, the others with changes.

    The nearest of the others come first: those that the fewest changes would recommend.
    """
    catalogue = advice.catalogue
    known = advice.given.known
    verdicts = {verdict.instrument: verdict for verdict in advice.verdicts}
    leads = tuple(
        Lead(one, verdicts[one.id], plan(one, today))
        for one in catalogue.instruments
        if one.id in advice.instruments
    )
    others = [
        Other(one, verdicts[one.id], _towards(advice, one.id))
        for one in catalogue.instruments
        if one.id not in advice.instruments
    ]
    undecided = advice.outcome == "undecided"
    return Report(
        advice=advice,
        today=today,
        project=project,
        leads=leads,
        others=tuple(sorted(others, key=_effort)),
        forks=find_forks(catalogue, advice.given) if undecided else (),
        notes=find_notes(catalogue, advice.instruments, known) if leads else (),
        separations=find_separations(catalogue, advice.instruments),
        referral=find_referral(catalogue, known) if advice.outcome == "none" else None,
    )


def _towards(advice: Advice, instrument: str) -> tuple[Change, ...]:
    towards = tuple(change for change in advice.changes if change.instrument == instrument)
    return gentlest(advice.catalogue, advice.given, towards)


def _effort(other: Other) -> tuple[bool, int]:
    """What cannot be reached comes last; the sort keeps the catalogue's order for equals."""
    return not other.changes, min((len(one.answers) for one in other.changes), default=0)


def number_criteria(instrument: Instrument) -> list[tuple[str, Criterion]]:
    """The criteria with their numbers; a point of particular attention stands beside the list."""
    numbered = []
    number = 0
    for criterion in instrument.criteria:
        number += criterion.mark != "attention"
        numbered.append(("-" if criterion.mark == "attention" else f"{number}.", criterion))
    return numbered
