"""What an audit finds, field by field, in catalogues that a person has read."""

from __future__ import annotations

import datetime as dt
from math import isclose, log2

import pytest
from catalogue_files import FOLDER, MINIMAL, REMARKABLE
from golden import Golden
from msgspec.structs import replace

from coopadvisor import Catalogue, load_catalogue
from coopadvisor.analysis.checks import overlap
from coopadvisor.analysis.checks.auditing import audit
from coopadvisor.analysis.checks.finding import Finding
from coopadvisor.analysis.tree import bound_questions
from coopadvisor.decision.partition import Band, bands_of
from coopadvisor.decision.table import completions, rules_for, winners

TODAY = dt.date(2026, 11, 20)
LATER = dt.date(2028, 2, 29)


@pytest.mark.parametrize("name", REMARKABLE)
def test_the_findings_are_the_ones_that_were_read(name: str, golden: Golden) -> None:
    golden.check(f"findings/{name}.txt", written(load_catalogue(REMARKABLE[name]), TODAY))


def test_the_findings_on_whole_catalogues_are_the_ones_that_were_read(
    catalogue: Catalogue, golden: Golden
) -> None:
    golden.check("findings/shipped.txt", written(catalogue, TODAY))
    golden.check("findings/shipped-later.txt", written(catalogue, LATER))
    golden.check("findings/minimal.txt", written(load_catalogue(MINIMAL), LATER))
    kit = load_catalogue(FOLDER / "good" / "former-tool-kit.yaml")
    golden.check("findings/former-tool-kit.txt", written(kit, TODAY))


def test_what_is_not_listed_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = load_catalogue(REMARKABLE["explained-overlap"])
    (told,) = audit(catalogue, TODAY).findings
    monkeypatch.setattr(overlap, "MOST_SETS", 0)
    findings = audit(catalogue, TODAY).findings

    (more,) = [one for one in findings if one.check.id == "more-overlaps"]
    assert (more.situations, more.names, more.path) == (told.situations, ("1",), ("instruments",))
    assert not [one for one in findings if one.check.id == "explained-overlap"]


@pytest.mark.parametrize(
    ("read", "stale"),
    [
        ("2026-01", "2027-02-01"),
        ("2027-02", "2028-03-01"),
        ("2026-01-15", "2027-01-16"),
        ("2024-02-29", "2025-03-01"),
        ("9998-12-30", "9999-12-31"),
    ],
)
def test_a_source_is_stale_the_day_after_a_year(read: str, stale: str) -> None:

    first = dt.date.fromisoformat(stale)
    catalogue = load_catalogue(REMARKABLE["stale-source"])
    source = catalogue.sources[0]

    dated = replace(catalogue, sources=(replace(source, read=read),))
    assert not audit(dated, first - dt.timedelta(days=1)).findings
    assert [one.names for one in audit(dated, first).findings] == [("leaflet", read)]


@pytest.mark.parametrize("read", ["9999-12", "9999-01-01"])
def test_a_source_read_in_the_last_year_of_the_calendar_never_grows_stale(read: str) -> None:
    catalogue = load_catalogue(REMARKABLE["stale-source"])
    dated = replace(catalogue, sources=(replace(catalogue.sources[0], read=read),))

    assert not audit(dated, dt.date.max).findings


def test_no_tree_asks_fewer_questions_than_outcomes_take(catalogue: Catalogue) -> None:
    blank = (None,) * len(catalogue.questions)
    rules = rules_for(catalogue, blank)
    numbers: dict[int, int] = {}
    for situation in completions(rules, blank):
        mask = winners(rules, situation)
        numbers[mask] = numbers.get(mask, 0) + 1
    every = sum(numbers.values())
    bits = -sum(number / every * log2(number / every) for number in numbers.values())
    bounds = bound_questions(catalogue)
    required = [one.id for one in catalogue.questions if not one.optional]

    assert (bounds.situations, bounds.most) == (every, len(required))
    assert isclose(bounds.mean, bits / log2(max(len(bands_of(catalogue)[one]) for one in required)))


def written(catalogue: Catalogue, today: dt.date) -> str:
    """Every finding as a paragraph, and the number of situations."""
    found = audit(catalogue, today)
    lines = [line for finding in found.findings for line in (*paragraph(finding), "")]
    return "\n".join([*lines, f"{found.situations} situations", ""])


def paragraph(finding: Finding) -> list[str]:
    told = {
        "instruments": ", ".join(finding.instruments),
        "question": finding.question,
        "values": ", ".join(map(shown, finding.values)),
        "region": None
        if finding.region is None
        else "; ".join(
            f"{name}: {', '.join(map(shown, bands))}" for name, bands in finding.region.items()
        )
        or "everywhere",
        "situations": finding.situations or None,
        "names": ", ".join(finding.names),
        "example": None
        if finding.example is None
        else " ".join(f"{name}={value}" for name, value in finding.example.items()),
        "shown": finding.shown,
    }
    place = ".".join(map(str, finding.path))
    return [
        f"{finding.check.level} {finding.check.id} at {place}",
        *(f"  {name}: {text}" for name, text in told.items() if text),
    ]


def shown(band: Band) -> str:
    return band.option or f"{band.low} to {band.high}"
