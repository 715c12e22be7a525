"""Streams as scripts leave them: no terminal, closed, broken, full, or in another encoding."""

import os
import subprocess
from pathlib import Path

import pytest
from broken_streams import PROGRAM, into_a_closed_pipe, redirect
from running import execute, invoke
from shipped_answers import IRP, NONE, UNDECIDED

from coopadvisor.language.messages import messages

pytestmark = pytest.mark.slow

JSON = ("ask", *NONE, "--format", "json")
FULL = Path("/dev/full")


@pytest.mark.parametrize(
    ("given", "more"),
    [
        (b"", ()),
        (b"\n\n\n", ()),
        (b"yes\nno\n1\n2\n", ()),
        (b"1\n1\n1\n", ("--all",)),
        (b"1\n1\n1\n", ("--plain",)),
    ],
)
def test_a_standard_input_that_is_no_terminal_is_never_asked(
    given: bytes, more: tuple[str, ...]
) -> None:
    result = execute("ask", *UNDECIDED, *more, given=given)

    assert result == invoke("ask", *UNDECIDED, *more)
    assert result.code == 4


@pytest.mark.parametrize(
    "words", [("ask", *IRP), JSON, ("ask", *UNDECIDED), ("list",), ("--version",)]
)
def test_a_reader_that_has_gone_ends_the_program_in_silence(words: tuple[str, ...]) -> None:
    assert into_a_closed_pipe(*words) == (1, "", "")


def test_a_closed_standard_input_is_no_obstacle() -> None:
    assert redirect("<&-", *JSON) == invoke(*JSON)
    assert redirect("<&-", "ask", *UNDECIDED).code == 4


@pytest.mark.parametrize("words", [("ask", *IRP), JSON, ("list",), ("--help",)])
def test_a_closed_standard_output_is_a_failure_without_a_traceback(words: tuple[str, ...]) -> None:
    result = redirect(">&-", *words)

    assert result.code == 1
    assert "Traceback" not in result.err
    assert len(result.err.splitlines()) <= 1


def test_a_closed_standard_output_is_not_missed_where_the_answer_goes_to_a_file(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.json"

    assert redirect(">&-", *JSON, "--output", str(path)).code == 3
    assert path.read_text(encoding="utf-8") == invoke(*JSON).out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (JSON, 3),
        (("ask", *UNDECIDED), 4),
        (("aks",), 2),
        (("--catalogue", "no/such/file.yaml", "list"), 1),
    ],
)
def test_a_closed_standard_error_changes_neither_answer_nor_code(
    words: tuple[str, ...], code: int
) -> None:
    result = redirect("2>&-", *words)

    assert result.code == code
    assert result.out == invoke(*words).out


def test_with_every_stream_closed_the_code_still_tells() -> None:
    assert redirect("<&- >&- 2>&-", "aks").code == 2


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("words", [("ask", *IRP), JSON, ("list",), ("--help",)])
def test_a_full_disk_behind_standard_output_is_explained(words: tuple[str, ...]) -> None:
    result = redirect(f">{FULL}", *words)

    assert result.code == 1
    assert "Traceback" not in result.err
    assert messages("en")("system-error.ENOSPC") in result.err


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1"])
def test_a_pipe_can_be_named_as_output(name: str) -> None:
    result = execute(*JSON, "--output", name)

    assert (result.code, result.out) == (3, invoke(*JSON).out)


STREAMS = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device")
@pytest.mark.parametrize("name", STREAMS)
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
def test_an_open_file_is_written_to_where_the_shell_left_it(
    name: str, force: tuple[str, ...], tmp_path: Path
) -> None:
    if not Path(name).parent.exists():
        pytest.skip("no such folder on this system")
    (tmp_path / "link").symlink_to("/dev/stdout")
    (tmp_path / "log").write_text("before\n", encoding="utf-8")
    output = str(tmp_path / name) if name == "link" else name  # an absolute name stays

    appended = redirect(f">> {tmp_path / 'log'}", *JSON, "-o", output, *force)
    assert appended.code == 3
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert log == "before\n" + invoke(*JSON).out

    script = f'{{ echo head; "$@"; echo tail; }} > {tmp_path / "sum"}'
    words = (*PROGRAM, *JSON, "-o", output, *force)
    subprocess.run(["/bin/sh", "-c", script, "sh", *words], check=True, capture_output=True)
    assert (tmp_path / "sum").read_text(encoding="utf-8") == f"head\n{invoke(*JSON).out}tail\n"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no such folder on this system")
@pytest.mark.parametrize("redirection", ["<&-", "9</dev/null"])
def test_a_descriptor_that_takes_nothing_is_told(redirection: str) -> None:
    name = "/dev/fd/0" if redirection == "<&-" else "/dev/fd/9"
    result = redirect(redirection, *JSON, "-o", name)

    assert (result.code, result.out) == (1, "")
    assert messages("en")("system-error.EBADF") in result.err


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no such folder on this system")
def test_a_pipe_that_nobody_reads_any_more_is_told() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, *JSON, "-o", f"/dev/fd/{writer}"],
        pass_fds=(writer,),
        capture_output=True,
        check=False,
        text=True,
    )
    os.close(writer)

    said = messages("en")
    reason = said("file-unwritable", file=f"/dev/fd/{writer}", reason=said("system-error.EPIPE"))
    told = said("error", message=reason) + "\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


def test_a_named_pipe_can_be_the_output(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    result = redirect(f"& cat {pipe}", *JSON, "--output", str(pipe))

    assert result.out == invoke(*JSON).out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("words", [("ask", *IRP, "--lang", "fr"), ("aks", "--lang", "fr")])
def test_a_stream_in_another_encoding_loses_characters_but_nothing_else(
    words: tuple[str, ...], encoding: str
) -> None:
    expected = invoke(*words)
    done = redirect(f"| iconv -f {encoding} -t utf-8", *words, env={"PYTHONIOENCODING": encoding})

    assert "Traceback" not in done.err
    assert done.out == expected.out.encode(encoding, "replace").decode(encoding)


@pytest.mark.parametrize("answer", [("ask", *IRP), ("list",)])
def test_nothing_in_a_pipe_is_coloured(answer: tuple[str, ...]) -> None:
    result = execute(*answer, env={"TERM": "xterm-256color"})

    assert "\x1b" not in result.out + result.err
