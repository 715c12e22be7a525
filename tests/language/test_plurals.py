"""A figure and the words around it agree, in French also for nought."""

from __future__ import annotations

import pytest
from catalogue_files import MINIMAL
from msgspec.structs import replace
from running import invoke
from shipped_answers import in_both_languages
from small_catalogues import catalogue_of, instrument, number, wants

from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.overlap import MORE_SETS, ONE_MORE_SET
from coopadvisor.analysis.tree import build_tree
from coopadvisor.catalogue.model import Catalogue, Language
from coopadvisor.catalogue.text import Text
from coopadvisor.documents import findings
from coopadvisor.documents.sketch import figures
from coopadvisor.language.checks import say_finding, say_situations
from coopadvisor.language.errors import say_more
from coopadvisor.language.messages import messages
from coopadvisor.language.voice import speak

SAID = Text(fr="{n} participeraient", en="{n} would be beneficiaries")
SAID_ONE = Text(fr="{n} participerait", en="{n} would be a beneficiary")


def counting(said_one: Text | None) -> Catalogue:
    made = catalogue_of(
        [number("size", 0, 9)], [instrument("one", wants("size", "rule", range(1, 5)))]
    )
    return replace(made, questions=(replace(number("size", 0, 9), said=SAID, said_one=said_one),))


@pytest.mark.parametrize(
    ("answer", "french", "english"),
    [
        (0, "0 fois participerait", "0 times would be beneficiaries"),
        (1, "1 fois participerait", "1 times would be a beneficiary"),
        (2, "2 fois participeraient", "2 times would be beneficiaries"),
    ],
)
def test_what_is_said_of_a_number_has_a_singular_where_its_language_has(
    answer: int, french: str, english: str
) -> None:
    catalogue = counting(SAID_ONE)

    for language, said in (("fr", french), ("en", english)):
        clause = speak(catalogue, language).clause("size", answer)
        assert clause.replace("\u00a0", " ") == said


@in_both_languages
def test_what_is_said_of_a_number_may_fit_one_and_many(language: Language) -> None:
    voice = speak(counting(None), language)
    tails = {voice.clause("size", answer).partition("\u00a0fois ")[2] for answer in (0, 1, 2)}

    assert len(tails) == 1


@in_both_languages
def test_one_problem_more_is_one(language: Language) -> None:
    words = messages(language)

    for more in (1, 2):
        assert say_more(words, more) == words.plural("more-problems", more, n=more)


@in_both_languages
@pytest.mark.parametrize(("rest", "check"), [("1", ONE_MORE_SET), ("2", MORE_SETS)])
def test_one_more_set_of_equal_instruments_is_one(
    rest: str, check: Check, language: Language
) -> None:
    finding = Finding(check=check, path=(), situations=1, names=(rest,))
    said = messages(language)(f"check.{check.words}", name=rest, n=say_situations(language, 1))

    assert say_finding(speak(counting(None), language), finding) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "1,00 question en moyenne"), ("en", "1.00 question on average")],
)
def test_a_tree_of_one_question_asks_one(language: Language, said: str) -> None:
    catalogue = counting(None)

    assert figures(speak(catalogue, language), build_tree(catalogue)).startswith(said)


@in_both_languages
def test_one_finding_more_is_one(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("check", str(MINIMAL), "--lang", language)
    found = invoke(*words).out.count(f"{MINIMAL}:")
    assert found > 2
    for left in (1, 2):
        monkeypatch.setattr(findings, "MOST_SHOWN", found - left)
        line = messages(language).plural("more-findings", left, n=left)
        assert line in invoke(*words).out.splitlines()
