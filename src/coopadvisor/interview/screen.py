"""Prompting with questionary: arrows, Escape to go back, ? for why a question is asked."""

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
from prompt_toolkit.layout import FormattedTextControl, HSplit, Window
from prompt_toolkit.output import create_output
from questionary import Choice, Style
from questionary.prompts.common import InquirerControl

from coopadvisor.decision.values import Value
from coopadvisor.interview.interruption import Interruption
from coopadvisor.interview.keys import choosing, editing, listen_only, on_escape, pressing
from coopadvisor.interview.prompting import BACK, Back, Prompt, Refusal
from coopadvisor.language.messages import Messages
from coopadvisor.language.wrapping import wrap

_STYLE = Style(
    [
        ("qmark", "bold"),
        ("question", "bold"),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", ""),
        ("instruction", ""),
        ("answer", "fg:default bold"),
        ("nbsp", "nounderline fg:default"),  # the library shows no-break spaces as a mistake
    ]
)


class ScreenPrompter:
    """Draws prompts on *target*, a terminal, and never on standard output."""

    def __init__(self, words: Messages, target: TextIO, interruption: Interruption) -> None:
        self._words = words
        self._target = target
        self._output = create_output(stdout=target)
        self._interruption = interruption

    def ask(self, prompt: Prompt) -> Value | Back:
        """Put a question until it is answered or the person goes back."""
        self.say("", prompt.title)
        questionary.print(self._fit(prompt.text), style="bold", output=self._output)
        self.say(prompt.help)
        typed = "" if prompt.preset is None else str(prompt.preset)
        while True:
            reply = self._list(prompt) if prompt.entries else self._number(prompt, typed)
            if isinstance(reply, Back):
                return reply
            value: Value | Refusal = reply if prompt.entries else prompt.read(reply)
            if not isinstance(value, Refusal):
                self.say(f"> {prompt.show(value)}")
                return value
            self.say(value.message)
            typed = reply

    def confirm(self, text: str, *, proposed: bool | None = None) -> bool | Back:
        """Two entries with a key each; questionary's own confirm only knows English letters."""
        words = self._words
        choices = [
            Choice(f"{words('yes')} ({words('yes-key')})", value=True),
            Choice(f"{words('no')} ({words('no-key')})", value=False),
        ]
        question = self._select(text, choices, 1 if proposed is False else 0)
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

    def line(self, text: str, preset: str) -> str:
        """Ask for a line of text that starts as *preset*."""
        question = self._text(f"{text}{self._words.colon}", preset)
        return str(self._run(question, editing(), on_escape(lambda _event: None))).strip()

    def say(self, *lines: str) -> None:
        """Write each line as a wrapped paragraph."""
        for line in lines:
            self._target.write(self._fit(line) + "\n")
        self._target.flush()

    def _list(self, prompt: Prompt) -> Any:
        choices = [Choice(self._hang(one.text, margin=3), one.value) for one in prompt.entries]
        values = [one.value for one in prompt.entries]
        start = values.index(prompt.preset) if prompt.preset in values else 0
        question = self._select(self._words("select-keys"), choices, start)
        control = _control(question)
        helps: dict[object, str] = {entry.value: entry.help for entry in prompt.entries}
        aside = self._aside(question, prompt, lambda: helps[control.get_pointed_at().value])
        return self._run(question, choosing(control), aside, on_escape(partial(_leave_with, BACK)))

    def _select(self, text: str, choices: list[Choice], start: int) -> questionary.Question:
        """A list whose pointer starts at the place *start*."""
        question = questionary.select(
            self._hang(text, margin=1),
            choices=choices,
            instruction=" ",
            qmark="",
            pointer=">",
            style=_STYLE,
            use_jk_keys=False,
            erase_when_done=True,
            output=self._output,
        )
        # As its default, it would be drawn in reverse video wherever the pointer is.
        _control(question).pointed_at = start
        return question

    def _number(self, prompt: Prompt, typed: str) -> Any:
        keys = self._hang(self._words("number-keys", unit=prompt.unit), margin=1)
        question = self._text(f"{keys}\n", typed, erase_when_done=True)
        aside = self._aside(question, prompt, lambda: "")
        return self._run(question, editing(), aside, on_escape(partial(_leave_with, BACK)))

    def _text(self, text: str, preset: str, **more: Any) -> questionary.Question:
        return questionary.text(
            text, default=preset, qmark="", style=_STYLE, output=self._output, **more
        )

    def _aside(
        self, question: questionary.Question, prompt: Prompt, describe: Callable[[], str]
    ) -> KeyBindings:
        """Under the prompt, say what the pointed answer means and, once asked, why it is put."""
        explained: list[str] = []

        def text() -> str:
            return "".join("\n" + self._fit(part) for part in (describe(), *explained) if part)

        layout = question.application.layout
        assert isinstance(layout.container, HSplit)
        layout.container.children.append(Window(FormattedTextControl(text)))
        for window in layout.find_all_windows():
            window.dont_extend_height = to_filter(True)  # else a tall screen tears the parts apart

        def explain(_event: KeyPressEvent) -> None:
            explained[:] = [prompt.why]

        return pressing({"?": explain})

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

    def _wrap(self, text: str, margin: int = 0) -> list[str]:
        width = min(max(self._output.get_size().columns, 24), 100)
        return wrap(text, width - margin - 1)

    def _fit(self, text: str) -> str:
        return "\n".join(self._wrap(text))


def _control(question: questionary.Question) -> InquirerControl:
    controls = question.application.layout.find_all_controls()
    return next(one for one in controls if isinstance(one, InquirerControl))


def _leave_with(result: bool | Back, event: KeyPressEvent) -> None:  # noqa: FBT001 (an answer)
    event.app.exit(result=result)
