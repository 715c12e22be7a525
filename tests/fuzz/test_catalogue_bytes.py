"""Catalogues of any bytes, and real ones with a few bytes cut out or put in."""

from pathlib import Path

from bad_catalogues import BAD
from catalogue_files import MINIMAL
from fuzzing import LANGUAGES, spliced, survive, write
from hostile_files import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

SEEDS = (
    *([MINIMAL.read_bytes()] * 5),
    *(path.read_bytes() for path in BAD.values()),
    *(one.data for one in HOSTILE.values() if len(one.data) < 10_000),
)
COMMANDS = st.sampled_from(
    [("check",), ("check", "--format", "json"), ("list",), ("ask",), ("ask", "--format", "json")]
)


@given(spliced(*SEEDS) | st.binary(max_size=200), COMMANDS, LANGUAGES)
def test_no_bytes_of_a_catalogue_upset_a_command(
    data: bytes, words: tuple[str, ...], language: str
) -> None:
    file = write(Path("catalogue.yaml"), data)
    survive(*words, "--catalogue", file, "--lang", language)
