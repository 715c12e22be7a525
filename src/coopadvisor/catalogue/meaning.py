"""Whether a catalogue that has the right shape also holds together.

Each function states one rule of the format and yields where it is broken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from coopadvisor.catalogue.model import (
    Catalogue,
    Choice,
    Clause,
    Condition,
    Duration,
    Number,
    Option,
    Question,
    Text,
    Window,
    split_citation,
)
from coopadvisor.catalogue.paths import Path
from coopadvisor.catalogue.problems import Finding

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


def contradictions(catalogue: Catalogue) -> list[Finding]:
    """Everything in *catalogue* that refers to nothing or contradicts itself."""
    return [
        *_repeated_ids(catalogue),
        *_reserved_names(catalogue),
        *_units(catalogue),
        *_questions(catalogue),
        *_precedence(catalogue),
        *_conditions(catalogue),
        *_references(catalogue),
        *_amounts(catalogue),
        *_windows(catalogue),
        *_dates(catalogue),
        *_citations(catalogue),
    ]


def _repeated_ids(catalogue: Catalogue) -> Iterator[Finding]:
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
    for language, words in (("fr", text.fr), ("en", text.en)):
        if "{n}" not in words:
            yield Finding((*path, language), "missing-placeholder", found=words, expected="{n}")


def _questions(catalogue: Catalogue) -> Iterator[Finding]:
    units = [unit.id for unit in catalogue.units]
    for index, question in enumerate(catalogue.questions):
        here: Path = ("questions", index)
        if isinstance(question, Choice):
            for position, option in enumerate(question.options):
                yield from _option(catalogue, question, option, (*here, "options", position))
            continue
        yield from _known(question.unit, units, (*here, "unit"))
        yield from _placeholder(question.said, (*here, "said"))
        if question.minimum > question.maximum:
            yield Finding((*here, "minimum"), "empty-range", found=str(question.minimum))


def _option(
    catalogue: Catalogue, question: Choice, option: Option, path: Path
) -> Iterator[Finding]:
    siblings = [one.id for one in question.options]
    for index, name in enumerate(option.becomes or ()):
        yield from _known(name, siblings, (*path, "becomes", index))
    for name, value in option.implies.items():
        yield from _implied(catalogue, question, name, str(value), (*path, "implies", name))
    if option.overlays and not question.optional:
        yield Finding((*path, "overlays"), "overlay-not-optional", found=question.id)


def _implied(
    catalogue: Catalogue, implying: Choice, name: str, value: str, path: Path
) -> Iterator[Finding]:
    others = {one.id: one for one in catalogue.questions if one.id != implying.id}
    if name not in others:
        yield from _known(name, list(others), path)
        return
    target = others[name]
    if implying.optional or target.optional:
        yield Finding(path, "implies-optional", found=name)
    elif isinstance(target, Choice):
        yield from _known(value, [one.id for one in target.options], path)
    elif not value.isdigit() or not target.minimum <= int(value) <= target.maximum:
        bounds = f"{target.minimum}…{target.maximum}"
        yield Finding(path, "implied-value", found=value, expected=bounds)


def _precedence(catalogue: Catalogue) -> Iterator[Finding]:
    names = [question.id for question in catalogue.questions]
    seen: set[str] = set()
    for index, name in enumerate(catalogue.precedence.order):
        path: Path = ("precedence", "order", index)
        yield from _known(name, names, path)
        if name in seen:
            yield Finding(path, "duplicate-id", found=name)
        seen.add(name)


def _conditions(catalogue: Catalogue) -> Iterator[Finding]:
    for path, condition in every_condition(catalogue):
        yield from _clause(catalogue, condition, path)
        ranked = condition.question in catalogue.precedence.order
        known = any(question.id == condition.question for question in catalogue.questions)
        if condition.force == "practice" and known and not ranked:
            yield Finding(
                (*path, "question"), "practice-outside-precedence", found=condition.question
            )
    for index, referral in enumerate(catalogue.referrals):
        if referral.basis == "stated" and not referral.sources:
            yield Finding(("referrals", index), "unsourced", found="sources")
        for position, clause in enumerate(referral.when):
            yield from _clause(catalogue, clause, ("referrals", index, "when", position))


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


def _clause(catalogue: Catalogue, clause: Clause, path: Path) -> Iterator[Finding]:
    questions: dict[str, Question] = {one.id: one for one in catalogue.questions}
    if clause.question not in questions:
        yield from _known(clause.question, list(questions), (*path, "question"))
        return
    question = questions[clause.question]
    ranged = clause.low is not None or clause.high is not None
    if isinstance(question, Choice):
        if ranged or not clause.accepts:
            yield Finding(path, "kind-mismatch", found=question.id, expected="accepts")
        options = [option.id for option in question.options]
        for index, name in enumerate(clause.accepts or ()):
            yield from _known(name, options, (*path, "accepts", index))
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


def _references(catalogue: Catalogue) -> Iterator[Finding]:
    current = [one.id for one in catalogue.instruments]
    everyone = [*current, *(one.id for one in catalogue.former)]
    for index, note in enumerate(catalogue.notes):
        yield from _all_known(note.instruments, everyone, ("notes", index, "instruments"))
    for index, former in enumerate(catalogue.former):
        yield from _all_known(former.successors, current, ("former", index, "successors"))
    for index, pair in enumerate(catalogue.separations):
        yield from _all_known(pair.instruments, current, ("separations", index, "instruments"))
    for index, question in enumerate(catalogue.questions):
        options: Sequence[Option] = question.options if isinstance(question, Choice) else ()
        for row, option in enumerate(options):
            path: Path = ("questions", index, "options", row)
            for column, overlay in enumerate(option.overlays):
                yield from _known(
                    overlay.instrument, current, (*path, "overlays", column, "instrument")
                )
            for column, note in enumerate(option.notes):
                yield from _all_known(
                    note.instruments, everyone, (*path, "notes", column, "instruments")
                )


def _amounts(catalogue: Catalogue) -> Iterator[Finding]:
    units = [unit.id for unit in catalogue.units]
    for index, instrument in enumerate(catalogue.instruments):
        time = instrument.duration
        if isinstance(time, Duration) and time.low > time.high:
            path: Path = ("instruments", index, "duration", "from")
            yield Finding(path, "empty-range", found=f"{time.low}…{time.high}")
        if instrument.funding == "unsaid":
            continue
        path = ("instruments", index, "funding")
        yield from _known(instrument.funding.unit, units, (*path, "unit"))
        if instrument.funding.low > instrument.funding.high:
            found = f"{instrument.funding.low}…{instrument.funding.high}"
            yield Finding((*path, "from"), "empty-range", found=found)


def _citations(catalogue: Catalogue) -> Iterator[Finding]:
    known = [source.id for source in catalogue.sources]
    for path, record in every_record(catalogue):
        for index, citation in enumerate(getattr(record, "sources", ())):
            name, _ = split_citation(citation)
            yield from _known(name, known, (*path, "sources", index))


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
        elif isinstance(entry, Struct) and type(entry) is not Text:
            yield from every_record(entry, (*path, key))


def every_text(record: Struct, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """All texts below *record*, with their paths."""
    if isinstance(record, Text):
        yield path, record
    for name, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        entry = getattr(record, name)
        if isinstance(entry, Struct):
            yield from every_text(entry, (*path, key))
        elif isinstance(entry, tuple):
            for index, one in enumerate(entry):
                if isinstance(one, Struct):
                    yield from every_text(one, (*path, key, index))


def _all_known(names: Iterable[str], known: list[str], path: Path) -> Iterator[Finding]:
    for index, name in enumerate(names):
        yield from _known(name, known, (*path, index))


def _known(name: str, known: list[str], path: Path) -> Iterator[Finding]:
    if name not in known:
        from coopadvisor.catalogue.shape import nearest  # difflib is only worth it for a mistake

        yield Finding(path, "unknown-reference", name, ", ".join(known), nearest(name, known))
