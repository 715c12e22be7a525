"""A wish to leave that may come at any moment, and is heeded only where somebody is waited for.

An exception out of a signal handler could come while the terminal is being restored, and a
signal that meets a prompt about to end would be lost with it.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP
_HEEDED = [one for name in _NAMES if (one := getattr(signal, name, None)) is not None]


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


@contextmanager
def leaving_in_order() -> Iterator[Interruption]:
    """Let SIGINT, SIGTERM and SIGHUP interrupt what runs inside where it waits for somebody.

    After SIGTERM and SIGHUP, once it is left, the process dies of that signal.
    """
    interruption = Interruption()
    received: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        if number != signal.SIGINT:
            received.append(number)
        interruption.ask()

    # Whoever started the program with a signal ignored (nohup) wants it ignored.
    wanted = [one for one in _HEEDED if signal.getsignal(one) is not signal.SIG_IGN]
    before = {one: signal.signal(one, note) for one in wanted}
    try:
        yield interruption
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        if received:
            signal.raise_signal(received[0])
