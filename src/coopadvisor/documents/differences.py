"""What an edit of a catalogue changed, as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from textwrap import shorten
from typing import Any

from msgspec import Struct, json, to_builtins

from coopadvisor.analysis.diff import Move, Reach, Reading, Revision
from coopadvisor.analysis.edits import Edit
from coopadvisor.catalogue.model import Catalogue, Language
from coopadvisor.decision.partition import band_value
from coopadvisor.decision.values import Value
from coopadvisor.language.checks import say_region, say_situations
from coopadvisor.language.errors import printable
from coopadvisor.language.messages import Messages, messages
from coopadvisor.language.typography import hold_together
from coopadvisor.language.voice import Voice
from coopadvisor.language.wrapping import wrap

LONGEST = 120  # characters of a text that are enough to recognise it; of a record twice as many
LEAD = 30  # characters before those that differ


class Comparison(Struct, frozen=True):
    """Two catalogues, the files they came from, and what differs.

    ``revision`` is ``None`` where the situations are too many to follow. ``readings`` are the
    optional answers under which it is another one. ``command`` asks the new catalogue with
    some answers.
    """

    old: Voice
    new: Voice
    files: tuple[str, str]
    revision: Revision | None
    readings: tuple[Reading, ...]
    edits: tuple[Edit, ...]
    command: Callable[[Mapping[str, Value]], str]

    @property
    def words(self) -> Messages:
        """Our own words in the language of both voices."""
        return messages(self.new.language)

    def catalogue_of(self, question: str) -> Catalogue:
        """The new catalogue, or the old one for a question that only that one asks."""
        return self._voice_of(question).catalogue

    def region(self, reach: Reach) -> str:
        """The limits of a region in words."""
        said = (
            say_region(self._voice_of(question), {question: bands})
            for question, bands in reach.values.items()
        )
        return f"{self.new.words.semicolon} ".join(said) or self.words("everywhere")

    def _voice_of(self, question: str) -> Voice:
        known = {one.id for one in self.new.catalogue.questions}
        return self.new if question in known else self.old


def render_comparison(found: Comparison, width: int) -> str:
    """Outcomes that change by regions, then questions, then texts and figures."""
    words = found.words
    old, new = map(printable, found.files)
    lines = wrap(words("diff-title", old=old, new=new), width)
    if found.revision is None:
        lines += ["", *wrap(words("diff-uncounted"), width)]
    else:
        lines += ["", *wrap(_numbers(found, found.revision), width)]
        for note in _notes(found, found.revision):
            lines += wrap(note, width)
        for move in found.revision.moves:
            lines += _move(found, move, width)
        for reading in found.readings:
            lines += _reading(found, reading, width)
        if not found.revision.changed and any(one.revision.changed for one in found.readings):
            for note in _same_edition(found):
                lines += ["", *wrap(note, width)]
        lines += _questions(found, found.revision, width)
    lines += ["", words("diff-texts") if found.edits else words("diff-no-texts")]
    for edit in found.edits:
        lines += wrap(_edit(found, edit), width, "- ")
    return "\n".join(lines) + "\n"


def render_comparison_json(found: Comparison) -> str:
    """One object: ``old``, ``new``, ``situations``, ``changed``, ``moves``, ``edits`` and more."""
    revision = found.revision
    result = {
        "old": _identity(found.old.catalogue),
        "new": _identity(found.new.catalogue),
        "situations": revision and revision.situations,
        "changed": revision and revision.changed,
        "moves": revision and [_move_json(found, move) for move in revision.moves],
        "readings": revision
        and [
            {
                "question": reading.question,
                "option": reading.option,
                "situations": reading.revision.situations,
                "changed": reading.revision.changed,
                "moves": [_move_json(found, move) for move in reading.revision.moves],
            }
            for reading in found.readings
        ],
        "gone": revision and revision.gone,
        "come": revision and revision.come,
        "edits": [to_builtins(edit) for edit in found.edits],
    }
    return json.format(json.encode(result), indent=2).decode() + "\n"


def _numbers(found: Comparison, revision: Revision) -> str:
    language = found.new.language
    total = say_situations(language, revision.situations)
    if not revision.changed:
        return found.words("diff-none", total=total)
    changed = say_situations(language, revision.changed)
    return found.words("diff-situations", n=changed, total=total)


def _notes(found: Comparison, revision: Revision) -> Iterator[str]:
    """What keeps the numbers from saying all."""
    words, old, new = found.words, found.old.catalogue, found.new.catalogue
    if old.id != new.id:
        yield words("diff-two", old=old.id, new=new.id)
    if revision.gone or revision.come:
        yield words("diff-apart")
    if revision.changed:
        yield from _same_edition(found)


def _same_edition(found: Comparison) -> Iterator[str]:
    old, new = found.old.catalogue, found.new.catalogue
    if (old.id, old.edition) == (new.id, new.edition):
        yield found.words("diff-same-edition", edition=new.edition)


def _move(found: Comparison, move: Move, width: int) -> list[str]:
    words, language = found.words, found.new.language
    head = words(
        "diff-moves",
        before=found.old.set_of(move.before),
        after=found.new.set_of(move.after),
        n=say_situations(language, move.situations),
    )
    lines = ["", *wrap(head, width)]
    for reach in move.regions:
        lines += wrap(found.region(reach), width, "- ")
        lines.append(f"  {found.command(reach.example)}")
    if move.more is not None:
        n = say_situations(language, move.more.situations)
        lines += wrap(words("diff-more", n=n), width, "- ")
        lines.append(f"  {found.command(move.more.example)}")
    return lines


def _reading(found: Comparison, reading: Reading, width: int) -> list[str]:
    """What changes under an option that reads conditions differently."""
    words, voice = found.words, found.new
    head = words(
        "diff-reading",
        question=voice.words("quote", text=voice.label(reading.question)),
        answer=voice.words("quote", text=voice.answer(reading.question, reading.option)),
    )
    lines = ["", *wrap(f"{head} {_numbers(found, reading.revision)}", width)]
    for move in reading.revision.moves:
        lines += _move(found, move, width)
    return lines


def _questions(found: Comparison, revision: Revision, width: int) -> list[str]:
    words = found.words
    said = [
        *(words("diff-only-old", name=name) for name in revision.gone),
        *(words("diff-only-new", name=name) for name in revision.come),
    ]
    lines = ["", words("diff-questions")] if said else []
    for one in said:
        lines += wrap(one, width, "- ")
    return lines


def _edit(found: Comparison, edit: Edit) -> str:
    words, language = found.words, found.new.language
    languages = frozenset(found.old.catalogue.languages + found.new.catalogue.languages)
    named = edit.path.rpartition(".")[2]
    french = (named if named in languages else language) == "fr"
    keep = hold_together if french else str  # shortening makes blanks of every space
    if edit.old is None or edit.new is None:
        template = words("diff-added") if edit.old is None else words("diff-removed")
        value = edit.new if edit.old is None else edit.old
        said = shorten(_flatten(value, language, languages), 2 * LONGEST, placeholder="…")
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
        "…" * (start > 0) + shorten(text[start:], LONGEST, placeholder="…") for text in (old, new)
    ]


def _identity(catalogue: Catalogue) -> dict[str, str]:
    return {"id": catalogue.id, "edition": catalogue.edition}


def _move_json(found: Comparison, move: Move) -> dict[str, Any]:
    return {
        "before": move.before,
        "after": move.after,
        "situations": move.situations,
        "regions": [_reach_json(found, reach) for reach in move.regions],
        "more": move.more and _reach_json(found, move.more),
    }


def _reach_json(found: Comparison, reach: Reach) -> dict[str, Any]:
    return {
        "region": {
            question: [band_value(found.catalogue_of(question), question, band) for band in bands]
            for question, bands in reach.values.items()
        },
        "situations": reach.situations,
        "command": found.command(reach.example),
    }
