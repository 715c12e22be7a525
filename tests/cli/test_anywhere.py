"""The program works from any folder and finds its own catalogue; its own names are its own."""

from pathlib import Path

import click
import pytest
from running import execute, invoke
from shipped_answers import IRP, NONE

from coopadvisor import load_catalogue
from coopadvisor.catalogue.integrity import RESERVED_NAMES
from coopadvisor.catalogue.loading import bundled
from coopadvisor.cli.root import load_command
from coopadvisor.cli.setting import Setting

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("words", [("ask", *IRP, "--format", "json"), ("--help",), ("tree",)])
def test_the_program_runs_from_any_folder(words: tuple[str, ...]) -> None:
    assert execute(*words, cwd="/") == invoke(*words)


def test_the_program_runs_from_a_folder_with_modules_of_the_same_names(tmp_path: Path) -> None:
    for name in ("yaml", "click", "catalogue", "instruments", "typing"):
        (tmp_path / f"{name}.txt").write_text("", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "instruments.yaml").write_text("id: other\n", encoding="utf-8")

    assert execute("ask", *NONE, cwd=tmp_path).code == 3


def test_the_shipped_catalogue_is_the_one_at_the_top_of_the_checkout() -> None:
    assert bundled().resolve() == ROOT / "data" / "instruments.yaml"
    assert load_catalogue().id == load_catalogue(bundled()).id == "cnrs"


def test_the_shipped_catalogue_can_be_named() -> None:
    words = ("ask", *NONE, "--format", "json")

    assert invoke(*words, "--catalogue", str(bundled())) == invoke(*words)


@pytest.mark.parametrize("path", ["data/instruments.yaml", "./data/../data/instruments.yaml"])
def test_a_path_is_taken_from_the_folder_one_is_in(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)

    assert invoke("tree", "--catalogue", path) == invoke("tree")


def test_the_names_that_no_question_may_take_are_those_of_the_options_of_ask() -> None:
    setting = Setting("en", None)
    ask = load_command("ask", setting.words)
    context = click.Context(ask, info_name="ask", obj=setting)
    questions = {f"--{question.id}" for question in load_catalogue().questions}
    options = {
        name
        for param in ask.get_params(context)
        for name in (*param.opts, *param.secondary_opts)
        if name not in questions
    }

    assert {name.lstrip("-") for name in options} == RESERVED_NAMES


def test_every_reserved_name_is_an_option_that_a_question_would_hide() -> None:
    page = invoke("ask", "--help").out

    assert all(f"-{name}" in page for name in RESERVED_NAMES)
