"""French spaces, however the keeper of a catalogue typed them."""

import pytest

from coopadvisor import Catalogue
from coopadvisor.catalogue.records import every_text
from coopadvisor.catalogue.text import Text
from coopadvisor.language.typography import NBSP, typeset


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("au plus 15 000 €", "au plus 15_000_€"),
        ("1 250 000 €", "1_250_000_€"),
        ("Quel pays ?", "Quel pays_?"),
        ("seul ; à deux : oui !", "seul_; à deux_: oui_!"),
        ("« projet »", "«_projet_»"),
        ("5 ans", "5 ans"),
        ("de 3 à 10 000", "de 3 à 10_000"),
        ("12 3456", "12 3456"),
    ],
)
def test_a_french_line_never_ends_before_its_punctuation(typed: str, kept: str) -> None:
    assert typeset(Text(fr=typed, en="-"), "fr") == kept.replace("_", NBSP)


def test_english_stays_as_it_was_typed() -> None:
    assert typeset(Text(fr="-", en="Why ? « 10 000 »"), "en") == "Why ? « 10 000 »"


def test_the_shipped_texts_have_their_spaces_already(catalogue: Catalogue) -> None:
    typed = [text for _, text in every_text(catalogue)]

    assert typed
    assert [typeset(text, "fr") for text in typed] == [text["fr"] for text in typed]
