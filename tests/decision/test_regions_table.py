"""The advice of the shipped catalogue on one page: a line for each region of situations."""

from __future__ import annotations

from golden import Golden
from oracle import Oracle, Value
from regions_table import Line, lines_of, table_of

from coopadvisor import Catalogue, load_catalogue


def test_the_table_is_the_one_that_was_read(golden: Golden) -> None:
    golden.check("regions.md", table_of(load_catalogue()))


def test_its_lines_say_the_outcome_of_every_situation(catalogue: Catalogue, oracle: Oracle) -> None:
    lines = list(lines_of(catalogue))

    assert len(oracle.situations) == 2800
    for situation in oracle.situations:
        said = {names for names, _, _ in lines_with(lines, situation)}
        assert said == {oracle.judge(situation).winners}


def test_each_line_counts_its_situations(catalogue: Catalogue, oracle: Oracle) -> None:
    for line in lines_of(catalogue):
        assert line[2] == sum(bool(lines_with([line], one)) for one in oracle.situations)


def lines_with(lines: list[Line], situation: dict[str, Value]) -> list[Line]:
    """The lines whose region holds a situation."""
    return [
        line
        for line in lines
        if all(
            any(
                band.option == situation[question]
                if band.option
                else band.low <= int(situation[question]) <= band.high
                for band in bands
            )
            for question, bands in line[1].items()
        )
    ]
