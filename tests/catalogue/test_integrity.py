"""A catalogue that has the right shape must also hold together, wherever in it that is broken."""

import re
from pathlib import Path

import pytest
from catalogue_files import MINIMAL, minimal

from coopadvisor import CatalogueError, load_catalogue

BROKEN = {
    "an overlay of no instrument": (
        ("instrument: GROW", "instrument: GROWN"),
        "questions.region.options.north.overlays[0].instrument unknown-reference GROW",
    ),
    "an overlay on no question": (
        (
            "{question: team, accepts: [group], force: practice",
            "{question: tea, accepts: [group], force: rule",
        ),
        (
            "questions.region.options.north.overlays[0].conditions.tea rule.question"
            " unknown-reference team"
        ),
    ),
    "a note on no instrument": (
        ("instruments: [SEED], topic", "instruments: [SEDE], topic"),
        "notes.delay.instruments[0] unknown-reference SEED",
    ),
    "a separation of no instrument": (
        ("instruments: [SEED, GROW]", "instruments: [SEED, GRWO]"),
        "separations[0].instruments[1] unknown-reference GROW",
    ),
    "a referral for no option": (
        ("{question: team, accepts: [duo]}", "{question: team, accepts: [due]}"),
        "referrals.too-dear.when[1].accepts[0] unknown-reference duo",
    ),
    "a note where there is no question": (
        ("when: [{question: cost, from: 800}]", "when: [{question: cots, from: 800}]"),
        "notes.far.when[0].question unknown-reference cost",
    ),
    "a note where there is no figure": (
        ("when: [{question: cost, from: 800}]", "when: [{question: cost, from: 901}]"),
        "notes.far.when[0] empty-range ",
    ),
    "a note where there is no range": (
        ("when: [{question: cost, from: 800}]", "when: [{question: cost}]"),
        "notes.far.when[0] kind-mismatch ",
    ),
    "an option's note where there is no option": (
        (
            "{id: south, text: {fr: le sud, en: the south}",
            (
                "{id: south, notes: [{id: cold, when: [{question: team, accepts: [due]}],"
                " fr: Froid., en: Cold., sources: [leaflet]}], text: {fr: le sud, en: the south}"
            ),
        ),
        "questions.region.options.south.notes.cold.when[0].accepts[0] unknown-reference duo",
    ),
    "a few words of which one language is missing": (
        ("{fr: le fonds hésite, en: the fund hesitates}", "{fr: le fonds hésite}"),
        "notes.far.brief missing-text ",
    ),
    "an expectation of which one language is missing": (
        ("{fr: moins de 100, en: less than 100}", "{en: less than 100}"),
        "instruments.SEED.conditions.cost rule.brief missing-text ",
    ),
    "a first point to settle of which one language is missing": (
        (', en: "Is the rest kept?"}', "}"),
        "instruments.SEED.settle-first[0] missing-text ",
    ),
    "a note of no level": (
        ("level: caution", "level: cautoin"),
        "notes.far.level unknown-value caution",
    ),
    "an amount of no unit": (
        ("to: 99, unit: crown", "to: 99, unit: crow"),
        "instruments.SEED.funding.unit unknown-reference crown",
    ),
    "a citation of no source": (
        ("[{fr: Pour essayer., en: For trying things out., sources: [leaflet §2]}]", "TAGLINE"),
        "instruments.SEED.tagline[0].sources[0] unknown-reference leaflet",
    ),
    "a condition without a range": (
        ("{question: cost, to: 99, force", "{question: cost, force"),
        "instruments.SEED.conditions.cost rule kind-mismatch ",
    ),
    "a condition without an option": (
        ("{question: prior, accepts: [no], force", "{question: prior, accepts: [], force"),
        "instruments.SEED.conditions.prior practice kind-mismatch ",
    ),
    "a condition beyond the question": (
        ("{question: cost, to: 99, force", "{question: cost, from: 901, force"),
        "instruments.SEED.conditions.cost rule empty-range ",
    ),
    "a question without an answer": (
        ("maximum: 900", "maximum: 900\n    minimum: 901"),
        "questions.cost.minimum empty-range ",
    ),
    "an option that becomes nothing": (
        ("text: {fr: Non, en: No}", "becomes: [yse], text: {fr: Non, en: No}"),
        "questions.prior.options.no.becomes[0] unknown-reference yes",
    ),
    "an option called unknown": (
        ("{id: south", "{id: unknown"),
        "questions.region.options.unknown.id reserved-name ",
    ),
    "an implied question that is not there": (
        ("implies: {cost: 010}", "implies: {costs: 10}"),
        "questions.team.options.solo.implies.costs unknown-reference cost",
    ),
    "an implied number that is a word": (
        ("implies: {cost: 010}", "implies: {cost: much}"),
        "questions.team.options.solo.implies.cost implied-value ",
    ),
    "an implied option that is not there": (
        ("implies: {cost: 010}", "implies: {prior: y}"),
        "questions.team.options.solo.implies.prior unknown-reference ",
    ),
    "a window with both": (
        ("months: [3, 4], sources", "months: [3, 4], deadline: 2027-01-01, sources"),
        "instruments.SEED.steps[0].when window-not-one ",
    ),
    "one thing said without its place": (
        (
            'en: "you would need {n}"}',
            'en: "you would need {n}"}\n    said-one: {fr: "{n}", en: x}',
        ),
        "questions.cost.said-one.en missing-placeholder ",
    ),
    "a number said without its place": (
        ('said: {fr: "il vous faudrait {n}"', 'said: {fr: "il faudrait"'),
        "questions.cost.said.fr missing-placeholder ",
    ),
}
TAGLINE = "[{fr: Pour essayer., en: For trying things out., sources: [leafelt §2]}]"


