"""The entry point: language first, then the parser, then one place for everything that fails."""

from __future__ import annotations

import gc
import gettext
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from coopadvisor.cli.exits import (
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    explain,
    explain_output,
    list_problems,
)
from coopadvisor.cli.surroundings import (
    abandon_output,
    is_completing,
    language_of,
    prepare_streams,
    system_locale,
    tell,
    typed_words,
)
from coopadvisor.language.messages import LOCALE, languages


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code."""
    gc.disable()  # a run is short: collecting would free nothing and cost a tenth of its time
    prepare_streams()
    try:
        code = run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    gc.freeze()  # nor does the collection at exit find anything
    sys.exit(code)


def run(words: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    common = read_common_options(typed_words(words, os.environ))
    asked, chosen = common["lang"], common["catalogue"]
    language = asked if asked in languages() else language_of(os.environ, system_locale())
    # click and typer find their French strings so, under LC_ALL=C too; typer as it is imported.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("messages", LOCALE)
    gettext.textdomain("messages")

    from click.exceptions import ClickException

    from coopadvisor.catalogue.problems import CatalogueError, reason_of
    from coopadvisor.cli.files import OutputError, expand_home
    from coopadvisor.cli.root import build_root
    from coopadvisor.cli.setting import Setting
    from coopadvisor.language.errors import say_system_error

    setting = Setting(language, None if chosen is None else expand_home(chosen))
    try:
        try:
            code = build_root(setting).main(
                list(words), prog_name="coopadvisor", standalone_mode=False, obj=setting
            )
        finally:
            sys.stdout.flush()  # what is written counts once it has arrived
        return code if isinstance(code, int) else 0
    except CatalogueError as error:
        if is_completing():
            return 0
        list_problems(setting.words, "problems-title", error)
    except ClickException as error:
        return explain(setting.words, error)
    except OutputError as error:
        explain_output(setting.words, error)
    except BrokenPipeError:
        abandon_output()
    except OSError as error:  # a full disk behind standard output, for instance
        reason = say_system_error(setting.words, reason_of(error))
        tell(setting.words("error", message=setting.words("output-failed", reason=reason)))
        abandon_output()
    return EXIT_FAILED


def read_common_options(words: Sequence[str]) -> dict[str, str | None]:
    """``lang`` and ``catalogue``, wherever they stand in a command line, whatever else it says.

    The parser's own strings and the questions' options depend on them.
    """
    import click

    # The values of the others may look like options.
    names = (["--lang"], ["--catalogue"], ["--project"], ["--answers"], ["-o", "--output"])
    command = click.Command(
        None,
        params=[click.Option(one) for one in names],
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
        add_help_option=False,
    )
    return command.make_context(None, list(words), resilient_parsing=True).params
