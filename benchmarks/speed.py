"""How fast it is: whole commands against a small typer program, and decisions a second.

    python benchmarks/speed.py

Everything is measured in one run, because machines differ and drift; only the ratios
and orders of magnitude mean anything. Commands are run in turn, A B A B, and compared
by their medians.
"""

from __future__ import annotations

import datetime as dt
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import coopadvisor
from coopadvisor.advice.report import build_report
from coopadvisor.analysis.tree import build_tree

RUNS = 25
HELLO = """
import typer
app = typer.Typer()

@app.command()
def hello(name: str = "world") -> None:
    print("hello", name)

@app.command()
def goodbye(name: str = "world") -> None:
    print("goodbye", name)

@app.command()
def thanks(name: str = "world") -> None:
    print("thanks", name)

app()
"""
ANSWERS = {
    "cnrs-unit": "yes",
    "partners": "two-leads",
    "maturity": "joint-results",
    "localisation": "stays",
    "budget": "60000",
}


def main() -> None:
    """Print the table."""
    start_up()
    decisions()


def start_up() -> None:
    """A full answer by flags as JSON, against a three-command typer program's hello."""
    flags = [word for name, value in ANSWERS.items() for word in (f"--{name}", value)]
    program = str(Path(sys.executable).with_name("coopadvisor"))
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "hello.py"
        script.write_text(HELLO, encoding="utf-8")
        hello = [sys.executable, str(script), "hello"]
        ask = [program, "ask", *flags, "--format", "json", "--no-input"]
        baseline, answer = alternate(hello, ask)
    print(f"typer hello (median of {RUNS}):          {baseline * 1000:6.0f} ms")
    print(f"ask with flags, JSON:                   {answer * 1000:6.0f} ms")
    print(f"ratio:                                  {answer / baseline:6.2f}  (goal: under 2.0)")
    first = statistics.median(first_question(program) for _ in range(9))
    print(f"first question on screen:               {first * 1000:6.0f} ms  (goal: under 400)")


def alternate(one: list[str], other: list[str]) -> tuple[float, float]:
    """Medians of two commands that take turns, after three warm-ups of each."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(RUNS + 3):
        for command, kept in zip((one, other), times, strict=True):
            started = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            if run >= 3:  # noqa: PLR2004
                kept.append(time.perf_counter() - started)
    return statistics.median(times[0]), statistics.median(times[1])


def first_question(program: str) -> float:
    """Seconds from the start of an interview until its list is drawn."""
    started = time.perf_counter()
    child, screen = pty.fork()
    if child == 0:
        environment = {**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
        environment.pop("CI", None)
        os.execve(program, [program, "ask", "--lang", "en"], environment)  # noqa: S606
    seen = b""
    while b"I don\xe2\x80\x99t know yet" not in seen:
        seen += os.read(screen, 65536)
    elapsed = time.perf_counter() - started
    os.write(screen, b"\x03")
    try:
        while os.read(screen, 65536):
            pass
    except OSError:  # how Linux says that the other end is closed
        pass
    os.waitpid(child, 0)
    return elapsed


def decisions() -> None:
    """Situations a second, on one core."""
    catalogue = coopadvisor.load_catalogue()
    situations: list[dict[str, object]] = [
        {**ANSWERS, "partners": "few-teams", "countries": countries, "budget": budget}
        for countries in range(1, 11)
        for budget in range(0, 100_000, 1_000)
    ]
    outcomes = rate(lambda one: coopadvisor.outcome(catalogue, one), situations)
    reasons = rate(lambda one: coopadvisor.advise(catalogue, one), situations)
    print(f"outcomes a second:                    {outcomes:8,.0f}  (goal: 200,000)")
    print(f"with every reason, a second:          {reasons:8,.0f}  (goal: 20,000)")
    at_once = rate(lambda _: coopadvisor.outcomes(catalogue, situations), [{}]) * len(situations)
    print(f"outcomes of many rows at once:        {at_once:8,.0f}")
    day = dt.date(2026, 11, 25)
    whole = rate(lambda one: build_report(coopadvisor.advise(catalogue, one), day), situations)
    repeated = rate(lambda one: coopadvisor.report(catalogue, one, day), situations)
    print(f"whole reports, a second:              {whole:8,.0f}  (goal: 2,000)")
    print(f"whole reports that were made before:  {repeated:8,.0f}  (goal: 20,000)")
    started = time.perf_counter()
    tree = build_tree(catalogue)
    elapsed = (time.perf_counter() - started) * 1000
    print(f"the exact tree ({tree.mean:.4f} questions):     {elapsed:6.0f} ms  (goal: 100)")


def rate(
    decide: Callable[[dict[str, object]], object], situations: list[dict[str, object]]
) -> float:
    """How many situations a second, the best of five rounds."""
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        for one in situations:
            decide(one)
        best = min(best, time.perf_counter() - started)
    return len(situations) / best


if __name__ == "__main__":
    main()
