"""Cautions, notes and an institute's own terms: each said once, where it concerns the case."""

import pytest
from msgspec.structs import replace
from oracle import Value

from coopadvisor import Catalogue, report
from coopadvisor.advice.report import Report
from coopadvisor.catalogue.model import Choice, Clause, Note
from coopadvisor.catalogue.text import Text

NETWORK: dict[str, Value] = {
    "cnrs-unit": "yes",
    "partners": "community",
    "countries": 3,
    "maturity": "structured",
    "localisation": "events",
    "budget": 60_000,
}


def caution(name: str, *instruments: str, when: tuple[Clause, ...] = ()) -> Note:
    words = Text(fr="attention", en="careful")
    return Note(
        id=name,
        text=words,
        sources=("cnrs-page",),
        level="caution",
        instruments=instruments,
        when=when,
    )


@pytest.fixture
def warning(catalogue: Catalogue) -> Catalogue:
    far = Clause(question="countries", low=3)
    alone = Clause(question="cnrs-unit", accepts=("no",))
    notes = (
        caution("everywhere"),
        caution("irn", "IRN"),
        caution("irl", "IRL"),
        caution("far", when=(far,)),
        caution("alone", when=(alone,)),
    )
    return replace(catalogue, notes=(*catalogue.notes, *notes))


def cautions(found: Report) -> set[str]:
    ours = {"everywhere", "irn", "irl", "far", "alone"}
    return ours & {one.id for one in found.cautions}


def test_cautions_are_those_on_what_is_recommended_in_this_region(warning: Catalogue) -> None:
    assert report(warning, NETWORK).instruments == ("IRN",)
    assert cautions(report(warning, NETWORK)) == {"everywhere", "irn", "far"}
    assert cautions(report(warning, {**NETWORK, "countries": 2})) == {"everywhere", "irn"}


def test_while_it_is_undecided_cautions_concern_all_that_is_possible(warning: Catalogue) -> None:
    found = report(warning, {"cnrs-unit": "yes", "countries": 1})

    assert found.outcome == "undecided"
    assert cautions(found) == {"everywhere", "irn", "irl"}
    assert found.notes == ()


def test_where_nothing_fits_cautions_are_those_that_say_where_they_hold(
    warning: Catalogue,
) -> None:
    found = report(warning, {**NETWORK, "cnrs-unit": "no"})

    assert found.outcome == "none"
    assert cautions(found) == {"far", "alone"}


def test_a_caution_is_no_note_and_what_it_cites_is_among_the_sources(warning: Catalogue) -> None:
    found = report(warning, NETWORK)

    assert {one.level for one in found.cautions} == {"caution"}
    assert {one.level for one in found.notes} == {"note"}
    assert "cnrs-page" in {one.id for one in found.sources}


def test_terms_are_the_notes_of_the_options_chosen_on_each_instrument(
    catalogue: Catalogue,
) -> None:
    institute = next(one for one in catalogue.questions if one.id == "institute")
    assert isinstance(institute, Choice)
    for option in institute.options:
        found = report(catalogue, {**NETWORK, "institute": option.id})
        for one in found.recommended:
            assert list(one.terms) == [
                note
                for note in option.notes
                if not note.instruments or one.instrument in note.instruments
            ]
            assert {*one.terms} <= {*found.notes, *found.cautions}
    assert all(one.terms == () for one in report(catalogue, NETWORK).recommended)
