"""Texts that say nothing in some language, or by which people may mean two things."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.lookup import find_instrument, fold_name
from coopadvisor.catalogue.model import Choice, Former, Instrument
from coopadvisor.catalogue.records import every_text
from coopadvisor.decision.values import UNKNOWN, fold_answer

AMBIGUOUS_ANSWER = Check("ambiguous-answer", "warning")
AMBIGUOUS_NAME = Check("ambiguous-name", "warning")
MISSING_TEXT = Check("missing-text", "error")


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


def find_ambiguous_names(inspection: Inspection) -> Iterator[Finding]:
    """Aliases that are a name or an alias of another instrument, a former one included.

    A current instrument may go by the full name of a former one: it is the one that is found.
    """
    catalogue = inspection.catalogue
    groups: dict[str, tuple[Instrument | Former, ...]] = {
        "instruments": catalogue.instruments,
        "former": catalogue.former,
    }
    bearers = {fold_name(one.id): {one.id} for group in groups.values() for one in group}
    for key, group in groups.items():
        for one in group:
            for name in one.name.values():
                bearers.setdefault(fold_name(name), set()).add(one.id)
        for place, one in enumerate(group):
            for index, alias in enumerate(one.aliases):
                named = bearers.setdefault(fold_name(alias), set())
                if others := sorted(named - {one.id}):
                    found = find_instrument(catalogue, alias)
                    yield Finding(
                        AMBIGUOUS_NAME,
                        (key, place, "aliases", index),
                        instruments=(one.id, others[0]),
                        names=(alias,),
                        shown=found.id if found else one.id,
                    )
                named.add(one.id)


def find_missing_texts(inspection: Inspection) -> Iterator[Finding]:
    """Texts of which one language holds blanks alone."""
    for path, text in every_text(inspection.catalogue):
        for language, words in text.items():
            if not words.strip():
                shown = inspection.sheet_of(path)
                yield Finding(MISSING_TEXT, (*path, language), names=(language,), shown=shown)
