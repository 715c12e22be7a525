"""The two languages say the same, with the same things filled in."""

import re
from string import Formatter

import pytest
from phrases import fields, phrases, said_in
from shipped_answers import LANGUAGES

from coopadvisor.catalogue.model import Language
from coopadvisor.wording.languages import messages

NO_BREAK_SPACE = "\u00a0"


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_each_language_has_every_message_of_the_other() -> None:
    assert fields("fr").keys() == fields("en").keys()
    assert len(fields("fr")) > 250


@pytest.mark.parametrize("name", fields("en"))
def test_both_languages_fill_in_the_same(name: str) -> None:
    french, english = placeholders(fields("fr")[name]), placeholders(fields("en")[name])
    if name == "range":  # French names the unit once: "10 à 20 €"
        french = {"low" if one == "bare" else one for one in french}

    assert french == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty_or_has_blanks_at_its_ends(language: Language) -> None:
    for name, text in fields(language).items():
        glue = name in ("colon", "semicolon", "alternatively") or name.startswith("amount_yearly")
        if not glue:
            assert text.strip(), name
            assert text == text.strip(), name


def test_french_puts_a_no_break_space_before_double_punctuation() -> None:
    wrong = re.compile(rf"[^{NO_BREAK_SPACE}(\[/]([:;?!»])(?=\s|$)|«[^{NO_BREAK_SPACE}]")
    exempt = ("{question}: {answer}", "question: valeur", "champ: valeur")  # YAML, as it is typed

    for name, text in fields("fr").items():
        said = text
        for one in exempt:
            said = said.replace(one, "")
        assert not wrong.search(said), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_apostrophes_and_quotes_are_typographic(language: Language) -> None:
    for name, text in fields(language).items():
        assert "'" not in text, name
        assert '"' not in text, name
        assert "..." not in text.replace("[ARGUMENTS]...", ""), name


def test_only_single_words_are_the_same_in_both_languages() -> None:
    same = {name: text for name, text in fields("fr").items() if text == fields("en")[name]}

    for name, text in same.items():
        words = re.findall(r"\w+", re.sub(r"\{[^}]*\}", "", text))
        assert len(words) <= 1, name


def test_the_phrases_that_tell_the_languages_apart_do_tell_them_apart() -> None:
    assert len(phrases("fr")) > 500
    assert len(phrases("en")) > 500
    french, english = (messages(one).criteria_order for one in ("fr", "en"))
    assert said_in("fr", french.replace(" ", "\n"))
    assert said_in("en", f"Error: No such command 'x'. {english}")
    assert not said_in("fr", english)
    assert not said_in("en", french)
