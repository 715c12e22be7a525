"""Numbers and dates as each language writes them."""

from __future__ import annotations

import datetime as dt

from coopadvisor.catalogue.model import Language, Unit
from coopadvisor.language.typography import NBSP, typeset

_MONTHS = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def group(number: int, language: Language) -> str:
    """``60 000`` with no-break spaces in French, ``60,000`` in English."""
    grouped = f"{number:,}"
    return grouped.replace(",", NBSP) if language == "fr" else grouped


def decimal(number: float, language: Language) -> str:
    """Two decimals: ``2,27`` in French, ``2.27`` in English."""
    return f"{number:.2f}".replace(".", "," if language == "fr" else ".")


def quantity(number: int, unit: Unit, language: Language) -> str:
    """A number with its unit, on one line: ``60 000 €``, ``1 foreign country``."""
    form = unit.one if is_singular(number, unit.one.spoken(language)) else unit.other
    said = typeset(form, language).replace("{n} ", f"{{n}}{NBSP}")
    return said.replace("{n}", group(number, language))


def is_singular(number: float, language: str) -> bool:
    """Whether a number of things is said in the singular; in French 0 is too."""
    return number < 2 if language == "fr" else number == 1  # noqa: PLR2004


def day(date: dt.date, language: Language) -> str:
    """``1er juin 2026``, ``1 June 2026``."""
    number = "1er" if language == "fr" and date.day == 1 else str(date.day)
    return f"{number}{NBSP}{month(date, language)}"


def month(date: dt.date, language: Language) -> str:
    """``juin 2026``, ``June 2026``."""
    return f"{_MONTHS[language][date.month - 1]}{NBSP}{date.year}"


def partial_date(text: str, language: Language, undated: str) -> str:
    """A source's own date, which may be a year or a month only, or none."""
    if text == "undated":
        return undated
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    date = dt.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)  # noqa: PLR2004
    return day(date, language) if len(parts) > 2 else month(date, language)  # noqa: PLR2004
