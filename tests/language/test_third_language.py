"""A third language of the program is one file of messages, and may be begun with a few of them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from compiling import compile_messages
from phrases import LOCALE
from running import invoke

from coopadvisor.cli import main
from coopadvisor.language import messages as spoken
from coopadvisor.language.messages import messages

ESPERANTO = """
msgid ""
msgstr ""
"Language: eo\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

msgid "none-headline"
msgstr "Neniu instrumento taŭgas"

msgid "decimal-separator"
msgstr ","

msgid "group-separator"
msgstr "."

msgid "month.11"
msgstr "novembro"

msgid "Show this message and exit."
msgstr "Montri ĉi tiun helpon."
"""


@pytest.fixture
def esperanto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program that speaks a little Esperanto."""
    locale = tmp_path / "locale"
    shutil.copytree(LOCALE, locale)
    (locale / "eo/LC_MESSAGES").mkdir(parents=True)
    (locale / "eo/LC_MESSAGES/messages.po").write_text(ESPERANTO, encoding="utf-8")
    (locale / "eo/LC_MESSAGES/messages.mo").write_bytes(
        compile_messages(locale / "eo/LC_MESSAGES/messages.po")
    )
    for module in (spoken, main):
        monkeypatch.setattr(module, "LOCALE", locale)
    spoken.languages.cache_clear()
    spoken.messages.cache_clear()
    yield
    spoken.languages.cache_clear()
    spoken.messages.cache_clear()


@pytest.mark.usefixtures("esperanto")
def test_it_is_spoken_as_far_as_it_goes_and_english_beyond() -> None:
    said = invoke("ask", "--cnrs-unit", "no", "--full", "--lang", "eo")

    assert said.code == 3
    assert "Neniu instrumento taŭgas" in said.out
    assert messages("en")("answers") in said.out
    assert messages("en")("catalogue-language", language="fr") in said.err


@pytest.mark.usefixtures("esperanto")
@pytest.mark.parametrize("name", ["LC_ALL", "LANG"])
def test_it_is_the_language_of_its_locale(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "eo_XX.UTF-8")

    assert "Montri ĉi tiun helpon." in invoke("list", "--help").out
    assert "en|eo|fr" in invoke("list", "--help").out
    assert re.search(r"\d,\d\d", invoke("tree").out)
