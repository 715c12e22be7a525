"""The exit codes that README and --help publish, and what each leaves on the two streams."""

import json

import pytest
from bad_catalogues import BAD
from running import invoke
from shipped_answers import LANGUAGES, NONE, NOTHING, OPEN, SETTLED, UNDECIDED

from coopadvisor.catalogue.model import Language
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_USAGE
from coopadvisor.language.messages import messages

pytestmark = pytest.mark.slow

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
BROKEN = str(BAD["unknown-key"])


@in_both_languages
@pytest.mark.parametrize("words", SETTLED.values(), ids=SETTLED)
def test_a_recommendation_or_a_choice_exits_with_0(words: list[str], language: Language) -> None:
    result = invoke("ask", *words, "--format", "json", "--lang", language)

    assert json.loads(result.out)["outcome"] in ("recommended", "choice")
    assert (result.code, result.err) == (0, "")


@in_both_languages
@pytest.mark.parametrize("words", NOTHING.values(), ids=NOTHING)
def test_that_nothing_fits_exits_with_3(words: list[str], language: Language) -> None:
    result = invoke("ask", *words, "--lang", language)

    assert result.out.startswith(messages(language)("none-headline"))
    assert (result.code, result.err) == (3, "")


@in_both_languages
@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
@pytest.mark.parametrize("words", OPEN.values(), ids=OPEN)
def test_what_is_not_settled_exits_with_4_and_is_printed_all_the_same(
    words: list[str], form: str, language: Language
) -> None:
    result = invoke("ask", *words, "--format", form, "--lang", language)

    assert result.code == 4
    assert len(result.out.splitlines()) > 20
    if form == "json":
        assert json.loads(result.out)["outcome"] == "undecided"


@in_both_languages
@pytest.mark.parametrize(
    ("words", "flags"),
    [
        (UNDECIDED[:-2], ["localisation", "budget"]),
        (UNDECIDED, ["localisation", "budget"]),
        ([*UNDECIDED, "--localisation", "visits"], ["budget"]),
        (
            ["--cnrs-unit=yes", "--partners=institutions"],
            ["countries", "maturity", "localisation"],
        ),
        (
            ["--cnrs-unit=yes", "--partners=few-teams", "--maturity=joint-results"],
            ["countries"],
        ),
    ],
)
def test_standard_error_names_exactly_the_flags_that_matter(
    words: list[str], flags: list[str], language: Language
) -> None:
    said = messages(language)
    values = {
        "countries": said("metavar-number"),
        "maturity": "new-partner | new-topic | first-exchanges | joint-results | structured",
        "localisation": "visits | stays | events | shared-site",
        "budget": said("metavar-number"),
    }

    told = invoke("ask", *words, "--lang", language).err.splitlines()

    assert told == [
        said("missing-answers"),
        *(f"  --{one} {values[one]} | unknown" for one in flags),
    ]


@in_both_languages
@pytest.mark.parametrize(
    "words",
    [
        ["list", "--catalogue", BROKEN],
        ["ask", "--catalogue", BROKEN],
        ["tree", "--catalogue", "no/such/file.yaml"],
        ["ask", *NONE, "-o", "no/such/folder/summary.md"],
    ],
)
def test_a_failure_exits_with_1_and_prints_no_answer(words: list[str], language: Language) -> None:
    result = invoke(*words, "--lang", language)

    assert (result.code, result.out) == (EXIT_FAILED, "")
    assert result.err


@in_both_languages
@pytest.mark.parametrize(
    "words",
    [
        ["aks"],
        ["ask", "--maturty", "x"],
        ["ask", "--maturity", "x"],
        ["ask", "--partners", "two-leads", "--countries", "2"],
        ["ask", "--answers", "no/such/file.yaml"],
        ["show"],
    ],
)
def test_wrong_use_exits_with_2_and_prints_no_answer(words: list[str], language: Language) -> None:
    result = invoke(*words, "--lang", language)

    assert (result.code, result.out) == (EXIT_USAGE, "")
    assert result.err


@pytest.mark.parametrize(("locale", "language"), [("fr_FR.UTF-8", "fr"), ("en_GB.UTF-8", "en")])
def test_the_bare_command_explains_itself_and_exits_with_0(
    locale: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    result = invoke()

    assert (result.code, result.err) == (0, "")
    assert messages(language)("panel-commands") in result.out


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["ask", "--help"], ["list"], ["show", "IRP"], ["tree"]]
)
def test_looking_something_up_exits_with_0(words: list[str]) -> None:
    result = invoke(*words)

    assert (result.code, result.err) == (0, "")
    assert result.out
