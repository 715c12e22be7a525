"""Limits set so low that small catalogues count as large ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from coopadvisor.reasoning import reach, strategy


@contextmanager
def at_most(states: int, tree: int | None = None) -> Iterator[None]:
    """Diagrams of what is open must be this small, and are sampled otherwise; so must trees."""
    tree = strategy.MOST_STATES if tree is None else tree
    with (
        patch.object(reach, "MOST_STATES", states),
        patch.object(strategy, "MOST_STATES", tree),
    ):
        _forget()
        yield
    _forget()


def _forget() -> None:
    for one in (reach.reach, reach.draw_open, reach.sample):
        one.cache_clear()
