"""Writing outputs without ever leaving half of one, or losing one that nobody gave up."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import signal
import stat
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import Literal

from coopadvisor.catalogue.problems import current_folder_is_gone, reason_of

OutputKind = Literal[
    "file-exists", "file-protected", "file-unwritable", "folder-missing", "folder-gone"
]
_NEW = 0o666  # less what the umask takes away
_PRIVATE = 0o600  # until it has the permissions of the file that it replaces
_REFUSALS = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EROFS)
_MOST_LINKS = 40  # that Linux follows


class OutputError(Exception):
    """An output that could not be written; the old one, if any, is as it was.

    ``kind`` names the message that explains it. ``reason`` is the symbolic name of a system
    error, where there is no better explanation; ``folder`` the one that is missing.
    """

    def __init__(self, kind: OutputKind, file: Path, *, reason: str = "", folder: str = "") -> None:
        super().__init__(f"{file}: {kind} {reason}{folder}".rstrip())
        self.kind = kind
        self.file = str(file)
        self.reason = reason
        self.folder = folder


def expand_home(name: str) -> str:
    """A name whose ``~`` no shell has replaced, as in ``--output=~/file``. Raises nothing."""
    return os.path.expanduser(name)  # noqa: PTH111 (`Path` raises where there is no such person)


def is_folder(name: str) -> bool:
    """Whether a name can only be that of a folder: one that is there, or one that ends in a slash.

    Raises nothing.
    """
    return not name or name.endswith(("/", os.sep)) or os.path.isdir(name)  # noqa: PTH112 (it never raises)


def is_file(path: Path) -> bool:
    """Whether writing would replace a file. Streams are none, nor is a name that no file can have.

    Raises nothing.
    """
    with contextlib.suppress(OSError, ValueError):
        return _descriptor(path) is None and stat.S_ISREG(path.stat().st_mode)
    return False


def foresee(path: Path) -> None:
    """Raise the `OutputError` that can be told before there is anything to write.

    A file that exists is none: a person may agree to lose it.
    """
    with _explained(path):
        target, old = _locate(path)
        if target is not None and old is not None:
            _respect(path, old)


def create(path: Path, text: str) -> None:
    """Write *text* as UTF-8 to a file that is not there yet: whole, or not at all.

    Of several processes that create one file, one succeeds. A link to nothing makes the file
    it points to; a pipe, a device or an open descriptor is simply written to. Raises
    `OutputError`.
    """
    data = text.encode("utf-8", errors="replace")
    with _explained(path):
        target, old = _locate(path)
        if target is None:
            _stream(path, data)
            return
        if old is not None:
            raise FileExistsError
        with _signals_held(), _beside(target, data, _NEW) as copy:
            try:
                os.link(copy, target)  # appears whole, and fails where something is
            except FileExistsError:
                raise
            except OSError:  # a file system without hard links
                _write_new(target, data, _NEW)


def overwrite(path: Path, text: str) -> None:
    """The same for a file that may be there: it is the old one until it is the new one.

    Links, owner, permissions and extended attributes stay, and a file that is protected
    against writing is refused.
    """
    data = text.encode("utf-8", errors="replace")
    with _explained(path):
        target, old = _locate(path)
        if target is None:
            _stream(path, data)
            return
        with _signals_held():
            if old is not None:
                _respect(path, old)
                _overwrite(target, old, data)
                return
            with _beside(target, data, _NEW) as copy:
                copy.replace(target)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise OutputError("file-exists", path) from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        if not path.is_absolute() and current_folder_is_gone():
            raise OutputError("folder-gone", path) from None
        raise OutputError("file-unwritable", path, reason=reason_of(error)) from None


def _respect(path: Path, old: os.stat_result) -> None:
    """Raise `OutputError` where permissions say that nobody may write, not even the superuser."""
    if not old.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise OutputError("file-protected", path)


def _locate(path: Path) -> tuple[Path | None, os.stat_result | None]:
    """The file behind all links, and its state if it is there; nothing for a stream."""
    if _descriptor(path) is not None:
        return None, None
    try:
        old = path.stat()  # unlike `resolve`, this notices a circle of links in every Python
    except FileNotFoundError:
        target = path.resolve()
        if not target.parent.exists():
            folder = target.parent if path.is_symlink() else path.parent
            raise OutputError("folder-missing", path, folder=str(folder)) from None
        return target, None
    if stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return (path.resolve() if stat.S_ISREG(old.st_mode) else None), old


def _descriptor(path: Path) -> int | None:
    """The open descriptor that a path such as ``/dev/stdout`` stands for.

    To open such a path anew would lose what the shell opened it with: ``>>``, or a position.
    """
    ours = re.compile(rf"/dev/fd|/proc/{os.getpid()}(/task/\d+)?/fd")
    for _ in range(_MOST_LINKS):
        folder = os.path.realpath(path.parent)
        if ours.fullmatch(folder) and re.fullmatch("[0-9]{1,9}", path.name):
            return int(path.name)
        if not path.is_symlink():
            break
        path = Path(folder, path.readlink())
    return None


def _stream(path: Path, data: bytes) -> None:
    handle = _descriptor(path)
    with path.open("wb") if handle is None else os.fdopen(os.dup(handle), "wb") as stream:
        stream.write(data)


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Let signals wait until the file is whole and nothing is left beside it.

    Writing is short. Handlers stay whose they are, and get the signal afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows only knows Ctrl-C, an exception
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _beside(target: Path, data: bytes, mode: int) -> Iterator[Path]:
    """The data in a file beside the target, safe on the disk; it is gone afterwards."""
    copy = target.with_name(f".{target.name[:40]}.{os.urandom(8).hex()}")
    _write_new(copy, data, mode)
    try:
        yield copy
    finally:
        with contextlib.suppress(OSError):
            copy.unlink()


def _overwrite(target: Path, old: os.stat_result, data: bytes) -> None:
    """Replace the file by one that differs in nothing else, or write over it where none can."""
    if old.st_nlink <= 1:
        with _refusals_passed_over(), _beside(target, data, _PRIVATE) as copy:
            if _take_after(target, old, copy):
                copy.replace(target)
                return
    with contextlib.ExitStack() as stack:
        with _refusals_passed_over():  # a whole copy stands by, should this be cut short
            stack.enter_context(_beside(target, data, _PRIVATE))
        _write_over(target, data)


@contextlib.contextmanager
def _refusals_passed_over() -> Iterator[None]:
    """A folder that takes no new file may still hold one that can be written to."""
    try:
        yield
    except OSError as error:
        if error.errno not in _REFUSALS:
            raise


def _take_after(target: Path, old: os.stat_result, copy: Path) -> bool:
    """Give the copy the owner, permissions and attributes of a file; whether that worked."""
    import shutil

    try:
        if hasattr(os, "chown"):
            os.chown(copy, old.st_uid, old.st_gid)
        shutil.copystat(target, copy)
    except PermissionError:
        return False
    os.utime(copy)
    return _attributes(target) <= _attributes(copy)


def _attributes(path: Path) -> frozenset[str]:
    """The names of extended attributes, access lists among them, where the system has them."""
    with contextlib.suppress(OSError, AttributeError):
        return frozenset(os.listxattr(path))
    return frozenset()


def _write_new(path: Path, data: bytes, mode: int) -> None:
    stream = FileIO(path, "x", opener=lambda name, flags: os.open(name, flags, mode))
    try:
        with stream:
            _pour(stream, data)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def _write_over(target: Path, data: bytes) -> None:
    """Write in place; the old beginning is put back if that fails."""
    with FileIO(target, "r+") as stream:
        size = os.fstat(stream.fileno()).st_size
        before = stream.read(min(size, len(data)))
        try:
            _pour(stream, data)
            stream.truncate(len(data))  # last, as the end is not put back
        except BaseException:
            _pour(stream, before)
            stream.truncate(size)
            raise


def _pour(stream: FileIO, data: bytes) -> None:
    stream.seek(0)
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]
    os.fsync(stream.fileno())
