"""Completion by the protocols of bash, zsh and fish."""

from pathlib import Path

import pytest
from bad_catalogues import BAD
from catalogue_files import MINIMAL, write_defaced
from tab_completion import SHELLS, Shell, offers, press_tab

from coopadvisor.cli.completion import inert
from coopadvisor.cli.root import COMMANDS

pytestmark = pytest.mark.slow

every_shell = pytest.mark.parametrize("shell", SHELLS)


@every_shell
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "coopadvisor ",
            [*COMMANDS],
        ),
        ("coopadvisor co", ["compare"]),
        ("coopadvisor ask --ma", ["--maturity"]),
        ("coopadvisor ask --maturity joi", ["joint-results"]),
        ("coopadvisor ask --cnrs-unit ", ["yes", "no", "unknown"]),
        ("coopadvisor ask --budget ", ["unknown"]),
        ("coopadvisor ask --cnrs-unit yes --partners comm", ["community"]),
        ("coopadvisor ask --format ", ["terminal", "markdown", "html", "json"]),
        ("coopadvisor ask --lang ", ["en", "fr"]),
        ("coopadvisor --lang ", ["en", "fr"]),
        ("coopadvisor tree --format ", ["text", "mermaid", "svg", "json"]),
        ("coopadvisor check --format ", ["text", "json"]),
        ("coopadvisor show IR", ["IRP", "IRN", "IRL", "IRC"]),
        ("coopadvisor show L", ["LIA"]),
        ("coopadvisor compare IRP IE", ["IEA"]),
        ("coopadvisor ask --maturity nonsense", []),
    ],
)
def test_a_shell_is_offered_what_can_follow(shell: Shell, line: str, expected: list[str]) -> None:
    assert offers(shell, line) == expected


@every_shell
def test_a_shell_is_offered_every_option_of_ask(shell: Shell) -> None:
    offered = offers(shell, "coopadvisor ask --")

    assert offered[:3] == ["--cnrs-unit", "--partners", "--countries"]
    assert {"--answers", "--format", "--output", "--catalogue", "--lang"} < set(offered)


@every_shell
def test_values_follow_from_another_catalogue(shell: Shell) -> None:
    ask = f"coopadvisor ask --catalogue {MINIMAL}"

    assert offers(shell, f"{ask} --")[:4] == ["--team", "--prior", "--cost", "--region"]
    assert offers(shell, f"{ask} --team ") == ["solo", "duo", "group", "unknown"]
    assert offers(shell, f"coopadvisor --catalogue {MINIMAL} show ") == ["SEED", "GROW", "MOSS"]


@every_shell
@pytest.mark.parametrize(
    "path", ["no/such/file.yaml", str(BAD["alias"])], ids=["missing", "broken"]
)
def test_without_a_usable_catalogue_nothing_that_depends_on_it_is_offered(
    shell: Shell, path: str
) -> None:
    assert offers(shell, f"coopadvisor --catalogue {path} show ") == []
    assert offers(shell, f"coopadvisor ask --catalogue {path} --maturity ") == []
    assert "--answers" in offers(shell, f"coopadvisor ask --catalogue {path} --")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_offers_come_with_what_they_mean_in_the_language_asked_for(shell: Shell) -> None:
    ask = "ask --maturity new-p"

    assert "we have never worked together" in press_tab(shell, f"coopadvisor {ask}").out
    assert "jamais travaillé ensemble" in press_tab(shell, f"coopadvisor --lang fr {ask}").out


@every_shell
def test_an_open_quote_is_no_obstacle(shell: Shell) -> None:
    assert press_tab(shell, "coopadvisor ask --project 'Alpine --maturity ").code == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_given_a_script_that_calls_the_program(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from coopadvisor.cli.main import run

    monkeypatch.setenv("_COOPADVISOR_COMPLETE", f"source_{shell}")
    with pytest.raises(SystemExit) as left:
        run(())

    assert left.value.code in (0, None)
    assert f"complete_{shell}" in capsys.readouterr().out


def test_completing_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    press_tab("bash", "coopadvisor ask --output sum")

    assert list(tmp_path.iterdir()) == []


@every_shell
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("coopadvisor ask --maturity=joi", "joint-results"),
        ("coopadvisor ask --partners=two-leads --maturity=joi", "joint-results"),
        ("coopadvisor --lang=f", "fr"),
    ],
)
def test_a_value_joined_to_its_option_completes(shell: Shell, line: str, expected: str) -> None:
    if shell == "bash":  # breaks words at "=", and replaces the last piece alone
        assert offers(shell, line.replace("=", " = ")) == [expected]
    assert offers(shell, line) == [f"{line.rpartition(' ')[2].partition('=')[0]}={expected}"]


@pytest.mark.parametrize("line", ["ask --team ", "ask --", "show ", "compare "])
@every_shell
def test_brackets_in_texts_are_texts(shell: Shell, line: str, tmp_path: Path) -> None:
    path = write_defaced(tmp_path / "marked.json", ["Look [/x] [red]"])
    command, _, rest = line.partition(" ")

    result = press_tab(shell, f"coopadvisor {command} --catalogue {path} {rest}")

    assert (result.code, result.err) == (0, "")
    assert ("[/x] [red]" in result.out) == (shell != "bash")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"\$(x) `x`", "＼＄(x) ‘x‘"),
        ('it\'s "so" !x', "it’s ”so” ！x"),
        ("a\nb\tc  d", "a b c d"),
        ("a\x1b[31m\u202eb", "a\ufffd[31m\ufffdb"),
        ("é [/x] 50 % (a): b", "é [/x] 50 % (a): b"),
    ],
)
def test_a_text_has_nothing_left_that_a_shell_reads_as_more(text: str, shown: str) -> None:
    assert inert(text) == shown


@every_shell
@pytest.mark.parametrize("typed", ["ask --answers x", "ask --output x", "check x", "--catalogue x"])
def test_files_are_left_to_the_shell(shell: Shell, typed: str) -> None:
    assert offers(shell, f"coopadvisor {typed}") == []
