"""A catalogue's answers, verdicts and outcomes as sentences in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Protocol

from msgspec import Struct

from coopadvisor.advice.changes import Change
from coopadvisor.advice.plan import Due
from coopadvisor.catalogue.model import (
    Catalogue,
    Choice,
    Duration,
    Fact,
    Language,
    Option,
    Question,
    Unit,
)
from coopadvisor.catalogue.text import Text
from coopadvisor.decision.outcomes import Conclusion
from coopadvisor.decision.partition import Band, bands_of, join
from coopadvisor.decision.values import UNKNOWN, Value
from coopadvisor.decision.verdicts import Reason
from coopadvisor.language.figures import day, group, is_singular, month, quantity
from coopadvisor.language.messages import Messages, messages
from coopadvisor.language.typography import NBSP, typeset

MOST_NAMED = 12  # instruments in one list; more are no longer read


class Briefly(Protocol):
    """What the catalogue says whole, and perhaps in a few words."""

    @property
    def text(self) -> Text: ...
    @property
    def brief(self) -> Text | None: ...


class Voice(Struct, frozen=True):
    """Who speaks: a catalogue's texts and our own words, in one language."""

    catalogue: Catalogue
    language: Language
    words: Messages

    def pick(self, said: Text | Fact) -> str:
        """A text of the catalogue in this language, or in the catalogue's first."""
        return typeset(said.text if isinstance(said, Fact) else said, self.language)

    def brief(self, said: Briefly) -> str:
        """The same in a few words, or whole where the catalogue has no fewer."""
        return typeset(said.brief or said.text, self.language)

    # --- lists -----------------------------------------------------------------

    def all_of(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        return _enumerate(items, self.words("conjunction"))

    def any_of(self, items: Sequence[str]) -> str:
        """``a, b or c``."""
        return _enumerate(items, self.words("disjunction"))

    # --- answers ---------------------------------------------------------------

    def label(self, question: str) -> str:
        """A question's short name."""
        return self.pick(self._question(question).label)

    def answer(self, question: str, value: Value) -> str:
        """An answer as it is listed: the option's text, or the number with its unit."""
        asked = self._question(question)
        if value == UNKNOWN:
            return self.words("not-known")
        if isinstance(asked, Choice):
            return self.pick(_option(asked, value).text)
        return quantity(int(value), self._unit(asked.unit), self.language)

    def answered(self, question: str, value: Value) -> str:
        """``label: answer``."""
        return f"{self.label(question)}{self.words.colon} {self.answer(question, value)}"

    def blank(self, unit: str) -> str:
        """A unit around a figure that is still to come: ``… €``, ``… foreign countries``."""
        return self.pick(self._unit(unit).other).replace("{n}", "…")

    def clause(self, question: str, value: Value) -> str:
        """An answer as a clause addressed to the person."""
        asked = self._question(question)
        if isinstance(asked, Choice):
            return self.pick(_option(asked, value).said)
        singular = asked.said_one and is_singular(int(value), asked.said.spoken(self.language))
        said = asked.said_one if asked.said_one and singular else asked.said
        return self.pick(said).replace("{n}", self.answer(question, value))

    def values(self, question: str, bands: Iterable[Band]) -> str:
        """Several answers to one question: ``a or b``, ``from €10,000 to €14,000``."""
        named = [self._band(question, band) for band in bands]
        if len(named) > 1 and isinstance(self._question(question), Choice):
            named = [self.words("quote", text=text) for text in named]
        return self.any_of(named)

    def _band(self, question: str, band: Band) -> str:
        asked = self._question(question)
        if isinstance(asked, Choice):
            return self.answer(question, band.option)
        if band.low == band.high:
            return self.answer(question, band.low)
        if band.high >= asked.maximum:
            return self.words("at-least", low=self.answer(question, band.low))
        if band.low <= asked.minimum:
            return self.words("at-most", high=self.answer(question, band.high))
        return self.range(band.low, band.high, self._unit(asked.unit))

    # --- verdicts --------------------------------------------------------------

    def reason(self, reason: Reason) -> str:
        """A reason with the person's own answer: what was said, then what is expected."""
        text = self.pick(reason.text)
        if reason.answer is None:
            return f"{self.label(reason.question)}{self.words.colon} {text}"
        return f"{capital(self.clause(reason.question, reason.answer))}. {text}"

    def outcome(self, outcome: Conclusion) -> str:
        """What a set of answers leads to, in a few words: ``A``, ``A or B (still open)``."""
        said = self.bare_outcome(outcome)
        return self.words("still-open", sets=said) if outcome.outcome == "undecided" else said

    def bare_outcome(self, outcome: Conclusion) -> str:
        """The same where the others beside it show whether it is open."""
        if outcome.outcome == "undecided":
            return self.any_set(outcome.possible, exhaustive=outcome.exhaustive)
        return self.set_of(outcome.instruments)

    def set_of(self, names: Sequence[str]) -> str:
        """One set of equal instruments, an empty one meaning that nothing fits."""
        if len(names) > 1:
            return self.words("equal", instruments=self.all_of(names))
        return names[0] if names else self.words("none-of-them")

    def any_set(self, possible: Iterable[Sequence[str]], *, exhaustive: bool) -> str:
        """Every instrument that may come out once, and whether nothing or something else may."""
        names = list(dict.fromkeys(name for one in possible for name in one))
        names.sort(key=[one.id for one in self.catalogue.instruments].index)
        return self.any_of(
            [
                *self._first(names),
                *[self.words("none-of-them")] * (() in possible),
                *[self.words("perhaps-others")] * (not exhaustive),
            ]
        )

    def many_of(self, names: Sequence[str]) -> str:
        """``a, b and c``, or the first of many and how many more there are."""
        return self.all_of(self._first(names))

    def _first(self, names: Sequence[str]) -> list[str]:
        if len(names) <= MOST_NAMED + 1:  # one more is named in the room that "1 other" takes
            return list(names)
        more = self.words("more-names", n=len(names) - MOST_NAMED)
        return [*names[:MOST_NAMED], more]

    # --- changes ---------------------------------------------------------------

    def changes(
        self, changes: Sequence[Change], given: Mapping[str, Value], implied: Mapping[str, Value]
    ) -> list[str]:
        """The smallest changes towards one instrument, those that combine freely in one line.

        ``stage (a); amount (b or c)`` stands for each of its combinations. Answers that
        merely stay as they are known are not repeated, nor what a new answer implies unless
        another answer was given to it.
        """
        by_questions: dict[tuple[str, ...], list[Change]] = {}
        for change in changes:
            by_questions.setdefault(tuple(change.answers), []).append(change)
        lines = []
        for alike in by_questions.values():
            combine = prod(map(len, _ways(alike).values())) == len(alike)
            told = [alike] if combine else [[one] for one in alike]
            lines += [self._change(some, given, implied) for some in told]
        return lines

    def _change(
        self, changes: Sequence[Change], given: Mapping[str, Value], implied: Mapping[str, Value]
    ) -> str:
        known, ways = {**given, **implied}, _ways(changes)
        follows = {name for question, way in ways.items() for name in self._implied(question, way)}
        in_order = bands_of(self.catalogue)
        return f"{self.words.semicolon} ".join(
            self.words(
                "becomes",
                question=self.label(question),
                answer=self.values(question, join(sorted(way, key=in_order[question].index))),
            )
            for question, way in ways.items()
            if not (len(way) == 1 and changes[0].answers[question] == known.get(question))
            and (question not in follows or given.get(question, UNKNOWN) != UNKNOWN)
        )

    def _implied(self, question: str, way: Sequence[Band]) -> Iterable[str]:
        """What an answer settles by itself, where there is only one to choose."""
        asked = self._question(question)
        if len(way) != 1 or not isinstance(asked, Choice):
            return ()
        return _option(asked, way[0].option).implies

    # --- money and time ----------------------------------------------------------

    def range(self, low: int, high: int, unit: Unit) -> str:
        """``10 000 à 14 000 €``, ``€10,000 to €14,000``."""
        if low == high:
            return quantity(low, unit, self.language)
        # What stands before the figure is said twice, what stands behind it once.
        leads = not self.pick(unit.other).startswith("{n}")
        return self.words(
            "range",
            low=(quantity(low, unit, self.language) if leads else group(low, self.language)),
            high=quantity(high, unit, self.language),
        )

    def amount(self, low: int, high: int, name: str) -> str:
        """A range of a unit, or its upper end alone where it begins with nothing."""
        unit = self._unit(name)
        if low == 0 < high:
            return self.words("at-most", high=quantity(high, unit, self.language))
        return self.range(low, high, unit)

    def duration(self, duration: Duration) -> str:
        """``5 ans``, ``4 to 8 years``."""
        low, high = duration.low, duration.high
        if low < high:
            return self.words("years-range", low=low, high=high)
        return self.words.plural("years", high, n=high)

    def due(self, due: Due) -> str:
        """When a step is due."""
        return self.words(f"due.{due.kind}", **self._dates(due))

    def due_in_short(self, due: Due) -> str:
        """The same where more on that date is said elsewhere."""
        return self.words(f"due-short.{due.kind}", **self._dates(due))

    def _dates(self, due: Due) -> dict[str, str]:
        within = due.start and due.end and due.start.year == due.end.year
        start = month(due.start, self.language) if due.start else ""
        return {
            "start": start.removesuffix(f"{NBSP}{due.end.year}") if within and due.end else start,
            "end": day(due.end, self.language) if due.end else "",
            "last": month(due.end, self.language) if due.end else "",
        }

    # --- look-ups ----------------------------------------------------------------

    def _question(self, name: str) -> Question:
        return next(one for one in self.catalogue.questions if one.id == name)

    def _unit(self, name: str) -> Unit:
        return next(unit for unit in self.catalogue.units if unit.id == name)


def speak(catalogue: Catalogue, language: Language) -> Voice:
    """The voice of a catalogue in a language."""
    return Voice(catalogue, language, messages(language))


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def _ways(changes: Sequence[Change]) -> dict[str, tuple[Band, ...]]:
    """The bands that some changes of the same questions bring each to."""
    return {
        question: tuple(dict.fromkeys(change.bands[question] for change in changes))
        for question in changes[0].answers
    }


def _option(question: Choice, value: Value) -> Option:
    return next(option for option in question.options if option.id == value)


def _enumerate(items: Sequence[str], last: str) -> str:
    if len(items) < 2:  # noqa: PLR2004
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
