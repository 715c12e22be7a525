"""Prompting with questionary: arrows, Escape to go back, ? for why a question is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import questionary
from prompt_toolkit.application import create_app_session
from prompt_toolkit.filters import to_filter
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Window
from prompt_toolkit.output import create_output
from questionary import Choice, Style
from questionary.prompts.common import InquirerControl

from coopadvisor.interview.prompting import BACK, Back, Prompt, Refusal
from coopadvisor.reasoning.values import Value
from coopadvisor.wording.messages import Messages
from coopadvisor.wording.wrapping import wrap

_STYLE = Style(
    [
        ("qmark", "bold"),
        ("question", "bold"),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", ""),
        ("instruction", ""),
        ("answer", "bold"),
    ]
)


class ScreenPrompter:
    """Draws prompts on *target*, a terminal, and never on standard output."""

    def __init__(self, words: Messages, target: TextIO) -> None:
        self._words = words
        self._target = target

    def ask(self, prompt: Prompt) -> Value | Back:
        """Put a question until it is answered or the person goes back."""
        self.say("", prompt.title)
        self._emphasise(prompt.text)
        self.say(prompt.help)
        typed = "" if prompt.preset is None else str(prompt.preset)
        while True:
            with self._session():
                question = self._list(prompt) if prompt.entries else self._number(prompt, typed)
                reply = _run(question)
            if isinstance(reply, Back):
                return reply
            value: Value | Refusal = reply if prompt.entries else prompt.read(reply)
            if not isinstance(value, Refusal):
                self.say(f"> {prompt.show(value)}")
                return value
            self.say(value.message)
            typed = reply

    def confirm(self, text: str) -> bool | Back:
        """Two entries with a key each; questionary's own confirm only knows English letters."""
        words = self._words
        keys = KeyBindings()
        for letter, result in ((words.yes_key, True), (words.no_key, False)):
            keys.add(letter, eager=True)(lambda event, result=result: event.app.exit(result=result))
        keys.add(Keys.Escape, eager=True)(lambda event: event.app.exit(result=BACK))
        with self._session():
            question = self._select(
                text,
                [
                    Choice(f"{words.yes} ({words.yes_key})", value=True),
                    Choice(f"{words.no} ({words.no_key})", value=False),
                ],
            )
            _bind(question, keys)
            reply: bool | Back = _run(question)
        if not isinstance(reply, Back):
            self.say(f"{text} {words.yes if reply else words.no}")
        return reply

    def line(self, text: str, preset: str) -> str:
        """Ask for a line of text that starts as *preset*."""
        with self._session():
            question = questionary.text(
                f"{text}{self._words.colon}", default=preset, qmark="", style=_STYLE
            )
            return str(_run(question)).strip()

    def say(self, *lines: str) -> None:
        """Write each line as a wrapped paragraph."""
        for line in lines:
            self._target.write(self._fit(line) + "\n")
        self._target.flush()

    def _list(self, prompt: Prompt) -> questionary.Question:
        choices = [Choice(self._hang(one.text, margin=3), one.value) for one in prompt.entries]
        preset = next((one for one in choices if one.value == prompt.preset), None)
        question = self._select(self._words.select_keys, choices, preset)
        controls = question.application.layout.find_all_controls()
        pointed = next(one for one in controls if isinstance(one, InquirerControl))
        helps: dict[object, str] = {entry.value: entry.help for entry in prompt.entries}
        self._add_aside(question, prompt, lambda: helps[pointed.get_pointed_at().value])
        return question

    def _select(
        self, text: str, choices: list[Choice], preset: Choice | None = None
    ) -> questionary.Question:
        return questionary.select(
            self._hang(text, margin=1),
            choices=choices,
            default=preset,
            instruction=" ",
            qmark="",
            pointer=">",
            style=_STYLE,
            use_jk_keys=False,
            erase_when_done=True,
        )

    def _number(self, prompt: Prompt, typed: str) -> questionary.Question:
        question = questionary.text(
            f"{self._hang(self._words.number_keys.format(unit=prompt.unit), margin=1)}\n",
            default=typed,
            qmark="",
            style=_STYLE,
            erase_when_done=True,
        )
        self._add_aside(question, prompt, lambda: "")
        return question

    def _add_aside(
        self, question: questionary.Question, prompt: Prompt, describe: Callable[[], str]
    ) -> None:
        """Under the prompt, say what the pointed answer means and, once asked, why it is put."""
        explained: list[str] = []

        def text() -> str:
            return "".join("\n" + self._fit(part) for part in (describe(), *explained) if part)

        layout = question.application.layout
        assert isinstance(layout.container, HSplit)
        layout.container.children.append(Window(FormattedTextControl(text)))
        for window in layout.find_all_windows():
            window.dont_extend_height = to_filter(True)  # else a tall screen tears the parts apart
        keys = KeyBindings()

        @keys.add("?", eager=True)
        def explain(_event: KeyPressEvent) -> None:
            explained[:] = [prompt.why]

        @keys.add(Keys.Escape, eager=True)
        def leave(event: KeyPressEvent) -> None:
            event.app.exit(result=BACK)

        _bind(question, keys)

    def _hang(self, text: str, margin: int) -> str:
        """Further lines under the text of the first, which stands after *margin* columns."""
        return f"\n{' ' * margin}".join(self._wrap(text, margin))

    def _emphasise(self, text: str) -> None:
        with self._session():
            questionary.print(self._fit(text), style="bold")

    @contextmanager
    def _session(self) -> Iterator[None]:
        output = create_output(stdout=self._target)
        with create_app_session(output=output):
            yield

    def _width(self) -> int:
        return max(int(create_output(stdout=self._target).get_size().columns), 24)

    def _wrap(self, text: str, margin: int = 0) -> list[str]:
        return wrap(text, min(self._width(), 100) - margin - 1)

    def _fit(self, text: str) -> str:
        return "\n".join(self._wrap(text))


def _bind(question: questionary.Question, keys: KeyBindings) -> None:
    application = question.application
    bound = [one for one in (application.key_bindings, keys) if one is not None]
    application.key_bindings = merge_key_bindings(bound)


def _run(question: questionary.Question) -> Any:
    """Ask once. Raises `KeyboardInterrupt` on Ctrl-C and on Ctrl-D, wherever the cursor is."""
    keys = KeyBindings()

    @keys.add(Keys.ControlD, eager=True)
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    _bind(question, keys)
    question.application.ttimeoutlen = 0.05  # Escape alone should not wait half a second
    return question.unsafe_ask()
