"""Conducting an interview: put the next question, take the answer, say where it leads."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.advice.advice import Advice, consider
from coopadvisor.analysis.strategy import Ahead
from coopadvisor.catalogue.model import Choice, Number, Question
from coopadvisor.decision.ranges import Range, is_amount, ranges_of
from coopadvisor.decision.values import UNKNOWN, AnswersError, Value, find_question, read_value
from coopadvisor.interview.prompting import OTHER, Back, MenuLine, Prompt, Prompter, Refusal
from coopadvisor.interview.session import (
    Session,
    bring_forward,
    change,
    find_rival,
    go_back,
    next_question,
    record,
    stand_again,
    withdraw,
)
from coopadvisor.language.errors import say_answers_error
from coopadvisor.language.progress import say_range, standing_lines
from coopadvisor.language.voice import Voice


class Interrupted(Exception):  # noqa: N818 (it is no error: the person left)
    """The person left; ``session`` has the answers given so far."""

    def __init__(self, session: Session) -> None:
        super().__init__("interview interrupted")
        self.session = session


class Dialogue(Struct, frozen=True):
    """One interview with one person. Its methods raise `Interrupted` when the person leaves."""

    voice: Voice
    prompter: Prompter

    def conduct(self, session: Session) -> Session:
        """Ask until nothing is left that is to be asked."""
        return self._ask_from(session) or session

    def extend(self, session: Session) -> Session:
        """Ask what could still change something that is said; going back out undoes it."""
        mark = self.prompter.mark()
        self.prompter.say("")
        further = self._ask_from(replace(session, scope="telling"), first=len(session.asked))
        if further is None:
            self.prompter.forget(mark)
            return session
        return replace(further, scope=session.scope)

    def change(self, session: Session) -> Session:
        """Let an answer be chosen and given otherwise; going back out undoes it.

        The other answers stay where they still hold.
        """
        words, given = self.voice.words, session.given
        entries = tuple(MenuLine(name, self.voice.answered(name, given[name])) for name in given)
        try:
            name = self.prompter.choose(words("change-which"), entries)
            if not isinstance(name, str):
                return session
            title = words(
                "change-title", answer=words("quote", text=self.voice.answered(name, given[name]))
            )
            reply = self.prompter.ask(self._prompt(session, name, title))
            if isinstance(reply, Back):
                return session
        except KeyboardInterrupt:
            raise Interrupted(session) from None
        changed = change(session, name, reply)
        self.prompter.say("")
        self._settle(name, reply)
        for other, value in changed.dropped.items():
            self.prompter.say(words("dropped-change", answer=self.voice.answered(other, value)))
        return self._ask_from(changed.session, first=len(changed.session.asked) - 1) or session

    def _ask_from(self, session: Session, first: int | None = None) -> Session | None:
        """Ask what is left; nothing where the person goes back before the *first* question."""
        marks: dict[str, int] = {}  # where what was said since a question begins
        notice = ""
        try:
            while ahead := next_question(session):
                name = ahead.question
                prompt = self._prompt(session, name, self._title(session, ahead), notice)
                reply = self.prompter.ask(prompt)
                notice = ""
                if isinstance(reply, Back):
                    if len(session.asked) > (first or 0):
                        session = go_back(session)
                        if session.again in marks:
                            self.prompter.forget(marks.pop(session.again))
                        continue
                    if first is not None:
                        return None
                    notice = self.voice.words("first-question")
                    continue
                mark = self.prompter.mark()
                taken = self._take(session, name, reply)
                if isinstance(taken, Refusal):
                    notice = taken.message
                    continue
                before, session = _weigh(session), taken
                marks[name] = mark
                self._settle(name, reply)
                session = self._forward(session, marks)
                self.prompter.say(*standing_lines(self.voice, before, _weigh(session)))
        except KeyboardInterrupt:
            raise Interrupted(stand_again(session)) from None
        return session

    def _take(self, session: Session, question: str, value: Value) -> Session | Refusal:
        """The session with an answer; why not where it contradicts one that is to stand."""
        try:
            return record(session, question, value)
        except AnswersError as error:
            refusal = Refusal(say_answers_error(self.voice, error))
        rival = find_rival(session, question, value)
        if rival is None:
            return refusal
        said = self.voice.answered(rival, session.given[rival])
        mark = self.prompter.mark()
        self.prompter.say(refusal.message)
        offer = self.voice.words("offer-withdraw", answer=said)
        if self.prompter.confirm(offer, proposed=False) is True:
            return record(withdraw(session, rival), question, value)
        self.prompter.forget(mark)
        return refusal

    def _forward(self, session: Session, marks: dict[str, int]) -> Session:
        """Take the answers given before going back, as far as they hold, and say which."""
        resumed = bring_forward(session)
        words, answered = self.voice.words, self.voice.answered
        for name, value in resumed.kept.items():
            marks[name] = self.prompter.mark()
            self.prompter.settle(words("kept-answer", answer=answered(name, value)))
        for name, value in resumed.dropped.items():
            self.prompter.say(words("dropped-answer", answer=answered(name, value)))
        return resumed.session

    def _settle(self, name: str, value: Value) -> None:
        voice = self.voice
        question = find_question(voice.catalogue, name)
        ranges = ranges_of(voice.catalogue, question) if isinstance(question, Number) else ()
        part = next((one for one in ranges if one.value == value and one.low != one.high), None)
        if part is None or isinstance(question, Choice):
            self.prompter.settle(voice.answered(name, value))
            return
        chosen = f"{voice.label(name)}{voice.words.colon} {say_range(voice, question, part)}"
        self.prompter.settle(f"{chosen}. {self._counted(question, part)}")

    def _prompt(self, session: Session, name: str, title: str, notice: str = "") -> Prompt:
        voice = self.voice
        question = find_question(session.catalogue, name)
        return Prompt(
            title=title,
            text=voice.pick(question.text),
            help=voice.pick(question.help),
            why=voice.words("why-asked", why=voice.pick(question.why)),
            entries=self._entries(question),
            read=self._reader(session, question),
            show=lambda value: (
                voice.words("dont-know") if value == UNKNOWN else voice.answer(name, value)
            ),
            unit=voice.blank(question.unit) if isinstance(question, Number) else "",
            preset=session.given.get(name, session.values.get(name)),
            notice=notice,
        )

    def _title(self, session: Session, ahead: Ahead) -> str:
        number, more = len(session.asked) + 1, ahead.most - 1
        if more < 1:
            return self.voice.words("question-last", number=number)
        return self.voice.words("question-more", number=number, more=more)

    def _entries(self, question: Question) -> tuple[MenuLine, ...]:
        """The options of a choice, or the ranges of a number where there are any to list."""
        listed = self._options(question) if isinstance(question, Choice) else self._ranges(question)
        return (*listed, MenuLine(UNKNOWN, self.voice.words("dont-know"))) if listed else ()

    def _options(self, question: Choice) -> list[MenuLine]:
        pick = self.voice.pick
        return [
            MenuLine(one.id, pick(one.text), pick(one.help) if one.help else "")
            for one in question.options
        ]

    def _ranges(self, question: Number) -> list[MenuLine]:
        voice = self.voice
        ranges = ranges_of(voice.catalogue, question)
        listed = [
            MenuLine(one.value, say_range(voice, question, one), self._counted(question, one))
            for one in ranges
        ]
        amount = is_amount(voice.catalogue, question)
        other = voice.words("another-amount" if amount else "another-number")
        return [*listed, MenuLine(OTHER, other)] if listed else []

    def _counted(self, question: Number, part: Range) -> str:
        """Which figure a range stands for, where it has several."""
        if part.low == part.high:
            return ""
        answer = self.voice.answer(question.id, part.value)
        return self.voice.words("counted-as", answer=answer)

    def _reader(self, session: Session, question: Question) -> Callable[[str], Value | Refusal]:
        def read(typed: str) -> Value | Refusal:
            try:
                return read_value(session.catalogue, question, typed.strip() or UNKNOWN)
            except AnswersError as error:
                return Refusal(say_answers_error(self.voice, error))

        return read


def _weigh(session: Session) -> Advice:
    return consider(session.catalogue, session.answers)
