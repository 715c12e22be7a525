"""Everything that is said about one case on one day, computed once: the one `Report`.

Terminal, Markdown, HTML and JSON are views of it. They may show less; none computes anything.
The names of the fields, in kebab-case, are those of the JSON output, in its order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from coopadvisor.advice.advice import Advice, advise
from coopadvisor.advice.changes import Change, gentlest
from coopadvisor.advice.contrast import deciding_question
from coopadvisor.advice.forks import Fork, Turn, find_forks
from coopadvisor.advice.guidance import (
    chosen_notes,
    concerns,
    find_notes,
    find_referral,
    find_separations,
)
from coopadvisor.advice.offer import (
    Expected,
    Numbered,
    Offer,
    expectation,
    number_criteria,
    offer_of,
)
from coopadvisor.advice.plan import Planned, plan
from coopadvisor.catalogue.model import (
    Catalogue,
    Fact,
    Facts,
    Instrument,
    Note,
    Referral,
    Separation,
    Source,
    Unsaid,
    split_citation,
)
from coopadvisor.catalogue.records import citations_in
from coopadvisor.catalogue.text import Text
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.outcomes import OutcomeName
from coopadvisor.decision.values import UNKNOWN, Value
from coopadvisor.decision.verdicts import Reason, Verdict, VerdictName


class Recommended(Struct, frozen=True, rename="kebab"):
    """A recommended instrument: what it gives, what to do, and how it is judged.

    ``terms`` are the notes on it of the options chosen, such as one's own institute's.
    """

    instrument: str
    name: Text
    verdict: VerdictName
    tagline: Facts
    funding: Offer | Unsaid
    expected: Expected | None
    complements: Facts
    pays: Facts
    manager: Facts
    instalments: Facts
    steps: tuple[Planned, ...]
    criteria: tuple[Numbered, ...]
    terms: tuple[Note, ...]
    settle_first: tuple[Text, ...]
    settle: tuple[Text, ...]
    uncertain: tuple[Fact, ...]


class Other(Struct, frozen=True, rename="kebab"):
    """An instrument that is not recommended: why not, and what would recommend it.

    ``against`` are the broken rules, or the reservations where there are none. ``behind_on``
    is the question on which it fell behind, empty where a rule excludes it, where it is equal
    or where answers are missing. ``changes`` are, of the smallest changes, those that leave it
    the fewest reservations.
    """

    instrument: str
    name: Text
    verdict: VerdictName
    funding: Offer | Unsaid
    against: tuple[Reason, ...]
    behind_on: str
    changes: tuple[Change, ...]


class Report(Struct, frozen=True, rename="kebab"):
    """The advice on one project on one day.

    ``close`` are the instruments that miss no more practices than a recommended one that misses
    two or more, ``why`` the questions of the fewest given answers that alone lead to the outcome.
    ``hangs_on`` and ``idle`` are the given answers that, changed alone, would change the
    outcome, and those that would not; ``optional`` the optional answers that could change it.
    ``cautions`` may change what one does now; while it is undecided they are those on any
    possible instrument. ``sources`` are those of the catalogue that anything here cites.
    """

    catalogue: Catalogue
    today: dt.date
    project: str
    answers: dict[str, Value]
    implied: dict[str, Value]
    outcome: OutcomeName
    instruments: tuple[str, ...]
    possible: tuple[tuple[str, ...], ...]
    unanswered: tuple[str, ...]
    exhaustive: bool
    close: tuple[str, ...]
    why: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    changes: tuple[Change, ...]
    optional: tuple[Turn, ...]
    hangs_on: tuple[str, ...]
    idle: tuple[str, ...]
    recommended: tuple[Recommended, ...]
    others: tuple[Other, ...]
    forks: tuple[Fork, ...]
    cautions: tuple[Note, ...]
    notes: tuple[Note, ...]
    separations: tuple[Separation, ...]
    referral: Referral | None
    sources: tuple[Source, ...]

    @property
    def stated(self) -> dict[str, Value]:
        """The answers as given, without those that say that something is not known yet."""
        return {name: value for name, value in self.answers.items() if value != UNKNOWN}

    def reasons(self, instrument: str) -> tuple[Reason, ...]:
        """What was weighed for an instrument."""
        return next(one.reasons for one in self.verdicts if one.instrument == instrument)


def report(
    catalogue: Catalogue,
    answers: Mapping[str, object],
    today: dt.date | None = None,
    project: str = "",
) -> Report:
    """All that is said about one case on one day, which is today unless another one is given.

    Raises `AnswersError`. The last few thousand are remembered: their mappings are shared, and
    not to be changed.
    """
    given = read_answers(catalogue, answers).given
    day = today or dt.datetime.now().astimezone().date()
    return _remembered(catalogue, tuple(given.items()), day, project)


@lru_cache(maxsize=4096)
def _remembered(
    catalogue: Catalogue, answers: tuple[tuple[str, Value], ...], today: dt.date, project: str
) -> Report:
    return build_report(advise(catalogue, dict(answers)), today, project)


def build_report(advice: Advice, today: dt.date, project: str = "") -> Report:
    """Gather what the outputs show: the recommended instruments in full, the others with changes.

    The nearest of the others come first: those that the fewest changes would recommend.
    """
    catalogue = advice.catalogue
    known = advice.given.known
    verdicts = {one.instrument: one for one in advice.verdicts}
    leads = [one for one in catalogue.instruments if one.id in advice.instruments]
    rest = [one for one in catalogue.instruments if one.id not in advice.instruments]
    recommended = tuple(_recommended(advice, one, verdicts[one.id], today) for one in leads)
    others = [_other(advice, one, verdicts[one.id]) for one in rest]
    possible = {name for names in advice.possible for name in names}
    notes = find_notes(catalogue, possible or advice.instruments, known)
    cautions = tuple(one for one in notes if one.level == "caution")
    notes = tuple(one for one in notes if one.level == "note" and not possible)
    separations = find_separations(catalogue, advice.instruments)
    referral = find_referral(catalogue, known) if advice.outcome == "none" else None
    cited = {split_citation(one)[0] for one in citations_in((cautions, notes, separations))}
    cited.update(*(_cited_by(catalogue, one.id) for one in leads))
    weighed = (reason for one in advice.verdicts for reason in one.reasons)
    cited.update(one.partition(" ")[0] for reason in weighed for one in reason.sources)
    for offer in (*(one.funding for one in others), referral):
        cited.update(split_citation(one)[0] for one in getattr(offer, "sources", ()))
    return Report(
        catalogue=catalogue,
        today=today,
        project=project,
        answers=advice.answers,
        implied=advice.implied,
        outcome=advice.outcome,
        instruments=advice.instruments,
        possible=advice.possible,
        unanswered=advice.unanswered,
        exhaustive=advice.exhaustive,
        close=advice.close,
        why=advice.why,
        verdicts=advice.verdicts,
        changes=advice.changes,
        optional=advice.turns,
        hangs_on=advice.hinges,
        idle=advice.idle,
        recommended=recommended,
        others=tuple(sorted(others, key=_effort)),
        forks=find_forks(catalogue, advice.given) if advice.outcome == "undecided" else (),
        cautions=cautions,
        notes=notes,
        separations=separations,
        referral=referral,
        sources=tuple(one for one in catalogue.sources if one.id in cited),
    )


def _recommended(advice: Advice, one: Instrument, verdict: Verdict, today: dt.date) -> Recommended:
    catalogue, known = advice.catalogue, advice.given.known
    chosen = chosen_notes(catalogue, known)
    return Recommended(
        instrument=one.id,
        name=one.name,
        verdict=verdict.verdict,
        tagline=one.tagline,
        funding=offer_of(one),
        expected=expectation(catalogue, one, known),
        complements=one.complements,
        pays=one.pays,
        manager=one.manager,
        instalments=one.instalments,
        steps=plan(one, today),
        criteria=number_criteria(one),
        terms=tuple(note for note in chosen if concerns(note, (one.id,))),
        settle_first=one.settle_first,
        settle=one.to_settle,
        uncertain=one.uncertain,
    )


@lru_cache(maxsize=256)
def _cited_by(catalogue: Catalogue, instrument: str) -> frozenset[str]:
    """The sources that are cited wherever an instrument is recommended."""
    one = next(one for one in catalogue.instruments if one.id == instrument)
    facts = (one.tagline, one.complements, one.pays, one.manager, one.instalments, one.uncertain)
    shown = (*facts, offer_of(one), one.steps, one.criteria)
    return frozenset(split_citation(each)[0] for each in citations_in(shown))


def _other(advice: Advice, one: Instrument, verdict: Verdict) -> Other:
    broken = tuple(reason for reason in verdict.reasons if reason.status == "broken")
    missed = tuple(reason for reason in verdict.reasons if reason.status == "missed")
    towards = tuple(change for change in advice.changes if change.instrument == one.id)
    behind = None
    if advice.instruments and not advice.unanswered:
        behind = deciding_question(advice.catalogue, advice.given, advice.instruments[0], one.id)
    return Other(
        instrument=one.id,
        name=one.name,
        verdict=verdict.verdict,
        funding=offer_of(one),
        against=broken or missed,
        behind_on=behind or "",
        changes=gentlest(advice.catalogue, advice.given, towards),
    )


def _effort(other: Other) -> tuple[bool, int]:
    """What cannot be reached comes last; the sort keeps the catalogue's order for equals."""
    return not other.changes, min((len(one.answers) for one in other.changes), default=0)
