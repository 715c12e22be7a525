"""What people fill in: who does what by when, what speaks for them, what is to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coopadvisor.advice.offer import Numbered
from coopadvisor.advice.plan import Planned
from coopadvisor.advice.report import Recommended
from coopadvisor.documents.blocks import Block, Phrase, Table, say
from coopadvisor.documents.phrases import criterion_in_short, section
from coopadvisor.language.voice import Voice, capital

BOX = "☐"
ROOM = 5  # rows for what is decided
Cells = tuple[Phrase, ...]  # of a row


def write_worksheet(one: Recommended, voice: Voice, *, about: str = "") -> Iterator[Block]:
    """An instrument's steps, criteria and questions, their titles beginning with *about*."""
    words = voice.words
    unsaid = (say(""), say(words("unsaid")), say(""), say(""))
    yield _steps([_step(each, voice) for each in one.steps] or [unsaid], voice, about)
    criteria = [_criterion(each, voice) for each in one.criteria]
    yield _criteria(criteria or [unsaid[:-1]], voice, about)
    heading = words("to-settle", counterpart=voice.pick(voice.catalogue.counterpart))
    questions = (say(voice.pick(each)) for each in (*one.settle_first, *one.settle))
    yield from section(about + heading, questions, "[ ]")


def write_plan(several: Iterable[Recommended], voice: Voice) -> Table:
    """What can be done before one of several is chosen, if any is, and room for what is decided."""
    now = {
        voice.brief(step): _step(step, voice)
        for one in several
        for step in one.steps
        if step.due.kind == "now"
    }
    return _steps((*now.values(), *[(say(BOX), *[say("")] * 3)] * ROOM), voice)


def _steps(rows: Iterable[Cells], voice: Voice, about: str = "") -> Table:
    words = voice.words
    head = ("", about + words("steps"), words("summary-who"), words("summary-by-when"))
    return Table(head, tuple(rows), (5, 50, 15, 30))


def _step(one: Planned, voice: Voice) -> Cells:
    when = voice.due_in_short(one.due)
    return say(BOX), say(capital(voice.brief(one))), say(""), say(when)


def _criteria(rows: Iterable[Cells], voice: Voice, about: str) -> Table:
    words = voice.words
    head = ("", about + words("criteria"), words("summary-evidence"))
    return Table(head, tuple(rows), (5, 40, 55))


def _criterion(one: Numbered, voice: Voice) -> Cells:
    return say(one.number.strip(".-")), say(capital(criterion_in_short(voice, one))), say("")
