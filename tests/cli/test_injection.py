"""No text from outside steers a terminal, and none becomes markup in a summary."""

from functools import cache
from pathlib import Path

import pytest
from catalogue_files import MINIMAL, minimal, write_defaced
from gfm import deceptive_links, first_heading, kinds, last_code_block
from running import invoke
from shipped_answers import LANGUAGES

from coopadvisor.catalogue.model import Language
from coopadvisor.cli.answers_file import read_answers_file

pytestmark = pytest.mark.slow

TITLES = (
    *("# Heading", "## C #", "Sharp C #", "Sharp C # #", "#", "* item", "- item", "+ item", "1. x"),
    *("12) x", "> quote", "=====", "-----", "***", "___", "| a | b |", "a | b", "| --- |", "[x]"),
    *("[red]alert[/red]", "[a](https://evil.example)", "](x)", "![a](https://evil.example/i.png)"),
    *("<https://evil.example>", "<script>alert(1)</script>", "<!-- x -->", "<b>bold</b>", "a < b"),
    *(
        "**bold** _em_ ~~gone~~ `code`",
        "```",
        "~~~",
        "$x$",
        "$$",
        ":smile:",
        "&amp; &#60; &lt;",
        "\\",
    ),
    *(
        "ends with \\",
        "[^1]",
        "[^cnrs-page]",
        "[x]: https://evil.example",
        "- [ ] task",
        "@someone",
    ),
    *(
        "a\\*b\\*",
        "snake_case_name",
        "2 * 3 * 4",
        "---",
        "éà€ 日本語 🧊",
        "x" * 300,
        "{n} {question} %s %(x)d",
    ),
)
CONTROLS = (
    *("a\x1b[31mb", "\x1b]0;title\x07", "a\nb", "a\r\n# b", "a\tb", "a\x00b", "\x9b31mb", "a\x7fb"),
    *("a\u202eb", "a\u2066b", "a\u200fb", "a\u2028b", "a\u2029b", "\ufeffa", "a\x85b", "a\x08b"),
)


def summary(title: str, *more: str, form: str = "markdown") -> str:
    words = ("--catalogue", str(MINIMAL), "--team", "solo", "--format", form)
    result = invoke("ask", *words, "--project", title, *more)
    assert (result.code, result.err) == (0, "")
    return result.out


@cache
def usual_kinds() -> list[str]:
    return kinds(summary("x"))


def harmless(text: str) -> bool:
    """Whether a terminal only shows the text, line by line."""
    return all(one.isprintable() or one in "\n\u00a0\u202f" for one in text)


@pytest.mark.parametrize("title", TITLES)
def test_the_first_heading_is_the_title_as_text(title: str, tmp_path: Path) -> None:
    out = summary(title)
    path = tmp_path / "summary.md"
    path.write_text(out, encoding="utf-8")

    assert first_heading(out) == ("h1", title)
    assert kinds(out) == usual_kinds()
    assert not deceptive_links(out)
    assert read_answers_file(path, ()).project == title
    assert harmless(out)


@pytest.mark.parametrize("title", CONTROLS)
def test_a_title_reaches_no_output_as_a_control_sequence(title: str, tmp_path: Path) -> None:
    out = summary(title)
    path = tmp_path / "summary.md"
    path.write_text(out, encoding="utf-8")

    assert harmless(out)
    assert kinds(out) == usual_kinds()
    assert read_answers_file(path, ()).project == first_heading(out)[1]


@pytest.mark.parametrize("form", ["json", "terminal"])
def test_the_other_outputs_are_as_harmless(form: str) -> None:
    assert harmless(summary("".join(CONTROLS), form=form))


@pytest.mark.parametrize("form", ["markdown", "terminal"])
@pytest.mark.parametrize("title", ["\udcff", "a\udc80b"])
def test_a_title_in_an_unknown_encoding_is_no_obstacle(title: str, form: str) -> None:
    assert summary(title, form=form)


