"""What a person types wrong is explained in a line or two, in their language."""

import pytest
from running import Result, invoke
from shipped_answers import in_both_languages

from coopadvisor import Catalogue
from coopadvisor.catalogue.model import Language
from coopadvisor.language.messages import messages
from coopadvisor.language.voice import speak

pytestmark = pytest.mark.slow


def complaint(language: Language, *words: str) -> str:
    """What is said about a wrong command line, once its form is checked."""
    result = invoke("--lang", language, *words)
    check_form(result, language)
    return result.err


def check_form(result: Result, language: Language) -> None:
    said = messages(language)
    lines = result.err.splitlines()
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err
    assert lines[0].startswith(said("error", message=""))
    assert lines[1:] == [] or lines[1].startswith(said("try-help", command="coopadvisor"))
    assert len(lines) <= 2


@in_both_languages
@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["aks"], "ask"),
        (["lst"], "list"),
        (["ask", "--maturty", "structured"], "--maturity"),
        (["ask", "--ansers", "a.yaml"], "--answers"),
        (["ask", "--maturity", "structure"], "structured"),
        (["ask", "--maturity", "JOINT-RESULT"], "joint-results"),
        (["ask", "--partners", "two-lead"], "two-leads"),
        (["ask", "--cnrs-unit", "unknow"], "unknown"),
        (["ask", "--institute", "inmsi"], "insmi"),
        (["show", "IRX"], "IRP"),
        (["show", "laboratoire international assosié"], "LIA"),
        (["compare", "IRP", "IRRN"], "IRN"),
    ],
)
def test_a_slip_of_the_fingers_is_answered_with_what_was_meant(
    words: list[str], meant: str, language: Language
) -> None:
    suggestion = messages(language)("did-you-mean").split("{")[0]
    said = complaint(language, *words)

    assert meant in said.split(suggestion)[1]


@in_both_languages
@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["ask", "--maturity", "zzz"], ["new-partner", "structured", "unknown"]),
        (["ask", "--cnrs-unit", "true"], ["yes", "no", "unknown"]),
        (["ask", "--format", "pdf"], ["terminal", "markdown", "json"]),
        (["tree", "--format", "pdf"], ["text", "mermaid", "svg", "json"]),
        (["show", "zzz"], ["IEA", "IRC", "UMI"]),
        (["ask", "--today", "tomorrow"], ["2026-11-20"]),
    ],
)
def test_a_value_that_resembles_nothing_is_answered_with_what_there_is(
    words: list[str], values: list[str], language: Language
) -> None:
    said = complaint(language, *words)

    assert all(value in said for value in values)


@pytest.mark.parametrize("place", [["--lang", "de", "list"], ["list", "--lang=de"]])
def test_a_language_that_is_not_spoken_is_answered_with_those_that_are(place: list[str]) -> None:
    result = invoke(*place)

    check_form(result, "en")
    assert "'en', 'fr'" in result.err


@in_both_languages
@pytest.mark.parametrize(
    "words",
    [
        ["ask", "--budget"],
        ["ask", "extra"],
        ["list", "extra"],
        ["show"],
        ["show", "IRP", "IRN"],
        ["compare"],
        ["compare", "IRP"],
        ["compare", "IRP", "irp"],
        ["compare", "IRP", "LIA"],
        ["ask", "--no-input=yes"],
        ["ask", "--lang"],
    ],
)
def test_too_few_and_too_many_words_are_explained(words: list[str], language: Language) -> None:
    complaint(language, *words)


NUMBERS = {
    "budget": [
        "-1",
        "-60k",
        "1e99",
        "NaN",
        "∞",
        "1.5",
        "1,50",
        "60.000,5",
        "12 000 dollars",
        "٣",
        "",
        " ",
    ],
    "countries": ["0", "-3", "191", "0x2", "deux", "1k"],
}


@in_both_languages
@pytest.mark.parametrize(
    ("question", "number"), [(name, one) for name, numbers in NUMBERS.items() for one in numbers]
)
def test_an_absurd_number_is_answered_with_the_sensible_ones(
    question: str, number: str, language: Language
) -> None:
    most = {"budget": {"fr": "100 000 000", "en": "100,000,000"}, "countries": {"fr": "190"}}
    said = complaint(language, "ask", f"--{question}", number)

    assert question in said
    assert number.strip() in said
    assert most[question].get(language, "190") in said.replace("\u00a0", " ")


