"""The entry point: language first, then the parser, then one place for everything that fails."""

from __future__ import annotations

import gc
import gettext
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from coopadvisor.catalogue.model import Language
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_INTERRUPTED
from coopadvisor.cli.streams import abandon_output, prepare_streams, tell
from coopadvisor.cli.surroundings import is_completing, language_of, system_locale, typed_words
from coopadvisor.language.messages import LOCALE, languages


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code."""
    gc.disable()  # a run is short: collecting would free nothing and cost a tenth of its time
    prepare_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run_to_the_end(words)
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        abandon_output()
        code = EXIT_FAILED
    except OSError as error:  # a full disk behind standard output, for instance
        code = report_unwritable(choose_language(read_common_options(words)["lang"]), error)
        abandon_output()
    gc.freeze()  # nor does the collection at exit find anything
    sys.exit(code)


def _run_to_the_end(words: Sequence[str]) -> int:
    """What is written counts once it has arrived. The parser leaves some runs by itself."""
    try:
        code = run(words)
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 0
    sys.stdout.flush()
    return code


def run(words: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    common = read_common_options(typed_words(words, os.environ))
    language = choose_language(common["lang"])
    bind_translations(language)

    # typer fixes its strings as it is imported, so only now.
    from click.exceptions import ClickException

    from coopadvisor.catalogue.problems import CatalogueError
    from coopadvisor.cli.complaints import explain, list_problems
    from coopadvisor.cli.files import expand_home
    from coopadvisor.cli.root import build_root
    from coopadvisor.cli.setting import Setting

    chosen = common["catalogue"]
    setting = Setting(language, None if chosen is None else expand_home(chosen))
    completing = is_completing()
    try:
        code = build_root(setting).main(
            list(words), prog_name="coopadvisor", standalone_mode=False, obj=setting
        )
        return code if isinstance(code, int) else 0
    except CatalogueError as error:
        if completing:
            return 0
        list_problems(setting.words, "problems-title", error)
        return EXIT_FAILED
    except ClickException as error:
        return explain(setting.words, error)


def report_unwritable(language: Language, error: OSError) -> int:
    """Say that standard output could not take the answer."""
    from coopadvisor.catalogue.problems import reason_of
    from coopadvisor.language.errors import say_system_error
    from coopadvisor.language.messages import messages

    words = messages(language)
    reason = say_system_error(words, reason_of(error))
    tell(words("error", message=words("output-failed", reason=reason)))
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


def choose_language(asked: str | None) -> Language:
    """The language of ``--lang``, else the locale's."""
    return asked if asked in languages() else language_of(os.environ, system_locale())


def bind_translations(language: Language) -> None:
    """Let click and typer find their French strings. Works under ``LC_ALL=C`` too."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("messages", LOCALE)
    gettext.textdomain("messages")
