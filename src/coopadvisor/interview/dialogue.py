"""Conducting an interview: put the next question, take the answer, say where it leads."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.advice.advice import Advice, consider
from coopadvisor.analysis.strategy import Ahead
from coopadvisor.catalogue.model import Choice, Number, Question
from coopadvisor.decision.values import UNKNOWN, AnswersError, Value, find_question, read_value
from coopadvisor.interview.prompting import Back, MenuLine, Prompt, Prompter, Refusal
from coopadvisor.interview.session import (
    Session,
    bring_forward,
    find_rival,
    go_back,
    next_question,
    record,
    stand_again,
    withdraw,
)
from coopadvisor.language.errors import say_answers_error
from coopadvisor.language.sentences import settled_line, standing_lines
from coopadvisor.language.voice import Voice


class Interrupted(Exception):  # noqa: N818 (it is no error: the person left)
    """The person left; ``session`` has the answers given so far."""

    def __init__(self, session: Session) -> None:
        super().__init__("interview interrupted")
        self.session = session


class Dialogue(Struct, frozen=True):
    """One interview with one person."""

    voice: Voice
    prompter: Prompter

    def conduct(self, session: Session) -> Session:
        """Ask until nothing is left that decides, then offer the rest. Raises `Interrupted`."""
        try:
            while True:
                session = self._ask_all(session)
                rest = replace(session, everything=True)
                self.prompter.say(settled_line(self.voice, _weigh(session)))
                if session.everything or next_question(rest) is None:
                    return session
                more = self.prompter.confirm(self.voice.words("offer-rest"))
                if more is True:
                    return self._ask_all(rest)
                if more is False:
                    return session
                session = self._back(session)
        except KeyboardInterrupt:
            raise Interrupted(session) from None

    def _ask_all(self, session: Session) -> Session:
        try:
            before = _weigh(session)
            while ahead := next_question(session):
                reply = self.prompter.ask(self._prompt(session, ahead))
                if isinstance(reply, Back):
                    session = self._back(session)
                    before = _weigh(session)
                    continue
                taken = self._take(session, ahead.question, reply)
                if taken is None:
                    continue
                session = self._forward(taken)
                now = _weigh(session)
                self.prompter.say(*standing_lines(self.voice, before, now))
                before = now
        except KeyboardInterrupt:
            raise Interrupted(stand_again(session)) from None
        return session

    def _take(self, session: Session, question: str, value: Value) -> Session | None:
        """The session with an answer; nothing where it contradicts one that is to stand."""
        try:
            return record(session, question, value)
        except AnswersError as error:
            self.prompter.say(say_answers_error(self.voice, error))
        rival = find_rival(session, question, value)
        if rival is None:
            return None
        offer = self.voice.words("offer-withdraw", answer=self._say(rival, session.given[rival]))
        if self.prompter.confirm(offer, proposed=False) is not True:
            return None
        return record(withdraw(session, rival), question, value)

    def _back(self, session: Session) -> Session:
        earlier = go_back(session)
        if earlier is None:
            self.prompter.say(self.voice.words("first-question"))
            return session
        return earlier

    def _forward(self, session: Session) -> Session:
        resumed = bring_forward(session)
        for words, answers in (
            (self.voice.words("kept-answer"), resumed.kept),
            (self.voice.words("dropped-answer"), resumed.dropped),
        ):
            for name, value in answers.items():
                self.prompter.say(words.format(answer=self._say(name, value)))
        return resumed.session

    def _say(self, question: str, value: Value) -> str:
        voice = self.voice
        return f"{voice.label(question)}{voice.words.colon} {voice.answer(question, value)}"

    def _prompt(self, session: Session, ahead: Ahead) -> Prompt:
        voice = self.voice
        question = find_question(session.catalogue, ahead.question)
        return Prompt(
            title=self._title(session, ahead),
            text=voice.pick(question.text),
            help=voice.pick(question.help),
            why=voice.words("why-asked", why=voice.pick(question.why)),
            entries=self._entries(question),
            read=self._reader(session, question),
            show=lambda value: (
                voice.words("dont-know") if value == UNKNOWN else voice.answer(question.id, value)
            ),
            unit=voice.blank(question.unit) if isinstance(question, Number) else "",
            preset=session.values.get(question.id),
        )

    def _title(self, session: Session, ahead: Ahead) -> str:
        words = self.voice.words
        number = len(session.asked) + 1
        if ahead.most <= 1:
            return words("question-last", number=number)
        name = "question-at-most" if ahead.least == ahead.most else "question-between"
        return words(name, number=number, least=ahead.least, most=ahead.most)

    def _entries(self, question: Question) -> tuple[MenuLine, ...]:
        if not isinstance(question, Choice):
            return ()
        pick = self.voice.pick
        listed = [
            MenuLine(one.id, pick(one.text), pick(one.help) if one.help else "")
            for one in question.options
        ]
        return (*listed, MenuLine(UNKNOWN, self.voice.words("dont-know")))

    def _reader(self, session: Session, question: Question) -> Callable[[str], Value | Refusal]:
        def read(typed: str) -> Value | Refusal:
            try:
                return read_value(session.catalogue, question, typed.strip() or UNKNOWN)
            except AnswersError as error:
                return Refusal(say_answers_error(self.voice, error))

        return read


def _weigh(session: Session) -> Advice:
    return consider(session.catalogue, session.answers)
