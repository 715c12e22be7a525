"""Every output names the optional answers that could change the outcome, where there are any."""

from __future__ import annotations

import json

import pytest
from catalogue_files import MINIMAL
from running import invoke

MIST = ("ask", "--no-input", "--catalogue", str(MINIMAL))
TURNED = (*MIST, "--team", "duo", "--prior", "yes", "--cost", "500")
SETTLED = (*MIST, "--team", "group", "--prior", "yes", "--cost", "500")
SAID = {
    "en": "‘Region’ is optional, but an answer to it could change this outcome: the north.",
    "fr": "La question « Région » est facultative, mais une réponse pourrait changer cet avis : le"
    " nord.",
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("shown", ["terminal", "markdown"])
def test_pages_say_which_optional_answer_could_change_the_outcome(
    language: str, shown: str
) -> None:
    more = ("--lang", language, "--format", shown)

    assert SAID[language] in flat(invoke(*TURNED, *more).out)
    assert SAID[language] in flat(invoke(*MIST, *more).out)
    assert SAID[language] not in flat(invoke(*TURNED, "--region", "south", *more).out)
    assert SAID[language] not in flat(invoke(*SETTLED, *more).out)


def test_the_json_names_it_under_a_key_of_its_own() -> None:
    def optional(*words: str) -> object:
        return json.loads(invoke(*words, "--format", "json").out)["optional"]

    assert optional(*TURNED) == [{"question": "region", "values": ["north"]}]
    assert optional(*TURNED, "--region", "north") == []
    assert optional(*SETTLED) == []
    assert optional("ask", "--no-input") == []


def flat(text: str) -> str:
    """A text without its line breaks and kinds of blanks."""
    return " ".join(text.split())
