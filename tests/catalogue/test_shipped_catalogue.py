"""What must hold of the catalogue that comes with the program, whoever edits it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from msgspec import Struct

from coopadvisor import Catalogue
from coopadvisor.catalogue.languages import as_written
from coopadvisor.catalogue.loading import bundled
from coopadvisor.catalogue.model import (
    Choice,
    Duration,
    Fact,
    Instrument,
    Number,
    split_citation,
)
from coopadvisor.catalogue.reading import read_file
from coopadvisor.catalogue.records import every_condition, every_text
from coopadvisor.catalogue.schema import catalogue_schema, render_schema
from coopadvisor.catalogue.text import Text
from coopadvisor.language.figures import group

SCHEMA = Path(__file__).parents[2] / "data" / "instruments.schema.json"
FACETS = [
    *("tagline", "purpose", "audience", "laboratories", "countries", "history", "activities"),
    *("duration", "renewal", "funding", "complements", "pays", "manager", "instalments"),
    *("applying", "platform", "calendar", "attachments", "evaluators", "decision"),
    *("formalisation", "prepares"),
]


def every(record: object, kind: type[Struct]) -> Iterator[Struct]:
    """All values of a class, subclasses included, anywhere below *record*."""
    if isinstance(record, kind):
        yield record
    if isinstance(record, tuple):
        for entry in record:
            yield from every(entry, kind)
    elif isinstance(record, Struct):
        for name in record.__struct_fields__:
            yield from every(getattr(record, name), kind)


def instrument(catalogue: Catalogue, name: str) -> Instrument:
    return next(one for one in catalogue.instruments if one.id == name)


def test_the_instruments_are_the_five_in_their_order(catalogue: Catalogue) -> None:
    assert [one.id for one in catalogue.instruments] == ["IEA", "IRP", "IRN", "IRL", "IRC"]
    assert [one.id for one in catalogue.former] == ["PRC", "PICS", "LIA", "GDRI", "UMI"]


def test_every_facet_of_every_instrument_is_written_or_marked_unsaid() -> None:
    value = read_file(bundled()).value
    assert isinstance(value, dict)
    instruments = value["instruments"]
    assert isinstance(instruments, list)

    for written in instruments:
        assert isinstance(written, dict)
        for facet in FACETS:
            assert written.get(facet), f"{written['id']} says nothing on {facet}"


@pytest.mark.parametrize(
    ("name", "low", "high", "years", "criteria"),
    [
        ("IEA", 10_000, 14_000, 2, 6),
        ("IRP", 50_000, 75_000, 5, 8),
        ("IRN", 50_000, 75_000, 5, 9),  # eight criteria and the point of particular attention
        ("IRL", 75_000, 100_000, 5, 9),
    ],
)
def test_amounts_durations_and_criteria_are_those_of_the_sources(  # noqa: PLR0913, PLR0917
    catalogue: Catalogue, name: str, low: int, high: int, years: int, criteria: int
) -> None:
    one = instrument(catalogue, name)

    assert one.funding != "unsaid"
    assert isinstance(one.duration, Duration)
    assert (one.duration.low, one.duration.high) == (years, years)
    assert (one.funding.low, one.funding.high) == (low, high)
    assert len(one.criteria) == criteria


def test_marks_stand_on_the_criteria_that_the_sources_single_out(catalogue: Catalogue) -> None:
    marked = {
        one.id: [
            (place, criterion.mark)
            for place, criterion in enumerate(one.criteria)
            if criterion.mark
        ]
        for one in catalogue.instruments
    }

    assert marked == {
        "IEA": [],
        "IRP": [],
        "IRN": [(8, "attention")],
        "IRL": [(0, "essential")],
        "IRC": [],
    }


def test_the_help_on_the_budget_gives_the_yearly_arithmetic(catalogue: Catalogue) -> None:
    budget = next(one for one in catalogue.questions if one.id == "budget")

    for one in catalogue.instruments:
        if one.funding == "unsaid" or not isinstance(one.duration, Duration):
            continue
        for total in (one.funding.low, one.funding.high):
            yearly = total // one.duration.high
            assert group(yearly, "fr") in budget.help["fr"]
            assert group(yearly, "en") in budget.help["en"]


def test_options_fit_in_a_list_of_sixty_columns(catalogue: Catalogue) -> None:
    for question in catalogue.questions:
        if isinstance(question, Choice):
            for option in question.options:
                assert len(option.text["fr"]) <= 55
                assert len(option.text["en"]) <= 55


def test_what_stands_on_the_first_screen_is_brief(catalogue: Catalogue) -> None:
    options = [
        option
        for question in catalogue.questions
        if isinstance(question, Choice)
        for option in question.options
    ]
    notes = [*catalogue.notes, *(note for option in options for note in option.notes)]
    money = [note for option in options for note in option.notes if note.topic == "funding"]
    taglines = [
        fact
        for one in catalogue.instruments
        if one.tagline != "unsaid"
        for fact in one.tagline
        if fact.brief or max(map(len, fact.text.values())) > 80
    ]
    longest: list[tuple[int, list[Text | None]]] = [
        (110, [note.brief for note in notes if note.level == "caution"]),
        (70, [note.brief for note in money]),
        (80, [fact.brief for fact in taglines]),
        (64, [step.brief for one in catalogue.instruments for step in one.steps]),
        (45, [criterion.brief for one in catalogue.instruments for criterion in one.criteria]),
        (45, [condition.brief for condition in every_condition(catalogue)]),
        (90, [text for one in catalogue.instruments for text in one.settle_first]),
        (60, [option.said for option in options]),
    ]

    for most, briefs in longest:
        assert briefs
        for brief in briefs:
            assert brief is not None
            assert all(len(words) <= most for words in brief.values()), brief
    for one in catalogue.instruments:
        assert 1 <= len(one.settle_first) <= 2
        assert not set(one.settle_first) & set(one.to_settle)


def test_all_five_instruments_warn_of_russia(catalogue: Catalogue) -> None:
    (russia,) = (note for note in catalogue.notes if note.id == "russia")

    assert (russia.level, russia.when) == ("caution", ())
    assert set(russia.instruments) == {one.id for one in catalogue.instruments}


def test_every_source_is_cited_and_outside_ones_only_in_notes_and_news(
    catalogue: Catalogue,
) -> None:
    cited = {
        split_citation(citation)[0]
        for record in every(catalogue, Struct)
        for citation in getattr(record, "sources", ())
        if isinstance(citation, str)
    }

    assert {source.id for source in catalogue.sources} == cited
    assert [one.id for one in catalogue.sources if one.base] == [
        "iea-sheet",
        "irn-sheet",
        "cnrs-page",
        "insmi-page",
        "former-kit",
    ]


def test_every_fact_of_the_base_texts_names_its_section(catalogue: Catalogue) -> None:
    sheets = {"iea-sheet", "irn-sheet", "cnrs-page", "insmi-page", "former-kit"}
    bare = [
        fact.text["en"]
        for one in catalogue.instruments
        for fact in every(one, Fact)
        if isinstance(fact, Fact)
        and not any(
            section for source, section in map(split_citation, fact.sources) if source in sheets
        )
        and not any(split_citation(citation)[0] not in sheets for citation in fact.sources)
    ]

    # The head and the contacts of a sheet stand outside its numbered sections.
    assert len(bare) <= 5, bare


def texts(catalogue: Catalogue) -> list[Text]:
    return [text for _, text in every_text(catalogue)]


def test_french_texts_follow_french_typography(catalogue: Catalogue) -> None:
    for text in texts(catalogue):
        words = re.sub(r"https?://\S+", "", text["fr"])
        assert "'" not in words, words
        assert not re.search(r"(?<![\u00a0\u202f])[;?!»]", words), words
        assert not re.search(r"[^\u00a0\d]:(?!//)", words), words
        assert not re.search(r"«(?!\u00a0)", words), words
        assert not re.search(r"\d (?=\d{3}\b)", words), words


def test_english_texts_follow_english_typography(catalogue: Catalogue) -> None:
    for text in texts(catalogue):
        assert "'" not in text["en"], text["en"]
        assert not re.search(r"[\u00a0\u202f ][:;?!]", text["en"]), text["en"]
        assert "«" not in text["en"]


def test_the_schema_file_is_the_one_that_the_model_gives() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == render_schema()


def test_the_catalogue_is_valid_by_its_schema(catalogue: Catalogue) -> None:
    value = as_written(catalogue)

    jsonschema.Draft7Validator(catalogue_schema()).validate(value)


def test_the_catalogue_points_editors_to_the_schema() -> None:
    first = bundled().read_text(encoding="utf-8").splitlines()[0]

    assert first == f"# yaml-language-server: $schema={SCHEMA.name}"


def test_numbers_have_sensible_bounds(catalogue: Catalogue) -> None:
    bounds = {
        one.id: (one.minimum, one.maximum) for one in catalogue.questions if isinstance(one, Number)
    }

    assert bounds == {"countries": (1, 190), "budget": (0, 100_000_000)}
