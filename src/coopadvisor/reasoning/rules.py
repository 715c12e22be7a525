"""The conditions of a catalogue as tables of bit masks, one bit per instrument.

The tables answer "which instruments does this answer rule out" and "how do the
others rank on it" without looking at a condition again, so that a situation costs a
few integer operations. They decide exactly as design section 3 says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue, Choice, Condition, Instrument, Question
from coopadvisor.reasoning.answers import implications
from coopadvisor.reasoning.bands import band_index, bands_of, holds
from coopadvisor.reasoning.values import Value

Mask = int
Situation = tuple[int | None, ...]  # a band of each question; None: an optional one left open


class Column(Struct, frozen=True):
    """One question as the decisions see it; every tuple has an entry per band.

    ``broken``: the instruments that a rule excludes. ``missed``: those with a
    reservation. ``ranks``: all instruments, those without a reservation first, then by
    how many bands their range is away (1 for a choice). ``implies``: the bands of other
    columns that follow.
    """

    question: str
    optional: bool
    broken: tuple[Mask, ...]
    missed: tuple[Mask, ...]
    ranks: tuple[tuple[Mask, ...], ...]
    implies: tuple[tuple[tuple[int, int], ...], ...]


class Rules(Struct, frozen=True, eq=False):
    """A catalogue's decisions under one choice of overlays."""

    instruments: tuple[str, ...]
    conditions: tuple[tuple[Condition, ...], ...]
    columns: tuple[Column, ...]
    precedence: tuple[int, ...]
    everyone: Mask

    def names(self, mask: Mask) -> tuple[str, ...]:
        """The instruments of *mask*, in the catalogue's order."""
        return tuple(name for bit, name in enumerate(self.instruments) if mask >> bit & 1)


def rules_for(catalogue: Catalogue, known: Mapping[str, Value]) -> Rules:
    """The rules under the overlays of the optional answers in *known*."""
    chosen = tuple(
        (question, value)
        for question in _overlaying(catalogue)
        if (value := known.get(question)) is not None
    )
    return _compile(catalogue, chosen)


def winners(rules: Rules, situation: Situation) -> Mask:
    """The instruments that a situation recommends; 0 where nothing fits.

    Design section 3, points 1 and 2: broken rules exclude, then reservations are
    compared question by question in the order of precedence.
    """
    broken = 0
    for column, band in zip(rules.columns, situation, strict=True):
        if band is not None:
            broken |= column.broken[band]
    left = rules.everyone & ~broken
    if not left:
        return 0
    for index in rules.precedence:
        band = situation[index]
        if band is None:
            continue
        for rank in rules.columns[index].ranks[band]:
            if left & rank:
                left &= rank
                break
    return left


def situate(catalogue: Catalogue, known: Mapping[str, Value]) -> Situation:
    """The band of each question under *known* answers, ``None`` where there is none."""
    return tuple(
        band_index(catalogue, question, known[question.id]) if question.id in known else None
        for question in catalogue.questions
    )


def completions(rules: Rules, situation: Situation) -> Iterator[Situation]:
    """Every consistent situation that the given bands leave possible.

    Optional questions stay as they are. A completion that contradicts what one of its
    own answers implies is none.
    """
    yield from _complete(rules, list(situation), 0)


def _complete(rules: Rules, bands: list[int | None], index: int) -> Iterator[Situation]:
    if index == len(bands):
        if _consistent(rules, bands):
            yield tuple(bands)
        return
    column = rules.columns[index]
    if column.optional or bands[index] is not None:
        yield from _complete(rules, bands, index + 1)
        return
    for band in range(len(column.broken)):
        bands[index] = band
        yield from _complete(rules, bands, index + 1)
    bands[index] = None


def _consistent(rules: Rules, bands: list[int | None]) -> bool:
    for column, band in zip(rules.columns, bands, strict=True):
        if band is not None:
            for target, value in column.implies[band]:
                if bands[target] != value:
                    return False
    return True


