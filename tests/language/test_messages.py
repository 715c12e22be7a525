"""The two languages say the same, with the same things filled in."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from phrases import PROGRAM_LANGUAGES, fields, phrases, said_in
from shipped_answers import LANGUAGES

import coopadvisor
from coopadvisor.catalogue.model import Language
from coopadvisor.language.messages import messages

in_every_language = pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
GLUE = ("colon", "semicolon", "alternatively", "group-separator", "amount-yearly")
NO_BREAK_SPACE = "\u00a0"


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def names_in_code() -> tuple[set[str], set[str]]:
    """The names of messages in the code, and what the names begin with that are put together."""
    names, beginnings = set(), set()
    for path in Path(coopadvisor.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _asks_for_a_message(node.func):
                match node.args[0]:
                    case ast.Constant(value=str(name)):
                        names.add(name)
                    case ast.JoinedStr(values=[ast.Constant(value=str(beginning)), *_]):
                        beginnings.add(beginning)
    return names, beginnings


def _asks_for_a_message(called: ast.expr) -> bool:
    match called:
        case ast.Name(id="words") | ast.Attribute(attr="words" | "_words" | "plural"):
            return True
        case ast.Call(func=ast.Name(id="messages")):
            return True
    return False


def test_every_message_that_the_code_names_is_there_and_no_other_is() -> None:
    names, beginnings = names_in_code()
    known = {name.partition("[")[0] for name in fields("en")}
    spelt = set(
        re.findall(
            r'"([\w.-]+)"',
            "".join(
                path.read_text(encoding="utf-8")
                for path in Path(coopadvisor.__file__).parent.rglob("*.py")
            ),
        )
    )

    assert names - known == set()
    assert len(names) > 150
    assert [
        name
        for name in sorted(known - names - spelt)
        if not any(name.startswith(beginning) for beginning in beginnings)
    ] == []
    assert all(any(name.startswith(one) for name in known) for one in beginnings)


@in_every_language
def test_each_language_has_every_message(language: str) -> None:
    missing = [name for name in fields("en") if name not in fields(language)]

    assert not missing, f"{language} lacks: {', '.join(missing)}"
    assert len(fields(language)) > 250


@in_every_language
def test_every_language_fills_in_the_same(language: str) -> None:
    wrong = [
        name
        for name, text in fields(language).items()
        if placeholders(text) != placeholders(fields("en")[name])
    ]

    assert not wrong, f"{language} fills in something else in: {', '.join(wrong)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty_or_has_blanks_at_its_ends(language: Language) -> None:
    for name, text in fields(language).items():
        glue = name in (
            "colon",
            "semicolon",
            "alternatively",
            "group-separator",
        ) or name.startswith("amount-yearly")
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


@pytest.mark.parametrize("language", [one for one in PROGRAM_LANGUAGES if one != "en"])
def test_no_language_is_a_copy_of_english(language: str) -> None:
    same = {name: text for name, text in fields(language).items() if text == fields("en")[name]}
    words = {
        name: re.findall(r"\w+", re.sub(r"\{[^}]*\}", "", text)) for name, text in same.items()
    }
    copied = [name for name, said in words.items() if len(set(said)) > 1]

    assert not copied, f"{language} says in English: {', '.join(copied)}"


def test_the_phrases_that_tell_the_languages_apart_do_tell_them_apart() -> None:
    assert len(phrases("fr")) > 500
    assert len(phrases("en")) > 500
    french, english = (messages(one)("criteria-order") for one in ("fr", "en"))
    assert said_in("fr", french.replace(" ", "\n"))
    assert said_in("en", f"Error: No such command 'x'. {english}")
    assert not said_in("fr", english)
    assert not said_in("en", french)
