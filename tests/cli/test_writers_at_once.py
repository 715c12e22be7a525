"""Several that write one file, and writers that are killed: one whole file, nothing beside it."""

import random
import sys
from pathlib import Path

import pytest
from killed_writers import SIGNALS, WAYS, kill_a_writer
from running import Result
from shipped_answers import NONE
from simultaneous_runs import compete

from coopadvisor.language.messages import messages

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals"),
    pytest.mark.long,
]
ASK = ("ask", *NONE, "--today", "2026-11-20")
ROUNDS = 12


@pytest.mark.parametrize(
    ("words", "success"),
    [
        ((*ASK, "--project", "p{me}", "-o", "{round}.md"), 3),
        ((*ASK, "--project", "p{me}", "-o", "link-{round}.md"), 3),
        (("new", "{round}.yaml"), 0),
    ],
    ids=["ask", "link", "new"],
)
def test_of_two_that_write_one_new_file_one_succeeds_and_the_other_says_that_it_exists(
    words: tuple[str, ...], success: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(ROUNDS):
        Path(f"link-{number}.md").symlink_to(f"target-{number}.md")

    for number, rivals in enumerate(compete(tmp_path / "gate", ROUNDS, *words)):
        file = words[-1].format(round=number)
        refused = messages("en")("file-exists", file=file)
        winner = next(me for me, one in enumerate(rivals) if one.code == success)
        assert rivals[1 - winner] == Result(1, "", f"Error: {refused}\n")
        assert f"Written: {file}" in rivals[winner].err
        text = Path(file).read_text(encoding="utf-8")
        assert text.endswith("\n")
        assert words[0] == "new" or f'project: "p{winner}"' in text
    assert [one for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_of_two_that_may_overwrite_a_file_one_answer_is_there_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = (*ASK, "--project", "p{me}", "-o", "{round}.md", "--force")

    for number, rivals in enumerate(compete(tmp_path / "gate", ROUNDS, *words)):
        assert [one.code for one in rivals] == [3, 3]
        text = Path(f"{number}.md").read_text(encoding="utf-8")
        assert text.count("catalogue:") == 1
        assert ('project: "p0"' in text) is not ('project: "p1"' in text)
    assert [one for one in tmp_path.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize("number", SIGNALS, ids=lambda one: one.name)
@pytest.mark.parametrize("way", WAYS)
def test_a_killed_writer_leaves_a_whole_file_and_nothing_beside_it(
    way: str, number: int, tmp_path: Path
) -> None:
    by = random.Random(f"{way}{number}")
    for kill in range(3):
        folder = tmp_path / str(kill)
        folder.mkdir()
        assert kill_a_writer(folder, way, SIGNALS[SIGNALS.index(number)], by.random() / 50) == ""
