"""What an edit does to the advice, with catalogues and edits made up at random."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from hypothesis import given
from oracle import Known, Oracle, Value
from oracle_world import world_of
from random_catalogues import repeatably
from random_edits import Edited, edited
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants
from tree_descent import covers

from coopadvisor import outcome
from coopadvisor.analysis.effects import find_effects, find_readings
from coopadvisor.catalogue.model import Catalogue, Choice, Option, Overlay, Question
from coopadvisor.decision.partition import Band

Names = frozenset[str]
Situation = dict[str, Value]


class Both:
    """All situations that two catalogues know, one by one, with what becomes of each."""

    def __init__(self, old: Catalogue, new: Catalogue) -> None:
        self.catalogues = (old, new)
        self.oracles = (Oracle(world_of(old)), Oracle(world_of(new)))
        names = dict.fromkeys([*self.oracles[1].required, *self.oracles[0].required])
        self.cells = {name: list(self.shared(name)) for name in names}
        self.situations = [
            situation
            for values in product(*(map(_first, cells) for cells in self.cells.values()))
            for situation in [dict(zip(self.cells, values, strict=True))]
            if all(one.consistent(asked_by(one, situation)) for one in self.oracles)
        ]

    def shared(self, name: str) -> Iterator[Sequence[Value]]:
        """Runs of values of a question between which neither catalogue distinguishes."""
        old, new = (
            one.world.questions[name] if name in one.required else None for one in self.oracles
        )
        if old is None or new is None:
            only = old or new
            assert only is not None
            yield from only.bands
        elif kind(self.catalogues[0], name) is kind(self.catalogues[1], name):
            for ours, theirs in product(old.bands, new.bands):
                if cell := [value for value in ours if value in theirs]:
                    yield cell

    def moves(self) -> dict[tuple[Names, Names], list[Situation]]:
        """The situations of each change of outcome."""
        found: dict[tuple[Names, Names], list[Situation]] = {}
        for situation in self.situations:
            before, after = (
                frozenset(one.judge(asked_by(one, situation)).winners) for one in self.oracles
            )
            if before != after:
                found.setdefault((before, after), []).append(situation)
        return found

    def cell_of(self, name: str, value: Value) -> int:
        return next(place for place, cell in enumerate(self.cells[name]) if value in cell)

    def inside(
        self, values: Mapping[str, Iterable[Band]], situations: list[Situation]
    ) -> list[Situation]:
        """Those of some situations that lie in a region, which divides no cell."""
        for name, bands in values.items():
            for cell in self.cells[name]:
                assert len({any(covers(one, value) for one in bands) for value in cell}) == 1
        return [
            one
            for one in situations
            if all(any(covers(band, one[name]) for band in bands) for name, bands in values.items())
        ]


@repeatably
@given(edited())
def test_a_revision_counts_each_situation_that_both_know_under_its_change(pair: Edited) -> None:
    found, both = find_effects(*pair), Both(*pair)
    expected = {change: len(ones) for change, ones in both.moves().items()}

    assert found.situations == len(both.situations)
    assert found.changed == sum(expected.values())
    assert {
        (frozenset(one.before), frozenset(one.after)): one.situations for one in found.moves
    } == expected
    assert len(found.moves) == len(expected)
    numbers = [one.situations for one in found.moves]
    assert numbers == sorted(numbers, reverse=True)


@repeatably
@given(edited())
def test_the_regions_of_a_move_hold_its_situations_and_no_others(pair: Edited) -> None:
    found, both = find_effects(*pair), Both(*pair)
    moves = both.moves()
    for move in found.moves:
        wanted = moves[frozenset(move.before), frozenset(move.after)]
        covered: list[Situation] = []
        for region in move.regions:
            held = both.inside(region.values, both.situations)
            assert all(one in wanted for one in held)
            assert region.situations == len(held) > 0
            covered += [one for one in held if one not in covered]
        rest = 0 if move.more is None else move.more.situations
        assert len(covered) + rest == len(wanted)


@repeatably
@given(edited())
def test_the_example_of_a_region_shows_the_change(pair: Edited) -> None:
    found, both = find_effects(*pair), Both(*pair)
    moves = both.moves()
    for move in found.moves:
        wanted = moves[frozenset(move.before), frozenset(move.after)]
        regions = [*move.regions, *([] if move.more is None else [move.more])]
        for region in regions:
            assert set(outcome(pair[1], region.example).instruments) == set(move.after)
            assert [
                one
                for one in both.inside(region.values, wanted)
                if all(
                    both.cell_of(name, one[name]) == both.cell_of(name, value)
                    for name, value in region.example.items()
                )
            ]


@repeatably
@given(edited())
def test_under_each_option_the_situations_are_compared_as_it_reads_them(pair: Edited) -> None:
    general, both = find_effects(*pair), Both(*pair)
    readings = {(one.question, one.option): one.effects for one in find_readings(*pair, general)}
    for question, option in overlaid(*pair):
        expected: dict[tuple[frozenset[str], frozenset[str]], int] = {}
        for situation in both.situations:
            before, after = (
                frozenset(one.judge({**asked_by(one, situation), question: option}).winners)
                for one in both.oracles
            )
            if before != after:
                expected[before, after] = expected.get((before, after), 0) + 1
        found = readings.get((question, option), general)
        assert {
            (frozenset(one.before), frozenset(one.after)): one.situations for one in found.moves
        } == expected
    assert readings.keys() <= set(overlaid(*pair))


def overlaid(old: Catalogue, new: Catalogue) -> list[tuple[str, str]]:
    """The options that both know and that read conditions differently in either."""
    both = [
        {
            (question.id, option.id): bool(option.overlays)
            for question in one.questions
            if question.optional and isinstance(question, Choice)
            for option in question.options
        }
        for one in (old, new)
    ]
    return [key for key in both[1] if key in both[0] and (both[0][key] or both[1][key])]


def funded(*reading: str) -> Catalogue:
    """One instrument for pairs, which one region reads for others."""
    own = Overlay(instrument="i", conditions=(wants("team", "rule", reading),))
    north = Option(id="north", text=WORDS, said=WORDS, overlays=(own,))
    return catalogue_of(
        [choice("team", ["solo", "pair"]), choice("region", [north, "south"], optional=True)],
        [instrument("i", wants("team", "rule", ["pair"]))],
    )


def test_an_edit_of_an_overlay_alone_is_told_under_its_option() -> None:
    old, new = funded("pair"), funded("solo")
    general = find_effects(old, new)
    (reading,) = find_readings(old, new, general)

    assert general.changed == 0
    assert (reading.question, reading.option, reading.effects.changed) == ("region", "north", 2)
    for move in reading.effects.moves:
        (region,) = move.regions
        assert region.example["region"] == "north"
        assert outcome(new, region.example).instruments == move.after


def _first(cell: Sequence[Value]) -> Value:
    return cell[0]


def asked_by(oracle: Oracle, situation: Known) -> Situation:
    """The answers to the questions of one catalogue."""
    return {name: situation[name] for name in oracle.required}


def kind(catalogue: Catalogue, name: str) -> type[Question]:
    """Whether a question has options or takes a number."""
    return type(next(one for one in catalogue.questions if one.id == name))
