"""The README's commands and code do what it says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
from running import invoke

from coopadvisor.cli.exits import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OUTCOME, EXIT_USAGE
from coopadvisor.cli.root import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
INTERVIEWS = ("coopadvisor ask", "coopadvisor ask --lang fr")  # nobody is there to be asked
FRENCH = (ROOT / "README.fr.md").read_text(encoding="utf-8")


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


@pytest.mark.parametrize("text", [README, FRENCH], ids=["en", "fr"])
def test_every_command_of_the_readme_runs(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = [
        shlex.split(line)[1:]
        for block in blocks("sh", text)
        for line in block.splitlines()
        if line.startswith("coopadvisor ") and line not in INTERVIEWS
    ]

    assert len(commands) >= 7
    for words in commands:
        assert invoke(*words).code == 0, words


@pytest.mark.skipif(which("jq") is None, reason="jq is not installed")
def test_the_table_of_projects_has_a_line_for_each_whatever_its_outcome(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    answers = {
        "a": "project: Ice\nanswers: {cnrs-unit: yes, partners: two-leads, maturity: joint-results,"
        " localisation: stays, budget: 60000}\n",
        "b": "project: Stars\nanswers: {cnrs-unit: no}\n",
        "c": "project: Seas\nanswers: {cnrs-unit: yes, countries: 1}\n",
    }
    for name, text in answers.items():
        (tmp_path / "projects" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (script,) = blocks("bash")
    ours = f'coopadvisor() {{ {shlex.quote(sys.executable)} -m coopadvisor "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-c", ours + script],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        timeout=60,
    )

    assert [line.split("\t") for line in done.stdout.splitlines()] == [
        ["Ice", "IRP", "recommended", "75000", "-", "maturity"],
        ["Stars", "-", "none", "-", "-", "cnrs-unit"],
        ["Seas", "-", "undecided", "-", "-", "partners"],
    ]


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
    helping = invoke("--help", "--lang", "en").out.split("For researchers:")[1]
    commands = re.findall(r"^  (\w+)  ", helping, re.MULTILINE)

    assert commands == [*COMMANDS]
    for command in commands:
        assert f"coopadvisor {command}" in README
