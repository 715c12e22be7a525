"""Writing the answer to a file: all of it or nothing, and never over what was there unasked."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest
from running import Result, invoke
from shipped_answers import NONE, in_both_languages

from coopadvisor.catalogue.model import Language
from coopadvisor.cli.files import OutputError, create, overwrite
from coopadvisor.language.messages import messages

pytestmark = pytest.mark.slow

OLD = "what was there before\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask_into(path: str, *more: str) -> Result:
    return invoke("ask", *NONE, "--today", "2026-11-20", "--output", path, *more)


def files_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@in_both_languages
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.md", "markdown"),
        ("a.MARKDOWN", "markdown"),
        ("a.json", "json"),
        ("a.txt", "terminal"),
        ("a", "terminal"),
    ],
)
def test_the_file_holds_what_standard_output_would_in_the_form_of_its_ending(
    name: str, form: str, language: Language
) -> None:
    words = ("ask", *NONE, "--today", "2026-11-20", "--lang", language)
    written = invoke(*words, "-o", name)
    printed = invoke(*words, "--format", form)

    assert (written.code, written.out) == (3, "")
    assert written.err == messages(language)("written", file=name) + "\n"
    assert Path(name).read_bytes().decode() == printed.out


def test_a_format_asked_for_wins_over_the_ending() -> None:
    ask_into("a.md", "--format", "json")

    assert Path("a.md").read_text(encoding="utf-8").startswith("{")


def test_a_dash_stands_for_standard_output(folder: Path) -> None:
    assert ask_into("-") == invoke("ask", *NONE, "--today", "2026-11-20")
    assert files_in(folder) == []


@in_both_languages
def test_an_existing_file_is_left_whole_without_force(folder: Path, language: Language) -> None:
    Path("a.md").write_text(OLD, encoding="utf-8")
    result = ask_into("a.md", "--lang", language)

    assert (result.code, result.out) == (1, "")
    said = messages(language)
    assert result.err == said("error", message=said("file-exists", file="a.md")) + "\n"
    assert Path("a.md").read_text(encoding="utf-8") == OLD
    assert files_in(folder) == ["a.md"]


def test_an_existing_file_is_replaced_with_force(folder: Path) -> None:
    Path("a.md").write_text(OLD * 1000, encoding="utf-8")
    result = ask_into("a.md", "--force")

    assert result.code == 3
    assert OLD not in Path("a.md").read_text(encoding="utf-8")
    assert files_in(folder) == ["a.md"]


@in_both_languages
@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("text.txt/a.md", "ENOTDIR"),
        ("x" * 300, "ENAMETOOLONG"),
        ("there/" + "x" * 300 + ".md", "ENAMETOOLONG"),
        ("circle", "ELOOP"),
    ],
)
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
def test_where_nothing_can_be_written_the_reason_is_given(
    path: str, reason: str, force: tuple[str, ...], language: Language
) -> None:
    Path("there").mkdir()
    Path("text.txt").write_text(OLD, encoding="utf-8")
    Path("circle").symlink_to("circle")
    result = ask_into(path, "--lang", language, *force)

    assert (result.code, result.out) == (1, "")
    (told,) = result.err.splitlines()
    assert told.startswith(messages(language)("error", message=path))
    assert messages(language)(f"system-error.{reason}") in told
    assert files_in(Path("there")) == []


@in_both_languages
@pytest.mark.parametrize("reason", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_folder_that_may_not_be_written_to_is_named(
    reason: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", Mock(side_effect=OSError(reason, "")))
    result = ask_into("a.md", "--lang", language)

    assert (result.code, result.out) == (1, "")
    assert messages(language)(f"system-error.{errno.errorcode[reason]}") in result.err
    assert not Path("a.md").exists()


@in_both_languages
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
@pytest.mark.parametrize(
    ("path", "missing"),
    [("missing/a.md", "missing"), ("there/deeper/a.md", "there/deeper"), ("link.md", "{}/lost")],
)
def test_a_missing_folder_is_named(
    path: str, missing: str, force: tuple[str, ...], language: Language
) -> None:
    Path("there").mkdir()
    Path("link.md").symlink_to("lost/a.md")
    result = ask_into(path, "--lang", language, *force)

    said = messages(language)
    told = said("folder-missing", file=path, folder=missing.format(Path.cwd()))
    assert result == (1, "", said("error", message=told) + "\n")


@in_both_languages
@pytest.mark.parametrize("name", ["a\0b.md", "\ud800.md"], ids=["nul", "surrogate"])
def test_a_name_that_no_file_can_have_is_told(name: str, language: Language) -> None:
    result = ask_into(name, "--lang", language)

    assert (result.code, result.out) == (1, "")
    assert messages(language)("system-error.EINVAL") in result.err


def test_a_name_that_is_no_text_is_still_the_name_of_a_file() -> None:
    assert ask_into("\udcff.md").code == 3
    assert Path(os.fsdecode(b"\xff.md")).is_file()


@in_both_languages
@pytest.mark.parametrize("path", ["a.md", "./a.md", "../a.md", "sub/a.md"])
def test_a_working_directory_that_is_gone_is_told(
    path: str, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    result = ask_into(path, "--lang", language)
    elsewhere = ask_into(str(tmp_path / "b.md"))

    said = messages(language)
    told = said("error", message=said("folder-gone", file=str(Path(path))))
    assert result == (1, "", told + "\n")
    assert elsewhere.code == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_folder_without_permission_is_named(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o500)

    assert messages("en")("system-error.EACCES") in ask_into("closed/a.md").err


@pytest.mark.parametrize("fails", ["replace", "fsync", "chown"])
@pytest.mark.parametrize("failure", [OSError(errno.EIO, ""), KeyboardInterrupt()])
def test_a_write_that_fails_half_way_leaves_the_old_file_and_nothing_else(
    fails: str, failure: BaseException, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "a.md"
    path.write_text(OLD, encoding="utf-8")
    monkeypatch.setattr(os, fails, Mock(side_effect=failure))
    with pytest.raises((OutputError, KeyboardInterrupt)):
        overwrite(path, "new")

    assert path.read_text(encoding="utf-8") == OLD
    assert files_in(folder) == ["a.md"]


@in_both_languages
def test_a_write_that_fails_half_way_is_told(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", Mock(side_effect=OSError(errno.ENOSPC, "")))
    result = ask_into("a.md", "--lang", language)

    assert (result.code, result.out) == (1, "")
    assert messages(language)("system-error.ENOSPC") in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(
    ("words", "file"),
    [
        (("ask", *NONE, "-o", "new.md"), "new.md"),
        (("ask", *NONE, "-o", "a.md", "--force"), "a.md"),
        (("ask", *NONE, "-o", "linked.md", "--force"), "linked.md"),
        (("new", "new.yaml"), "new.yaml"),
    ],
    ids=["new", "replaced", "linked", "catalogue"],
)
def test_what_grows_beyond_a_limit_is_told_and_nothing_has_changed(
    words: tuple[str, ...], file: str, folder: Path
) -> None:
    for name in ("a.md", "linked.md"):
        (folder / name).write_text(OLD, encoding="utf-8")
    (folder / "link.md").hardlink_to(folder / "linked.md")
    command = [sys.executable, "-m", "coopadvisor", *words]
    script = 'ulimit -f 1; exec "$@"'
    done = subprocess.run(
        ["/bin/sh", "-c", script, "sh", *command], capture_output=True, check=False, text=True
    )

    said = messages("en")
    told = said("file-unwritable", file=file, reason=said("system-error.EFBIG"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == said("error", message=told) + "\n"
    assert files_in(folder) == ["a.md", "link.md", "linked.md"]
    assert {one.read_text(encoding="utf-8") for one in folder.iterdir()} == {OLD}


def test_a_link_keeps_pointing_to_the_file_that_is_written(folder: Path) -> None:
    (folder / "real.md").write_text(OLD, encoding="utf-8")
    (folder / "link.md").symlink_to("real.md")
    overwrite(folder / "link.md", "new")

    assert (folder / "link.md").readlink() == Path("real.md")
    assert (folder / "real.md").read_text(encoding="utf-8") == "new"


def test_a_link_to_nothing_makes_the_file_it_points_to(folder: Path) -> None:
    (folder / "link.md").symlink_to("real.md")
    overwrite(folder / "link.md", "new")

    assert (folder / "link.md").is_symlink()
    assert (folder / "real.md").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o200])
def test_permissions_are_kept(mode: int, folder: Path) -> None:
    path = folder / "a.md"
    path.write_text(OLD, encoding="utf-8")
    path.chmod(mode)
    overwrite(path, "new")

    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_permissions_of_any_new_file(mask: int, mode: int, folder: Path) -> None:
    before = os.umask(mask)
    try:
        overwrite(folder / "a.md", "new")
    finally:
        os.umask(before)

    assert stat.S_IMODE((folder / "a.md").stat().st_mode) == mode


def test_line_ends_and_accents_are_the_same_everywhere(folder: Path) -> None:
    overwrite(folder / "a.md", "é\n€\n")

    assert (folder / "a.md").read_bytes() == b"\xc3\xa9\n\xe2\x82\xac\n"


def test_a_file_system_without_hard_links_still_makes_no_file_twice(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", Mock(side_effect=OSError(errno.EPERM, "")))
    create(folder / "a.md", "new")
    with pytest.raises(OutputError, match="file-exists"):
        create(folder / "a.md", "newer")

    assert (folder / "a.md").read_text(encoding="utf-8") == "new"
    assert files_in(folder) == ["a.md"]


def test_a_device_is_simply_written_to() -> None:
    assert ask_into("/dev/null").code == 3
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["e\x1b[31m.md", "a\nb.md", "\u202eb.md"])
def test_the_name_of_a_file_cannot_steer_the_terminal(name: str) -> None:
    for result in (ask_into(name), ask_into(name), ask_into(f"missing/{name}")):
        assert all(one.isprintable() for one in result.err.removesuffix("\n"))
