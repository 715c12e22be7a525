"""What the program says to whoever keeps a catalogue, as one typed value per language."""

from __future__ import annotations

from msgspec import Struct

from coopadvisor.analysis.checks.finding import Level
from coopadvisor.catalogue.model import Language


class Upkeep(Struct, frozen=True, kw_only=True):
    """The words of one language. Braces mark what is filled in."""

    levels: dict[Level, str]
    one: dict[Level, str]
    several: dict[Level, str]
    situation: str
    situations: str
    everywhere: str
    on_day: str
    in_month: str
    whole: str
    checks: dict[str, str]
    more_one: str
    more: str
    more_than_listed: str
    summary: str
    summary_uncounted: str
    summary_unread: str

    diff_title: str
    diff_none: str
    diff_apart: str
    diff_two: str
    diff_same_edition: str
    diff_situations: str
    diff_uncounted: str
    diff_moves: str
    diff_more: str
    diff_reading: str
    diff_questions: str
    diff_only_old: str
    diff_only_new: str
    diff_texts: str
    diff_no_texts: str
    diff_added: str
    diff_removed: str
    diff_changed: str

    too_large: str


def upkeep(language: Language) -> Upkeep:
    """The words in a language. Each is imported only when it is spoken."""
    if language == "fr":
        from coopadvisor.wording.upkeep_fr import FR

        return FR
    from coopadvisor.wording.upkeep_en import EN

    return EN