@lru_cache(maxsize=16)
def _overlaying(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(
        question.id
        for question in catalogue.questions
        if isinstance(question, Choice) and any(option.overlays for option in question.options)
    )


@lru_cache(maxsize=64)
def _compile(catalogue: Catalogue, chosen: tuple[tuple[str, Value], ...]) -> Rules:
    conditions = tuple(
        _overlaid(catalogue, instrument, dict(chosen)) for instrument in catalogue.instruments
    )
    places = {question.id: index for index, question in enumerate(catalogue.questions)}
    return Rules(
        instruments=tuple(instrument.id for instrument in catalogue.instruments),
        conditions=conditions,
        columns=tuple(_column(catalogue, one, conditions, places) for one in catalogue.questions),
        precedence=tuple(places[name] for name in catalogue.precedence.order),
        everyone=(1 << len(catalogue.instruments)) - 1,
    )


def _overlaid(
    catalogue: Catalogue, instrument: Instrument, chosen: Mapping[str, Value]
) -> tuple[Condition, ...]:
    """An instrument's conditions, as the chosen options read them."""
    conditions = instrument.conditions
    for question in catalogue.questions:
        if not isinstance(question, Choice) or question.id not in chosen:
            continue
        option = next(one for one in question.options if one.id == chosen[question.id])
        for overlay in option.overlays:
            if overlay.instrument == instrument.id:
                replaced = {condition.question for condition in overlay.conditions}
                kept = (one for one in conditions if one.question not in replaced)
                conditions = (*kept, *overlay.conditions)
    places = {question.id: index for index, question in enumerate(catalogue.questions)}
    return tuple(sorted(conditions, key=lambda one: places[one.question]))


def _column(
    catalogue: Catalogue,
    question: Question,
    conditions: tuple[tuple[Condition, ...], ...],
    places: Mapping[str, int],
) -> Column:
    bands = bands_of(catalogue)[question.id]
    implied = implications(catalogue)
    distances = [_distances(question, own, catalogue) for own in conditions]
    broken, missed, ranks, implies = [], [], [], []
    for index, band in enumerate(bands):
        broken.append(_mask(_fails(own, question, "rule", catalogue, index) for own in conditions))
        missed.append(_mask(own[index] > 0 for own in distances))
        levels = sorted({own[index] for own in distances})
        ranks.append(tuple(_mask(own[index] == level for own in distances) for level in levels))
        follows = implied.get((question.id, band.option), {})
        implies.append(
            tuple(
                (places[name], band_index(catalogue, catalogue.questions[places[name]], value))
                for name, value in follows.items()
            )
        )
    return Column(
        question.id, question.optional, tuple(broken), tuple(missed), tuple(ranks), tuple(implies)
    )


def _fails(
    conditions: tuple[Condition, ...],
    question: Question,
    force: str,
    catalogue: Catalogue,
    index: int,
) -> bool:
    band = bands_of(catalogue)[question.id][index]
    return any(
        one.question == question.id and one.force == force and not holds(one, band)
        for one in conditions
    )


def _distances(
    question: Question, conditions: tuple[Condition, ...], catalogue: Catalogue
) -> tuple[int, ...]:
    """For each band, how far one instrument's practice is from it: 0 where it is met."""
    bands = bands_of(catalogue)[question.id]
    practices = [
        [holds(one, band) for band in bands]
        for one in conditions
        if one.question == question.id and one.force == "practice"
    ]
    return tuple(
        max((_distance(met, index, question) for met in practices), default=0)
        for index in range(len(bands))
    )


def _distance(met: list[bool], index: int, question: Question) -> int:
    if met[index]:
        return 0
    if isinstance(question, Choice):
        return 1
    return min(abs(index - place) for place, holds_here in enumerate(met) if holds_here)


def _mask(bits: Iterator[bool]) -> Mask:
    return sum(1 << index for index, bit in enumerate(bits) if bit)
