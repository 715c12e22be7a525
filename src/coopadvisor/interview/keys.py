"""The keys that act in a prompt.

No other key does anything. The prompt library's own bindings (some two hundred) accept a list
without a choice, insert the next key as it is, or wait for more keys, Ctrl-C among them.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, merge_key_bindings
from prompt_toolkit.key_binding.bindings.cpr import load_cpr_bindings
from prompt_toolkit.key_binding.bindings.named_commands import get_by_name
from prompt_toolkit.key_binding.key_processor import KeyPressEvent, KeyProcessor
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

_LEAVE: Final = (Keys.ControlC, Keys.ControlD, Keys.SIGINT)
_ENTER: Final = (Keys.ControlM, Keys.ControlJ)
_EDIT: Final = {
    "backward-char": (Keys.Left, Keys.ControlB),
    "forward-char": (Keys.Right, Keys.ControlF),
    "backward-word": (Keys.ControlLeft,),
    "forward-word": (Keys.ControlRight,),
    "beginning-of-line": (Keys.Home, Keys.ControlA),
    "end-of-line": (Keys.End, Keys.ControlE),
    "backward-delete-char": (Keys.Backspace,),
    "delete-char": (Keys.Delete,),
    "kill-line": (Keys.ControlK,),
    "unix-line-discard": (Keys.ControlU,),
    "unix-word-rubout": (Keys.ControlW,),
    "accept-line": _ENTER,
}

Handler = Callable[[KeyPressEvent], None]


def listen_only(application: Application[Any], *keys: KeyBindingsBase) -> None:
    """Let these keys act in a prompt, those that leave it where none of them does, no other."""
    bound = merge_key_bindings([load_cpr_bindings(), _leaving(), *keys])
    application.key_processor = KeyProcessor(bound)


def choosing(control: InquirerControl) -> KeyBindings:
    """Moving in a list, and taking the entry that is pointed at."""
    keys = KeyBindings()
    for key in (Keys.Up, Keys.Left, Keys.ControlP):
        keys.add(key)(lambda _event: control.select_previous())
    for key in (Keys.Down, Keys.Right, Keys.ControlN):
        keys.add(key)(lambda _event: control.select_next())
    for key in _ENTER:
        keys.add(key)(lambda event: event.app.exit(result=control.get_pointed_at().value))
    return keys


def lettering(control: InquirerControl, texts: Sequence[str]) -> KeyBindings:
    """Pointing at the next of these entries of a list that begins with the letter pressed."""
    keys = KeyBindings()
    initials = [_initial(text) for text in texts]

    @keys.add(Keys.Any)
    def point(event: KeyPressEvent) -> None:
        wanted, here = _initial(event.data), control.pointed_at + 1
        ahead = (place % len(initials) for place in range(here, here + len(initials)))
        if wanted.isalpha():
            control.pointed_at = next(
                (place for place in ahead if initials[place] == wanted), control.pointed_at
            )

    return keys


def _initial(text: str) -> str:
    """The first letter of a text as it is typed without its accent."""
    return unicodedata.normalize("NFD", text)[:1].casefold()


def editing() -> KeyBindings:
    """Typing a line."""
    keys = KeyBindings()

    @keys.add(Keys.Any)
    def insert(event: KeyPressEvent) -> None:
        (press,) = event.key_sequence
        if not isinstance(press.key, Keys):
            event.current_buffer.insert_text(press.data)

    @keys.add(Keys.BracketedPaste)
    def paste(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(" ".join(event.data.splitlines()))

    for command, bound in _EDIT.items():
        for key in bound:
            keys.add(key)(get_by_name(command))
    return keys


def on_escape(act: Handler) -> KeyBindings:
    """What Escape does where it is pressed alone.

    What comes along with it in one reading is Alt with a key, or a sequence of the terminal
    that the library does not know: nothing of that was meant, but for the keys that leave.
    """
    keys = KeyBindings()

    @keys.add(Keys.Escape)
    def escape(event: KeyPressEvent) -> None:
        waiting = event.key_processor.input_queue
        along = [press for press in waiting if press.key != Keys.CPRResponse]
        if not along or along[0].key == Keys.Escape:
            act(event)
            return
        for press in takewhile(lambda press: press.key not in (Keys.Escape, *_LEAVE), along):
            waiting.remove(press)

    return keys


def ending(handler: Handler) -> KeyBindings:
    """What the end of input does."""
    keys = KeyBindings()
    keys.add(Keys.ControlD)(handler)
    return keys


def pressing(handlers: Mapping[str, Handler]) -> KeyBindings:
    """Single characters that act at once."""
    keys = KeyBindings()
    for letter, handler in handlers.items():
        keys.add(letter)(handler)
    return keys


def _leaving() -> KeyBindings:
    keys = KeyBindings()
    for key in _LEAVE:
        keys.add(key)(lambda event: event.app.exit(exception=KeyboardInterrupt))
    if sys.platform != "win32":
        keys.add(Keys.ControlZ)(lambda event: event.app.suspend_to_background())
    return keys
