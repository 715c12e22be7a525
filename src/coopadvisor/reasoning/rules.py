"""The conditions of a catalogue as tables of bit masks, one bit per instrument.

The tables answer "which instruments does this answer rule out" and "how do the
others rank on it" without looking at a condition again, so that a situation costs a
few integer operations. They decide exactly as design section 3 says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from msgspec import Struct

from coopadvisor.catalogue.model import (
    Catalogue,
    Choice,
    Condition,
    Instrument,
    Option,
)
from coopadvisor.reasoning.answers import Follow, Situation
from coopadvisor.reasoning.columns import Column, Mask, make_column, remake_column


class Rules(Struct, frozen=True, eq=False):
    """A catalogue's decisions under one choice of overlays.

    ``exclusions`` are the columns' ``broken``; ``rankings`` the places and ``ranks`` of
    those in the order of precedence; ``required`` the places of questions that are not
    optional.
    """

    instruments: tuple[str, ...]
    conditions: tuple[tuple[Condition, ...], ...]
    columns: tuple[Column, ...]
    exclusions: tuple[tuple[Mask, ...], ...]
    rankings: tuple[tuple[int, tuple[tuple[Mask, ...], ...]], ...]
    required: tuple[int, ...]
    everyone: Mask

    def names(self, mask: Mask) -> tuple[str, ...]:
        """The instruments of *mask*, in the catalogue's order."""
        return tuple(name for bit, name in enumerate(self.instruments) if mask >> bit & 1)


def rules_for(catalogue: Catalogue, situation: Situation) -> Rules:
    """The rules under the overlays of the optional answers in a situation."""
    return _compile(catalogue, tuple([situation[place] for place in _overlaying(catalogue)]))


def without_condition(
    catalogue: Catalogue, rules: Rules, instrument: int, condition: Condition
) -> Rules:
    """The same rules, had the instrument at a place not this condition."""
    own = list(rules.conditions[instrument])
    own.remove(condition)
    conditions = (*rules.conditions[:instrument], tuple(own), *rules.conditions[instrument + 1 :])
    place = [question.id for question in catalogue.questions].index(condition.question)
    column = remake_column(
        catalogue, rules.columns[place], place, instrument, conditions[instrument]
    )
    return _assemble(
        catalogue, conditions, (*rules.columns[:place], column, *rules.columns[place + 1 :])
    )


def winners(rules: Rules, situation: Sequence[int | None]) -> Mask:
    """The instruments that a situation recommends; 0 where nothing fits.

    Design section 3, points 1 and 2: broken rules exclude, then reservations are
    compared question by question in the order of precedence.
    """
    broken = 0
    for exclusion, band in zip(rules.exclusions, situation, strict=True):
        if band is not None:
            broken |= exclusion[band]
    left = rules.everyone & ~broken
    if not left:
        return 0
    for place, ranks in rules.rankings:
        band = situation[place]
        if band is not None:
            for rank in ranks[band]:
                if left & rank:
                    left &= rank
                    break
    return left


def completions(rules: Rules, situation: Situation) -> Iterator[Situation]:
    """Every consistent situation that the given bands leave possible.

    Optional questions stay as they are. A completion that contradicts what one of its
    own answers implies is none.
    """
    spans: list[Iterable[int | None]] = [
        (band,) if column.optional or band is not None else range(len(column.broken))
        for column, band in zip(rules.columns, situation, strict=True)
    ]
    return (one for one in product(*spans) if is_consistent(rules, one))


def is_consistent(rules: Rules, situation: Situation) -> bool:
    """Whether a situation has the bands that its own answers imply."""
    for column, band in zip(rules.columns, situation, strict=True):
        if band is not None:
            for follow in column.implies[band]:
                if situation[follow.place] != follow.band:
                    return False
    return True


def move(rules: Rules, situation: Situation, changed: dict[int, int]) -> Situation | None:
    """A situation with some bands changed and what then follows, or nothing if those disagree."""
    moved = list(situation)
    fixed = set(changed)
    pending = list(changed.items())
    while pending:
        place, band = pending.pop()
        moved[place] = band
        for follow in rules.columns[place].implies[band]:
            if situation[follow.place] == follow.band and follow.place not in fixed:
                continue
            if follow.place not in fixed:
                fixed.add(follow.place)
                pending.append((follow.place, follow.band))
    result = tuple(moved)
    return result if is_consistent(rules, result) else None


def implied_places(rules: Rules, situation: Situation) -> dict[int, Follow]:
    """The questions whose answers follow from others of the situation."""
    return {
        follow.place: follow
        for column, band in zip(rules.columns, situation, strict=True)
        if band is not None
        for follow in column.implies[band]
    }


@lru_cache(maxsize=16)
def _overlaying(catalogue: Catalogue) -> tuple[int, ...]:
    """The places of the questions whose options read conditions differently."""
    return tuple(
        place
        for place, question in enumerate(catalogue.questions)
        if isinstance(question, Choice) and any(option.overlays for option in question.options)
    )


@lru_cache(maxsize=64)
def _compile(catalogue: Catalogue, chosen: tuple[int | None, ...]) -> Rules:
    options = [
        catalogue.questions[place].options[band]  # type: ignore[union-attr]  # all are choices
        for place, band in zip(_overlaying(catalogue), chosen, strict=True)
        if band is not None
    ]
    conditions = tuple(_overlaid(catalogue, one, options) for one in catalogue.instruments)
    columns = tuple(
        make_column(catalogue, place, question, conditions)
        for place, question in enumerate(catalogue.questions)
    )
    return _assemble(catalogue, conditions, columns)


def _assemble(
    catalogue: Catalogue,
    conditions: tuple[tuple[Condition, ...], ...],
    columns: tuple[Column, ...],
) -> Rules:
    places = {question.id: place for place, question in enumerate(catalogue.questions)}
    ranked = [places[name] for name in catalogue.precedence.order]
    return Rules(
        instruments=tuple(instrument.id for instrument in catalogue.instruments),
        conditions=conditions,
        columns=columns,
        exclusions=tuple(column.broken for column in columns),
        rankings=tuple((place, columns[place].ranks) for place in ranked),
        required=tuple(place for place, one in enumerate(columns) if not one.optional),
        everyone=(1 << len(catalogue.instruments)) - 1,
    )


def _overlaid(
    catalogue: Catalogue, instrument: Instrument, options: Iterable[Option]
) -> tuple[Condition, ...]:
    """An instrument's conditions, as the chosen options read them, in the questions' order."""
    conditions = instrument.conditions
    for option in options:
        for overlay in option.overlays:
            if overlay.instrument == instrument.id:
                replaced = {condition.question for condition in overlay.conditions}
                kept = (one for one in conditions if one.question not in replaced)
                conditions = (*kept, *overlay.conditions)
    places = {question.id: place for place, question in enumerate(catalogue.questions)}
    return tuple(sorted(conditions, key=lambda one: places[one.question]))
