"""Single cases in which an audit would be easy to get almost right."""

from __future__ import annotations

import datetime as dt
from unittest.mock import Mock

import pytest
from catalogue_files import MINIMAL
from msgspec.structs import replace
from small_catalogues import WORDS, catalogue_of, choice, instrument, number, wants

from coopadvisor import Catalogue, load_catalogue, outcome
from coopadvisor.analysis.checks import idle_option, inspection, overlap
from coopadvisor.analysis.checks.auditing import audit
from coopadvisor.analysis.checks.finding import UNPROVED, Finding
from coopadvisor.catalogue.model import Clause, Option, Referral, Separation
from coopadvisor.decision import completions
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.language.checks import say_finding
from coopadvisor.language.voice import speak

TODAY = dt.date(2026, 11, 20)
refuse = Mock(side_effect=TooLarge)
P, N = choice("p", ["x", "y"]), number("n", 0, 60)


def findings(catalogue: Catalogue, check: str) -> list[Finding]:
    return [one for one in audit(catalogue, TODAY).findings if one.check.id == check]


def test_what_an_optional_question_does_is_open_where_it_cannot_be_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catalogue = load_catalogue(MINIMAL)
    place = next(index for index, one in enumerate(catalogue.questions) if one.optional)
    unproved = Finding(
        check=UNPROVED,
        path=("questions", place),
        question=catalogue.questions[place].id,
        names=("idle-option",),
    )
    for module in (inspection, idle_option):
        with monkeypatch.context() as patched:
            patched.setattr(module, "compile_outcomes", refuse)
            assert unproved in audit(catalogue, TODAY).findings


def test_an_example_is_one_in_which_something_fits_if_there_is_one() -> None:
    nothing_fits = catalogue_of(
        [P, choice("q", ["u", "v"])], [instrument("i", wants("p", "rule", "x"))]
    )
    (idle,) = findings(nothing_fits, "idle-question")
    assert idle.example is not None
    assert outcome(nothing_fits, idle.example).instruments == ("i",)

    never = replace(
        nothing_fits,
        instruments=(instrument("i", wants("p", "rule", "x"), wants("p", "rule", "y")),),
    )
    both = findings(never, "idle-question")
    assert [one.question for one in both] == ["p", "q"]
    assert all(one.example is not None and len(one.example) == 2 for one in both)


def test_of_a_question_that_samples_do_not_show_to_matter_nothing_is_claimed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rare = [choice(f"r{place}", ["y", "z"]) for place in range(10)]
    wish = [wants(one.id, "rule", "y") for one in rare]
    catalogue = catalogue_of(
        [choice("q", ["u", "v"]), *rare], [instrument("i", wants("q", "rule", "u"), *wish)]
    )
    assert not findings(catalogue, "unproved")

    monkeypatch.setattr(inspection, "compile_outcomes", refuse)
    assert Finding(
        check=UNPROVED,
        path=("questions", 0),
        question="q",
        names=("idle-question", "same-outcome"),
    ) in findings(catalogue, "unproved")


def test_of_tied_answers_that_cannot_be_followed_only_the_question_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decided = ("same-outcome", "unproved", "idle-question")
    same = [Option(id=name, text=WORDS, said=WORDS, implies={"q": "u"}) for name in ("a", "b")]
    catalogue = catalogue_of(
        [choice("t", same), choice("q", ["u", "v"]), P], [instrument("i", wants("p", "rule", "x"))]
    )
    for module in (inspection, completions):
        monkeypatch.setattr(module, "compile_outcomes", refuse)
    for one in (completions.reach, completions.compile_open, completions.sample):
        one.cache_clear()

    found = [one for one in audit(catalogue, TODAY).findings if one.question == "t"]
    assert [(one.check.id, one.path, one.names) for one in found if one.check.id in decided] == [
        ("same-outcome", ("questions", 0, "options", 1), ()),
        ("unproved", ("questions", 0), ("idle-question",)),
    ]


def test_a_referral_under_an_optional_answer_declares_nothing_and_hides_none() -> None:
    extra = choice("extra", ["u", "v"], optional=True)
    narrow, plain = (
        Referral(id=name, when=when, title=WORDS, text=WORDS, basis="inferred")
        for name, when in (
            ("narrow", (Clause(question="extra", accepts=("u",)),)),
            ("plain", (Clause(question="p", accepts=("y",)),)),
        )
    )
    catalogue = catalogue_of([P, extra], [instrument("i", wants("p", "rule", "x"))])

    assert findings(replace(catalogue, referrals=(narrow,)), "gap")
    assert not findings(replace(catalogue, referrals=(narrow, plain)), "gap")


def test_ties_that_were_seen_are_shown_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [
        instrument(f"{option}{number}", wants("p", "rule", option))
        for option in ("x", "y")
        for number in (1, 2)
    ]
    catalogue = catalogue_of([P], pairs)
    monkeypatch.setattr(inspection, "compile_outcomes", refuse)
    found = findings(catalogue, "overlap")

    assert sorted(one.instruments for one in found) == [("x1", "x2"), ("y1", "y2")]
    for one in found:
        assert one.example is not None
        assert outcome(catalogue, one.example).instruments == one.instruments
        assert one.region is None
    monkeypatch.setattr(overlap, "MOST_SETS", 1)
    assert len(findings(catalogue, "overlap")) == 1


