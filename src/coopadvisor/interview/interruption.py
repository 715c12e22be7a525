"""A wish to leave that may come at any moment, and is heeded only where somebody is waited for.

An exception out of a signal handler could come while the terminal is being restored, and a
signal that meets a prompt about to end would be lost with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Interruption:
    """Whether to leave. ``ask`` may be called from a signal handler."""

    def __init__(self) -> None:
        self._asked = False
        self._wake: Callable[[], object] | None = None

    def ask(self) -> None:
        """Leave at the prompt that waits now, or else at the next one."""
        self._asked = True
        if self._wake is not None:
            self._wake()

    def listen(self, wake: Callable[[], object]) -> None:
        """From now on *wake* ends the wait; at once where leaving was asked for before."""
        self._wake = wake
        if self._asked:
            wake()

    def check(self) -> None:
        """End listening. Raises `KeyboardInterrupt` where leaving was asked for."""
        self._wake = None
        if self._asked:
            raise KeyboardInterrupt

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Raise `KeyboardInterrupt` as soon as leaving is asked for."""
        try:
            self.listen(_interrupt)
            yield
        finally:
            self._wake = None


def _interrupt() -> None:
    raise KeyboardInterrupt
