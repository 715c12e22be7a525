"""Two processes that run the same command lines at the same moment, many times over.

As a program, one of the two: the words ``{round}`` and ``{me}`` of the command line that follows
are filled in for each round, and what each run left behind is printed as a line of JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from running import Result, invoke


def compete(gate: Path, rounds: int, *words: str) -> list[tuple[Result, Result]]:
    """What the two left behind in each round. *gate* is a folder of their own."""
    gate.mkdir()
    rivals = [
        subprocess.Popen(
            [sys.executable, __file__, str(gate), str(me), str(rounds), *words],
            stdout=subprocess.PIPE,
            text=True,
        )
        for me in range(2)
    ]
    told = [rival.communicate(timeout=60)[0].splitlines() for rival in rivals]
    return [
        (Result(*json.loads(one)), Result(*json.loads(other)))
        for one, other in zip(*told, strict=True)
    ]


def _run(gate: Path, me: int, rounds: int, words: list[str]) -> None:
    invoke("list")  # whatever is imported late is imported now
    for number in range(rounds):
        (gate / f"{number}-{me}").touch()
        while not (gate / f"{number}-{1 - me}").exists():
            pass  # nearer together than any sleep would bring them
        filled = [word.format(round=number, me=me) for word in words]
        sys.stdout.write(json.dumps(invoke(*filled)) + "\n")


if __name__ == "__main__":
    _run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
