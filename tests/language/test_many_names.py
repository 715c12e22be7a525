"""Lists of instruments stay readable, however many there are, and never claim to be complete."""

from __future__ import annotations

from small_catalogues import catalogue_of, choice, instrument, wants

from coopadvisor.language.voice import MOST_NAMED, speak

MANY = catalogue_of(
    [choice("q", ["a", "b"])],
    [instrument(f"i{number}", wants("q", "rule", ["a"])) for number in range(20)],
)


def test_of_many_the_first_are_named_and_the_others_counted() -> None:
    names = [one.id for one in MANY.instruments]
    said = speak(MANY, "en").many_of(names)

    assert said.startswith("i0, i1, ")
    assert said.endswith(f"i{MOST_NAMED - 1} and {20 - MOST_NAMED} others")
    assert speak(MANY, "fr").many_of(names).endswith(f"et {20 - MOST_NAMED} autres")
    assert speak(MANY, "en").many_of(names[:2]) == "i0 and i1"


def test_one_more_is_named_rather_than_counted() -> None:
    names = [one.id for one in MANY.instruments]
    for many in range(2, 20):
        said = speak(MANY, "en").many_of(names[:many])
        assert "1 others" not in said
        assert ("others" in said) == (many > MOST_NAMED + 1)


def test_what_was_not_followed_to_the_end_is_said_to_be_open() -> None:
    assert speak(MANY, "en").any_set((("i1",), ()), exhaustive=True) == "i1 or none of them"
    open_ended = speak(MANY, "en").any_set((("i1",), ()), exhaustive=False)
    assert open_ended == "i1, none of them or perhaps others"
