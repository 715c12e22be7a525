"""Leaving in good order where a signal asks for it; elsewhere the program ends at once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from coopadvisor.interview.interruption import Interruption

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP
_HEEDED = [one for name in _NAMES if (one := getattr(signal, name, None)) is not None]


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
