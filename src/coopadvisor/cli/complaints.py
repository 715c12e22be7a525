"""What went wrong, on standard error, and the exit code that says so."""

from __future__ import annotations

import re

from click.exceptions import ClickException, UsageError

from coopadvisor.catalogue.problems import DocumentError
from coopadvisor.cli.streams import tell
from coopadvisor.language.errors import printable, quoted, say_more, say_problem
from coopadvisor.language.messages import Messages

_ENDLESS = re.compile(r"\S{200,}")
MOST_PROBLEMS = 100  # more would scroll the first ones away


def list_problems(words: Messages, title: str, error: DocumentError) -> None:
    """Print each problem of a file on a line of its own, as editors understand it."""
    tell(words(title))
    for problem in error.problems[:MOST_PROBLEMS]:
        tell(say_problem(words, problem))
    if more := error.unlisted + len(error.problems[MOST_PROBLEMS:]):
        tell(say_more(words, more))


def explain(words: Messages, error: ClickException) -> int:
    """Say what is wrong with a command line, and where to read on."""
    # click repeats the words it was given, however long.
    message = _ENDLESS.sub(lambda word: quoted(word.group()), error.format_message())
    lines = [printable(line) for line in message.splitlines()]
    tell(words("error", message="\n".join(lines)))
    if isinstance(error, UsageError) and error.ctx is not None:
        tell(words("try-help", command=f"{error.ctx.command_path} --help"))
    return error.exit_code
