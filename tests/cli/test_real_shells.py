"""Tab in real shells: it completes, and no text of a catalogue is ever executed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogue_files import write_defaced
from shells import SHELL_NAMES, ShellName, Terminal, installed

pytestmark = pytest.mark.long

# Every way to run a command that some shell has, behind and inside of quotes and escapes.
HOSTILE = (
    r"\$(touch pwned-1) \\$(touch pwned-2) $(touch pwned-3)",
    r"\`touch pwned-4` `touch pwned-5` \\`touch pwned-6`",
    r'"; touch pwned-7; " "$(touch pwned-8)" \"; touch pwned-9; \"',
    r"'; touch pwned-10; ' '\''; touch pwned-11; '' $'\x60touch pwned-12\x60'",
    r")) ; touch pwned-13; (( (touch pwned-14) ${x:-$(touch pwned-15)}",
    r"<(touch pwned-16) =(touch pwned-17) | touch pwned-18 & touch pwned-19",
    "[/x] [red] !touch !! % %x\\: a:b: \\: ::: {a,b} ~ * # >pwned-20 \\",
)
CLEAR = "\x15"


@pytest.fixture(params=SHELL_NAMES)
def shell(request: pytest.FixtureRequest) -> ShellName:
    name: ShellName = request.param
    if not installed(name):
        pytest.skip(f"{name} is not installed on this machine")
    return name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the shell works: catalogues whose every text is hostile, and nothing else."""
    place = tmp_path / "work"
    place.mkdir()
    for turn, _ in enumerate(HOSTILE):
        write_defaced(place / f"hostile{turn}.json", HOSTILE, turn)
    return place


@pytest.fixture
def terminal(shell: ShellName, tmp_path: Path, folder: Path) -> Iterator[Terminal]:
    at = Terminal(shell, tmp_path / "home", folder)
    yield at
    at.close()


COMPLETED = {
    "coopadvisor ask --maturity=jo": "--maturity=joint-results",
    "coopadvisor ask --maturity jo": "--maturity joint-results",
    "coopadvisor ask --partners=two-leads --matu": "--maturity",
    "coopadvisor --catalogue=hostile0.json show SE": "SEED",
    "coopadvisor ask --answers hos": "hostile",
    "coopadvisor ask --answers=hos": "hostile",
}


def test_tab_completes(terminal: Terminal) -> None:
    for typed, completed in COMPLETED.items():
        terminal.type(f"{typed}\t")
        terminal.wait_for(completed)
        _go_on(terminal)


# Three texts stand side by side, so that every piece is met in each place.
OFFERED = {
    **{
        f"coopadvisor --catalogue hostile{turn}.json show ": ["SEED", "GROW", "MOSS"]
        for turn in (0, 3, 5)
    },
    **{
        f"coopadvisor ask --catalogue hostile{turn}.json --team ": ["solo", "duo", "group"]
        for turn in (0, 3, 5)
    },
    "coopadvisor ask --catalogue hostile0.json --": ["--team", "--prior", "--region"],
}
TYPED = (
    r"ask --answers '\$(touch pwned)",
    r"ask --answers 'x.md\`touch pwned`",
    r"ask '--team=\$(touch pwned)",
    r"show '--\$(touch pwned)=",
    r"show '\$(touch pwned)",
)


def test_tab_executes_no_text_of_a_catalogue(terminal: Terminal, folder: Path) -> None:
    before = sorted(folder.iterdir())
    for typed, offered in OFFERED.items():
        terminal.type(f"{typed}\t\t")
        for word in offered:
            terminal.wait_for(word)
        _go_on(terminal)

    assert sorted(folder.iterdir()) == before


def test_tab_executes_nothing_that_is_being_typed(terminal: Terminal, folder: Path) -> None:
    before = sorted(folder.iterdir())
    for typed in TYPED:
        terminal.type(f"coopadvisor {typed}\t")
        _go_on(terminal)

    assert sorted(folder.iterdir()) == before


def _go_on(terminal: Terminal) -> None:
    """Give the line up; what a shell evaluates for it, it has before it runs the next."""
    terminal.type(f"{CLEAR}{CLEAR}echo fin''ished\r")
    terminal.wait_for("finished")
    terminal.type("clear\r")
    terminal.wait_until_gone("finished")
