"""Typer's completion options, in the person's language: their texts lie outside gettext."""

from __future__ import annotations

from collections.abc import Callable

import click
from typer._completion_shared import Shells, _get_shell_name, get_completion_script, install

from coopadvisor.wording.messages import Messages

Callback = Callable[[click.Context, click.Parameter, bool], None]


def localise_completion(command: click.Command, words: Messages) -> None:
    """Give ``--install-completion`` and ``--show-completion`` our texts."""
    for param in command.params:
        if isinstance(param, click.Option) and param.name == "install_completion":
            param.help = words.help_install_completion
            param.callback = _installer(words)
        elif isinstance(param, click.Option) and param.name == "show_completion":
            param.help = words.help_show_completion
            param.callback = _shower(words)


def _installer(words: Messages) -> Callback:
    def install_here(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
        if not value or ctx.resilient_parsing:
            return
        shell = _shell(words)
        try:
            _, path = install(shell=shell, prog_name="coopadvisor")
        except OSError:
            raise click.ClickException(words.completion_failed) from None
        click.echo(words.completion_installed.format(shell=shell, file=path))
        ctx.exit()

    return install_here


def _shower(words: Messages) -> Callback:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
        if not value or ctx.resilient_parsing:
            return
        script = get_completion_script(
            prog_name="coopadvisor", complete_var="_COOPADVISOR_COMPLETE", shell=_shell(words)
        )
        click.echo(script)
        ctx.exit()

    return show


def _shell(words: Messages) -> str:
    """The running shell. Raises `ClickException` for one that typer cannot complete in."""
    shell = _get_shell_name()
    if shell not in {one.value for one in Shells}:
        known = ", ".join(one.value for one in Shells)
        raise click.ClickException(words.completion_unsupported.format(shells=known))
    return shell
