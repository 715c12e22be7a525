"""Finding an instrument by letters, full name or alias, however they are typed."""

import pytest
from msgspec.structs import replace
from small_catalogues import SOURCE, WORDS, catalogue_of, choice, instrument, wants

from coopadvisor import Catalogue
from coopadvisor.catalogue.lookup import find_instrument, known_names
from coopadvisor.catalogue.model import Fact, Former
from coopadvisor.catalogue.text import Text

NAMES = {
    "ABC": (Text(fr="Équipe d’à côté", en="Team next door"), ("Neighbours", "Gone")),
    "XYZ": (Text(fr="Réseau", en="Network"), ()),
}


@pytest.fixture
def named() -> Catalogue:
    """Two instruments and a former one, which shares a name with each of them."""
    wish = wants("any", "rule", ["yes"])
    catalogue = catalogue_of(
        [choice("any", ["yes", "no"])],
        [
            replace(instrument(letters, wish), name=name, aliases=aliases)
            for letters, (name, aliases) in NAMES.items()
        ],
    )
    was = Fact(text=WORDS, sources=(SOURCE.id,))
    former = Former(
        id="Gone",
        name=Text(fr="Jadis", en="Network"),
        was=(was,),
        successors=("ABC",),
        aliases=("Bygone",),
    )
    return replace(catalogue, former=(former,))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *(("ABC", "ABC"), ("abc", "ABC"), (" Abc ", "ABC"), ("xyz", "XYZ"), ("gone", "Gone")),
        *(("Équipe d’à côté", "ABC"), ("equipe d'a cote", "ABC"), ("ÉQUIPE  D'À\tCÔTÉ", "ABC")),
        *(("team next door", "ABC"), ("NEIGHBOURS", "ABC"), ("reseau", "XYZ"), ("jadis", "Gone")),
        *(("network", "XYZ"), ("bygone", "Gone")),  # letters first, then current ones
        *(("", None), ("teamnextdoor", None), ("équipe d à côté", None)),
    ],
)
def test_an_instrument_is_found_by_any_of_its_names_in_any_case_and_without_accents(
    named: Catalogue, typed: str, found: str | None
) -> None:
    one = find_instrument(named, typed)

    assert (one.id if one else None) == found


def test_every_name_is_known_with_the_letters_that_it_finds(named: Catalogue) -> None:
    assert known_names(named) == {
        "ABC": "ABC",
        "XYZ": "XYZ",
        "Gone": "Gone",
        "Équipe d’à côté": "ABC",
        "Team next door": "ABC",
        "Neighbours": "ABC",
        "Réseau": "XYZ",
        "Network": "XYZ",
        "Jadis": "Gone",
        "Bygone": "Gone",
    }


def test_every_name_in_the_shipped_catalogue_finds_the_instrument_it_stands_for(
    catalogue: Catalogue,
) -> None:
    for name, letters in known_names(catalogue).items():
        one = find_instrument(catalogue, name)

        assert one is not None
        assert one.id == letters
