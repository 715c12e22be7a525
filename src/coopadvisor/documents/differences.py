"""What an edit of a catalogue changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from textwrap import shorten
from typing import Any

from msgspec import Struct, json

from coopadvisor.analysis.edits import Edit
from coopadvisor.analysis.effects import Effects, Extent, Move, Reading
from coopadvisor.catalogue.model import Language
from coopadvisor.decision.values import Value
from coopadvisor.language.checks import say_region, say_situations
from coopadvisor.language.errors import printable
from coopadvisor.language.typography import hold_together
from coopadvisor.language.voice import Voice
from coopadvisor.language.wrapping import wrap

EXCERPT = 120  # characters of a text that are enough to recognise it; of a record twice as many
LEAD = 30  # characters before those that differ


class Comparison(Struct, frozen=True):
    """Two catalogues, the files they came from, and what differs.

    ``effects`` is ``None`` where the situations are too many to follow. ``readings`` are the
    optional answers under which it is another one. ``command`` asks the new catalogue with
    some answers.
    """

    old: Voice
    new: Voice
    files: tuple[str, str]
    effects: Effects | None
    readings: tuple[Reading, ...]
    edits: tuple[Edit, ...]
    command: Callable[[Mapping[str, Value]], str]

    def region(self, extent: Extent) -> str:
        """The limits of a region in words."""
        known = {one.id for one in self.new.catalogue.questions}
        said = (
            say_region(self.new if question in known else self.old, {question: bands})
            for question, bands in extent.values.items()
        )
        return f"{self.new.words.semicolon} ".join(said) or self.new.words("everywhere")


def render_comparison(found: Comparison, width: int) -> str:
    """Outcomes that change by regions, then questions, then texts and figures."""
    words = found.new.words
    old, new = map(printable, found.files)
    lines = wrap(words("diff-title", old=old, new=new), width)
    if found.effects is None:
        lines += ["", *wrap(words("diff-uncounted"), width)]
    else:
        lines += ["", *wrap(_numbers(found, found.effects), width)]
        for note in _notes(found, found.effects):
            lines += wrap(note, width)
        for move in found.effects.moves:
            lines += _move(found, move, width)
        for reading in found.readings:
            lines += _reading(found, reading, width)
        if not found.effects.changed and any(one.effects.changed for one in found.readings):
            for note in _same_edition(found):
                lines += ["", *wrap(note, width)]
        lines += _questions(found, found.effects, width)
    lines += ["", words("diff-texts") if found.edits else words("diff-no-texts")]
    for edit in found.edits:
        lines += wrap(_edit(found, edit), width, "- ")
    return "\n".join(lines) + "\n"


def comparison_keys(found: Comparison) -> dict[str, object]:
    """The JSON output: ``old``, ``new``, ``situations``, ``changed``, ``moves`` and more."""
    effects = found.effects
    return {
        "old": found.old.catalogue,
        "new": found.new.catalogue,
        "situations": effects and effects.situations,
        "changed": effects and effects.changed,
        "moves": effects and [_move_keys(found, move) for move in effects.moves],
        "readings": effects
        and [
            {
                "question": reading.question,
                "option": reading.option,
                "situations": reading.effects.situations,
                "changed": reading.effects.changed,
                "moves": [_move_keys(found, move) for move in reading.effects.moves],
            }
            for reading in found.readings
        ],
        "gone": effects and effects.gone,
        "come": effects and effects.come,
        "edits": found.edits,
    }


def _numbers(found: Comparison, effects: Effects) -> str:
    language = found.new.language
    total = say_situations(language, effects.situations)
    if not effects.changed:
        return found.new.words("diff-none", total=total)
    changed = say_situations(language, effects.changed)
    return found.new.words("diff-situations", n=changed, total=total)


def _notes(found: Comparison, effects: Effects) -> Iterator[str]:
    """What keeps the numbers from saying all."""
    words, old, new = found.new.words, found.old.catalogue, found.new.catalogue
    if old.id != new.id:
        yield words("diff-two", old=old.id, new=new.id)
    if effects.gone or effects.come:
        yield words("diff-apart")
    if effects.changed:
        yield from _same_edition(found)


def _same_edition(found: Comparison) -> Iterator[str]:
    old, new = found.old.catalogue, found.new.catalogue
    if (old.id, old.edition) == (new.id, new.edition):
        yield found.new.words("diff-same-edition", edition=new.edition)


def _move(found: Comparison, move: Move, width: int) -> list[str]:
    words, language = found.new.words, found.new.language
    head = words(
        "diff-moves",
        before=found.old.set_of(move.before),
        after=found.new.set_of(move.after),
        n=say_situations(language, move.situations),
    )
    lines = ["", *wrap(head, width)]
    for extent in move.regions:
        lines += wrap(found.region(extent), width, "- ")
        lines.append(f"  {found.command(extent.example)}")
    if move.more is not None:
        n = say_situations(language, move.more.situations)
        lines += wrap(words("diff-more", n=n), width, "- ")
        lines.append(f"  {found.command(move.more.example)}")
    return lines


def _reading(found: Comparison, reading: Reading, width: int) -> list[str]:
    """What changes under an option that reads conditions differently."""
    words, voice = found.new.words, found.new
    head = words(
        "diff-reading",
        question=voice.words("quote", text=voice.label(reading.question)),
        answer=voice.words("quote", text=voice.answer(reading.question, reading.option)),
    )
    lines = ["", *wrap(f"{head} {_numbers(found, reading.effects)}", width)]
    for move in reading.effects.moves:
        lines += _move(found, move, width)
    return lines


def _questions(found: Comparison, effects: Effects, width: int) -> list[str]:
    words = found.new.words
    said = [
        *(words("diff-only-old", name=name) for name in effects.gone),
        *(words("diff-only-new", name=name) for name in effects.come),
    ]
    lines = ["", words("diff-questions")] if said else []
    for one in said:
        lines += wrap(one, width, "- ")
    return lines


def _edit(found: Comparison, edit: Edit) -> str:
    words, language = found.new.words, found.new.language
    languages = frozenset(found.old.catalogue.languages + found.new.catalogue.languages)
    named = edit.path.rpartition(".")[2]
    french = (named if named in languages else language) == "fr"
    keep = hold_together if french else str  # shortening makes blanks of every space
    if edit.old is None or edit.new is None:
        template = words("diff-added") if edit.old is None else words("diff-removed")
        value = edit.new if edit.old is None else edit.old
        said = shorten(_flatten(value, language, languages), 2 * EXCERPT, placeholder="…")
        return template.format(path=edit.path, value=keep(printable(said)))
    both = (_flatten(one, language, languages) for one in (edit.old, edit.new))
    old, new = map(printable, _excerpts(*both))
    return words("diff-changed", path=edit.path, old=keep(old), new=keep(new))


def _flatten(value: Any, language: Language, languages: frozenset[str]) -> str:
    """A value on one line: of a text one language, of a record its fields that say something."""
    if isinstance(value, list):
        return ", ".join(_flatten(one, language, languages) for one in value)
    if not isinstance(value, dict):
        return value if isinstance(value, str) else json.encode(value).decode()
    words = {one: said for one, said in value.items() if one in languages}
    text = [words.get(language, said) for said in list(words.values())[:1]]
    rest = (
        f"{key} {_flatten(entry, language, languages)}"
        for key, entry in value.items()
        if key not in words and entry not in (None, [], {})
    )
    return "; ".join([*text, *rest])


def _excerpts(old: str, new: str) -> list[str]:
    """Where two texts begin to differ, with a few words before."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    start = old.rfind(" ", 0, max(0, sum(1 for _ in alike) - LEAD)) + 1
    return [
        "…" * (start > 0) + shorten(text[start:], EXCERPT, placeholder="…") for text in (old, new)
    ]


def _move_keys(found: Comparison, move: Move) -> dict[str, Any]:
    return {
        "before": move.before,
        "after": move.after,
        "situations": move.situations,
        "regions": [_extent_keys(found, extent) for extent in move.regions],
        "more": move.more and _extent_keys(found, move.more),
    }


def _extent_keys(found: Comparison, extent: Extent) -> dict[str, Any]:
    return {
        "region": extent.values,
        "situations": extent.situations,
        "command": found.command(extent.example),
    }
