"""JSON is YAML but for one thing: characters that are written as two escapes."""

from __future__ import annotations

import re

from msgspec import DecodeError, Raw, json

_HALF = re.compile(r"\\u[dD][89abAB]")
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"')
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)")


def join_halves(text: str) -> str:
    r"""The same JSON with each ``\ud83e\uddca`` as the one character that it stands for.

    The blanks that a string leaves follow it, so that everything else stays in its place.
    Other texts are given back as they are.
    """
    if not _HALF.search(text) or not _is_json(text):
        return text
    return _STRING.sub(_join, text)


def _is_json(text: str) -> bool:
    try:
        json.decode(text, type=Raw)
    except (DecodeError, RecursionError):
        return False
    return True


def _join(string: re.Match[str]) -> str:
    joined = _ESCAPE.sub(_character, string.group())
    return joined.ljust(len(string.group()))


def _character(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape.group()
    halves = int(escape[1], 16), int(escape[2], 16)
    return chr(0x10000 + (halves[0] - 0xD800 << 10) + halves[1] - 0xDC00)
