"""Whether a catalogue that has the right shape also holds together.

Each function states one rule of the format and yields where it is broken.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from msgspec import Struct

from coopadvisor.catalogue.model import (
    Catalogue,
    Choice,
    Clause,
    Condition,
    Duration,
    Fact,
    Number,
    Option,
    Question,
    Window,
    split_citation,
)
from coopadvisor.catalogue.paths import Path
from coopadvisor.catalogue.problems import Finding
from coopadvisor.catalogue.suggestions import LONGEST, Suggestions
from coopadvisor.catalogue.text import Text

# Names that a question may not take: they are options of the commands themselves.
RESERVED_NAMES = frozenset(
    {
        "all",
        "answers",
        "catalogue",
        "force",
        "format",
        "help",
        "lang",
        "no-input",
        "o",
        "output",
        "plain",
        "project",
        "today",
    }
)
UNKNOWN = "unknown"
UNDATED = "undated"
MOST_SPELLED = 100  # names that a finding lists; as many as people will read

_FIGURE = re.compile(r"-?[0-9]{1,15}")


def contradictions(catalogue: Catalogue) -> Iterator[Finding]:
    """Everything in *catalogue* that refers to nothing or contradicts itself."""
    index = _Index(catalogue)
    yield from _repeated_ids(catalogue)
    yield from _reserved_names(catalogue)
    yield from _units(catalogue)
    yield from _questions(index)
    yield from _precedence(index)
    yield from _conditions(index)
    yield from _references(index)
    yield from _amounts(index)
    yield from _windows(catalogue)
    yield from _dates(catalogue)
    yield from _citations(index)


class _Names:
    """Names that may be referred to."""

    def __init__(self, names: Iterable[str], suggestions: Suggestions) -> None:
        self._names = dict.fromkeys(names)
        self._suggestions = suggestions

    @cached_property
    def _spelled(self) -> str:
        """The names in a row, the first of them where they are many."""
        short = (name for name in self._names if len(name) <= LONGEST)
        return ", ".join(islice(short, MOST_SPELLED))

    def know(self, name: str, path: Path) -> Iterator[Finding]:
        """Yield a finding if *name*, which stands at *path*, is none of them."""
        if name not in self._names:
            near = self._suggestions.nearest(name, self._names)
            yield Finding(path, "unknown-reference", name, self._spelled, near)

    def know_all(self, names: Iterable[str], path: Path) -> Iterator[Finding]:
        """The same of each of some names in a list at *path*."""
        for index, name in enumerate(names):
            yield from self.know(name, (*path, index))


class _Index:
    """The names of a catalogue, looked up once however often they are referred to."""

    def __init__(self, catalogue: Catalogue) -> None:
        suggestions = Suggestions()
        self.catalogue = catalogue
        self.questions: dict[str, Question] = {one.id: one for one in catalogue.questions}
        self.ranked = frozenset(catalogue.precedence.order)
        self.asked = _Names(self.questions, suggestions)
        self.options = {
            one.id: _Names((option.id for option in one.options), suggestions)
            for one in catalogue.questions
            if isinstance(one, Choice)
        }
        self.units = _Names((one.id for one in catalogue.units), suggestions)
        self.sources = _Names((one.id for one in catalogue.sources), suggestions)
        self.current = _Names((one.id for one in catalogue.instruments), suggestions)
        former = (one.id for one in catalogue.former)
        self.everyone = _Names((*(one.id for one in catalogue.instruments), *former), suggestions)


def _repeated_ids(catalogue: Catalogue) -> Iterator[Finding]:
    for index, language in enumerate(catalogue.languages):
        if language in catalogue.languages[:index]:
            yield Finding(("languages", index), "duplicate-id", found=language)
    yield from _twins(catalogue.units, ("units",))
    yield from _twins(catalogue.questions, ("questions",))
    yield from _twins(catalogue.sources, ("sources",))
    yield from _twins(catalogue.notes, ("notes",))
    yield from _twins(catalogue.referrals, ("referrals",))
    for index, question in enumerate(catalogue.questions):
        if isinstance(question, Choice):
            yield from _twins(question.options, ("questions", index, "options"))
    # People type instrument names in any case, current and former ones alike.
    seen = {one.id.lower() for one in catalogue.instruments}
    yield from _twins(catalogue.instruments, ("instruments",))
    for index, former in enumerate(catalogue.former):
        if former.id.lower() in seen:
            yield Finding(("former", index, "id"), "duplicate-id", found=former.id)
        seen.add(former.id.lower())


def _twins(records: Iterable[Struct], path: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, record in enumerate(records):
        name: str = record.id  # type: ignore[attr-defined]  # every list passed here has ids
        if name.lower() in seen:
            yield Finding((*path, index, "id"), "duplicate-id", found=name)
        seen.add(name.lower())


def _reserved_names(catalogue: Catalogue) -> Iterator[Finding]:
    for index, question in enumerate(catalogue.questions):
        path: Path = ("questions", index)
        if question.id in RESERVED_NAMES:
            yield Finding((*path, "id"), "reserved-name", found=question.id)
        if isinstance(question, Choice):
            for position, option in enumerate(question.options):
                if option.id == UNKNOWN:
                    yield Finding(
                        (*path, "options", position, "id"), "reserved-name", found=option.id
                    )


def _units(catalogue: Catalogue) -> Iterator[Finding]:
    for index, unit in enumerate(catalogue.units):
        yield from _placeholder(unit.one, ("units", index, "one"))
        yield from _placeholder(unit.other, ("units", index, "other"))


def _placeholder(text: Text, path: Path) -> Iterator[Finding]:
    for language, words in text.items():
        if "{n}" not in words:
            yield Finding((*path, language), "missing-placeholder", found=words, expected="{n}")


def _questions(index: _Index) -> Iterator[Finding]:
    for place, question in enumerate(index.catalogue.questions):
        here: Path = ("questions", place)
        if isinstance(question, Choice):
            for position, option in enumerate(question.options):
                yield from _option(index, question, option, (*here, "options", position))
            continue
        yield from index.units.know(question.unit, (*here, "unit"))
        yield from _placeholder(question.said, (*here, "said"))
        if question.said_one is not None:
            yield from _placeholder(question.said_one, (*here, "said-one"))
        if question.minimum > question.maximum:
            yield Finding((*here, "minimum"), "empty-range", found=str(question.minimum))


def _option(index: _Index, question: Choice, option: Option, path: Path) -> Iterator[Finding]:
    yield from index.options[question.id].know_all(option.becomes or (), (*path, "becomes"))
    for name, value in option.implies.items():
        yield from _implied(index, question, name, str(value), (*path, "implies", name))
    if option.overlays and not question.optional:
        yield Finding((*path, "overlays"), "overlay-not-optional", found=question.id)


def _implied(
    index: _Index, implying: Choice, name: str, value: str, path: Path
) -> Iterator[Finding]:
    target = index.questions.get(name)
    if target is None:
        yield from index.asked.know(name, path)
    elif name == implying.id:
        yield Finding(path, "unknown-reference", found=name)
    elif implying.optional or target.optional:
        yield Finding(path, "implies-optional", found=name)
    elif isinstance(target, Choice):
        yield from index.options[name].know(value, path)
    elif not _FIGURE.fullmatch(value) or not target.minimum <= int(value) <= target.maximum:
        bounds = f"{target.minimum}…{target.maximum}"
        yield Finding(path, "implied-value", found=value, expected=bounds)


def _precedence(index: _Index) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, name in enumerate(index.catalogue.precedence.order):
        path: Path = ("precedence", "order", place)
        yield from index.asked.know(name, path)
        if name in seen:
            yield Finding(path, "duplicate-id", found=name)
        seen.add(name)


def _conditions(index: _Index) -> Iterator[Finding]:
    for path, condition in every_condition(index.catalogue):
        yield from _clause(index, condition, path)
        name = condition.question
        if condition.force == "practice" and name in index.questions and name not in index.ranked:
            yield Finding((*path, "question"), "practice-outside-precedence", found=name)
    for place, referral in enumerate(index.catalogue.referrals):
        if referral.basis == "stated" and not referral.sources:
            yield Finding(("referrals", place), "unsourced", found="sources")
        for position, clause in enumerate(referral.when):
            yield from _clause(index, clause, ("referrals", place, "when", position))


def every_condition(catalogue: Catalogue) -> Iterator[tuple[Path, Condition]]:
    """All conditions with their paths: those of the instruments, then of the overlays."""
    for index, instrument in enumerate(catalogue.instruments):
        for position, condition in enumerate(instrument.conditions):
            yield ("instruments", index, "conditions", position), condition
    for index, question in enumerate(catalogue.questions):
        options: Sequence[Option] = question.options if isinstance(question, Choice) else ()
        for row, option in enumerate(options):
            for column, overlay in enumerate(option.overlays):
                for position, condition in enumerate(overlay.conditions):
                    here: Path = ("questions", index, "options", row, "overlays", column)
                    yield (*here, "conditions", position), condition


def _clause(index: _Index, clause: Clause, path: Path) -> Iterator[Finding]:
    question = index.questions.get(clause.question)
    if question is None:
        yield from index.asked.know(clause.question, (*path, "question"))
        return
    ranged = clause.low is not None or clause.high is not None
    if isinstance(question, Choice):
        if ranged or not clause.accepts:
            yield Finding(path, "kind-mismatch", found=question.id, expected="accepts")
        yield from index.options[question.id].know_all(clause.accepts or (), (*path, "accepts"))
        return
    if clause.accepts is not None or not ranged:
        yield Finding(path, "kind-mismatch", found=question.id, expected="from, to")
    elif not _overlaps(question, clause):
        low, high = ("" if end is None else end for end in (clause.low, clause.high))
        yield Finding(path, "empty-range", found=f"{low}…{high}")


def _overlaps(question: Number, clause: Clause) -> bool:
    low = question.minimum if clause.low is None else max(clause.low, question.minimum)
    high = question.maximum if clause.high is None else min(clause.high, question.maximum)
    return low <= high


def _references(index: _Index) -> Iterator[Finding]:
    catalogue = index.catalogue
    for place, note in enumerate(catalogue.notes):
        yield from index.everyone.know_all(note.instruments, ("notes", place, "instruments"))
    for place, former in enumerate(catalogue.former):
        yield from index.current.know_all(former.successors, ("former", place, "successors"))
    for place, pair in enumerate(catalogue.separations):
        yield from index.current.know_all(pair.instruments, ("separations", place, "instruments"))
    for place, question in enumerate(catalogue.questions):
        options: Sequence[Option] = question.options if isinstance(question, Choice) else ()
        for row, option in enumerate(options):
            path: Path = ("questions", place, "options", row)
            for column, overlay in enumerate(option.overlays):
                here = (*path, "overlays", column, "instrument")
                yield from index.current.know(overlay.instrument, here)
            for column, note in enumerate(option.notes):
                here = (*path, "notes", column, "instruments")
                yield from index.everyone.know_all(note.instruments, here)


def _amounts(index: _Index) -> Iterator[Finding]:
    for place, instrument in enumerate(index.catalogue.instruments):
        time = instrument.duration
        if isinstance(time, Duration) and time.low > time.high:
            path: Path = ("instruments", place, "duration", "from")
            yield Finding(path, "empty-range", found=f"{time.low}…{time.high}")
        if instrument.funding == "unsaid":
            continue
        path = ("instruments", place, "funding")
        yield from index.units.know(instrument.funding.unit, (*path, "unit"))
        if instrument.funding.low > instrument.funding.high:
            found = f"{instrument.funding.low}…{instrument.funding.high}"
            yield Finding((*path, "from"), "empty-range", found=found)


def _citations(index: _Index) -> Iterator[Finding]:
    for path, record in every_record(index.catalogue):
        for place, citation in enumerate(getattr(record, "sources", ())):
            name, _ = split_citation(citation)
            yield from index.sources.know(name, (*path, "sources", place))


def _windows(catalogue: Catalogue) -> Iterator[Finding]:
    for index, instrument in enumerate(catalogue.instruments):
        for position, step in enumerate(instrument.steps):
            window = step.when
            if isinstance(window, Window) and (window.months is None) == (window.deadline is None):
                path: Path = ("instruments", index, "steps", position, "when")
                yield Finding(path, "window-not-one", expected="months, deadline")


def _dates(catalogue: Catalogue) -> Iterator[Finding]:
    """Dates of sources that have the form of one but are in no calendar."""
    for index, source in enumerate(catalogue.sources):
        for key, text in (("date", source.date), ("read", source.read)):
            if text != UNDATED and not _is_in_calendar(text):
                yield Finding(("sources", index, key), "not-a-date", found=text)


def _is_in_calendar(text: str) -> bool:
    """Whether a year, a month or a day is one."""
    try:
        dt.date.fromisoformat(f"{text}-01-01"[: len("2026-01-01")])
    except ValueError:
        return False
    return True


def every_record(record: Struct, path: Path = ()) -> Iterator[tuple[Path, Struct]]:
    """All values below *record* that are mappings in the file, plain texts aside."""
    if path:
        yield path, record
    for name, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        entry = getattr(record, name)
        if isinstance(entry, tuple):
            for index, one in enumerate(entry):
                if isinstance(one, Struct):
                    yield from every_record(one, (*path, key, index))
        elif isinstance(entry, Struct):
            yield from every_record(entry, (*path, key))


def every_text(record: Struct, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """All texts below *record*, with their paths; that of a fact is the fact's own."""
    for name, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        entry = getattr(record, name)
        here: Path = path if isinstance(record, Fact) and key == "text" else (*path, key)
        entries = enumerate(entry) if isinstance(entry, tuple) else [(None, entry)]
        for index, one in entries:
            there = here if index is None else (*here, index)
            if isinstance(one, Text):
                yield there, one
            elif isinstance(one, Struct):
                yield from every_text(one, there)
