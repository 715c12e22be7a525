"""What went wrong, on standard error, and the exit code that says so."""

from __future__ import annotations

import re

from click.exceptions import ClickException, UsageError

from coopadvisor.catalogue.model import Language
from coopadvisor.catalogue.problems import DocumentError
from coopadvisor.cli.exits import EXIT_FAILED
from coopadvisor.cli.streams import tell
from coopadvisor.language.errors import printable, quoted, say_more, say_problem
from coopadvisor.language.messages import Messages, messages

_ENDLESS = re.compile(r"\S{200,}")
MOST_PROBLEMS = 100  # more would scroll the first ones away


def complain(language: Language, error: DocumentError) -> int:
    """List the problems of a catalogue."""
    words = messages(language)
    tell(words("problems-title"))
    list_problems(words, error)
    return EXIT_FAILED


def list_problems(words: Messages, error: DocumentError) -> None:
    """Print each problem on a line of its own, as editors understand it."""
    for problem in error.problems[:MOST_PROBLEMS]:
        tell(say_problem(words, problem))
    if more := error.unlisted + len(error.problems[MOST_PROBLEMS:]):
        tell(say_more(words, more))


def explain(language: Language, error: ClickException) -> int:
    """Say what is wrong with a command line, and where to read on."""
    words = messages(language)
    # click repeats the words it was given, however long.
    message = _ENDLESS.sub(lambda word: quoted(word.group()), error.format_message())
    lines = [printable(line) for line in message.splitlines()]
    tell(words("error", message="\n".join(lines)))
    if isinstance(error, UsageError) and error.ctx is not None:
        tell(words("try-help", command=f"{error.ctx.command_path} --help"))
    return error.exit_code
