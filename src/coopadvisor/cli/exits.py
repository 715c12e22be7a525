"""How a run ends: the exit codes, which the README and ``--help`` publish, and what went wrong."""

from __future__ import annotations

import re
from typing import Final

from click.exceptions import ClickException, UsageError

from coopadvisor.catalogue.problems import DocumentError
from coopadvisor.cli.files import OutputError
from coopadvisor.cli.surroundings import tell
from coopadvisor.decision.outcomes import OutcomeName
from coopadvisor.language.errors import printable, quoted, say_more, say_problem, say_system_error
from coopadvisor.language.messages import Messages

EXIT_FAILED: Final = 1
EXIT_USAGE: Final = 2
EXIT_INTERRUPTED: Final = 130

EXIT_CODES: Final = (0, 1, 2, 3, 4, 130)
EXIT_OUTCOME: Final[dict[OutcomeName, int]] = {
    "recommended": 0,
    "choice": 0,
    "none": 3,
    "undecided": 4,
}
MOST_PROBLEMS = 100  # more would scroll the first ones away
_ENDLESS = re.compile(r"\S{200,}")


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


def explain_output(words: Messages, error: OutputError) -> None:
    """Say why an output could not be written."""
    message = words(
        error.kind,
        file=printable(error.file),
        folder=printable(error.folder),
        reason=say_system_error(words, error.reason),
    )
    tell(words("error", message=message))
