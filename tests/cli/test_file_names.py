"""Names of files are shown without what could steer a terminal, whatever shows them."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from catalogue_files import MINIMAL
from running import Result, invoke

from coopadvisor import load_catalogue
from coopadvisor.cli.options import Day
from coopadvisor.cli.requests import Request
from coopadvisor.cli.setting import Setting

pytestmark = pytest.mark.slow

NAMES = ("e\x1b[31m.yaml", "\u202eb.yaml", "a\nb.yaml", "\udcff.yaml", "t\x07\x9b.yaml")
COMMANDS = (
    ("list",),
    ("show", "{instrument}"),
    ("tree",),
    ("tree", "--format", "mermaid"),
    ("ask",),
    ("ask", "--format", "markdown"),
    ("ask", "--answers", "{file}"),
    ("ask", "--output", "{file}", "--format", "json"),
    ("ask", "--output", "{file}", "--format", "json", "--force"),
    ("ask", "--output", "missing/{file}", "--format", "json"),
    ("check",),
    ("check", "--format", "json"),
)


@pytest.fixture(params=NAMES, ids=["escape", "bidi", "newline", "bytes", "bell"])
def name(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    file: str = request.param
    shutil.copy(MINIMAL, file)
    return file


def harmless(result: Result) -> bool:
    told = result.out + result.err
    return all(one.isprintable() or one in "\n\u00a0\u202f" for one in told)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_prints_a_name_that_steers_the_terminal(
    words: tuple[str, ...], name: str
) -> None:
    instrument = load_catalogue(Path(name)).instruments[0].id
    filled = [word.format(file=name, instrument=instrument) for word in words]

    result = invoke("--catalogue", name, *filled)
    assert result.out or result.err
    assert harmless(result)


@pytest.mark.parametrize("more", [(), ("--format", "json")], ids=["text", "json"])
def test_nor_do_those_that_are_given_files(more: tuple[str, ...], name: str) -> None:
    Path("other.yaml").write_text(
        Path(name).read_text(encoding="utf-8").replace("team", "group"), encoding="utf-8"
    )
    for words in (("diff", name, "other.yaml"), ("diff", "other.yaml", name), ("check", name)):
        assert harmless(invoke(*words, *more))
    assert harmless(invoke("new", f"new-{name}"))
    assert harmless(invoke("new", f"new-{name}"))


def test_nor_does_the_command_that_resumes(name: str) -> None:
    request = Request(
        setting=Setting("en", name),
        format="json",
        output=Path(f"out-{name}"),
        force=False,
        project="",
        everything=False,
        full=False,
        plain=False,
        today=Day(dt.date(2026, 11, 20), None),
    )
    assert request.resume_command({}).isprintable()
