"""What overwriting keeps: links, owner, permissions, attributes; and what it refuses."""

import errno
import os
import stat
from pathlib import Path
from unittest.mock import Mock

import pytest
from running import invoke
from shipped_answers import LANGUAGES, NONE

from coopadvisor.catalogue.model import Language
from coopadvisor.cli.files import OutputError, foresee, overwrite
from coopadvisor.language.messages import messages

OLD = "what was there before\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is there, in the working directory."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.md"
    path.write_text(OLD, encoding="utf-8")
    return path


def names_beside(file: Path) -> list[str]:
    return sorted(one.name for one in file.parent.iterdir())


@pytest.mark.parametrize("text", ["new", OLD * 2, ""], ids=["shorter", "longer", "empty"])
def test_a_file_of_several_names_keeps_them_all(text: str, file: Path) -> None:
    other = file.with_name("b.md")
    other.hardlink_to(file)
    overwrite(file, text)

    assert file.samefile(other)
    assert other.read_text(encoding="utf-8") == text
    assert names_beside(file) == ["a.md", "b.md"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [("ask", *NONE, "-o"), ("new",)], ids=["ask", "new"])
def test_a_file_that_is_protected_against_writing_is_refused_even_with_force(
    words: tuple[str, ...], language: Language, file: Path
) -> None:
    file.chmod(0o444)
    result = invoke(*words, "a.md", "--force", "--lang", language)

    said = messages(language)
    told = said("error", message=said("file-protected", file="a.md"))
    assert result == (1, "", told + "\n")
    assert file.read_text(encoding="utf-8") == OLD
    assert stat.S_IMODE(file.stat().st_mode) == 0o444


def test_that_it_is_protected_is_told_before_anything_is_asked(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(OutputError, match="file-protected"):
        foresee(file)


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser gives files away")
def test_the_owner_of_a_file_stays_its_owner(file: Path) -> None:
    os.chown(file, 12345, 23456)
    file.chmod(0o640)
    overwrite(file, "new")

    state = file.stat()
    assert (state.st_uid, state.st_gid) == (12345, 23456)
    assert stat.S_IMODE(state.st_mode) == 0o640


def test_a_file_whose_owner_cannot_be_kept_is_written_in_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "chown", Mock(side_effect=OSError(errno.EPERM, "")))
    before = file.stat().st_ino
    overwrite(file, "new")

    assert file.stat().st_ino == before
    assert file.read_text(encoding="utf-8") == "new"
    assert names_beside(file) == ["a.md"]


@pytest.mark.parametrize("refusal", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_file_in_a_folder_that_takes_no_new_one_is_written_in_place(
    refusal: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", Mock(side_effect=OSError(refusal, "")))  # makes new files
    overwrite(file, "new")

    assert file.read_text(encoding="utf-8") == "new"


def test_a_file_that_cannot_be_replaced_is_written_in_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounted = Mock(side_effect=OSError(errno.EBUSY, ""))  # as a single file may be
    monkeypatch.setattr(os, "replace", mounted)
    overwrite(file, "new")

    assert file.read_text(encoding="utf-8") == "new"
    assert names_beside(file) == ["a.md"]


@pytest.mark.parametrize("text", ["new", OLD * 2], ids=["shorter", "longer"])
def test_a_file_written_in_place_is_put_back_if_that_fails(
    text: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.with_name("b.md").hardlink_to(file)
    really_sync = os.fsync
    left = [None, OSError(errno.EIO, ""), None]  # the copy beside it; the file; what is put back

    def fail(handle: int) -> None:
        if failure := left.pop(0):
            raise failure
        really_sync(handle)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="EIO"):
        overwrite(file, text)

    assert left == []
    assert file.read_text(encoding="utf-8") == OLD
    assert names_beside(file) == ["a.md", "b.md"]


def test_extended_attributes_are_kept(file: Path) -> None:
    if not hasattr(os, "setxattr"):
        pytest.skip("only Linux has them in Python")
    try:
        os.setxattr(file, "user.project", b"permafrost")
    except OSError:
        pytest.skip("this file system has none")
    overwrite(file, "new")

    assert os.getxattr(file, "user.project") == b"permafrost"


def test_a_file_whose_attributes_cannot_be_kept_is_written_in_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        os, "listxattr", lambda path: ["user.a"] if Path(path) == file else [], raising=False
    )
    monkeypatch.setattr("shutil.copystat", lambda *_: None)
    before = file.stat().st_ino
    overwrite(file, "new")

    assert file.stat().st_ino == before
    assert file.read_text(encoding="utf-8") == "new"


def test_the_date_of_a_file_is_that_of_its_writing(file: Path) -> None:
    os.utime(file, (0, 0))
    overwrite(file, "new")

    assert file.stat().st_mtime > 0
