"""Answers that nobody can give."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding, unproved
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.decision.partition import bands_of, join
from coopadvisor.diagrams.cover import count_in, cube_of

IMPOSSIBLE = Check("impossible-answer", "error")


def find_impossible_answers(inspection: Inspection) -> Iterator[Finding]:
    """Answers that every answer to another question contradicts."""
    held = inspection.situations
    if held is None:
        yield unproved(Finding(IMPOSSIBLE, ("questions",)), IMPOSSIBLE)
        return
    for place in inspection.rules.required:
        name = inspection.catalogue.questions[place].id
        impossible = [
            band
            for at, band in enumerate(bands_of(inspection.catalogue)[name])
            if not count_in(held, cube_of(held, {place: 1 << at}))
        ]
        if impossible:
            yield Finding(
                IMPOSSIBLE,
                ("questions", place),
                question=name,
                values=join(impossible),
                example={name: impossible[0].value},
            )
