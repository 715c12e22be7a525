"""What an interview says on its way: ranges to choose from, and what an answer has changed."""

from __future__ import annotations

from collections.abc import Callable

from coopadvisor.advice.advice import Advice
from coopadvisor.catalogue.model import Number
from coopadvisor.decision.ranges import Range
from coopadvisor.decision.verdicts import Reason, Verdict
from coopadvisor.language.voice import Voice

MOST_REASONS = 6  # instruments ruled out at once that are each told why


def say_range(voice: Voice, question: Number, part: Range) -> str:
    """A range of a number as it is listed: ``less than €10,000``, ``€10,000 to €14,000``."""
    unit = next(one for one in voice.catalogue.units if one.id == question.unit)
    if part.low is None and part.high is not None:
        return voice.words("less-than", high=voice.answer(question.id, part.high))
    if part.high is None and part.low is not None:
        return voice.words("more-than", low=voice.answer(question.id, part.low))
    return voice.range(part.low or 0, part.high or 0, unit)


def _expected(voice: Voice, reason: Reason) -> str:
    """What an instrument expects, marked where that is our reading."""
    text = voice.pick(reason.text)
    return f"{text} ({voice.words('basis.inferred')})" if reason.basis == "inferred" else text


def settled_line(voice: Voice, advice: Advice) -> str:
    """What the interview has come to, in one sentence."""
    words = voice.words
    if advice.outcome == "none":
        return words("settled-none")
    if advice.outcome == "undecided":
        sets = voice.any_set(advice.possible, exhaustive=advice.exhaustive)
        return words("settled-undecided", instruments=sets)
    reserved = any(
        one.verdict == "reservations" and one.instrument in advice.instruments
        for one in advice.verdicts
    )
    template = words("settled-reserved") if reserved else words("settled")
    return template.format(outcome=voice.all_of(advice.instruments))


def standing_lines(voice: Voice, before: Advice, now: Advice) -> list[str]:
    """What an answer has changed: what no longer fits and why, what suits less, what is left."""
    words = voice.words
    lines = _out_lines(voice, _newly(_ruled_out, before, now), now)
    if behind := _newly(_behind, before, now):
        text = words.plural("less-suited", len(behind), instruments=voice.many_of(behind))
        lines.append(text)
    left = _possible(voice, now)
    if now.possible and left != _possible(voice, before):
        lines.append(words("still-possible", instruments=left))
    return lines


def _possible(voice: Voice, advice: Advice) -> str:
    return voice.any_set(advice.possible, exhaustive=advice.exhaustive)


def _out_lines(voice: Voice, names: list[str], now: Advice) -> list[str]:
    if len(names) > MOST_REASONS:
        return [voice.words("ruled-out-many", instruments=voice.many_of(names))]
    return [_out_line(voice, one) for one in now.verdicts if one.instrument in names]


def _out_line(voice: Voice, verdict: Verdict) -> str:
    broken = [one for one in verdict.reasons if one.status == "broken"]
    text = _expected(voice, broken[0]) if broken else ""
    return voice.words("ruled-out-by", instrument=verdict.instrument, reason=text).rstrip()


def _newly(found: Callable[[Advice], list[str]], before: Advice, now: Advice) -> list[str]:
    earlier = set(found(before))
    return [name for name in found(now) if name not in earlier]


def _ruled_out(advice: Advice) -> list[str]:
    return [one.instrument for one in advice.verdicts if one.verdict == "ruled-out"]


def _behind(advice: Advice) -> list[str]:
    """The instruments that no rule excludes and that will not be recommended all the same."""
    if not advice.exhaustive:
        return []
    possible = {name for names in (advice.possible or (advice.instruments,)) for name in names}
    return [
        one.instrument
        for one in advice.verdicts
        if one.instrument not in possible and one.verdict != "ruled-out"
    ]