@pytest.mark.parametrize(("change", "expected"), BROKEN.values(), ids=BROKEN)
def test_what_does_not_hold_together_is_found(
    change: tuple[str, str], expected: str, tmp_path: Path
) -> None:
    old, new = change
    path = tmp_path / "file.yaml"
    path.write_text(minimal((old, new.replace("TAGLINE", TAGLINE))), encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        load_catalogue(path)

    found = {f"{one.path} {one.kind} {one.nearest}": one for one in caught.value.problems}
    assert expected in found
    assert found[expected].line > 1


@pytest.mark.parametrize("name", ["IEA", "iea", "Iea"])
def test_names_that_differ_in_case_alone_are_the_same_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(minimal(("id: SEED", "id: IEA"), ("id: GROW", f"id: {name}")), encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        load_catalogue(path)
    assert ("duplicate-id", name) in {(one.kind, one.found) for one in caught.value.problems}


@pytest.mark.parametrize("wrong", ["2026-13", "2026-00", "2026-02-30", "0000-01"])
def test_a_date_that_no_calendar_has_is_found(wrong: str, tmp_path: Path) -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    path = tmp_path / "wrong.yaml"
    for key in ("read", "date"):
        path.write_text(re.sub(rf"\b{key}: [^,}}]+", f"{key}: {wrong}", text, count=1), "utf-8")

        with pytest.raises(CatalogueError) as caught:
            load_catalogue(path)
        (problem,) = caught.value.problems
        assert (problem.kind, problem.found) == ("not-a-date", wrong)
        assert problem.path == f"sources.leaflet.{key}"


@pytest.mark.parametrize("figure", ["²", "٣", "１", "1" * 5000, "1e1", "1.0", "10 000", "-1"])
def test_an_implied_figure_is_of_plain_digits(figure: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    for written in (figure, f'"{figure}"'):
        path.write_text(minimal(("implies: {cost: 010}", f"implies: {{cost: {written}}}")), "utf-8")
        with pytest.raises(CatalogueError) as caught:
            load_catalogue(path)
        (problem,) = caught.value.problems

        assert (problem.kind, problem.found) == ("implied-value", figure)
        assert problem.path == "questions.team.options.solo.implies.cost"
