"""Where nothing fits and where several instruments are equal, in catalogues made up at random."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from all_situations import Numbers, Survey, inspect, of_check, survey
from hypothesis import given
from random_catalogues import annotated_catalogues, repeatably
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants

from coopadvisor import outcome
from coopadvisor.analysis.checks import gap, overlap
from coopadvisor.analysis.checks.finding import Finding, Region
from coopadvisor.catalogue.model import Catalogue, Option
from coopadvisor.decision.partition import Band, bands_of

pytestmark = pytest.mark.slow


def told(name: str, **implies: str) -> Option:
    """An option that implies other answers."""
    return Option(id=name, text=WORDS, said=WORDS, implies=dict(implies))


@repeatably
@given(annotated_catalogues())
def test_gaps_are_exactly_where_nothing_fits_and_no_referral_holds(catalogue: Catalogue) -> None:
    inspection, listed = survey(catalogue)
    findings = list(gap.find_gaps(inspection))
    gaps = frozenset(one for one in listed.where() if listed.referral(one) is None)

    check_regions(listed, of_check(findings, "gap"), of_check(findings, "more-gaps"), gaps)


@repeatably
@given(annotated_catalogues())
def test_one_gap_is_found_or_proved_absent_where_there_are_too_many_to_cover(
    catalogue: Catalogue,
) -> None:
    inspection, listed = survey(catalogue)
    inspection.coverage = None
    findings = list(gap.find_gaps(inspection))
    found, (unproved,) = of_check(findings, "gap"), of_check(findings, "unproved")
    gaps = frozenset(one for one in listed.where() if listed.referral(one) is None)

    assert len(found) == ("gap" in unproved.names) == bool(gaps)
    assert all(shown_by(listed, one) in gaps for one in found)


@repeatably
@given(annotated_catalogues())
def test_a_referral_is_idle_where_it_is_never_the_first_to_hold(catalogue: Catalogue) -> None:
    inspection, listed = survey(catalogue)
    optional = {one.id for one in catalogue.questions if one.optional}
    used = {one.id for number in listed.where() if (one := listed.referral(number)) is not None}

    assert [one.path for one in of_check(gap.find_gaps(inspection), "idle-referral")] == [
        ("referrals", place)
        for place, one in enumerate(catalogue.referrals)
        if one.id not in used and optional.isdisjoint(clause.question for clause in one.when)
    ]


@repeatably
@given(annotated_catalogues())
def test_overlaps_are_exactly_where_the_same_instruments_are_equal(catalogue: Catalogue) -> None:
    inspection, listed = survey(catalogue)
    findings = list(overlap.find_overlaps(inspection))
    ties = {won: listed.where(*won) for won in set(listed.winners) if len(won) > 1}
    found = {one.instruments for one in findings if one.region is not None}
    left_out = [one for one in findings if one.check.id == "more-overlaps" and not one.instruments]

    assert len(found) == min(len(ties), overlap.MOST_SETS)
    for names in found:
        its = [one for one in findings if one.instruments == names]
        shown = of_check(its, "overlap", "explained-overlap")
        check_regions(listed, shown, of_check(its, "more-overlaps"), ties[names])
    rest = [numbers for names, numbers in ties.items() if names not in found]
    assert [(one.names, one.situations) for one in left_out] == (
        [((str(len(rest)),), sum(map(len, rest)))] if rest else []
    )
    assert all(len(ties[names]) >= len(one) for names in found for one in rest)


@repeatably
@given(annotated_catalogues())
def test_an_overlap_is_explained_where_separations_part_every_two(catalogue: Catalogue) -> None:
    inspection, listed = survey(catalogue)
    findings = list(overlap.find_overlaps(inspection))
    parted = {frozenset(one.instruments) for one in catalogue.separations}
    tied = {pair for won in set(listed.winners) for pair in pairs(won)}

    for one in findings:
        if one.region is not None:
            explained = pairs(one.instruments) <= parted
            assert one.check.id == ("explained-overlap" if explained else "overlap")
    assert [one.path for one in of_check(findings, "idle-separation")] == [
        ("separations", place)
        for place, one in enumerate(catalogue.separations)
        if frozenset(one.instruments) not in tied
    ]


def test_a_region_takes_in_what_only_became_possible_as_it_grew() -> None:
    first = choice("q0", ["a", told("b", q2="a"), told("c", q2="b")])
    catalogue = catalogue_of(
        [first, choice("q2", ["a", "b"])], [instrument("i", wants("q0", "rule", ["a"]))]
    )
    (found,) = gap.find_gaps(inspect(catalogue))

    assert found.region == {"q0": (Band(option="b"), Band(option="c"))}


def pairs(names: Sequence[str]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(names, 2)}


def check_regions(
    listed: Survey, shown: Sequence[Finding], left: Sequence[Finding], wanted: Numbers
) -> None:
    """Assert that regions hold what is wanted and nothing else, none for nothing, and say so."""
    regions = [(listed.inside(one.region), one) for one in shown if one.region is not None]
    assert len(regions) == len(shown)
    held = frozenset[int]().union(*(numbers for numbers, _ in regions))
    assert held <= wanted
    assert [one.situations for one in left] == ([len(wanted - held)] if wanted - held else [])
    for one in left:
        assert shown_by(listed, one) in wanted - held
    for place, (numbers, one) in enumerate(regions):
        assert one.situations == len(numbers) > 0
        assert shown_by(listed, one) in numbers
        others = [others for other, (others, _) in enumerate(regions) if other != place]
        assert left or not numbers <= frozenset[int]().union(*others)
        assert one.region is not None
        for wider in widened(listed.catalogue, one.region):
            assert listed.inside(wider) == numbers or not listed.inside(wider) <= wanted


def shown_by(listed: Survey, finding: Finding) -> int:
    """The situation that an example lies in, after asking the program for its outcome."""
    assert finding.example is not None
    number = listed.number_of(finding.example)
    assert outcome(listed.catalogue, finding.example).instruments == listed.winners[number]
    return number


def widened(catalogue: Catalogue, region: Region) -> list[Region]:
    """A region with one more band of some question."""
    return [
        {**region, name: (*bands, band)}
        for name, bands in region.items()
        for band in bands_of(catalogue)[name]
        if not any(is_in(band, one) for one in bands)
    ]


def is_in(band: Band, other: Band) -> bool:
    return band.option == other.option and other.low <= band.low <= band.high <= other.high
