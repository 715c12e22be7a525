"""What is an address that may become a link, and what is only text."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://[^\s<>]+")


def is_address(text: str) -> bool:
    """Whether a text is an address of the web, which alone becomes a link."""
    return _ADDRESS.fullmatch(text) is not None
