"""Texts that say nothing in some language."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.records import every_text

MISSING_TEXT = Check("missing-text", "error")


def find_missing_texts(inspection: Inspection) -> Iterator[Finding]:
    """Texts of which one language holds blanks alone."""
    for path, text in every_text(inspection.catalogue):
        for language, words in text.items():
            if not words.strip():
                shown = inspection.sheet_of(path)
                yield Finding(MISSING_TEXT, (*path, language), names=(language,), shown=shown)
