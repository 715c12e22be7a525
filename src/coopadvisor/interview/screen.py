"""Prompting with questionary: arrows, Escape to go back, ? for why a question is asked."""

from __future__ import annotations

from collections.abc import Iterator
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
from prompt_toolkit.validation import ValidationError, Validator
from questionary import Choice, Style
from questionary.prompts.common import InquirerControl

from coopadvisor.interview.prompting import BACK, Back, Entry, Prompt, Refusal
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
_WHY = object()


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
        while True:
            with self._session():
                question = self._list(prompt) if prompt.entries else self._number(prompt)
                reply = _run(question, keys=_bindings())
            if reply is _WHY:
                self.say(prompt.why)
                continue
            if isinstance(reply, Back):
                return reply
            value: Value | Refusal = reply if prompt.entries else prompt.read(reply)
            if not isinstance(value, Refusal):
                self.say(f"> {prompt.show(value)}")
                return value
            self.say(value.message)

    def confirm(self, text: str) -> bool:
        """Two entries with a key each; questionary's own confirm only knows English letters."""
        words = self._words
        with self._session():
            question = questionary.select(
                self._fit(text),
                choices=[
                    Choice(words.yes, True, shortcut_key=words.yes_key),
                    Choice(words.no, False, shortcut_key=words.no_key),
                ],
                instruction=" ",
                qmark="",
                style=_STYLE,
                use_shortcuts=True,
                use_jk_keys=False,
                erase_when_done=True,
            )
            reply = bool(_run(question))
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
        choices = [Choice(self._hang(entry.text), entry.value) for entry in prompt.entries]
        question = questionary.select(
            self._words.select_keys,
            choices=choices,
            default=next((one for one in choices if one.value == prompt.preset), None),
            instruction=" ",
            qmark="",
            pointer=">",
            style=_STYLE,
            use_jk_keys=False,
            erase_when_done=True,
        )
        self._describe(question, {entry.value: entry for entry in prompt.entries})
        return question

    def _describe(self, question: questionary.Question, entries: dict[object, Entry]) -> None:
        """Say under the list what the pointed answer means, in the person's language."""
        layout = question.application.layout
        pointed = next(
            one for one in layout.find_all_controls() if isinstance(one, InquirerControl)
        )

        def text() -> str:
            help_text = entries[pointed.get_pointed_at().value].help
            return "\n" + "\n".join(self._wrap(help_text)) if help_text else ""

        assert isinstance(layout.container, HSplit)
        layout.container.children.append(Window(FormattedTextControl(text)))
        for window in layout.find_all_windows():
            window.dont_extend_height = to_filter(True)  # else a tall screen tears the parts apart

    def _hang(self, text: str) -> str:
        """Long options under their own text: the pointer takes three columns."""
        return "\n   ".join(self._wrap(text, margin=3))

    def _number(self, prompt: Prompt) -> questionary.Question:
        return questionary.text(
            f"{self._fit(self._words.number_keys)}\n",
            default="" if prompt.preset is None else str(prompt.preset),
            validate=_Reading(prompt),
            qmark="",
            style=_STYLE,
            erase_when_done=True,
        )

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


class _Reading(Validator):
    """Says under the prompt what is wrong with a number."""

    def __init__(self, prompt: Prompt) -> None:
        self._prompt = prompt

    def validate(self, document: Any) -> None:
        read = self._prompt.read(document.text)
        if isinstance(read, Refusal):
            raise ValidationError(len(document.text), read.message)


def _bindings() -> KeyBindings:
    keys = KeyBindings()

    @keys.add(Keys.Escape, eager=True)
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=BACK)

    @keys.add("?", eager=True)
    def explain(event: KeyPressEvent) -> None:
        event.app.exit(result=_WHY)

    return keys


def _run(question: questionary.Question, keys: KeyBindings | None = None) -> Any:
    """Ask once. Raises `KeyboardInterrupt` on Ctrl-C and at the end of input."""
    application = question.application
    application.ttimeoutlen = 0.05  # Escape alone should not wait half a second
    if keys is not None:
        bound = [one for one in (application.key_bindings, keys) if one is not None]
        application.key_bindings = merge_key_bindings(bound)
    try:
        return question.unsafe_ask()
    except EOFError:
        raise KeyboardInterrupt from None
