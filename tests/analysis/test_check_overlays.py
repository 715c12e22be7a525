"""What options read differently, in catalogues made up at random, each verdict looked at."""

from __future__ import annotations

from dataclasses import replace as replaced

import pytest
from all_situations import TODAY, inspect, of_check, survey
from hypothesis import given
from oracle import Oracle
from random_catalogues import annotated_catalogues, repeatably
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants

from coopadvisor.analysis.checks import idle_overlay
from coopadvisor.analysis.checks.auditing import audit
from coopadvisor.catalogue.model import Catalogue, Choice, Option, Overlay
from coopadvisor.catalogue.paths import Path


@repeatably
@given(annotated_catalogues())
def test_an_overlay_is_idle_if_it_changes_no_verdict_and_impossible_if_it_leaves_no_answers(
    catalogue: Catalogue,
) -> None:
    inspection, listed = survey(catalogue)
    plain = Oracle(replaced(listed.oracle.world, overlays={}))
    expected: dict[Path, str] = {}
    for place, question in enumerate(catalogue.questions):
        for band, option in enumerate(question.options if isinstance(question, Choice) else ()):
            for index, overlay in enumerate(option.overlays):
                asked = [{**one, question.id: option.id} for one in listed.situations]
                pairs = [
                    tuple(
                        one.judge(it).verdicts[overlay.instrument] for one in (plain, listed.oracle)
                    )
                    for it in asked
                ]
                path: Path = ("questions", place, "options", band, "overlays", index)
                if all(one == other for one, other in pairs):
                    expected[path] = "idle-overlay"
                elif leaves_nothing(listed.oracle, overlay, asked) and not leaves_nothing(
                    plain, overlay, asked
                ):
                    expected[path] = "impossible-overlay"
    found = list(idle_overlay.find_idle_overlays(inspection))

    assert {one.path: one.check.id for one in found} == expected
    for one in of_check(found, "impossible-overlay"):
        assert one.example is not None
        assert listed.oracle.judge(one.example).verdicts[one.instruments[0]] == "ruled-out"
        assert plain.judge(one.example).verdicts[one.instruments[0]] != "ruled-out"


def leaves_nothing(oracle: Oracle, overlay: Overlay, asked: list[dict[str, str | int]]) -> bool:
    """Whether the rules exclude an instrument everywhere, those on the optional question aside."""
    for one in asked:
        broken = [
            wish
            for wish in oracle.wishes(one)
            if (wish.instrument, wish.force) == (overlay.instrument, "rule")
            and wish.question in oracle.required
            and one[wish.question] not in wish.accepts
        ]
        if not broken:
            return False
    return True


def test_an_overlay_of_too_many_questions_is_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Overlay(instrument="i", conditions=(wants("p", "practice", ["x"]),))
    option = Option(id="a", text=WORDS, said=WORDS, overlays=(own,))
    catalogue = catalogue_of(
        [choice("p", ["x", "y"]), choice("extra", [option, "b"], optional=True)],
        [instrument("i", wants("p", "rule", ["x"]))],
    )
    monkeypatch.setattr("coopadvisor.diagrams.compilation.MOST_VARIABLES", 0)
    (found,) = idle_overlay.find_idle_overlays(inspect(catalogue))

    assert (found.check.id, found.names) == ("unproved", ("idle-overlay", "impossible-overlay"))


def test_the_shipped_overlay_changes_a_verdict_and_leaves_answers(catalogue: Catalogue) -> None:
    findings = audit(catalogue, TODAY).findings

    assert not of_check(findings, "idle-overlay", "impossible-overlay")
