"""Prompting with questionary: arrows, digits, letters; Escape goes back, ? says why."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TextIO

import questionary
from prompt_toolkit.filters import to_filter
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import Container, FormattedTextControl, HSplit, Window
from questionary import Choice, Style
from questionary.prompts.common import InquirerControl

from coopadvisor.decision.values import Value
from coopadvisor.interview.interruption import Interruption
from coopadvisor.interview.keys import (
    choosing,
    editing,
    ending,
    lettering,
    listen_only,
    on_escape,
    pressing,
)
from coopadvisor.interview.prompting import BACK, Back, MenuLine, Other, Prompt, Refusal
from coopadvisor.interview.transcript import Transcript
from coopadvisor.language.messages import Messages
from coopadvisor.language.typography import NBSP

_STYLE = Style(
    [
        ("qmark", "fg:default nobold"),
        ("question", "bold"),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", ""),
        ("instruction", ""),
        ("answer", "fg:default bold"),
        ("nbsp", "nounderline fg:default"),  # the library shows no-break spaces as a mistake
    ]
)


_NUMBERED = 9  # entries of a list that a digit chooses


class ScreenPrompter(Transcript):
    """Draws prompts on *target*, a terminal, and never on standard output."""

    def __init__(self, words: Messages, target: TextIO, interruption: Interruption) -> None:
        super().__init__(words, target)
        self._interruption = interruption

    def ask(self, prompt: Prompt) -> Value | Back:
        """Put a question until it is answered or the person goes back."""
        notice = prompt.notice
        listed = [one.value for one in prompt.entries]
        typed = "" if prompt.preset in (None, *listed) else str(prompt.preset)
        while True:
            if prompt.entries:
                chosen: Value | Back | Other = self._list(prompt, notice)
                if not isinstance(chosen, Other):
                    return chosen
            reply: str | Back = self._number(prompt, typed, notice)
            if isinstance(reply, Back) and prompt.entries:
                notice = ""
                continue
            value = reply if isinstance(reply, Back) else prompt.read(reply)
            if not isinstance(value, Refusal):
                return value
            notice, typed = value.message, str(reply)

    def choose(self, text: str, entries: tuple[MenuLine, ...]) -> object:
        """Offer a list; the value of the entry chosen, or `BACK`, also after Ctrl-D."""
        question = self._select("", text, entries, 0)
        return self._run(question, *self._leaving(question, entries))

    def offer(self, text: str, entries: tuple[MenuLine, ...]) -> object:
        """The same on as few rows as it takes, so that what stands above stays in sight."""
        question = self._select("", text, entries, 0)
        keys = self._leaving(question, entries)
        self._share_rows(question, entries)
        return self._run(question, *keys)

    def confirm(self, text: str, *, proposed: bool | None = None) -> bool | Back:
        """Two entries with a key each; questionary's own confirm only knows English letters."""
        words = self._words
        choices = [
            Choice(f"{words('yes')} ({words('yes-key')})", value=True),
            Choice(f"{words('no')} ({words('no-key')})", value=False),
        ]
        question = self._listing("", text, choices, 1 if proposed is False else 0)
        letters = pressing(
            {
                letter: partial(_leave_with, result)
                for key, result in ((words("yes-key"), True), (words("no-key"), False))
                for letter in (key, key.upper())
            }
        )
        leave = on_escape(partial(_leave_with, BACK))
        reply: bool | Back = self._run(question, choosing(_control(question)), letters, leave)
        if not isinstance(reply, Back):
            self.say(f"{text} {words('yes') if reply else words('no')}")
        return reply

    def line(self, text: str, preset: str) -> str | Back:
        """Ask for a line of text that starts as *preset*."""
        question = self._text(f"{text}{self._words.colon}", preset)
        reply = self._run(question, editing(), on_escape(partial(_leave_with, BACK)))
        return reply if isinstance(reply, Back) else str(reply).strip()

    def _list(self, prompt: Prompt, notice: str) -> Any:
        values = [one.value for one in prompt.entries]
        typed = next((place for place, one in enumerate(values) if isinstance(one, Other)), 0)
        start = values.index(prompt.preset) if prompt.preset in values else 0
        if prompt.preset not in (None, *values):
            start = typed
        question = self._select(prompt.title, prompt.text, prompt.entries, start)
        control = _control(question)
        helps: dict[object, str] = {entry.value: entry.help for entry in prompt.entries}
        above = [prompt.help]
        keys = pressing({"?": lambda _event: above.__setitem__(0, prompt.why)})
        self._add(question, 1, lambda: self._below(*above).removeprefix("\n"))
        self._add(
            question, None, lambda: self._below(helps[control.get_pointed_at().value], notice)
        )
        leave = on_escape(partial(_leave_with, BACK))
        return self._run(question, *self._choosing(question, prompt.entries), keys, leave)

    def _leaving(
        self, question: questionary.Question, entries: tuple[MenuLine, ...]
    ) -> list[KeyBindings]:
        """The keys of a list that is left by going back and by the end of input."""
        back = partial(_leave_with, BACK)
        return [*self._choosing(question, entries), on_escape(back), ending(back)]

    def _choosing(
        self, question: questionary.Question, entries: tuple[MenuLine, ...]
    ) -> list[KeyBindings]:
        control = _control(question)
        digits = {
            str(number): partial(_leave_with, entry.value)
            for number, entry in enumerate(entries[:_NUMBERED], start=1)
        }
        texts = [entry.text for entry in entries]
        return [choosing(control), lettering(control, texts), pressing(digits)]

    def _select(
        self, title: str, text: str, entries: tuple[MenuLine, ...], start: int
    ) -> questionary.Question:
        """A list whose entries are numbered."""
        signs = [f"{n}. " if n <= _NUMBERED else "   " for n in range(1, len(entries) + 1)]
        choices = [
            Choice(sign + self._hang(one.text, margin=3 + len(sign)), one.value)
            for sign, one in zip(signs, entries, strict=True)
        ]
        return self._listing(title, text, choices, start)

    def _listing(
        self, title: str, text: str, choices: list[Choice], start: int
    ) -> questionary.Question:
        """A list whose pointer starts at the place *start*."""
        question = questionary.select(
            self._hang(text, margin=1),
            choices=choices,
            instruction=" ",
            qmark=self._above(title),
            pointer=">",
            style=_STYLE,
            use_jk_keys=False,
            erase_when_done=True,
            output=self._output,
        )
        # As its default, it would be drawn in reverse video wherever the pointer is.
        _control(question).pointed_at = start
        return question

    def _share_rows(self, question: questionary.Question, entries: tuple[MenuLine, ...]) -> None:
        """Show the entries of a list beside each other."""
        control = _control(question)

        def rows() -> str:
            glued = (f"{n}. {one.text}".replace(" ", NBSP) for n, one in enumerate(entries, 1))
            signs = (">" if place == control.pointed_at else NBSP for place in range(len(entries)))
            items = [f"{sign}{NBSP}{one}" for sign, one in zip(signs, glued, strict=True)]
            return self._below(f"{NBSP} ".join(items)).removeprefix("\n").replace(NBSP, " ")

        self._add(question, 1, rows)
        del _parts(question)[2]  # the list itself

    def _number(self, prompt: Prompt, typed: str, notice: str) -> Any:
        wanted = self._words("number-keys", unit=prompt.unit)
        question = self._text(
            self._hang(prompt.text, margin=1),
            typed,
            qmark=self._above(prompt.title),
            instruction=f"{self._below(prompt.help, wanted)}\n",
            erase_when_done=True,
        )
        why: list[str] = []
        keys = pressing({"?": lambda _event: why.append(prompt.why)})
        self._add(question, None, lambda: self._below(notice, *why[:1]))
        return self._run(question, editing(), keys, on_escape(partial(_leave_with, BACK)))

    def _above(self, title: str) -> str:
        return f"\n {self._hang(title, margin=1)}\n" if title else "\n"

    def _below(self, *texts: str) -> str:
        return "".join(f"\n {self._hang(text, margin=1)}" for text in texts if text)

    def _text(self, text: str, preset: str, **more: Any) -> questionary.Question:
        more = {"qmark": "", **more}
        return questionary.text(text, default=preset, style=_STYLE, output=self._output, **more)

    def _add(
        self, question: questionary.Question, place: int | None, text: Callable[[], str]
    ) -> None:
        """Let a prompt show a text that may change, at a place among its parts or below them."""
        parts = _parts(question)
        parts.insert(len(parts) if place is None else place, Window(FormattedTextControl(text)))
        for window in question.application.layout.find_all_windows():
            window.dont_extend_height = to_filter(True)  # else a tall screen tears the parts apart

    def _run(self, question: questionary.Question, *keys: KeyBindings) -> Any:
        """Ask once, listening to these keys. Raises `KeyboardInterrupt` where the person leaves."""
        application = question.application
        listen_only(application, *keys)
        application.ttimeoutlen = 0.05  # Escape alone should not wait half a second

        def listen() -> None:
            loop = asyncio.get_running_loop()

            def wake() -> None:
                with suppress(RuntimeError):  # the prompt has just ended
                    loop.call_soon_threadsafe(application.key_processor.send_sigint)

            self._interruption.listen(wake)

        try:
            reply = application.run(pre_run=listen, handle_sigint=False)
        except EOFError:  # the terminal is gone
            raise KeyboardInterrupt from None
        finally:
            self._interruption.check()
        return reply

    def _hang(self, text: str, margin: int) -> str:
        """Further lines under the text of the first, which stands after *margin* columns."""
        return f"\n{' ' * margin}".join(self._wrap(text, margin))


def _control(question: questionary.Question) -> InquirerControl:
    controls = question.application.layout.find_all_controls()
    return next(one for one in controls if isinstance(one, InquirerControl))


def _parts(question: questionary.Question) -> list[Container]:
    container = question.application.layout.container
    assert isinstance(container, HSplit)
    return container.children


def _pointed(control: InquirerControl) -> object:
    return control.get_pointed_at().value


def _leave_with(result: object, event: KeyPressEvent) -> None:
    event.app.exit(result=result)
