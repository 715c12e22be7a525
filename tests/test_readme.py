"""The README's commands and code do what it says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from running import invoke

from coopadvisor.cli.exits import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OUTCOME, EXIT_USAGE
from coopadvisor.cli.root import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def test_every_command_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    commands = [
        shlex.split(line)[1:]
        for block in blocks("sh")
        for line in block.splitlines()
        if line.startswith("coopadvisor ")
    ]

    assert len(commands) >= 7
    for words in commands:
        assert invoke(*words).code == 0, words


def test_the_python_example_prints_what_its_comments_say() -> None:
    (code,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.splitlines() == re.findall(r"print\(.*\)  # (.*)", code)


def test_the_answers_example_is_read(tmp_path: Path) -> None:
    (answers,) = blocks("yaml")
    path = tmp_path / "answers.yaml"
    path.write_text(answers, encoding="utf-8")

    assert invoke("ask", "--answers", str(path), "--no-input").code == 0


def test_the_readme_and_the_help_list_every_exit_code() -> None:
    codes = {EXIT_FAILED, EXIT_USAGE, EXIT_INTERRUPTED, *EXIT_OUTCOME.values()}
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", README, flags=re.MULTILINE)}
    helping = invoke("ask", "--help").out
    helped = {int(code) for code in re.findall(r"^  (\d+) ", helping, flags=re.MULTILINE)}

    assert listed == helped == codes


def test_the_readme_names_every_command() -> None:
    commands = re.findall(r"^  (\w+)  ", invoke("--help").out.split("Commands:")[1], re.MULTILINE)

    assert commands == [*COMMANDS]
    for command in commands:
        assert f"coopadvisor {command}" in README
