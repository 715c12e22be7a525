"""Pressing Tab, as the completion scripts of bash, zsh and fish do it."""

from __future__ import annotations

import contextlib
import io
import os
import re
from typing import Literal
from unittest.mock import patch

from running import Result

Shell = Literal["bash", "zsh", "fish"]
SHELLS: tuple[Shell, ...] = ("bash", "zsh", "fish")


def press_tab(shell: Shell, line: str) -> Result:
    """What the program prints for a shell that completes *line* at its end."""
    from coopadvisor.cli.main import run

    surroundings = {"_COOPADVISOR_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        surroundings |= {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    else:
        surroundings |= {"_TYPER_COMPLETE_ARGS": line}
    if shell == "fish":
        surroundings |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    out, err = io.StringIO(), io.StringIO()
    streams = (contextlib.redirect_stdout(out), contextlib.redirect_stderr(err))
    with patch.dict(os.environ, surroundings), streams[0], streams[1]:
        try:
            code = run(())
        except SystemExit as left:  # typer leaves by itself once it has answered
            code = int(left.code or 0)
    return Result(code, out.getvalue(), err.getvalue())


def offers(shell: Shell, line: str) -> list[str]:
    """The words that a shell is offered, without what they mean."""
    result = press_tab(shell, line)
    assert (result.code, result.err) == (0, "")
    if shell == "zsh":
        return re.findall(r"^(?:_arguments '\*: :\(\()?\"([^\"]+)\"", result.out, re.MULTILINE)
    return [offer.split("\t")[0] for offer in result.out.splitlines() if offer]
