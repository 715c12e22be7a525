"""Real shells with the completion installed, in a home of their own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pexpect
import pyte

ShellName = Literal["bash", "zsh", "fish"]
SHELL_NAMES: tuple[ShellName, ...] = ("bash", "zsh", "fish")
PATIENCE = 30.0  # seconds; only ever reached by a failure
_PROMPT = "ready>"
_SIZE = (50, 160)
_SETTINGS = {
    # After what the installation wrote: no greeting, a prompt to wait for, nothing that asks.
    "bash": (".bashrc", f"PS1='{_PROMPT} '\nbind 'set page-completions off'\n"),
    "zsh": (".zshrc", f"PROMPT='{_PROMPT} '\nRPROMPT=\nunsetopt beep\nLISTMAX=1000\n"),
    "fish": (
        ".config/fish/config.fish",
        f"function fish_prompt; echo -n '{_PROMPT} '; end\nset -g fish_greeting\n",
    ),
}
_COMMANDS = {"bash": ["bash", "-i"], "zsh": ["zsh", "-i"], "fish": ["fish", "-i"]}


def installed(shell: ShellName) -> bool:
    """Whether this machine has a shell."""
    return shutil.which(shell) is not None


def prepare_home(shell: ShellName, home: Path) -> dict[str, str]:
    """A home with the program and its completion, and the environment to use it in."""
    program = home / "bin" / "coopadvisor"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m coopadvisor "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    env = {
        "HOME": str(home),
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }
    # The installation asks which shell it was started from, so that may not step aside.
    done = subprocess.run(
        [shell, "-c", "coopadvisor --install-completion; true"],
        env=env,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert not done.stderr, done.stderr.decode()
    name, settings = _SETTINGS[shell]
    with (home / name).open("a", encoding="utf-8") as stream:
        stream.write(settings)
    return env


class Terminal:
    """A shell at a terminal, in which a person types."""

    def __init__(self, shell: ShellName, home: Path, folder: Path) -> None:
        self._screen = pyte.Screen(_SIZE[1], _SIZE[0])
        self._stream = pyte.Stream(self._screen)
        command, *options = _COMMANDS[shell]
        self._child = pexpect.spawn(
            command,
            options,
            env=prepare_home(shell, home),
            cwd=str(folder),
            dimensions=_SIZE,
            encoding="utf-8",
        )
        self.wait_for(_PROMPT)

    def type(self, keys: str) -> None:
        """Press some keys."""
        self._child.send(keys)

    def wait_for(self, text: str) -> None:
        """Go on once a text is on the screen. Fails after a long while without it."""
        self._wait(lambda shown: text in shown, text)

    def wait_until_gone(self, text: str) -> None:
        """Go on once a text is no longer on the screen."""
        self._wait(lambda shown: text not in shown, text)

    def _wait(self, enough: Callable[[str], bool], text: str) -> None:
        end = time.monotonic() + PATIENCE
        while not enough(shown := self._shown()):
            assert time.monotonic() < end, f"waited for {text!r} in:\n{shown}"
            with contextlib.suppress(pexpect.TIMEOUT):
                self._stream.feed(self._child.read_nonblocking(65536, timeout=0.1))

    def close(self) -> None:
        """Leave."""
        self._child.close(force=True)

    def _shown(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display).strip()
