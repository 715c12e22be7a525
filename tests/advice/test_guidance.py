"""Where to turn: a referral wherever nothing fits, the notes that concern an advice."""

from itertools import chain, combinations, product

from catalogue_files import MINIMAL
from msgspec.structs import replace
from oracle import Oracle, Value
from small_catalogues import WORDS, catalogue_of, choice, instrument, number, wants

from coopadvisor import Catalogue, advise, load_catalogue
from coopadvisor.advice.guidance import accepts, find_notes, find_referral, find_separations
from coopadvisor.catalogue.model import Clause, Note, Question

Spoken = tuple[dict[str, Value], ...]


def test_wherever_nothing_fits_there_is_somewhere_to_turn(
    oracle: Oracle, catalogue: Catalogue, spoken: Spoken
) -> None:
    nothing = [one for one in spoken if oracle.expect(one).outcome == "none"]

    assert len(nothing) == 1778
    for answers in nothing:
        assert find_referral(catalogue, advise(catalogue, answers).given.known), answers


def test_partial_answers_with_which_nothing_fits_lead_somewhere_too(
    oracle: Oracle, catalogue: Catalogue, spoken: Spoken
) -> None:
    found = 0
    for row, whole in enumerate(spoken):
        gaps = {row % 6, row % 5}
        answers = {name: whole[name] for place, name in enumerate(whole) if place not in gaps}
        if oracle.expect(answers).outcome == "none":
            found += 1
            assert find_referral(catalogue, advise(catalogue, answers).given.known), answers
    assert found


def test_without_a_cnrs_unit_the_way_in_is_a_partner_in_one(catalogue: Catalogue) -> None:
    referral = find_referral(catalogue, {"cnrs-unit": "no"})

    assert referral is not None
    assert [(one.question, one.accepts) for one in referral.when] == [("cnrs-unit", ("no",))]


def test_a_referral_is_not_found_on_what_is_not_known(catalogue: Catalogue) -> None:
    assert find_referral(catalogue, {}) is None


def test_notes_concern_the_instruments_asked_about_and_the_institute_chosen(
    catalogue: Catalogue,
) -> None:
    general = find_notes(catalogue, ["IRP"], {})
    there = find_notes(catalogue, ["IRP"], {"institute": "insmi"})

    assert all(not note.instruments or "IRP" in note.instruments for note in there)
    assert set(general) < set(there)
    assert {note.id for note in there} - {note.id for note in general} >= {"insmi-irp"}


def test_a_note_holds_where_all_its_clauses_are_known_to_be_met() -> None:
    """On every region, every instrument concerned, and every set of answers."""
    dark = Clause(question="shade", accepts=("dark",))
    large = Clause(question="size", low=2)
    notes = tuple(
        Note(id="note", text=WORDS, sources=("source",), instruments=concerned, when=region)
        for region in ((), (dark,), (large,), (dark, large))
        for concerned in ((), ("a",), ("a", "b"))
    )
    questions: list[Question] = [choice("shade", ["light", "dark"]), number("size", 0, 3)]
    named = [instrument(name, wants("shade", "rule", ["light"])) for name in ("a", "b")]
    catalogue = replace(catalogue_of(questions, named), notes=notes)

    for shade, size in product(("light", "dark", None), (*range(4), None)):
        answers: dict[str, Value | None] = {"shade": shade, "size": size}
        known = {name: value for name, value in answers.items() if value is not None}
        met = {dark: shade == "dark", large: size in {2, 3}}
        holding = [note for note in notes if all(met[clause] for clause in note.when)]
        for asked in (["a"], ["b"], ["a", "b"]):
            assert list(find_notes(catalogue, asked, known)) == [
                note for note in holding if not note.instruments or {*note.instruments} & {*asked}
            ]
        assert list(find_notes(catalogue, [], known)) == [note for note in holding if note.when]


def test_a_caution_that_names_no_instrument_holds_for_all_in_its_region_and_for_none() -> None:
    catalogue = load_catalogue(MINIMAL)
    known: dict[str, Value] = {"cost": 800, "team": "group"}

    assert [one.id for one in find_notes(catalogue, ["GROW"], known)] == ["far"]
    assert [one.id for one in find_notes(catalogue, [], known)] == ["far"]
    assert find_notes(catalogue, ["GROW"], known | {"cost": 799}) == ()


def test_a_clause_accepts_its_options_or_the_figures_from_one_end_to_the_other() -> None:
    ends = (None, *range(4))
    for low, high, figure in product(ends, ends, range(4)):
        above, below = low is None or figure >= low, high is None or figure <= high

        assert accepts(Clause(question="size", low=low, high=high), figure) == (above and below)
    for option in ("light", "dark"):
        clause = Clause(question="shade", accepts=("light",))
        assert accepts(clause, option) == (option == "light")


def test_three_countries_and_a_young_relation_never_pass_without_a_caution(
    catalogue: Catalogue, spoken: Spoken
) -> None:
    young = {"new-partner", "first-exchanges", "new-topic"}
    for answers in spoken:
        advice = advise(catalogue, answers)
        found = {one.id for one in find_notes(catalogue, advice.instruments, advice.given.known)}
        region = int(advice.given.known["countries"]) >= 3 and answers["maturity"] in young

        if advice.instruments:
            assert ("several-young-countries" in found) == region, answers


def test_several_teams_on_an_exploration_are_warned_before_countries_are_counted(
    catalogue: Catalogue,
) -> None:
    answers = {"cnrs-unit": "yes", "partners": "few-teams", "maturity": "new-partner"}
    advice = advise(catalogue, answers)

    assert advice.instruments == ("IEA",)
    found = {one.id for one in find_notes(catalogue, advice.instruments, advice.given.known)}
    assert "iea-several-teams" in found
    assert "several-young-countries" not in found


def test_separations_are_those_of_which_both_instruments_are_asked_about(
    catalogue: Catalogue,
) -> None:
    names = [one.id for one in catalogue.instruments]
    groups = chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))
    for group in groups:
        assert find_separations(catalogue, group) == tuple(
            one for one in catalogue.separations if all(name in group for name in one.instruments)
        )
    assert find_separations(catalogue, names) == catalogue.separations != ()
