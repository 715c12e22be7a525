"""Limits set so low that small catalogues count as large ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Literal
from unittest.mock import Mock, patch

from coopadvisor.analysis import strategy
from coopadvisor.decision import completions
from coopadvisor.diagrams.compilation import TooLarge

Size = Literal["small", "no-tree", "sampled", "starved"]


@contextmanager
def taken_for(size: Size) -> Iterator[None]:
    """Catalogues are as they are, or have no exact tree any more, or are sampled besides.

    ``starved``: so large that there may not even be samples.
    """
    with ExitStack() as stack:
        if size != "small":
            stack.enter_context(patch.object(strategy, "MOST_STATES", 0))
        if size == "sampled":
            stack.enter_context(
                patch.object(completions, "compile_outcomes", Mock(side_effect=TooLarge))
            )
        if size == "starved":
            stack.enter_context(patch.object(completions, "MOST_STATES", 1))
        stack.callback(_forget)
        _forget()
        yield


def _forget() -> None:
    """What was found under another size is not remembered."""
    for one in (completions.reach, completions.compile_open, completions.sample):
        one.cache_clear()
