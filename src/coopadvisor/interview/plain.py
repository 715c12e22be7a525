"""Prompting with numbered lines: for screen readers, simple terminals and tests."""

from __future__ import annotations

from typing import TextIO

from msgspec import Struct

from coopadvisor.decision.values import Value
from coopadvisor.interview.interruption import Interruption
from coopadvisor.interview.prompting import BACK, Back, Prompt, Refusal
from coopadvisor.language.messages import Messages
from coopadvisor.language.wrapping import wrap


class PlainPrompter(Struct, frozen=True):
    """Writes plain lines to *target* and reads lines from *source*."""

    words: Messages
    source: TextIO
    target: TextIO
    width: int
    interruption: Interruption

    def ask(self, prompt: Prompt) -> Value | Back:
        """List the answers by number and read one."""
        words = self.words
        self.say("", prompt.title, prompt.text, prompt.help)
        for number, entry in enumerate(prompt.entries, start=1):
            text = f"{entry.text}. {entry.help}" if entry.help else entry.text
            self._write(text, f"  {number}. ")
        if prompt.preset is not None:
            self.say(words("default-hint", answer=prompt.show(prompt.preset)))
        if prompt.entries:
            wanted = words("plain-prompt", last=len(prompt.entries), back=words("back-key"))
        else:
            wanted = words("plain-number-prompt", unit=prompt.unit, back=words("back-key"))
        while True:
            typed = self._read(wanted)
            if typed == "?":
                self.say(prompt.why)
            elif typed.lower() == words("back-key"):
                return BACK
            elif not typed and prompt.preset is not None:
                return prompt.preset
            else:
                value = self._value(prompt, typed)
                if not isinstance(value, Refusal):
                    self.say(f"> {prompt.show(value)}")
                    return value
                self.say(value.message)

    def confirm(self, text: str, *, proposed: bool | None = None) -> bool | Back:
        """Ask for yes or no by its letter; what is proposed has a capital one."""
        words = self.words
        yes = words("yes-key").upper() if proposed is True else words("yes-key")
        no = words("no-key").upper() if proposed is False else words("no-key")
        while True:
            typed = self._read(f"{text} ({yes}/{no})").lower()
            if not typed and proposed is not None:
                return proposed
            if typed in (words("yes-key"), words("yes").lower()):
                return True
            if typed in (words("no-key"), words("no").lower()):
                return False
            if typed == words("back-key"):
                return BACK
            self.say(words("plain-yes-no", yes=words("yes-key"), no=words("no-key")))

    def line(self, text: str, preset: str) -> str:
        """Ask for a line; an empty one keeps *preset*."""
        hint = f" ({self.words('default-hint', answer=preset)})" if preset else ""
        return self._read(text + hint) or preset

    def say(self, *lines: str) -> None:
        """Write each line as a wrapped paragraph."""
        for line in lines:
            self._write(line)

    def _value(self, prompt: Prompt, typed: str) -> Value | Refusal:
        if not prompt.entries:
            return prompt.read(typed)
        if typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= len(prompt.entries):
            return prompt.entries[int(typed) - 1].value
        return Refusal(self.words("plain-not-listed", last=len(prompt.entries)))

    def _read(self, text: str) -> str:
        self._write(f"{text}{self.words.colon}", end=" ")
        with self.interruption.heeded():
            typed = self.source.readline()
        if not typed:  # the end of input is a way to leave, like Ctrl-C
            raise KeyboardInterrupt
        return typed.strip()

    def _write(self, text: str, prefix: str = "", end: str = "\n") -> None:
        self.target.write("\n".join(wrap(text, self.width, prefix)) + end)
        self.target.flush()
