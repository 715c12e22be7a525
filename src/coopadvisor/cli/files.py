"""Writing outputs without ever leaving half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from coopadvisor.catalogue.problems import reason_of


class OutputError(Exception):
    """An output file that could not be written; the old one, if any, is as it was."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


def is_file(path: Path) -> bool:
    """Whether a regular file is there; a name that no file can have is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def write_whole(path: Path, text: str) -> None:
    """Write *text* as UTF-8 in one step: readers see the old file or the new one.

    A link keeps pointing where it did, permissions are kept, and what is no regular
    file (a pipe, a device) is simply written to. Raises `OutputError`.
    """
    data = text.encode("utf-8", errors="replace")
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.write(data)
            return
        _replace(path.resolve(), data)
    except RuntimeError:  # how pathlib says that links lead in a circle
        raise OutputError(str(path), "ELOOP") from None
    except (OSError, ValueError) as error:
        raise OutputError(str(path), reason_of(error)) from None


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else _default_mode())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _default_mode() -> int:
    """What a file made by `open` would get; mkstemp only gives it to its owner."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
