"""Which language is spoken: the one asked for, wherever it is asked, else the locale's."""

import json

import pytest
from running import Result, execute, invoke
from shipped_answers import LANGUAGES, NONE

from coopadvisor.catalogue.model import Language
from coopadvisor.cli import surroundings
from coopadvisor.language.messages import messages


def language_of(result: Result) -> Language:
    """The language of a page that lists commands, answers or instruments."""
    (found,) = [one for one in LANGUAGES if messages(one)("list-former") in result.out]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_may_be_asked_for_before_and_after_the_command(language: Language) -> None:
    pages = [
        invoke("--lang", language, "list"),
        invoke(f"--lang={language}", "list"),
        invoke("list", "--lang", language),
        invoke("list", f"--lang={language}"),
        invoke("list", "--plain", "--lang", language),
    ]

    assert {language_of(page) for page in pages} == {language}
    assert len(set(pages)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [["--lang", "", "--help"], ["--help", "--lang", ""]])
def test_help_is_given_in_the_language_asked_for(words: list[str], language: Language) -> None:
    result = invoke(*(word or language for word in words))

    assert messages(language)("panel-researchers") in result.out


def test_the_last_language_asked_for_is_spoken() -> None:
    assert language_of(invoke("--lang", "en", "list", "--lang", "fr")) == "fr"
    assert language_of(invoke("--lang", "fr", "list", "--lang", "en")) == "en"


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ({"LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "fr"}, "fr"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LC_MESSAGES": "fr_BE", "LANG": "en_GB"}, "fr"),
        ({"LC_ALL": "", "LANG": "fr_FR"}, "fr"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "fr_FR"}, "en"),
        ({"LANG": "en_US", "LANGUAGE": "fr:en"}, "fr"),
        ({"LC_ALL": "C", "LANGUAGE": "fr"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "fr_FR"}, "en"),
        ({"LC_ALL": "POSIX"}, "en"),
        ({"LANG": "zz_ZZ.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_decides_where_nothing_is_asked_for(
    locale: dict[str, str], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in locale.items():
        monkeypatch.setenv(name, value)

    assert language_of(invoke("list")) == language


@pytest.mark.parametrize("locale", ["fr_FR.UTF-8", "C", "en_US.UTF-8"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_for_wins_over_the_locale(
    locale: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)

    assert language_of(invoke("list", "--lang", language)) == language


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"LC_ALL": "C"}, ["--lang", "fr"]),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, ["--lang", "fr"]),
        ({"LC_ALL": "fr_FR.UTF-8"}, []),
        ({"LC_ALL": "no_such_LOCALE.UTF-8"}, ["--lang", "fr"]),
    ],
)
def test_a_process_speaks_french_whatever_locale_the_system_has(
    env: dict[str, str], words: list[str]
) -> None:
    here = invoke("aks", "--lang", "fr")
    there = execute("aks", *words, env=env)

    assert there.code == 2
    assert there.err.encode("ascii", "replace") == here.err.encode("ascii", "replace")


@pytest.mark.parametrize(
    "words",
    [
        ["ask", *NONE, "--project", "--lang=fr"],
        ["ask", *NONE, "--project=--lang=fr"],
        ["ask", *NONE, "--project", "--lang", "--lang", "en"],
        ["ask", *NONE, "--project", "--", "--lang", "en"],
    ],
)
def test_a_title_is_not_mistaken_for_an_option(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR" if words[-1] == "en" else "en_GB")
    result = invoke(*words)

    assert result.code == 3
    assert messages("en")("none-headline") in result.out


def test_a_title_is_not_mistaken_for_a_catalogue() -> None:
    for title in ("--catalogue", "--catalogue=none.yaml"):
        found = invoke("ask", *NONE, "--project", title, "--format", "json")

        assert (found.code, json.loads(found.out)["project"]) == (3, title)


def test_json_differs_in_its_texts_alone() -> None:
    french, english = (invoke("ask", *NONE, "--format", "json", "--lang", one) for one in LANGUAGES)
    keys = [[line.split(":")[0] for line in one.out.splitlines()] for one in (french, english)]

    assert keys[0] == keys[1]
    assert french.out != english.out


@pytest.mark.parametrize(
    ("environ", "system", "language"),
    [
        ({}, "fr_FR", "fr"),
        ({}, "fr_CA", "fr"),
        ({}, "zz_ZZ", "en"),
        ({}, "", "en"),
        ({"LANG": "en_GB.UTF-8"}, "fr_FR", "en"),
        ({"LC_ALL": "C"}, "fr_FR", "en"),
    ],
)
def test_the_system_decides_where_the_environment_says_nothing(
    environ: dict[str, str], system: str, language: Language
) -> None:
    assert surroundings.language_of(environ, system) == language
