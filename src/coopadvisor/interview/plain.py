"""Prompting with numbered lines: for screen readers, simple terminals and tests."""

from __future__ import annotations

from typing import TextIO

from msgspec import Struct

from coopadvisor.decision.values import Value
from coopadvisor.interview.interruption import Interruption
from coopadvisor.interview.prompting import BACK, OTHER, Back, MenuLine, Other, Prompt, Refusal
from coopadvisor.language.messages import Messages
from coopadvisor.language.wrapping import wrap


class EndOfInput(KeyboardInterrupt):
    """Nothing more can be typed: a way to leave, like Ctrl-C."""


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
        self._list(prompt.entries)
        if prompt.preset is not None:
            self.say(words("default-hint", answer=prompt.show(prompt.preset)))
        notice = prompt.notice
        typing = not prompt.entries
        while True:
            self.say(*[notice] * bool(notice))
            typed = self._read(
                words("plain-number-prompt", unit=prompt.unit)
                if typing
                else words("plain-prompt", last=len(prompt.entries))
            )
            notice = ""
            if typed == "?":
                notice = prompt.why
            elif typed.lower() == words("back-key"):
                if not typing or not prompt.entries:
                    return BACK
                typing = False
            elif not typed and prompt.preset is not None:
                return prompt.preset
            else:
                value = prompt.read(typed) if typing else self._choice(prompt, typed)
                if isinstance(value, Refusal):
                    notice = value.message
                elif isinstance(value, Other):
                    typing = True
                else:
                    return value

    def choose(self, text: str, entries: tuple[MenuLine, ...]) -> object:
        """List the entries by number and read one; `BACK` too where the input ends."""
        self.say("", text)
        self._list(entries)
        while True:
            try:
                typed = self._read(self.words("plain-prompt", last=len(entries)))
            except EndOfInput:
                return BACK
            if typed.lower() == self.words("back-key"):
                return BACK
            value = self._entry(entries, typed)
            if not isinstance(value, Refusal):
                return value
            self.say(value.message)

    def offer(self, text: str, entries: tuple[MenuLine, ...]) -> object:
        """The same: a reader is told one entry a line."""
        return self.choose(text, entries)

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

    def settle(self, answer: str) -> None:
        """Tell an answer that stands now, after a word that says so."""
        self.say(f"{self.words('noted')} {answer}")

    def mark(self) -> int:
        """The place that what is said from now on begins at: lines are never taken back."""
        return 0

    def forget(self, mark: int) -> None:
        """Leave what was said, which a reader has read."""

    def _list(self, entries: tuple[MenuLine, ...]) -> None:
        for number, entry in enumerate(entries, start=1):
            text = f"{entry.text}. {entry.help}" if entry.help else entry.text
            self._write(text, f"  {number}. ")

    def _choice(self, prompt: Prompt, typed: str) -> Value | Other | Refusal:
        """An entry, or a figure that is none where one may be typed."""
        entry = self._entry(prompt.entries, typed)
        if isinstance(entry, Refusal) and any(one.value == OTHER for one in prompt.entries):
            value = prompt.read(typed or "?")
            return entry if isinstance(value, Refusal) else value
        return entry

    def _entry(self, entries: tuple[MenuLine, ...], typed: str) -> Value | Other | Refusal:
        """The entry whose number was typed, or the only one that begins as was typed."""
        if typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= len(entries):
            return entries[int(typed) - 1].value
        begun = [one.value for one in entries if one.text.casefold().startswith(typed.casefold())]
        if typed and len(begun) == 1:
            return begun[0]
        return Refusal(self.words("plain-not-listed", last=len(entries)))

    def _read(self, text: str) -> str:
        self._write(f"{text}{self.words.colon}", end=" ")
        with self.interruption.heeded():
            typed = self.source.readline()
        if not typed:
            raise EndOfInput
        return typed.strip()

    def _write(self, text: str, prefix: str = "", end: str = "\n") -> None:
        self.target.write("\n".join(wrap(text, self.width, prefix)) + end)
        self.target.flush()
