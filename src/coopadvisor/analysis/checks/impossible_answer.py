"""Answers that no situation holds."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import UNPROVED, Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.regions import value_in
from coopadvisor.decision.partition import bands_of, join
from coopadvisor.diagrams.cover import count_in, cube_of

IMPOSSIBLE = Check("impossible-answer", "error")
CHECKS = (IMPOSSIBLE,)


def find(inspection: Inspection) -> Iterator[Finding]:
    """Answers that every answer to another question contradicts."""
    held = inspection.situations
    if held is None:
        yield Finding(check=UNPROVED, path=("questions",), names=(IMPOSSIBLE.id,))
        return
    for place in inspection.rules.required:
        question = inspection.catalogue.questions[place]
        bands = enumerate(bands_of(inspection.catalogue)[question.id])
        impossible = [
            band for at, band in bands if not count_in(held, cube_of(held, {place: 1 << at}))
        ]
        if impossible:
            yield Finding(
                check=IMPOSSIBLE,
                path=("questions", place),
                question=question.id,
                values=join(impossible),
                example={question.id: value_in(impossible[0])},
            )
