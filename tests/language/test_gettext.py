"""The French wording of the messages that click and typer print themselves."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer
from compiling import compile_messages, parse_messages
from phrases import LOCALE, PROGRAM_LANGUAGES

FORMS_OF_CALL = {"_": 1, "gettext": 1, "ngettext": 2}
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)\w|\[blue\]|\[/\]")

COMMAND = f"""
import gettext
gettext.bindtextdomain("messages", {str(LOCALE)!r})
import click

@click.command()
def main() -> None: ...

main(prog_name="coop")
"""


def forms(text: object) -> tuple[str, ...]:
    """The singular, and the plural where there is one."""
    return tuple(map(str, text)) if isinstance(text, (list, tuple)) else (str(text),)


def po_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES/messages.po"


def translations(language: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        forms(message.id): forms(message.string)
        for message in parse_messages(po_of(language))
        if message.id and not message.fuzzy
    }


def translatable_strings(package: str) -> Iterator[tuple[str, ...]]:
    for path in Path(package).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = node.args[: FORMS_OF_CALL.get(node.func.id, 0)]
                constants = [text for text in texts if isinstance(text, ast.Constant)]
                if constants:
                    yield tuple(str(text.value) for text in constants)


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def run_in_french(*arguments: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", COMMAND, *arguments],
        env={**os.environ, "LC_ALL": "C", "LANGUAGE": "fr", "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return result.stdout + result.stderr


in_other_languages = pytest.mark.parametrize(
    "language", [one for one in PROGRAM_LANGUAGES if one != "en"]
)


@in_other_languages
def test_every_string_of_click_and_typer_is_translated(language: str) -> None:
    translated = translations(language)
    wanted = {
        *translatable_strings(click.__file__),
        *translatable_strings(typer.__file__),
    }
    assert len(wanted) > 50
    assert [text for text in sorted(wanted) if not all(translated.get(text, ("",)))] == []


@in_other_languages
def test_a_translation_keeps_the_placeholders_of_its_string(language: str) -> None:
    ours = {name for names in translations("en") for name in names}
    # French counts zero as a singular: its singular may show the number that only
    # the English plural shows, so each form may follow either English form.
    for english, french in translations(language).items():
        if english[0] in ours:
            continue
        allowed = [placeholders(form) for form in english]
        for form in french:
            assert placeholders(form) in allowed, english


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_the_mo_file_is_the_compiled_po_file(language: str) -> None:
    compiled = po_of(language).with_suffix(".mo").read_bytes()

    assert compiled == compile_messages(po_of(language)), (
        "run pytest tests/language --update-golden"
    )


def test_the_help_of_a_click_command_is_in_french() -> None:
    printed = run_in_french("--help")
    assert printed.startswith("Utilisation\u00a0: coop [OPTIONS]")
    assert "Afficher ce message et quitter." in printed


def test_a_usage_error_of_a_click_command_is_in_french() -> None:
    printed = run_in_french("--unknown")
    assert "Erreur\u00a0: L\u2019option '--unknown' n\u2019existe pas." in printed
    assert "pour obtenir de l\u2019aide." in printed
