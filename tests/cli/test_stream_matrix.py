"""Every kind of command on every kind of stream: the right code, and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken_streams import in_a_removed_folder, redirect
from shipped_answers import IRP, UNDECIDED

from coopadvisor.language.messages import messages

pytestmark = pytest.mark.long

FULL = Path("/dev/full")
COMMANDS: dict[str, tuple[str, ...]] = {
    "ask": ("ask", *IRP),
    "undecided": ("ask", *UNDECIDED, "--format", "json"),
    "check": ("check", "--format", "json", "--today", "2026-11-20"),
    "help": ("--help",),
    "version": ("--version",),
    "wrong-use": ("aks",),
    "failure": ("list", "--catalogue", "no/such/file.yaml"),
    "file": ("ask", *IRP, "--force", "-o", "{folder}/a.md"),
}
CODES = {"undecided": 4, "wrong-use": 2, "failure": 1}
SILENT = ("wrong-use", "failure", "file")  # on standard output, that is
STREAMS = (  # redirections, and whether standard output is lost
    ("<&-", False),
    ("2>&-", False),
    (f"2>{FULL}", False),
    (">&-", True),
    (f">{FULL}", True),
    (f">{FULL} 2>&1", True),
    ("<&- >&- 2>&-", True),
    (f">&- 2>{FULL}", True),
)


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_stream_only_changes_the_code_where_the_answer_is_lost(
    command: str, tmp_path: Path
) -> None:
    words = [word.format(folder=tmp_path) for word in COMMANDS[command]]
    usual = redirect("", *words)
    assert usual.code == CODES.get(command, 0)

    for redirections, lost in STREAMS:
        result = redirect(redirections, *words)
        spoiled = lost and command not in SILENT
        said = result.err + result.out

        assert result.code == (1 if spoiled else usual.code), redirections
        assert "Traceback" not in said, redirections
        assert "Exception ignored" not in said, redirections
        assert lost or result.out == usual.out, redirections
        if redirections == f">{FULL}" and spoiled:
            assert messages("en")("system-error.ENOSPC") in result.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_leaves_early_sees_no_traceback(command: str, tmp_path: Path) -> None:
    words = [word.format(folder=tmp_path) for word in COMMANDS[command]]
    for pipe in ("| head -c 1", "2>&1 >/dev/null | true", "2>&1 | head -c 1"):
        result = redirect(pipe, *words)

        assert "Traceback" not in result.err + result.out
        assert "Exception ignored" not in result.err + result.out


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=["c-locale", "cp1252", "ascii"],
)
@pytest.mark.parametrize(
    "words",
    [
        ("ask", *IRP, "--lang", "fr", "--format", "markdown", "--project", "Δ – glacé"),
        ("ask", *IRP, "--lang", "fr", "--format", "json"),
        ("tree", "--lang", "fr", "--format", "mermaid"),
        ("schema",),
    ],
    ids=["markdown", "json", "mermaid", "schema"],
)
def test_what_programs_read_is_utf_8_in_any_locale(
    surroundings: dict[str, str], words: tuple[str, ...]
) -> None:
    usual = redirect("", *words, env={"PYTHONUTF8": "1"})
    result = redirect("", *words, env=surroundings)

    assert result == usual
    assert not result.out.isascii() or words == ("schema",)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["list", "--catalogue", "a.yaml"], 1),
        (["ask", "--answers", "a.yaml"], 2),
        (["ask", *IRP, "-o", "a.md"], 1),
        (["new", "a.yaml"], 1),
    ],
)
def test_a_folder_that_was_removed_is_told(
    words: list[str], code: int, lang: str, tmp_path: Path
) -> None:
    result = in_a_removed_folder(tmp_path / "gone", *words, "--lang", lang)
    told = {"fr": "dossier courant a été supprimé", "en": "current folder has been removed"}

    assert result.code == code
    assert told[lang] in result.err


@pytest.mark.parametrize(
    "words", [("list",), ("check", "--today", "2026-11-20"), ("ask", *IRP), ("--help",)]
)
def test_what_needs_no_file_works_in_a_folder_that_was_removed(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    result = in_a_removed_folder(tmp_path / "gone", *words)

    assert (result.code, result.err) == (0, "")
