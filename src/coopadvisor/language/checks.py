"""What checks found as sentences, and regions of situations in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coopadvisor.analysis.checks.finding import Finding, Region
from coopadvisor.catalogue.model import Language
from coopadvisor.language.figures import group, partial_date
from coopadvisor.language.messages import messages
from coopadvisor.language.voice import Voice


def say_finding(voice: Voice, finding: Finding) -> str:
    """What was found, in a sentence or two."""
    check = finding.check
    return voice.words(f"check.{check.words or check.id}").format_map(_Told(voice, finding))


class _Told(dict[str, str]):
    """What a finding fills into its sentence, each part put into words when it is asked for."""

    def __init__(self, voice: Voice, finding: Finding) -> None:
        super().__init__()
        self._voice = voice
        self._finding = finding

    def __missing__(self, name: str) -> str:
        return PARTS[name](self._voice, self._finding)


def say_region(voice: Voice, region: Region) -> str:
    """``question: a or b; question: from 1 to 2``, or that it is everywhere."""
    said = [
        f"{voice.label(question)}{voice.words.colon} {voice.values(question, bands)}"
        for question, bands in region.items()
    ]
    return f"{voice.words.semicolon} ".join(said) or voice.words("everywhere")


def say_situations(language: Language, number: int) -> str:
    """``6 situations``."""
    return messages(language).plural("situations", number, n=group(number, language))


def _quote(voice: Voice, text: str) -> str:
    return voice.words("quote", text=text)


def _quote_all(voice: Voice, texts: Iterable[str]) -> str:
    return voice.all_of([_quote(voice, one) for one in texts])


def _question(voice: Voice, finding: Finding) -> str:
    return _quote(voice, voice.label(finding.question))


def _options(voice: Voice, finding: Finding) -> str:
    answers = (voice.answer(finding.question, band.option) for band in finding.values)
    return _quote_all(voice, answers)


def _date(voice: Voice, finding: Finding) -> str:
    return partial_date(finding.names[-1], voice.language, "")


def _when(voice: Voice, finding: Finding) -> str:
    """``in June 2025``, ``on 2 June 2025``."""
    date = _date(voice, finding)
    is_day = finding.names[-1].count("-") > 1
    return voice.words("on-day", date=date) if is_day else voice.words("in-month", date=date)


def _subject(voice: Voice, finding: Finding) -> str:
    """Of an instrument, a question, or the whole catalogue."""
    question = [_question(voice, finding)] if finding.question else []
    return ", ".join([*finding.instruments, *question]) or voice.words("whole")


def _funding(voice: Voice, finding: Finding) -> str:
    funding = finding.funding
    return voice.amount(funding.low, funding.high, funding.unit) if funding else ""


PARTS: dict[str, Callable[[Voice, Finding], str]] = {
    "instrument": lambda _, finding: finding.instruments[0],
    "other": lambda _, finding: finding.instruments[-1],
    "instruments": lambda voice, finding: voice.all_of(finding.instruments),
    "question": _question,
    "questions": lambda voice, finding: _quote_all(voice, map(voice.label, finding.names)),
    "values": lambda voice, finding: voice.values(finding.question, finding.values),
    "options": _options,
    "region": lambda voice, finding: say_region(voice, finding.region or {}),
    "n": lambda voice, finding: say_situations(voice.language, finding.situations),
    "name": lambda _, finding: finding.names[0],
    "names": lambda voice, finding: _quote_all(voice, finding.names),
    "checks": lambda _, finding: ", ".join(finding.names),
    "funding": _funding,
    "date": _date,
    "when": _when,
    "subject": _subject,
}