def test_a_tie_that_was_only_seen_is_explained_without_a_number_or_a_region(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pair = [instrument(name, wants("p", "rule", "x")) for name in ("i", "j")]
    parting = Separation(text=WORDS, instruments=("i", "j"), sources=("source",))
    catalogue = replace(catalogue_of([P], pair), separations=(parting,))
    monkeypatch.setattr(inspection, "compile_outcomes", refuse)
    (found,) = findings(catalogue, "explained-overlap")

    assert say_finding(speak(catalogue, "en"), found) == (
        "i and j are equal in situations like this one, as the catalogue explains."
    )


def test_an_instrument_that_takes_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "find_win", refuse)
    found = findings(catalogue_of([P], [instrument("i", wants("p", "rule", "x"))]), "unproved")

    assert found[0] == Finding(
        check=UNPROVED,
        path=("instruments", 0),
        instruments=("i",),
        names=("never-recommended",),
    )


def test_where_no_answers_are_possible_no_rule_is_to_blame() -> None:
    either = [Option(id=name, text=WORDS, said=WORDS, implies={"q": "u"}) for name in ("a", "b")]
    other = [Option(id=name, text=WORDS, said=WORDS, implies={"q": "v"}) for name in ("c", "d")]
    asked = [choice("s", either), choice("t", other), choice("q", ["u", "v"])]
    catalogue = catalogue_of(asked, [instrument("i", wants("q", "rule", "u"))])
    (found,) = findings(catalogue, "contradictory-conditions")

    assert (found.path, found.names) == (("instruments", 0), ())
    assert say_finding(speak(catalogue, "en"), found) == (
        "i can never be recommended: no complete answers are possible."
    )


def test_an_instrument_may_be_shadowed_by_a_later_one() -> None:
    catalogue = catalogue_of(
        [P],
        [
            instrument("i", wants("p", "rule", "x"), wants("p", "practice", "y")),
            instrument("j", wants("p", "rule", "y")),
            instrument("k", wants("p", "rule", "x")),
        ],
    )

    assert [one.instruments for one in findings(catalogue, "shadowed")] == [("i", "k")]


def test_options_form_as_many_groups_as_there_are() -> None:
    catalogue = catalogue_of(
        [choice("p", ["a", "b", "c", "d"])],
        [
            instrument("i", wants("p", "rule", ["a", "b"])),
            instrument("j", wants("p", "rule", ["c", "d"])),
        ],
    )
    groups = [[band.option for band in one.values] for one in findings(catalogue, "same-outcome")]

    assert groups == [["a", "b"], ["c", "d"]]


def test_of_two_practices_on_a_figure_the_one_further_away_is_not_idle() -> None:
    """Without it, the second instrument is nearer to 20; the third shares its bounds."""
    near, far = wants("n", "practice", range(5, 12)), wants("n", "practice", range(2, 9))
    first = instrument("a", wants("n", "practice", range(5, 9)), wants("n", "rule", range(20, 61)))
    third = instrument("c", wants("n", "rule", range(2, 9)))
    both = catalogue_of([N], [first, instrument("b", near, far), third])
    one = catalogue_of([N], [first, instrument("b", near), third])

    assert outcome(both, {"n": 20}).instruments == ("a", "b")
    assert outcome(one, {"n": 20}).instruments == ("b",)
    assert ("instruments", 1, "conditions", 1) not in [
        found.path for found in findings(both, "idle-practice")
    ]


def test_an_idle_condition_comes_with_answers_that_fail_it_whoever_has_it() -> None:
    asked = [P, choice("q", ["u", "v"])]
    better = instrument("better", wants("p", "rule", "x"))
    behind = instrument("behind", wants("p", "practice", "y"), wants("q", "practice", "u"))
    for instruments in ([behind, better], [better, behind]):
        found = findings(catalogue_of(asked, instruments), "idle-practice")
        (idle,) = (one for one in found if one.question == "q")
        assert idle.instruments == ("behind",)
        assert idle.example is not None
        assert idle.example["q"] == "v"


def test_what_is_left_of_ties_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = [instrument(name, wants("p", "rule", "x")) for name in ("i", "j")]
    monkeypatch.setattr(overlap, "MOST_TIED_REGIONS", 0)
    (more,) = findings(catalogue_of([P], pair), "more-overlaps")

    assert (more.instruments, more.situations) == (("i", "j"), 1)


def test_what_single_samples_show_of_a_question_adds_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each situation tells two of three options apart, and another situation the third."""
    catalogue = catalogue_of(
        [P, choice("q", ["u", "v", "w"])],
        [
            instrument("i", wants("p", "rule", "x"), wants("q", "rule", "u")),
            instrument("j", wants("p", "rule", "y"), wants("q", "rule", "v")),
        ],
    )
    monkeypatch.setattr(inspection, "compile_outcomes", refuse)

    assert not [one for one in findings(catalogue, "unproved") if one.question == "q"]
