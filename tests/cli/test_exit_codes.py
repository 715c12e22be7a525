"""The exit codes that README and --help publish, and what each leaves on the two streams."""

import json

import pytest
from bad_catalogues import BAD
from catalogue_files import INTERVIEW
from running import invoke
from shipped_answers import NONE, in_both_languages

from coopadvisor.catalogue.model import Language
from coopadvisor.cli.exits import EXIT_FAILED, EXIT_USAGE
from coopadvisor.language.messages import messages

pytestmark = pytest.mark.slow

BROKEN = str(BAD["unknown-key"])
ASK = ("ask", "--catalogue", str(INTERVIEW))
SETTLED = {
    "recommended": "--member yes --history new --team pair",
    "with-reservations": "--member yes --history new --team network --cost 60k",
}
NOTHING = {"none": "--member no", "none-with-more": "--member no --history new --team alone"}
OPEN = {"undecided": "--member yes --history shared --cost unknown", "nothing-answered": ""}


@in_both_languages
@pytest.mark.parametrize("words", SETTLED.values(), ids=SETTLED)
def test_a_recommendation_exits_with_0(words: str, language: Language) -> None:
    result = invoke(*ASK, *words.split(), "--format", "json", "--lang", language)

    assert json.loads(result.out)["outcome"] == "recommended"
    assert (result.code, result.err) == (0, "")


@in_both_languages
@pytest.mark.parametrize("words", NOTHING.values(), ids=NOTHING)
def test_that_nothing_fits_exits_with_3(words: str, language: Language) -> None:
    result = invoke(*ASK, *words.split(), "--lang", language)

    assert result.out.startswith(messages(language)("none-headline"))
    assert (result.code, result.err) == (3, "")


@in_both_languages
@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
@pytest.mark.parametrize("words", OPEN.values(), ids=OPEN)
def test_what_is_not_settled_exits_with_4_and_is_printed_all_the_same(
    words: str, form: str, language: Language
) -> None:
    result = invoke(*ASK, *words.split(), "--format", form, "--full", "--lang", language)

    assert result.code == 4
    assert len(result.out.splitlines()) > 20
    if form == "json":
        assert json.loads(result.out)["outcome"] == "undecided"


@in_both_languages
@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("", ["member", "history", "team", "cost"]),
        ("--member yes", ["history", "team", "cost"]),
        ("--member yes --history shared", ["team", "cost"]),
        ("--member yes --history shared --team pair", ["cost"]),
        ("--member yes --history new --cost 60k", ["team"]),
    ],
)
def test_standard_error_names_exactly_the_flags_that_matter(
    words: str, flags: list[str], language: Language
) -> None:
    said = messages(language)
    values = {
        "member": "yes | no",
        "history": "new | shared",
        "team": "alone | pair | network",
        "cost": said("metavar-number"),
    }

    told = invoke(*ASK, *words.split(), "--lang", language).err.splitlines()

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
    assert messages(language)("panel-researchers") in result.out


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["ask", "--help"], ["list"], ["show", "IRP"], ["tree"]]
)
def test_looking_something_up_exits_with_0(words: list[str]) -> None:
    result = invoke(*words)

    assert (result.code, result.err) == (0, "")
    assert result.out
