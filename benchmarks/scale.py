"""How `check`, `diff` and the interview bear a large catalogue: 200 instruments, 15 questions.

    python benchmarks/scale.py

Each measurement says what it took here and now; on a shared machine only ratios within
one run mean much, so the time of reading the same file stands beside them.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TypeVar

import yaml
from large_catalogue import KINDS
from msgspec.structs import replace

from coopadvisor import advise, load_catalogue
from coopadvisor.analysis.checks.auditing import audit
from coopadvisor.analysis.effects import find_effects
from coopadvisor.catalogue.model import Catalogue, Choice, Question
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.interview.session import Session, next_question

T = TypeVar("T")
TODAY = dt.date(2026, 11, 20)
INTERVIEWS = 20


def main() -> None:
    """Measure each kind of catalogue."""
    for kind, make in KINDS.items():
        chance = Random(1)  # noqa: S311 (the same catalogue each time)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "large.yaml"
            path.write_text(yaml.safe_dump(make(200, chance)), encoding="utf-8")
            reading, catalogue = _timed(partial(load_catalogue, path))
        print(f"{kind}: 200 instruments, 15 questions")
        print(f"  reading the file: {reading:.2f} s")
        _interview(catalogue, chance)
        _diff(catalogue, reading)
        _check(catalogue, reading)
        sys.stdout.flush()


def _interview(catalogue: Catalogue, chance: Random) -> None:
    """Every wait of some interviews: from an answer to the next question."""
    waits = []
    for _ in range(INTERVIEWS):
        given: dict[str, str | int] = {}
        while True:
            wait, question = _timed(partial(_next_question, catalogue, given))
            waits.append(wait)
            if not question:
                break
            asked = next(one for one in catalogue.questions if one.id == question)
            given[question] = _answer(asked, chance)
    print(
        f"  next question, with verdicts so far: median {1000 * median(waits):.0f} ms, worst"
        f" {1000 * max(waits):.0f} ms of {len(waits)} in {INTERVIEWS} interviews"
    )


def _next_question(catalogue: Catalogue, given: dict[str, str | int]) -> str:
    advise(catalogue, given)
    ahead = next_question(Session(catalogue, given))
    return ahead.question if ahead else ""


def _answer(question: Question, chance: Random) -> str | int:
    if isinstance(question, Choice):
        return chance.choice(question.options).id
    return chance.randint(question.minimum, question.maximum)


def _diff(catalogue: Catalogue, reading: float) -> None:
    """What some edits do to the outcomes of all situations."""
    first, *others = catalogue.instruments
    shorter = replace(first, conditions=first.conditions[:-1])
    above, below, *rest = catalogue.precedence.order
    swapped = replace(catalogue.precedence, order=(below, above, *rest))
    edits = {
        "one condition less": replace(catalogue, instruments=(shorter, *others)),
        "one instrument less": replace(catalogue, instruments=tuple(others)),
        "first two of the precedence swapped": replace(catalogue, precedence=swapped),
    }
    for edit, edited in edits.items():
        taken, changed = _timed(partial(_count_changed, catalogue, edited))
        print(f"  diff, {edit}: {taken:.2f} s, {taken / reading:.1f} times the reading; {changed}")


def _count_changed(old: Catalogue, new: Catalogue) -> str:
    try:
        return f"{find_effects(old, new).changed:,} situations change"
    except TooLarge:
        return "too large"


def _check(catalogue: Catalogue, reading: float) -> None:
    taken, found = _timed(partial(audit, catalogue, TODAY))
    total = "uncounted" if found.situations is None else f"{found.situations:,}"
    print(f"  check: {taken:.1f} s, {taken / reading:.1f} times the reading; situations: {total}")
    for check, number in sorted(Counter(one.check.id for one in found.findings).items()):
        print(f"    {check}: {number}")


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    start = perf_counter()
    result = do()
    return perf_counter() - start, result


if __name__ == "__main__":
    main()
