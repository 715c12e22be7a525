"""Whether a catalogue that has the right shape also holds together.

The records of a catalogue are looked at one by one, with the names that they may refer to at
hand. The path of a flaw begins at its record until it is handed on.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

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
        *("full", "no-input", "o", "output", "plain", "project", "today"),
    }
)
UNDATED = "undated"
MOST_SPELLED = 100  # names that a finding lists; as many as people will read

# Of some kinds of record: the field that refers to others, and to which.
_REFERENCES: dict[type[Struct], tuple[str, str]] = {
    model.Number: ("unit", "units"),
    model.Funding: ("unit", "units"),
    model.Precedence: ("order", "asked"),
    model.Overlay: ("instrument", "current"),
    model.Separation: ("instruments", "current"),
    model.Former: ("successors", "current"),
    model.Note: ("instruments", "everyone"),
}
_FIGURE = re.compile(r"-?[0-9]{1,15}")


def contradictions(catalogue: model.Catalogue) -> Iterator[Flaw]:
    """Everything in *catalogue* that refers to nothing or contradicts itself."""
    index = _Index(catalogue)
    for path, record in every_record(catalogue):
        # A fact says nothing else that could be wrong.
        others = () if isinstance(record, model.Fact) else index.check(record)
        for flaw in chain(index.check_references(record), others):
            yield replace(flaw, path=(*path, *flaw.path))


class _Names:
    """Names that may be referred to."""

    def __init__(self, records: Iterable[Any], suggestions: Suggestions) -> None:
        self._names = dict.fromkeys(one.id for one in records)
        self._suggestions = suggestions

    @cached_property
    def _spelled(self) -> str:
        """The names in a row, the first of them where they are many."""
        short = (name for name in self._names if len(name) <= LONGEST_TYPED)
        return ", ".join(islice(short, MOST_SPELLED))

    def know(self, name: str, *path: str | int) -> Iterator[Flaw]:
        """Yield a flaw if *name*, which stands at *path*, is none of them."""
        if name not in self._names:
            near = self._suggestions.nearest(name, self._names)
            yield Flaw(path, "unknown-reference", name, self._spelled, near)

    def know_all(self, names: Iterable[str], *path: str | int) -> Iterator[Flaw]:
        """The same of each of some names in a list at *path*."""
        for index, name in enumerate(names):
            yield from self.know(name, *path, index)


class _Index:
    """The names of a catalogue, looked up once however often they are referred to."""

    def __init__(self, catalogue: model.Catalogue) -> None:
        suggestions = Suggestions()
        self.questions: dict[str, model.Question] = {one.id: one for one in catalogue.questions}
        self.ranked = frozenset(catalogue.precedence.order)
        self.asked = _Names(catalogue.questions, suggestions)
        self.options = {
            one.id: _Names(one.options, suggestions)
            for one in catalogue.questions
            if isinstance(one, model.Choice)
        }
        self.units = _Names(catalogue.units, suggestions)
        self.sources = _Names(catalogue.sources, suggestions)
        self.current = _Names(catalogue.instruments, suggestions)
        self.everyone = _Names((*catalogue.instruments, *catalogue.former), suggestions)

    def check(self, record: Struct) -> Iterator[Flaw]:
        """What is wrong with one record, whatever it is, but for what lies below it."""
        match record:
            case model.Catalogue():
                yield from _twins_of(record)
            case model.Unit():
                yield from _placeholder(record.one, "one")
                yield from _placeholder(record.other, "other")
            case model.Choice() | model.Number():
                yield from self._question(record)
            case model.Clause():
                yield from self._clause(record)
            case model.Precedence():
                yield from _repeated(record.order, "order")
            case model.Funding() | model.Duration() if record.low > record.high:
                yield Flaw(("from",), "empty-range", found=f"{record.low}…{record.high}")
            case model.Source():
                yield from _dates(record)
            case model.Referral(basis="stated", sources=()):
                yield Flaw((), "unsourced", found="sources")
            case model.Window() if (record.months is None) is (record.deadline is None):
                yield Flaw((), "window-not-one", expected="months, deadline")

    def check_references(self, record: Struct) -> Iterator[Flaw]:
        """What a record refers to without its being there."""
        if reference := _REFERENCES.get(type(record)):
            key, group = reference
            names: _Names = getattr(self, group)
            value = getattr(record, key)
            yield from (names.know if isinstance(value, str) else names.know_all)(value, key)
        if not isinstance(record, model.Catalogue) and (cited := getattr(record, "sources", ())):
            sources = (model.split_citation(one)[0] for one in cited)
            yield from self.sources.know_all(sources, "sources")

    def _question(self, question: model.Question) -> Iterator[Flaw]:
        if question.id in RESERVED_NAMES:
            yield Flaw(("id",), "reserved-name", found=question.id)
        if isinstance(question, model.Choice):
            yield from self._options(question)
            return
        yield from _placeholder(question.said, "said")
        if question.said_one is not None:
            yield from _placeholder(question.said_one, "said-one")
        if question.minimum > question.maximum:
            yield Flaw(("minimum",), "empty-range", found=str(question.minimum))

    def _options(self, question: model.Choice) -> Iterator[Flaw]:
        yield from _twins(question.options, "options")
        for place, option in enumerate(question.options):
            if option.id == model.RESERVED_OPTION:
                yield Flaw(("options", place, "id"), "reserved-name", found=option.id)
            becoming = option.becomes or ()
            yield from self.options[question.id].know_all(becoming, "options", place, "becomes")
            for name, value in option.implies.items():
                path = ("options", place, "implies", name)
                yield from self._implied(question, name, str(value), path)
            if option.overlays and not question.optional:
                here = ("options", place, "overlays")
                yield Flaw(here, "overlay-not-optional", found=question.id)

    def _implied(self, implying: model.Choice, name: str, value: str, path: Path) -> Iterator[Flaw]:
        target = self.questions.get(name)
        if target is None:
            yield from self.asked.know(name, *path)
        elif name == implying.id:
            yield Flaw(path, "unknown-reference", found=name)
        elif implying.optional or target.optional:
            yield Flaw(path, "implies-optional", found=name)
        elif isinstance(target, model.Choice):
            yield from self.options[name].know(value, *path)
        elif not _FIGURE.fullmatch(value) or not target.minimum <= int(value) <= target.maximum:
            bounds = f"{target.minimum}…{target.maximum}"
            yield Flaw(path, "implied-value", found=value, expected=bounds)

    def _clause(self, clause: model.Clause) -> Iterator[Flaw]:
        question = self.questions.get(clause.question)
        if question is None:
            yield from self.asked.know(clause.question, "question")
            return
        is_practice = isinstance(clause, model.Condition) and clause.force == "practice"
        if is_practice and question.id not in self.ranked:
            yield Flaw(("question",), "practice-outside-precedence", found=question.id)
        ranged = clause.low is not None or clause.high is not None
        if isinstance(question, model.Choice):
            if ranged or not clause.accepts:
                yield Flaw((), "kind-mismatch", found=question.id, expected="accepts")
            yield from self.options[question.id].know_all(clause.accepts or (), "accepts")
        elif clause.accepts is not None or not ranged:
            yield Flaw((), "kind-mismatch", found=question.id, expected="from, to")
        elif not _overlaps(question, clause):
            low, high = ("" if end is None else end for end in (clause.low, clause.high))
            yield Flaw((), "empty-range", found=f"{low}…{high}")


def _twins_of(catalogue: model.Catalogue) -> Iterator[Flaw]:
    yield from _repeated(catalogue.languages, "languages")
    # People type instrument names in any case, current and former ones alike.
    for key in ("units", "questions", "sources", "notes", "referrals", "instruments"):
        yield from _twins(getattr(catalogue, key), key)
    yield from _twins(catalogue.former, "former", [one.id for one in catalogue.instruments])


def _twins(records: Iterable[Any], key: str, taken: Iterable[str] = ()) -> Iterator[Flaw]:
    """Records with an id that one before them has, or that is taken, in whatever case."""
    seen = {name.lower() for name in taken}
    for index, record in enumerate(records):
        if record.id.lower() in seen:
            yield Flaw((key, index, "id"), "duplicate-id", found=record.id)
        seen.add(record.id.lower())


def _repeated(names: Iterable[str], key: str) -> Iterator[Flaw]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield Flaw((key, index), "duplicate-id", found=name)
        seen.add(name)


def _placeholder(text: Text, key: str) -> Iterator[Flaw]:
    for language, words in text.items():
        if "{n}" not in words:
            yield Flaw((key, language), "missing-placeholder", found=words, expected="{n}")


def _overlaps(question: model.Number, clause: model.Clause) -> bool:
    low = question.minimum if clause.low is None else max(clause.low, question.minimum)
    high = question.maximum if clause.high is None else min(clause.high, question.maximum)
    return low <= high


def _dates(source: model.Source) -> Iterator[Flaw]:
    """Dates that have the form of one but are in no calendar."""
    for key, text in (("date", source.date), ("read", source.read)):
        try:
            dt.date.fromisoformat(f"{text}-01-01"[: len("2026-01-01")])
        except ValueError:
            if text != UNDATED:
                yield Flaw((key,), "not-a-date", found=text)
