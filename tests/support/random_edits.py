"""A random catalogue, and the same one after somebody has worked on it."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from msgspec.structs import replace
from random_catalogues import catalogues, contradictory_catalogues
from small_catalogues import choice, number

from coopadvisor.catalogue.integrity import contradictions
from coopadvisor.catalogue.model import Catalogue, Choice, Condition, Instrument, Number, Question

Edited = tuple[Catalogue, Catalogue]


@st.composite
def edited(draw: st.DrawFn) -> Edited:
    """Two catalogues that are edits of each other, or now and then have little in common."""
    old = draw(catalogues() | contradictory_catalogues())
    new = old
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=3)):
        tried = edit(draw, new)
        if not any(contradictions(tried)):  # what an edit leaves dangling is no catalogue
            new = tried
    return (old, new) if draw(st.booleans()) else (new, old)


def _other_terms(draw: st.DrawFn, catalogue: Catalogue) -> Catalogue:
    """One condition accepts something else, or has another force."""
    row = draw(st.integers(0, len(catalogue.instruments) - 1))
    own = list(catalogue.instruments[row].conditions)
    if not own:
        return catalogue
    column = draw(st.integers(0, len(own) - 1))
    question = next(one for one in catalogue.questions if one.id == own[column].question)
    if isinstance(question, Choice):
        names = [option.id for option in question.options]
        some = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        own[column] = replace(own[column], accepts=tuple(some))
    else:
        ends = st.integers(question.minimum, question.maximum)
        low, high = sorted((draw(ends), draw(ends)))
        own[column] = replace(own[column], low=low, high=high)
    return _with_conditions(catalogue, row, own)


def _other_force(draw: st.DrawFn, catalogue: Catalogue) -> Catalogue:
    row = draw(st.integers(0, len(catalogue.instruments) - 1))
    own = list(catalogue.instruments[row].conditions)
    forces = {(one.question, one.force) for one in own}
    for column, one in enumerate(own):
        force = "practice" if one.force == "rule" else "rule"
        if (one.question, force) not in forces:
            own[column] = replace(one, force=force)
            return _with_conditions(catalogue, row, own)
    return catalogue


def _with_conditions(catalogue: Catalogue, row: int, own: list[Condition]) -> Catalogue:
    instruments = list(catalogue.instruments)
    instruments[row] = replace(instruments[row], conditions=tuple(own))
    return replace(catalogue, instruments=tuple(instruments))


def _other_precedence(draw: st.DrawFn, catalogue: Catalogue) -> Catalogue:
    order = tuple(draw(st.permutations(catalogue.precedence.order)))
    return replace(catalogue, precedence=replace(catalogue.precedence, order=order))


def _other_instruments(draw: st.DrawFn, catalogue: Catalogue) -> Catalogue:
    """One fewer, one more under a new name, or another order."""
    instruments: list[Instrument] = list(draw(st.permutations(catalogue.instruments)))
    way = draw(st.sampled_from(["fewer", "more", "order"]))
    if way == "fewer" and len(instruments) > 1:
        instruments.pop()
    elif way == "more":
        names = {one.id for one in instruments}
        instruments.append(replace(instruments[0], id=min({"i7", "i8", "i9", "j0"} - names)))
    return replace(catalogue, instruments=tuple(instruments))


def _other_order(draw: st.DrawFn, catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, questions=tuple(draw(st.permutations(catalogue.questions))))


def _without_question(draw: st.DrawFn, catalogue: Catalogue) -> Catalogue:
    """One question fewer, and nothing that speaks of it."""
    gone = draw(st.sampled_from(catalogue.questions)).id
    instruments = tuple(
        replace(one, conditions=tuple(its for its in one.conditions if its.question != gone))
        for one in catalogue.instruments
    )
    if len(catalogue.questions) == 1 or not all(one.conditions for one in instruments):
        return catalogue
    order = tuple(one for one in catalogue.precedence.order if one != gone)
    return replace(
        catalogue,
        questions=tuple(
            _without_implied(one, gone) for one in catalogue.questions if one.id != gone
        ),
        instruments=instruments,
        precedence=replace(catalogue.precedence, order=order),
    )


def _without_implied(question: Question, gone: str) -> Question:
    if not isinstance(question, Choice):
        return question
    options = tuple(
        replace(
            option,
            implies={name: value for name, value in option.implies.items() if name != gone},
        )
        for option in question.options
    )
    return replace(question, options=options)


def _with_question(draw: st.DrawFn, catalogue: Catalogue) -> Catalogue:
    """A new question, on which the first instrument has a rule."""
    if any(one.id == "new" for one in catalogue.questions):
        return catalogue
    rule = catalogue.instruments[0].conditions[0]
    if draw(st.booleans()):
        added: Question = choice("new", ["a", "b"])
        rule = replace(rule, question="new", force="rule", accepts=("a",), low=None, high=None)
    else:
        added = number("new", 0, 5)
        rule = replace(rule, question="new", force="rule", accepts=None, low=2, high=None)
    own = [*catalogue.instruments[0].conditions, rule]
    wider = replace(catalogue, questions=(added, *catalogue.questions))
    return _with_conditions(wider, 0, own)


def _other_question(draw: st.DrawFn, catalogue: Catalogue) -> Catalogue:
    """One question has other options, another maximum, or is optional or not from now on."""
    place = draw(st.integers(0, len(catalogue.questions) - 1))
    questions = list(catalogue.questions)
    one = questions[place]
    if draw(st.integers(0, 3)) == 0:
        questions[place] = replace(one, optional=not one.optional)
    elif isinstance(one, Number):
        questions[place] = replace(one, maximum=one.minimum + draw(st.integers(0, 15)))
    else:
        names = [option.id for option in one.options]
        more = choice("more", ["e", "f"]).options
        if "e" not in names and draw(st.booleans()):
            questions[place] = replace(one, options=(*more, *one.options))
        elif len(names) > 2:
            questions[place] = replace(one, options=one.options[1:])
    return replace(catalogue, questions=tuple(questions))


def _other_kind(draw: st.DrawFn, catalogue: Catalogue) -> Catalogue:
    """One question that nobody has a condition on takes its place with another kind."""
    asked = {one.question for instrument in catalogue.instruments for one in instrument.conditions}
    for place, one in enumerate(catalogue.questions):
        if one.id not in asked and not one.optional:
            questions = list(catalogue.questions)
            kind = draw(st.booleans())
            questions[place] = number(one.id, 0, 3) if kind else choice(one.id, ["a", "z"])
            return replace(catalogue, questions=tuple(questions))
    return catalogue


EDITS: list[Callable[[st.DrawFn, Catalogue], Catalogue]] = [
    _other_terms,
    _other_terms,
    _other_force,
    _other_precedence,
    _other_instruments,
    _other_order,
    _without_question,
    _with_question,
    _other_question,
    _other_question,
    _other_kind,
]
