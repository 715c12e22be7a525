"""Completion in shells: what they are offered, and how to install it.

Typer hands texts of a catalogue to shells that evaluate them, and its own texts lie outside
gettext.
"""

from __future__ import annotations

import re

import click
from click.shell_completion import CompletionItem, ShellComplete, add_completion_class
from typer import _completion_classes as typers
from typer._completion_shared import Shells, _get_shell_name, get_completion_script, install

from coopadvisor.cli.options import telling_option
from coopadvisor.cli.surroundings import rejoin
from coopadvisor.language.messages import Messages

MAX_HINT = 100  # characters; shells cut at the width of the screen besides

# Some shell reads each of these as more than a letter. Their doubles are letters everywhere.
_INERT = str.maketrans({"\\": "＼", "`": "‘", "$": "＄", '"': "”", "'": "’", "!": "！"})
_FIRST_TAB = '[[ $zsh_eval_context[-1] == loadautofunc ]] && _coopadvisor_completion "$@"\n'
_WORD = re.compile(r"[A-Za-z0-9_.=-]+")


def completion_options(words: Messages) -> list[click.Parameter]:
    """``--install-completion`` and ``--show-completion``, with our texts."""

    def install_here() -> str:
        shell = _shell(words)
        try:
            _, path = install(shell=shell, prog_name="coopadvisor")
            if shell == Shells.zsh:  # the others append to what they find
                path.write_text(_script(shell), encoding="utf-8")
        except OSError:
            raise click.ClickException(words("completion-failed")) from None
        return words("completion-installed", shell=shell, file=path)

    return [
        telling_option("install-completion", words, install_here),
        telling_option("show-completion", words, lambda: _script(_shell(words))),
    ]


def _script(shell: str) -> str:
    """What a shell runs to complete. Typer's for zsh does nothing on the first Tab."""
    script: str = get_completion_script(
        prog_name="coopadvisor", complete_var="_COOPADVISOR_COMPLETE", shell=shell
    )
    return f"{script}\n{_FIRST_TAB}" if shell == Shells.zsh else script


def _shell(words: Messages) -> str:
    """The running shell. Raises `ClickException` for one that typer cannot complete in."""
    shell = _get_shell_name()
    if shell not in {one.value for one in Shells}:
        known = ", ".join(one.value for one in Shells)
        raise click.ClickException(words("completion-unsupported", shells=known))
    return shell


# --- what shells are offered -----------------------------------------------------------------


def register_shells() -> None:
    """Take the place of typer's completions, which can execute a catalogue's texts."""
    add_completion_class(_Bash, Shells.bash.value)
    add_completion_class(_Zsh, Shells.zsh.value)
    add_completion_class(_Fish, Shells.fish.value)
    add_completion_class(_PowerShell, Shells.powershell.value)
    add_completion_class(_PowerShell, Shells.pwsh.value)


def inert(text: str) -> str:
    """A text on one line that every shell only shows."""
    line = " ".join(text[: 4 * MAX_HINT].split()).translate(_INERT)
    shown = "".join(one if one.isprintable() else "\ufffd" for one in line)
    return shown if len(shown) <= MAX_HINT else f"{shown[: MAX_HINT - 1].rstrip()}…"


class _Careful(ShellComplete):
    """Offers words that no shell reads as more, with texts that none evaluates.

    Of files nothing is offered: shells complete them by themselves.
    """

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Whole words, also for a value that is joined to its option: ``--option=value``."""
        option, joined, _ = incomplete.partition("=")
        lead = f"{option}=" if joined and option.startswith("--") else ""
        offered = [
            CompletionItem(lead + item.value, help=inert(item.help or ""))
            for item in super().get_completions(args, incomplete)
            if item.type == "plain"
        ]
        return [item for item in offered if _WORD.fullmatch(item.value)]


class _Bash(_Careful, typers.BashComplete):
    """Breaks words at ``=``, and completes the last piece alone."""

    def complete(self) -> str:
        """The words, one a line."""
        args, typed = self.get_completion_args()
        *before, word = rejoin([*args, typed])
        settled = word.removesuffix("" if typed == "=" else typed)
        offered = self.get_completions(before, word)
        return "\n".join(item.value.removeprefix(settled) for item in offered)


class _Zsh(_Careful, typers.ZshComplete):
    """Evaluates what it is given, and once more what is in it."""

    def complete(self) -> str:
        """Code that offers the words with their meanings, or files where there are none."""
        offered = self.get_completions(*self.get_completion_args())
        if not offered:
            return "compset -P '--*='; _files"
        listed = "\n".join(self._describe(item) for item in offered)
        return f"_arguments '*: :(({listed}))'"

    def _describe(self, item: CompletionItem) -> str:
        meaning = (item.help or "").replace(":", r"\\:")
        return f'"{item.value}":"{meaning}"' if meaning else f'"{item.value}"'


class _Fish(_Careful, typers.FishComplete):
    """Takes a word and its meaning from each line."""

    def format_completion(self, item: CompletionItem) -> str:
        """One line."""
        return f"{item.value}\t{item.help}" if item.help else item.value


class _PowerShell(_Careful, typers.PowerShellComplete):
    """The same, with a separator of its own."""

    def format_completion(self, item: CompletionItem) -> str:
        """One line; the meaning may not be empty."""
        meaning = (item.help or "").replace(":::", "…")
        return f"{item.value}:::{meaning or ' '}"
