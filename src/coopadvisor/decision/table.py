"""The conditions of a catalogue as tables of bit masks, one bit per instrument.

The tables answer "which instruments does this answer rule out" and "which of the others
does it leave" without looking at a condition again, so that a situation costs a few
integer operations. They decide as docs/decision-rules.md says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.catalogue.model import Catalogue, Choice, Condition, Instrument, Overlay
from coopadvisor.catalogue.records import every_condition
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Column, Mask, Side, make_column, nearest, revise_column
from coopadvisor.diagrams.compilation import Variables
from coopadvisor.diagrams.diagram import places_in


class Rules(Struct, frozen=True, eq=False):
    """A catalogue's decisions under one choice of overlays.

    ``exclusions`` are the columns' ``broken``; ``ranked`` the places of those that some reading
    has a practice on, in the order of precedence, with their ``clear`` and ``sides``;
    ``required`` the places of questions that are not optional; ``variables`` the columns as a
    diagram reads them.
    """

    instruments: tuple[str, ...]
    conditions: tuple[tuple[Condition, ...], ...]
    columns: tuple[Column, ...]
    exclusions: tuple[tuple[Mask, ...], ...]
    ranked: tuple[tuple[int, tuple[Mask, ...], tuple[Side, ...]], ...]
    required: tuple[int, ...]
    everyone: Mask
    variables: Variables

    def names(self, mask: Mask) -> tuple[str, ...]:
        """The instruments of *mask*, in the catalogue's order."""
        return tuple([self.instruments[bit] for bit in places_in(mask)])


def rules_for(catalogue: Catalogue, situation: Situation) -> Rules:
    """The rules under the overlays of the optional answers in a situation."""
    return _compile(catalogue, tuple([situation[place] for place in _overlaying(catalogue)]))


def without_condition(
    catalogue: Catalogue, rules: Rules, instrument: int, condition: Condition
) -> Rules:
    """The same rules, had the instrument at a place not this condition."""
    own = list(rules.conditions[instrument])
    own.remove(condition)
    kept = [one for one in own if one.question == condition.question]
    columns = list(rules.columns)
    place = next(at for at, one in enumerate(columns) if one.question == condition.question)
    columns[place] = revise_column(catalogue, place, columns[place], instrument, kept)
    conditions = (*rules.conditions[:instrument], tuple(own), *rules.conditions[instrument + 1 :])
    return replace(
        rules,
        conditions=conditions,
        columns=tuple(columns),
        exclusions=tuple([one.broken for one in columns]),
        ranked=tuple([(at, columns[at].clear, columns[at].sides) for at, _, _ in rules.ranked]),
    )


def winners(rules: Rules, situation: Sequence[int | None]) -> Mask:
    """The instruments that a situation recommends; 0 where nothing fits.

    Broken rules exclude, then reservations are compared question by question in the order of
    precedence.
    """
    broken = 0
    for exclusion, band in zip(rules.exclusions, situation, strict=True):
        if band is not None:
            broken |= exclusion[band]
    left = rules.everyone & ~broken
    if not left:
        return 0
    for place, clear, sides in rules.ranked:
        band = situation[place]
        if band is not None:
            left = left & clear[band] or nearest(sides, band, left)
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


def is_complete(rules: Rules, situation: Situation) -> bool:
    """Whether every question that is not optional has an answer."""
    for place in rules.required:  # noqa: SIM110 (a generator costs three times the loop)
        if situation[place] is None:
            return False
    return True


def is_neutral(before: Rules, after: Rules, place: int, band: int) -> bool:
    """Whether an answer to an optional question leaves everything as it is, at first sight."""
    column = after.columns[place]
    return (
        before.conditions == after.conditions
        and not column.broken[band]
        and column.clear[band] == after.everyone
    )


def is_consistent(rules: Rules, situation: Situation) -> bool:
    """Whether a situation has the bands that its own answers imply."""
    for column, band in zip(rules.columns, situation, strict=True):
        if band is not None:
            for place, implied in column.implies[band]:
                if situation[place] != implied:
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
        for other, implied in rules.columns[place].implies[band]:
            if other not in fixed and situation[other] != implied:
                fixed.add(other)
                pending.append((other, implied))
    result = tuple(moved)
    return result if is_consistent(rules, result) else None


def implied_places(rules: Rules, situation: Situation) -> set[int]:
    """The questions whose answers follow from others of the situation."""
    return {
        place
        for column, band in zip(rules.columns, situation, strict=True)
        if band is not None
        for place, _ in column.implies[band]
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
    return rules_under(catalogue, [overlay for option in options for overlay in option.overlays])


def rules_under(catalogue: Catalogue, overlays: Iterable[Overlay]) -> Rules:
    """The rules as some overlays read them, the later ones over the earlier."""
    own_overlays: dict[str, list[Overlay]] = {}
    for overlay in overlays:
        own_overlays.setdefault(overlay.instrument, []).append(overlay)
    places = {question.id: place for place, question in enumerate(catalogue.questions)}
    conditions = tuple(
        _overlaid(one, own_overlays.get(one.id, ()), places) for one in catalogue.instruments
    )
    everyone = (1 << len(conditions)) - 1
    asked: dict[str, dict[int, list[Condition]]] = {}
    for bit, own in enumerate(conditions):
        for condition in own:
            asked.setdefault(condition.question, {}).setdefault(bit, []).append(condition)
    columns = tuple(
        make_column(catalogue, place, asked.get(question.id, {}), everyone)
        for place, question in enumerate(catalogue.questions)
    )
    practised = {one.question for one in every_condition(catalogue) if one.force == "practice"}
    ranked = [places[name] for name in catalogue.precedence.order if name in practised]
    return Rules(
        instruments=tuple(instrument.id for instrument in catalogue.instruments),
        conditions=conditions,
        columns=columns,
        exclusions=tuple(column.broken for column in columns),
        ranked=tuple((place, columns[place].clear, columns[place].sides) for place in ranked),
        required=tuple(place for place, one in enumerate(columns) if not one.optional),
        everyone=everyone,
        variables=Variables(
            tuple([len(column.broken) for column in columns]),
            tuple([column.implies for column in columns]),
        ),
    )


def _overlaid(
    instrument: Instrument, overlays: Iterable[Overlay], places: Mapping[str, int]
) -> tuple[Condition, ...]:
    """An instrument's conditions, as its overlays read them, in the questions' order."""
    conditions = instrument.conditions
    for overlay in overlays:
        replaced = {condition.question for condition in overlay.conditions}
        kept = (one for one in conditions if one.question not in replaced)
        conditions = (*kept, *overlay.conditions)
    return tuple(sorted(conditions, key=lambda one: places[one.question]))
