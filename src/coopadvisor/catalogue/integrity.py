"""Whether a catalogue that has the right shape also holds together.

The records of a catalogue are looked at one by one, with the names that they may refer to at hand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from msgspec import Struct

from coopadvisor.catalogue import model
from coopadvisor.catalogue.lookup import LONGEST_TYPED, Suggestions
from coopadvisor.catalogue.paths import Path
from coopadvisor.catalogue.problems import Flaw
from coopadvisor.catalogue.records import every_record
from coopadvisor.catalogue.text import Text

# Names that a question may not take: they are options of the commands themselves.
RESERVED_NAMES = frozenset(
    {
        *("all", "answers", "catalogue", "force", "format", "help", "lang"),
        *("no-input", "o", "output", "plain", "project", "today"),
    }
)
UNDATED = "undated"
MOST_SPELLED = 100  # names that a finding lists; as many as people will read

# Of each kind of record: the fields that refer to others, and to which.
_REFERENCES: dict[type[Struct], tuple[tuple[str, str], ...]] = {
    model.Number: (("unit", "units"),),
    model.Funding: (("unit", "units"),),
    model.Precedence: (("order", "asked"),),
    model.Overlay: (("instrument", "current"),),
    model.Separation: (("instruments", "current"),),
    model.Former: (("successors", "current"),),
    model.Note: (("instruments", "everyone"),),
}
_FIGURE = re.compile(r"-?[0-9]{1,15}")


def contradictions(catalogue: model.Catalogue) -> Iterator[Flaw]:
    """Everything in *catalogue* that refers to nothing or contradicts itself."""
    index = _Index(catalogue)
    for path, record in every_record(catalogue):
        yield from index.check_references(record, path)
        if not isinstance(record, model.Fact):  # which says nothing else that could be wrong
            yield from index.check(record, path)


class _Names:
    """Names that may be referred to."""

    def __init__(self, names: Iterable[str], suggestions: Suggestions) -> None:
        self._names = dict.fromkeys(names)
        self._suggestions = suggestions

    @cached_property
    def _spelled(self) -> str:
        """The names in a row, the first of them where they are many."""
        short = (name for name in self._names if len(name) <= LONGEST_TYPED)
        return ", ".join(islice(short, MOST_SPELLED))

    def know(self, name: str, path: Path) -> Iterator[Flaw]:
        """Yield a finding if *name*, which stands at *path*, is none of them."""
        if name not in self._names:
            near = self._suggestions.nearest(name, self._names)
            yield Flaw(path, "unknown-reference", name, self._spelled, near)

    def know_all(self, names: Iterable[str], path: Path) -> Iterator[Flaw]:
        """The same of each of some names in a list at *path*."""
        for index, name in enumerate(names):
            yield from self.know(name, (*path, index))


class _Index:
    """The names of a catalogue, looked up once however often they are referred to."""

    def __init__(self, catalogue: model.Catalogue) -> None:
        suggestions = Suggestions()

        def names(records: Iterable[Any]) -> _Names:
            return _Names((one.id for one in records), suggestions)

        self.questions: dict[str, model.Question] = {one.id: one for one in catalogue.questions}
        self.ranked = frozenset(catalogue.precedence.order)
        self.asked = names(catalogue.questions)
        self.options = {
            one.id: names(one.options)
            for one in catalogue.questions
            if isinstance(one, model.Choice)
        }
        self.units = names(catalogue.units)
        self.sources = names(catalogue.sources)
        self.current = names(catalogue.instruments)
        self.everyone = names((*catalogue.instruments, *catalogue.former))

    def check(self, record: Struct, path: Path) -> Iterator[Flaw]:
        """What is wrong with one record, whatever it is, but for what lies below it."""
        match record:
            case model.Catalogue():
                yield from _twins_of(record)
            case model.Unit():
                yield from _placeholder(record.one, (*path, "one"))
                yield from _placeholder(record.other, (*path, "other"))
            case model.Choice() | model.Number():
                yield from self._question(record, path)
            case model.Clause():
                yield from self._clause(record, path)
            case model.Precedence():
                yield from _repeated(record.order, (*path, "order"))
            case model.Funding() | model.Duration():
                yield from _order(record, path)
            case model.Source():
                yield from _dates(record, path)
            case model.Referral(basis="stated", sources=()):
                yield Flaw(path, "unsourced", found="sources")
            case model.Window(months=months, deadline=deadline) if (months is None) == (
                deadline is None
            ):
                yield Flaw(path, "window-not-one", expected="months, deadline")

    def check_references(self, record: Struct, path: Path) -> Iterator[Flaw]:
        """What a record refers to without its being there."""
        for key, group in _REFERENCES.get(type(record), ()):
            names: _Names = getattr(self, group)
            value = getattr(record, key)
            if isinstance(value, str):
                yield from names.know(value, (*path, key))
            else:
                yield from names.know_all(value, (*path, key))
        if not isinstance(record, model.Catalogue) and (cited := getattr(record, "sources", ())):
            sources = (model.split_citation(one)[0] for one in cited)
            yield from self.sources.know_all(sources, (*path, "sources"))

    def _question(self, question: model.Question, path: Path) -> Iterator[Flaw]:
        if question.id in RESERVED_NAMES:
            yield Flaw((*path, "id"), "reserved-name", found=question.id)
        if isinstance(question, model.Choice):
            yield from _twins(question.options, (*path, "options"))
            for place, option in enumerate(question.options):
                yield from self._option(question, option, (*path, "options", place))
            return
        yield from _placeholder(question.said, (*path, "said"))
        if question.said_one is not None:
            yield from _placeholder(question.said_one, (*path, "said-one"))
        if question.minimum > question.maximum:
            yield Flaw((*path, "minimum"), "empty-range", found=str(question.minimum))

    def _option(self, question: model.Choice, option: model.Option, path: Path) -> Iterator[Flaw]:
        if option.id == model.RESERVED_OPTION:
            yield Flaw((*path, "id"), "reserved-name", found=option.id)
        yield from self.options[question.id].know_all(option.becomes or (), (*path, "becomes"))
        for name, value in option.implies.items():
            yield from self._implied(question, name, str(value), (*path, "implies", name))
        if option.overlays and not question.optional:
            yield Flaw((*path, "overlays"), "overlay-not-optional", found=question.id)

    def _implied(self, implying: model.Choice, name: str, value: str, path: Path) -> Iterator[Flaw]:
        target = self.questions.get(name)
        if target is None:
            yield from self.asked.know(name, path)
        elif name == implying.id:
            yield Flaw(path, "unknown-reference", found=name)
        elif implying.optional or target.optional:
            yield Flaw(path, "implies-optional", found=name)
        elif isinstance(target, model.Choice):
            yield from self.options[name].know(value, path)
        elif not _FIGURE.fullmatch(value) or not target.minimum <= int(value) <= target.maximum:
            bounds = f"{target.minimum}…{target.maximum}"
            yield Flaw(path, "implied-value", found=value, expected=bounds)

    def _clause(self, clause: model.Clause, path: Path) -> Iterator[Flaw]:
        question = self.questions.get(clause.question)
        if question is None:
            yield from self.asked.know(clause.question, (*path, "question"))
            return
        is_practice = isinstance(clause, model.Condition) and clause.force == "practice"
        if is_practice and question.id not in self.ranked:
            here = (*path, "question")
            yield Flaw(here, "practice-outside-precedence", found=question.id)
        ranged = clause.low is not None or clause.high is not None
        if isinstance(question, model.Choice):
            if ranged or not clause.accepts:
                yield Flaw(path, "kind-mismatch", found=question.id, expected="accepts")
            yield from self.options[question.id].know_all(clause.accepts or (), (*path, "accepts"))
        elif clause.accepts is not None or not ranged:
            yield Flaw(path, "kind-mismatch", found=question.id, expected="from, to")
        elif not _overlaps(question, clause):
            low, high = ("" if end is None else end for end in (clause.low, clause.high))
            yield Flaw(path, "empty-range", found=f"{low}…{high}")


def _twins_of(catalogue: model.Catalogue) -> Iterator[Flaw]:
    yield from _repeated(catalogue.languages, ("languages",))
    for key in ("units", "questions", "sources", "notes", "referrals"):
        yield from _twins(getattr(catalogue, key), (key,))
    # People type instrument names in any case, current and former ones alike.
    yield from _twins(catalogue.instruments, ("instruments",))
    current = [one.id for one in catalogue.instruments]
    yield from _twins(catalogue.former, ("former",), current)


def _twins(records: Iterable[Any], path: Path, taken: Iterable[str] = ()) -> Iterator[Flaw]:
    """Records with an id that one before them has, or that is taken, in whatever case."""
    seen = {name.lower() for name in taken}
    for index, record in enumerate(records):
        if record.id.lower() in seen:
            yield Flaw((*path, index, "id"), "duplicate-id", found=record.id)
        seen.add(record.id.lower())


def _repeated(names: Iterable[str], path: Path) -> Iterator[Flaw]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield Flaw((*path, index), "duplicate-id", found=name)
        seen.add(name)


def _placeholder(text: Text, path: Path) -> Iterator[Flaw]:
    for language, words in text.items():
        if "{n}" not in words:
            yield Flaw((*path, language), "missing-placeholder", found=words, expected="{n}")


def _overlaps(question: model.Number, clause: model.Clause) -> bool:
    low = question.minimum if clause.low is None else max(clause.low, question.minimum)
    high = question.maximum if clause.high is None else min(clause.high, question.maximum)
    return low <= high


def _order(ends: model.Funding | model.Duration, path: Path) -> Iterator[Flaw]:
    if ends.low > ends.high:
        yield Flaw((*path, "from"), "empty-range", found=f"{ends.low}…{ends.high}")


def _dates(source: model.Source, path: Path) -> Iterator[Flaw]:
    """Dates that have the form of one but are in no calendar."""
    for key, text in (("date", source.date), ("read", source.read)):
        try:
            dt.date.fromisoformat(f"{text}-01-01"[: len("2026-01-01")])
        except ValueError:
            if text != UNDATED:
                yield Flaw((*path, key), "not-a-date", found=text)
