"""The state of an interview: what was asked, what was answered, and what comes next.

A session only grows or goes back; the next question always follows from the answers,
so that going back and answering otherwise takes the later answers along where they
still hold.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.advice.telling import find_telling
from coopadvisor.analysis.strategy import Ahead, look_ahead
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, asking_order, read_answers
from coopadvisor.decision.completions import reach_some
from coopadvisor.decision.table import rules_for
from coopadvisor.decision.values import AnswersError, Value

Scope = Literal["deciding", "telling", "all"]


class Session(Struct, frozen=True):
    """``fixed`` came with the command; ``asked`` are the questions put since, in order.

    ``values`` holds every answer given in the interview, also those to questions that
    lie ahead again after going back. ``again`` is the question gone back to.
    ``scope`` is what is asked: what decides the outcome, what could still change anything
    that is said, or all that is left.
    """

    catalogue: Catalogue
    fixed: dict[str, Value]
    asked: tuple[str, ...] = ()
    values: dict[str, Value] = {}
    again: str = ""
    scope: Scope = "deciding"

    @property
    def given(self) -> dict[str, Value]:
        """The answers that stand now."""
        return {**self.fixed, **{name: self.values[name] for name in self.asked}}

    @property
    def answers(self) -> Answers:
        """The answers that stand now, with what they imply."""
        return read_answers(self.catalogue, self.given)


def next_question(session: Session) -> Ahead | None:
    """The question to put now, or nothing where none is left."""
    if session.scope != "deciding":
        return _next_unanswered(session)
    ahead = look_ahead(session.catalogue, session.answers)
    # The way ahead is known only once the question gone back to is answered again.
    wanted = session.again or ahead.question
    return replace(ahead, question=wanted) if wanted else None


def record(session: Session, question: str, value: Value) -> Session:
    """Take an answer. Raises `AnswersError` if it contradicts what stands."""
    answers = read_answers(session.catalogue, {**session.given, question: value})
    reach_some(rules_for(session.catalogue, answers.situation), answers.situation)
    return replace(
        session,
        asked=(*session.asked, question),
        values={**session.values, question: value},
        again="",
    )


def find_rival(session: Session, question: str, value: Value) -> str | None:
    """The latest of the answers without which this one could be taken, if one is enough."""
    for name in reversed(session.given):
        try:
            record(withdraw(session, name), question, value)
        except AnswersError:
            continue
        return name
    return None


def withdraw(session: Session, question: str) -> Session:
    """The session without one of its answers, whether it came with the command or since."""
    return replace(
        session,
        fixed={name: value for name, value in session.fixed.items() if name != question},
        asked=tuple(name for name in session.asked if name != question),
        values={name: value for name, value in session.values.items() if name != question},
    )


def go_back(session: Session) -> Session:
    """Take up the last question again, keeping its answer at hand."""
    return replace(session, asked=session.asked[:-1], again=session.asked[-1])


class Resumed(Struct, frozen=True):
    """A session brought forward with answers given before: which held, and which did not."""

    session: Session
    kept: dict[str, Value]
    dropped: dict[str, Value]


def bring_forward(session: Session) -> Resumed:
    """Answer what comes next from the answers given before going back, as far as they go."""
    kept: dict[str, Value] = {}
    dropped: dict[str, Value] = {}
    while (ahead := next_question(session)) and ahead.question in session.values:
        name = ahead.question
        value = session.values[name]
        try:
            session = record(session, name, value)
            kept[name] = value
        except AnswersError:
            dropped[name] = value
            session = withdraw(session, name)
    return Resumed(session, kept, dropped)


def stand_again(session: Session) -> Session:
    """The session as it was before going back: the answers at hand count as given."""
    if session.again:
        session = record(session, session.again, session.values[session.again])
    return bring_forward(session).session


def change(session: Session, question: str, value: Value) -> Resumed:
    """Answer a question otherwise, keeping all other answers that do not contradict it."""
    others = {name: known for name, known in session.given.items() if name != question}
    changed = record(Session(session.catalogue, {}), question, value)
    kept: dict[str, Value] = {}
    dropped: dict[str, Value] = {}
    for name, known in others.items():
        try:
            changed = record(changed, name, known)
            kept[name] = known
        except AnswersError:
            dropped[name] = known
    fixed = {name: known for name, known in kept.items() if name in session.fixed}
    asked = (*(name for name in kept if name not in fixed), question)
    scope: Scope = "all" if session.scope == "all" else "deciding"
    return Resumed(
        Session(session.catalogue, fixed, asked, changed.values, scope=scope), kept, dropped
    )


def _next_unanswered(session: Session) -> Ahead | None:
    left = list(_unanswered(session))
    if session.again:  # what was gone back to comes first
        left = [session.again, *(name for name in left if name != session.again)]
    return Ahead(left[0], len(left)) if left else None


def _unanswered(session: Session) -> tuple[str, ...]:
    """What is to be asked of the questions without an answer, in the order of asking."""
    catalogue = session.catalogue
    settled = {*session.given, *session.answers.implied}
    order = (catalogue.questions[place].id for place in asking_order(catalogue))
    left = tuple(name for name in order if name not in settled)
    if session.scope == "all":
        return left
    telling = find_telling(catalogue, session.answers)
    return tuple(name for name in left if name in telling)
