"""What a run does not need is not imported: half a second of it would be noticed."""

import subprocess
import sys

import pytest
from shipped_answers import IRP, LANGUAGES

pytestmark = pytest.mark.slow

SLOW = ("rich", "prompt_toolkit", "questionary", "asyncio", "pygments", "markdown_it", "jsonschema")
SCRIPT = """
import sys
from coopadvisor.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    print(*sys.modules, sep="\\n", file=sys.stderr)
"""


def modules_after(*words: str) -> set[str]:
    """Everything that is imported once a command line has run."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    assert done.stdout
    return set(done.stderr.splitlines())


def slow(modules: set[str]) -> set[str]:
    return {name.split(".")[0] for name in modules} & set(SLOW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["json", "markdown"])
def test_an_answer_for_a_script_imports_nothing_slow(form: str, language: str) -> None:
    modules = modules_after("ask", *IRP, "--format", form, "--lang", language)

    assert slow(modules) == set()
    if form == "json":
        assert not {name for name in modules if name.startswith("coopadvisor.interview")}
        assert f"coopadvisor.language.{'en' if language == 'fr' else 'fr'}" not in modules


@pytest.mark.parametrize(
    "words", [["--help"], ["ask", "--help"], ["--version"], ["tree", "--format", "json"]]
)
def test_help_and_tables_for_programs_import_nothing_slow(words: list[str]) -> None:
    assert slow(modules_after(*words)) == set()


def test_a_page_for_a_terminal_may_import_rich_but_no_prompts() -> None:
    assert slow(modules_after("list")) <= {"rich", "pygments", "markdown_it"}


def test_importing_the_package_imports_no_command_line() -> None:
    code = "import coopadvisor, sys; print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60
    )
    modules = set(done.stdout.splitlines())

    assert slow(modules) == set()
    assert not modules & {
        "typer",
        "click",
        "coopadvisor.cli",
        "coopadvisor.documents",
        "coopadvisor.writers",
    }
