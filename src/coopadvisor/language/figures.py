"""Numbers and dates as each language writes them."""

from __future__ import annotations

import datetime as dt

from coopadvisor.catalogue.model import Language, Unit
from coopadvisor.language.messages import languages, messages
from coopadvisor.language.typography import NBSP, typeset


def group(number: int, language: Language) -> str:
    """``60 000`` with no-break spaces in French, ``60,000`` in English."""
    return f"{number:,}".replace(",", messages(language)("group-separator"))


def decimal(number: float, language: Language) -> str:
    """Two decimals: ``2,27`` in French, ``2.27`` in English."""
    return f"{number:.2f}".replace(".", messages(language)("decimal-separator"))


def quantity(number: int, unit: Unit, language: Language) -> str:
    """A number with its unit, on one line: ``60 000 €``, ``1 foreign country``."""
    form = unit.one if is_singular(number, unit.one.spoken(language)) else unit.other
    said = typeset(form, language).replace("{n} ", f"{{n}}{NBSP}")
    return said.replace("{n}", group(number, language))


def is_singular(number: float, language: Language) -> bool:
    """Whether a number of things is said in the singular; in French 0 is too."""
    return messages(language).is_singular(number) if language in languages() else number == 1


def day(date: dt.date, language: Language) -> str:
    """``1er juin 2026``, ``1 June 2026``."""
    number = messages(language)("first-of-month") if date.day == 1 else str(date.day)
    return f"{number}{NBSP}{month(date, language)}"


def month(date: dt.date, language: Language) -> str:
    """``juin 2026``, ``June 2026``."""
    return f"{messages(language)(f'month.{date.month}')}{NBSP}{date.year}"


def partial_date(text: str, language: Language, undated: str) -> str:
    """A source's own date, which may be a year or a month only, or none."""
    if text == "undated":
        return undated
    match [int(part) for part in text.split("-")]:
        case [year, number, date]:
            return day(dt.date(year, number, date), language)
        case [year, number]:
            return month(dt.date(year, number, 1), language)
        case _:
            return text
