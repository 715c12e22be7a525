"""Leaving in good order where a signal asks for it; elsewhere the program ends at once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDS = [
    one for name in ("SIGTERM", "SIGHUP") if (one := getattr(signal, name, None))
]  # Windows has no SIGHUP


@contextmanager
def leaving_in_order() -> Iterator[None]:
    """Let SIGINT, SIGTERM and SIGHUP raise `KeyboardInterrupt` in what runs inside.

    After SIGTERM and SIGHUP, once it is left, the process dies of that signal.
    """
    received: list[int] = []

    def end(number: int, _frame: FrameType | None) -> None:
        received.append(number)
        signal.raise_signal(signal.SIGINT)  # which every prompt knows how to leave on

    # Whoever started the program with a signal ignored (nohup) wants it ignored.
    handled = [one for one in _ENDS if signal.getsignal(one) is signal.SIG_DFL]
    before = {one: signal.signal(one, end) for one in handled}
    before[signal.SIGINT] = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        if received:
            signal.raise_signal(received[0])