@pytest.mark.parametrize("title", ["", " ", "\x1b", "\u200f\n"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_title_is_no_title(title: str, language: Language) -> None:
    out = summary(title, "--lang", language)
    advice = {"en": "Recommended: SEED (Seed grant)", "fr": "Recommandation\u00a0: SEED (Amorce)"}

    assert first_heading(out)[1] == advice[language]
    assert "--project" not in out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    [
        ["ask", "--maturity"],
        ["ask", "--budget"],
        ["ask", "--format"],
        ["ask", "--today"],
        ["ask"],
        ["show"],
        ["compare", "IRP"],
        ["tree", "--format"],
        ["list", "--lang"],
        [],
    ],
)
def test_a_wrong_value_is_made_harmless_in_the_message(
    words: list[str], language: Language
) -> None:
    result = invoke("--lang", language, *words, "a\x1b[31m\n\u202e\x07\udcff\u2028\x9bb")

    assert (result.code, result.out) == (2, "")
    assert harmless(result.err)


@pytest.mark.parametrize("name", ["--\x1b[31m", "-\x1b", "--a\nb", "--\u202ea"])
def test_a_wrong_option_is_made_harmless_in_the_message(name: str) -> None:
    for words in ([name], ["ask", name], ["ask", f"{name}=x"]):
        assert harmless(invoke(*words).err)


@pytest.mark.parametrize("name", ["e\x1b[31m.yaml", "a\nb.yaml", "\u202eb.yaml", "a`b```c.yaml"])
def test_the_name_of_a_catalogue_is_harmless_in_the_command_that_reproduces(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(minimal(), encoding="utf-8")
    result = invoke("ask", "--team", "solo", "--catalogue", name, "--format", "markdown")

    assert result.code == 0
    assert harmless(result.out)
    assert len(last_code_block(result.out).splitlines()) == 1


@pytest.mark.parametrize("code", ["\\e[31m", "\\x9b31m", "\\r", "\\u202e", "\\u2067", "\\b"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_with_control_sequences_is_refused_with_its_place(
    code: str, language: str, tmp_path: Path
) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(minimal(("en: Seed grant", f'en: "Seed {code} grant"')), encoding="utf-8")
    result = invoke("list", "--catalogue", str(path), "--lang", language)
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if code in text)

    assert (result.code, result.out) == (1, "")
    assert f"{path}:{line}:{lines[line - 1].index(code) - 5}" in result.err
    assert harmless(result.err)


# --- a catalogue full of markup ----------------------------------------------------------

INLINE = (
    "* | < ](https://evil.example) [a](https://evil.example) [red]x[/red] <script>x</script> ```"
    " $x$ :smile: ~~a~~ _b_ **c** `d` &amp; ![i](https://evil.example) [^leaflet] \\"
)
STARTS = (
    "#",
    "1.",
    "2)",
    "-",
    "+",
    "*",
    ">",
    "===",
    "---",
    "|",
    "    indented",
    "\tindented",
    "```",
)
ANSWERS: tuple[list[str], ...] = (
    ["--team", "solo", "--prior", "no"],
    ["--team", "group", "--prior", "yes", "--region", "north"],
    ["--team", "duo", "--cost", "100"],
    [],
)


@pytest.mark.parametrize("markup", [INLINE, *STARTS])
def test_no_text_of_a_catalogue_becomes_markup(markup: str, tmp_path: Path) -> None:
    path = tmp_path / "catalogue.json"
    for words in ANSWERS:
        ask = ("ask", *words, "--format", "markdown", "--catalogue")
        plain = invoke(*ask, write_defaced(path, ["Text"])).out
        marked = invoke(*ask, write_defaced(path, [markup])).out

        assert kinds(marked) == kinds(plain), words
        assert harmless(marked.replace("\t", " "))


@pytest.mark.parametrize("words", [["list"], ["show", "seed"], ["show", "moss"], ["ask"], ["tree"]])
def test_no_text_of_a_catalogue_becomes_colour_on_a_terminal(
    words: list[str], tmp_path: Path
) -> None:
    path = write_defaced(tmp_path / "catalogue.json", [INLINE])
    out = invoke(*words, "--catalogue", path).out

    assert harmless(out)
    assert "[red]x[/red]" in out
    assert ":smile:" in out
