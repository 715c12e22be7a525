"""Answers by which people may mean two options."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import Choice
from coopadvisor.decision.values import UNKNOWN, fold_answer

AMBIGUOUS_ANSWER = Check("ambiguous-answer", "warning")


def find_ambiguous_answers(inspection: Inspection) -> Iterator[Finding]:
    """Options with a text that is the name or a text of another option of their question."""
    for index, question in enumerate(inspection.catalogue.questions):
        if not isinstance(question, Choice):
            continue
        bearers = {UNKNOWN: UNKNOWN} | {fold_answer(one.id): one.id for one in question.options}
        for place, option in enumerate(question.options):
            for language, text in option.text.items():
                bearer = bearers.setdefault(fold_answer(text), option.id)
                if bearer != option.id:
                    path = ("questions", index, "options", place, "text", language)
                    names = (option.id, bearer)
                    yield Finding(AMBIGUOUS_ANSWER, path, question=question.id, names=names)
                    break
