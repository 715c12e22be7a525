"""No page and no error in French holds English, and none in English holds French."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bad_catalogues import each_bad
from hostile_files import HOSTILE, Hostile
from phrases import said_in
from running import Result, invoke
from shipped_answers import EVERY, LANGUAGES, NONE

from coopadvisor import Catalogue
from coopadvisor.catalogue.model import Language
from coopadvisor.cli.root import COMMANDS

pytestmark = pytest.mark.slow

ERRORS = (
    *("aks", "ask --maturty x", "ask --maturity x", "ask --maturity structure", "ask --budget -1"),
    *("ask --budget much", "ask --countries 200", "ask --budget", "ask extra", "ask extra words"),
    *("ask --partners two-leads --countries 3", "ask --format pdf", "ask --today then", "show"),
    *("ask --no-input=yes", "show IRX", "show zzz", "compare IRP", "compare IRP LIA", "compare"),
    *("tree --format pdf", "ask --answers missing.yaml", "list --catalogue missing.yaml"),
    *("ask --cnrs-unit no -o missing/a.md", "ask --cnrs-unit no -o .", "list --lang", "list -x"),
    *("ask --answers list.yaml", "ask --answers summary.md", "ask --answers other.md"),
    *("ask --answers edition.md", "ask --answers wrong.yaml", "ask --answers question.yaml"),
    *("ask --cnrs-unit no -o list.yaml", "list --catalogue list.yaml", "--lang", "ask --lang"),
)
SHIPPED = Path(__file__).parents[2] / "data" / "instruments.yaml"
FILES = {
    "list.yaml": "- a\n- b\n",
    "summary.md": "# A\n",
    "other.md": "---\ncatalogue: mist\nanswers: {cnrs-unit: no}\n---\n",
    "edition.md": "---\nedition: '1999'\nanswers: {cnrs-unit: no}\n---\n",
    "wrong.yaml": "maturity: [a]\n",
    "question.yaml": "colour: red\n",
}


@pytest.fixture(autouse=True)
def _in_a_folder_with_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")


@pytest.fixture(params=LANGUAGES)
def speak(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command line in one language and assert that nothing of the other is said."""
    language: Language = request.param
    other: Language = "en" if language == "fr" else "fr"
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")

    def run(*words: str) -> Result:
        result = invoke(*words)
        assert said_in(other, result.out + result.err) == []
        return result

    return run


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_one_language(command: str, speak: Callable[..., Result]) -> None:
    assert speak(*command.split(), "--help").code == 0


def test_the_bare_command_is_in_one_language(speak: Callable[..., Result]) -> None:
    assert speak().code == 0


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
@pytest.mark.parametrize("words", EVERY.values(), ids=EVERY)
def test_advice_is_in_one_language(
    words: list[str], form: str, speak: Callable[..., Result]
) -> None:
    result = speak(
        "ask", *words, "--format", form, "--full", "--project", "X", "--today", "2026-11-20"
    )

    assert len(result.out) > 1000


def test_every_instrument_is_shown_in_one_language(
    catalogue: Catalogue, speak: Callable[..., Result]
) -> None:
    former = [one.id for one in catalogue.former]
    for name in [*(one.id for one in catalogue.instruments), *former]:
        assert speak("show", name).code == 0


@pytest.mark.parametrize(
    "words",
    [
        *("list", "list --plain", "compare IEA IRP IRN IRL IRC", "compare IRP IRN"),
        *("tree", "tree --format svg", "tree --format mermaid", "check --today 2026-11-20"),
        *("check --today 2029-01-01", f"diff {SHIPPED} {SHIPPED}", "new started.yaml"),
    ],
)
def test_every_other_page_is_in_one_language(words: str, speak: Callable[..., Result]) -> None:
    assert speak(*words.split()).code == 0


@pytest.mark.parametrize("words", ERRORS)
def test_an_error_is_in_one_language(words: str, speak: Callable[..., Result]) -> None:
    assert speak(*words.split()).err


@each_bad
def test_a_problem_of_a_catalogue_is_in_one_language(
    path: Path, speak: Callable[..., Result]
) -> None:
    assert speak("list", "--catalogue", str(path)).code == 1


@pytest.mark.parametrize("hostile", {one.kind: one for one in HOSTILE.values()}.values())
def test_a_problem_of_an_answers_file_is_in_one_language(
    hostile: Hostile, speak: Callable[..., Result]
) -> None:
    Path("file.yaml").write_bytes(hostile.data)

    assert speak("ask", "--answers", "file.yaml").code == 2


def test_writing_a_file_is_told_in_one_language(speak: Callable[..., Result]) -> None:
    assert speak("ask", *NONE, "-o", "new.md").err
