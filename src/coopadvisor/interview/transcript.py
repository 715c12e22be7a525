"""What an interview has said on a terminal, and taking the last of it back."""

from __future__ import annotations

from typing import TextIO

from prompt_toolkit.output import create_output
from prompt_toolkit.utils import get_cwidth

from coopadvisor.language.messages import Messages
from coopadvisor.language.wrapping import wrap

_SIGN = "✓"


class Transcript:
    """Writes on *target*, a terminal, and knows how many rows that took."""

    def __init__(self, words: Messages, target: TextIO) -> None:
        self._words = words
        self._target = target
        self._output = create_output(stdout=target)
        self._rows = 0  # said so far
        self._kept = 0  # of them, those that the screen has broken otherwise since
        self._columns = 0

    def say(self, *lines: str) -> None:
        """Write each line as a wrapped paragraph."""
        columns = self._output.get_size().columns
        if columns != self._columns:
            self._columns, self._kept = columns, self._rows
        for line in lines:
            fitted = self._wrap(line)
            self._rows += sum(max(1, -(-get_cwidth(row) // max(columns, 1))) for row in fitted)
            self._target.write("\n".join(fitted) + "\n")
        self._target.flush()

    def settle(self, answer: str) -> None:
        """Tell an answer that stands now, in one line."""
        sign = _SIGN if _can_show(self._target, _SIGN) else self._words("noted")
        self.say(f"{sign} {answer}")

    def mark(self) -> int:
        """The place that what is said from now on begins at."""
        return self._rows

    def forget(self, mark: int) -> None:
        """Take back what was said since a mark, as far as it is on the screen."""
        if mark < self._kept or self._output.get_size().columns != self._columns:
            return
        self._output.cursor_up(self._rows - mark)
        self._output.erase_down()
        self._output.flush()
        self._rows = mark

    def _wrap(self, text: str, margin: int = 0) -> list[str]:
        width = min(max(self._output.get_size().columns, 24), 100)
        return wrap(text, width - margin - 1)


def _can_show(target: TextIO, sign: str) -> bool:
    try:
        sign.encode(target.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