@in_both_languages
@pytest.mark.parametrize("number", ["100000001", "9" * 15, "9" * 16, "9" * 30])
def test_a_number_is_too_large_however_many_digits_it_has(number: str, language: Language) -> None:
    too_large = messages(language)("answers-error.too-large").split("}")[1].split("{")[0]

    assert too_large in complaint(language, "ask", "--budget", number)


@in_both_languages
@pytest.mark.parametrize(
    "words",
    [
        ["--partners", "two-leads", "--countries", "3"],
        ["--countries", "3", "--partners", "two-leads"],
    ],
)
def test_contradictory_answers_are_named_in_the_words_of_their_questions(
    words: list[str], language: Language, catalogue: Catalogue
) -> None:
    said = complaint(language, "ask", *words)
    voice = speak(catalogue, language)
    answers: list[tuple[str, str | int]] = [
        *(("partners", "two-leads"), ("countries", 1), ("countries", 3))
    ]
    colon = voice.words.colon
    spoken = [f"{voice.label(name)}{colon} {voice.answer(name, one)}" for name, one in answers]

    assert all(one in said for one in spoken)
    assert "two-leads" not in said
    assert f"--partners {voice.words('disjunction')} --countries" in said


@in_both_languages
@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["ask", "--partners", "few-teams", "--partners", "two-leads"], "--partners"),
        (["ask", "--partners", "few-teams", "--partners=few-teams"], "--partners"),
        (["ask", "-o", "a.md", "--output", "b.md"], "--output"),
        (["ask", "-oa.md", "-ob.md"], "--output"),
        (["ask", "--format", "json", "--format", "json"], "--format"),
        (["ask", "--answers", "a.yaml", "--answers", "b.yaml"], "--answers"),
        (["ask", "--project", "--project", "--project", "x"], "--project"),
        (["tree", "--format", "svg", "--format", "text"], "--format"),
        (["list", "--catalogue", "a.yaml", "--catalogue", "a.yaml"], "--catalogue"),
        (["--catalogue", "a.yaml", "--catalogue", "b.yaml", "list"], "--catalogue"),
    ],
)
def test_an_option_that_is_given_twice_is_refused(
    words: list[str], option: str, language: Language
) -> None:
    said = (
        complaint(language, *words)
        if words[0] != "--catalogue"
        else invoke(*words, "--lang", language).err
    )

    assert messages(language)("repeated-option", option=option) in said


@pytest.mark.parametrize(
    "words",
    [
        ["compare", "IRP", "IRN", "--plain", "--plain"],
        ["--lang", "fr", "list", "--lang", "en"],
        ["show", "IRP", "--lang=en"],
    ],
)
def test_switches_and_arguments_may_be_several_and_a_command_may_override(words: list[str]) -> None:
    assert invoke(*words).code == 0


def test_help_is_given_however_wrong_the_rest_is() -> None:
    found = invoke("ask", "--budget", "1", "--budget", "2", "--help", "--lang", "en")

    assert found == invoke("ask", "--help", "--lang", "en")


@in_both_languages
@pytest.mark.parametrize(
    "words",
    [["ask", "--maturity"], ["show"], ["ask", "--today"], ["tree", "--format"], ["ask"], []],
)
def test_an_endless_word_is_cut_short(words: list[str], language: Language) -> None:
    assert len(complaint(language, *words, "x" * 100_000)) < 2000


@in_both_languages
def test_a_long_word_does_not_push_out_what_can_be_answered(language: Language) -> None:
    assert "structured, unknown" in complaint(language, "ask", "--maturity", "x" * 500)


@pytest.mark.parametrize("name", ["IRP", "irp", "Irp", "projet de recherche international"])
def test_an_instrument_is_found_by_letters_or_name_in_any_case(name: str) -> None:
    assert invoke("show", name).out == invoke("show", "IRP").out


@pytest.mark.parametrize("amount", ["60000", "60k", "60K", "60 000", "60\u202f000 €", "€60,000"])
def test_an_amount_is_taken_as_people_write_it(amount: str) -> None:
    words = ("ask", "--cnrs-unit", "no", "--format", "json", "--budget")

    assert invoke(*words, amount) == invoke(*words, "60000")


@in_both_languages
@pytest.mark.parametrize(
    "words",
    [
        ["check", "one.yaml", "--catalogue", "another.yaml"],
        ["--catalogue", "another.yaml", "check", "one.yaml"],
        ["diff", "one.yaml", "two.yaml", "--catalogue", "another.yaml"],
    ],
)
def test_a_catalogue_that_would_be_passed_over_is_refused(
    words: list[str], language: Language
) -> None:
    said = complaint(language, *words)

    assert "--catalogue" in said
    assert "another.yaml" not in said  # nobody looked for it
