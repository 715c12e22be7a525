"""The answer on one screen: it fits, it says what decides, and the whole answer contains it."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from oracle import Oracle
from shipped_answers import EVERY, LANGUAGES, SETTLED, in_both_languages

from coopadvisor import Catalogue, load_catalogue, report
from coopadvisor.advice.report import Report
from coopadvisor.catalogue.model import Language
from coopadvisor.documents.answer import write_answer
from coopadvisor.documents.blocks import Document, Phrase, Rows
from coopadvisor.documents.short import write_short_answer
from coopadvisor.language.voice import speak
from coopadvisor.writers.terminal import write_text

pytestmark = pytest.mark.slow

some_or_all = pytest.mark.parametrize(
    "step", [13, pytest.param(1, marks=pytest.mark.long)], ids=["some", "all"]
)
TODAY = dt.date(2026, 11, 20)
GOOD = Path(__file__).parents[1] / "data" / "catalogues" / "good"
MOST_LINES = {"none": 20, "undecided": 24, "recommended": 24, "choice": 30}
YOUNG_IN_THREE = {
    "cnrs-unit": "yes",
    "partners": "few-teams",
    "countries": 3,
    "maturity": "new-partner",
    "localisation": "visits",
    "budget": 60_000,
}
IRP = {
    "cnrs-unit": "yes",
    "partners": "two-leads",
    "maturity": "joint-results",
    "localisation": "stays",
    "budget": 60_000,
}
IRL = {
    "cnrs-unit": "yes",
    "partners": "institutions",
    "countries": 1,
    "maturity": "structured",
    "localisation": "shared-site",
    "budget": 5_000_000,
}


def said(catalogue: Catalogue, answers: dict[str, object], language: Language = "en") -> str:
    found = report(catalogue, answers, TODAY)
    text = write_text(write_short_answer(found, speak(catalogue, language)))
    return " ".join(text.replace("\u00a0", " ").split())


def rows(document: Document) -> dict[str, tuple[str, ...]]:
    (found,) = (one for one in document.blocks if isinstance(one, Rows))
    return {row.label: tuple(map(words, row.phrases)) for row in found.rows}


def words(phrase: Phrase) -> str:
    return " ".join(span.text for span in phrase)


def situations(catalogue: Catalogue, oracle: Oracle, step: int) -> Iterator[Report]:
    """Every situation, or one of some, without an institute and with one of them."""
    chance = random.Random(10)
    (institutes,) = (one for one in catalogue.questions if one.id == "institute")
    names = [one.id for one in getattr(institutes, "options", ())]
    for situation in oracle.situations[::step]:
        for more in ({}, {"institute": chance.choice(names)}):
            yield report(catalogue, {**situation, **more}, TODAY)


@some_or_all
def test_every_answer_fits_on_one_screen(catalogue: Catalogue, oracle: Oracle, step: int) -> None:
    voices = [speak(catalogue, language) for language in LANGUAGES]
    too_long = [
        (found.answers, voice.language)
        for found in situations(catalogue, oracle, step)
        for voice in voices
        if len(write_text(write_short_answer(found, voice)).splitlines())
        > MOST_LINES[found.outcome]
    ]

    assert too_long == []


def test_while_it_is_undecided_the_answer_fits_too(catalogue: Catalogue, oracle: Oracle) -> None:
    chance = random.Random(24)
    voices = [speak(catalogue, language) for language in LANGUAGES]
    for situation in chance.sample(list(oracle.situations), 300):
        given = chance.sample(list(situation), chance.randrange(len(situation)))
        found = report(catalogue, {name: situation[name] for name in given}, TODAY)
        if found.outcome == "undecided":
            for voice in voices:
                text = write_text(write_short_answer(found, voice))
                assert len(text.splitlines()) <= MOST_LINES["undecided"], text


@some_or_all
def test_the_whole_answer_opens_with_the_short_one(
    catalogue: Catalogue, oracle: Oracle, step: int
) -> None:
    for found in situations(catalogue, oracle, step):
        voice = speak(catalogue, random.Random(str(found.answers)).choice(LANGUAGES))
        short, whole = rows(write_short_answer(found, voice)), rows(write_answer(found, voice))
        *told, note = short.items()
        assert list(whole.items())[: len(told)] == told
        assert note[1][0].startswith(whole[note[0]])


@in_both_languages
@pytest.mark.parametrize("case", EVERY)
def test_no_source_is_cited_on_the_first_screen(
    case: str, language: Language, catalogue: Catalogue
) -> None:
    flags = iter(EVERY[case])
    answers = {flag.removeprefix("--"): value for flag, value in zip(flags, flags, strict=True)}

    assert not re.search(r"\[[^]]*\]", said(catalogue, dict(answers), language))


@in_both_languages
@pytest.mark.parametrize("case", SETTLED)
def test_the_points_that_decide_stand_in_every_whole_answer(
    case: str, language: Language, catalogue: Catalogue
) -> None:
    flags = iter(SETTLED[case])
    answers = {flag.removeprefix("--"): value for flag, value in zip(flags, flags, strict=True)}
    found = report(catalogue, answers, TODAY)
    whole = " ".join(write_text(write_answer(found, speak(catalogue, language))).split())

    assert found.recommended
    for one in found.recommended:
        for question in one.settle_first:
            assert " ".join(question[language].split()) in whole


def test_the_institutes_own_ceiling_stands_beside_the_range(catalogue: Catalogue) -> None:
    own = said(catalogue, {**IRP, "institute": "inshs"})

    assert "You expect €60,000: within that range. INSHS: at most €14,000 a year" in own
    assert "€70,000 in all" in own
    assert "INSHS" not in said(catalogue, IRP)


def test_three_countries_and_a_young_relation_are_no_clear_case(catalogue: Catalogue) -> None:
    english, french = (said(catalogue, YOUNG_IN_THREE, one) for one in ("en", "fr"))

    assert english.startswith("Recommended, but not clear-cut: IEA")
    assert "above that range" in english
    assert "Three countries or more: " in english
    assert french.startswith("Recommandation à discuter : IEA")
    assert "À trois pays ou plus : " in french


def test_five_millions_are_above_the_range_of_an_irl(catalogue: Catalogue) -> None:
    assert "You expect €5,000,000: above that range." in said(catalogue, IRL)


def test_nobody_overlooks_russia(catalogue: Catalogue) -> None:
    assert "Careful Russia: " in said(catalogue, IRP)


@pytest.mark.parametrize("name", sorted(path.name for path in GOOD.glob("*.yaml")))
def test_a_catalogue_without_brief_texts_says_the_whole_ones(name: str) -> None:
    catalogue = load_catalogue(GOOD / name)
    chance = random.Random(3)
    for _ in range(30):
        answers: dict[str, object] = {}
        for question in catalogue.questions:
            options = getattr(question, "options", None)
            value = chance.choice(options).id if options else chance.randrange(1, 100)
            if chance.random() < 0.7:
                answers[question.id] = value
        try:
            found = report(catalogue, answers, TODAY)
        except ValueError:  # one answer contradicts what another implies
            continue
        voice = speak(catalogue, "en")
        text = write_text(write_short_answer(found, voice))
        assert text.splitlines()[0]
        assert write_text(write_answer(found, voice)).startswith(text.splitlines()[0])
