"""Sets of small numbers as the bits of one integer."""

from __future__ import annotations

from collections.abc import Iterator

Bits = int


def places_in(bits: Bits) -> Iterator[int]:
    """The positions of the bits that are set, in order."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
