"""The events of a YAML text: by libyaml where PyYAML has it, else by PyYAML's own parser.

Events are read one by one: composing a deeply nested file makes the C parser overflow
the stack. What PyYAML's own parser does otherwise than libyaml is evened out here, and the
one thing for which JSON is not YAML: characters that are written as two escapes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from msgspec import DecodeError, Raw, json

_HALF = re.compile(r"\\u[dD][89abAB]")
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"')
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)")


class PurePython(yaml.SafeLoader):
    """PyYAML's own parser, which then reads what libyaml reads."""

    _in_text = False

    def scan_plain(self) -> Any:
        """Take a tab for a part of a text, and ``?`` also within braces and brackets."""
        self._in_text = True
        try:
            return super().scan_plain()
        finally:
            self._in_text = False

    def peek(self, index: int = 0) -> str:
        """The character ahead, as the scanner is to see it; the text itself is kept."""
        found: str = super().peek(index)
        if not self._in_text:
            return found
        if found == "?":
            return "!"
        return " " if found == "\t" and self.column + index else found

    def scan_to_next_token(self) -> None:
        """Skip tabs as well, where they do not stand for an indentation."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_flow_scalar_non_spaces(self, double: Any, start_mark: Any) -> Any:
        """Refuse the escapes of what is no character."""
        try:
            return super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):
            raise yaml.scanner.ScannerError(
                "while parsing a quoted scalar",
                start_mark,
                "found invalid Unicode character escape code",
                self.get_mark(),
            ) from None


Parser: Any = getattr(yaml, "CSafeLoader", PurePython)


def read_events(text: str) -> Callable[[], Any]:
    """A function that gives the next event of *text*. Both raise `yaml.YAMLError`."""
    # Without an end of the last line, the parsers disagree on where the end is.
    advance: Callable[[], Any] = Parser(text if text.endswith("\n") else f"{text}\n").get_event
    return advance


def join_halves(text: str) -> str:
    r"""The same JSON with each ``\ud83e\uddca`` as the one character that it stands for.

    The blanks that a string leaves follow it, so that everything else stays in its place.
    Other texts are given back as they are.
    """
    if not _HALF.search(text):
        return text
    try:
        json.decode(text, type=Raw)
    except (DecodeError, RecursionError):
        return text
    return _STRING.sub(_join, text)


def _join(string: re.Match[str]) -> str:
    joined = _ESCAPE.sub(_character, string.group())
    return joined.ljust(len(string.group()))


def _character(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape.group()
    halves = int(escape[1], 16), int(escape[2], 16)
    return chr(0x10000 + (halves[0] - 0xD800 << 10) + halves[1] - 0xDC00)
