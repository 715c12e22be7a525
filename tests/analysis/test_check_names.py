"""Names and texts that may mean two things are found, whichever way they are written."""

from pathlib import Path

import pytest
from all_situations import TODAY, inspect
from catalogue_files import minimal

from coopadvisor import AnswersError, load_catalogue
from coopadvisor.analysis.checks import ambiguous_answer, ambiguous_name
from coopadvisor.analysis.checks.auditing import audit
from coopadvisor.catalogue.lookup import find_instrument
from coopadvisor.catalogue.model import Catalogue, Choice
from coopadvisor.decision.values import read_value

DUO = "{id: duo, text: {fr: deux personnes, en: two people}"
SEED = "aliases: [amorçage"


def changed(tmp_path: Path, *changes: tuple[str, str]) -> Catalogue:
    path = tmp_path / "file.yaml"
    path.write_text(minimal(*changes), encoding="utf-8")
    return load_catalogue(path)


@pytest.mark.parametrize(
    ("french", "english", "other"),
    [
        ("SOLO", "two people", "solo"),
        ("deux personnes", "Group", None),
        ("une personne", "two people", "solo"),
        ("deux personnes", "une\u00a0Personne", "solo"),
        ("one person", "one person", "solo"),
        ("Unknown", "two people", "unknown"),
    ],
)
def test_a_text_that_is_also_of_another_option_is_found_once(
    french: str, english: str, other: str | None, tmp_path: Path
) -> None:
    text = f'{{id: duo, text: {{fr: "{french}", en: "{english}"}}'
    (found,) = ambiguous_answer.find_ambiguous_answers(inspect(changed(tmp_path, (DUO, text))))

    assert found.names == ("duo", other or "group")
    assert found.path[:4] == ("questions", 0, "options", 1)


def test_where_no_answer_is_ambiguous_each_name_and_text_is_its_options(
    catalogue: Catalogue,
) -> None:
    assert list(ambiguous_answer.find_ambiguous_answers(inspect(catalogue))) == []
    for question in catalogue.questions:
        if isinstance(question, Choice):
            for option in question.options:
                for text in (option.id, *option.text.values()):
                    assert read_value(catalogue, question, text.upper()) == option.id


def test_what_is_said_of_an_ambiguous_answer_is_so(tmp_path: Path) -> None:
    text = "{id: duo, text: {fr: group, en: one person}"
    catalogue = changed(tmp_path, (DUO, text))
    team = catalogue.questions[0]

    assert read_value(catalogue, team, "group") == "group"
    with pytest.raises(AnswersError):
        read_value(catalogue, team, "one person")


@pytest.mark.parametrize("alias", ["grow", "GRÖW", "Growth  Grant", "essor"])
def test_an_alias_that_is_another_instruments_name_is_found(alias: str, tmp_path: Path) -> None:
    catalogue = changed(tmp_path, (SEED, f"{SEED}, {alias}"))
    (found,) = ambiguous_name.find_ambiguous_names(inspect(catalogue))
    winner = find_instrument(catalogue, alias)

    assert (found.instruments, found.names) == (("SEED", "GROW"), (alias,))
    assert winner is not None
    assert found.shown == winner.id


def test_an_alias_of_two_instruments_is_found_at_the_second(tmp_path: Path) -> None:
    growth = ("    name: {fr: Essor", "    aliases: [AMORCAGE]\n    name: {fr: Essor")
    (found,) = ambiguous_name.find_ambiguous_names(inspect(changed(tmp_path, growth)))

    assert (found.instruments, found.names) == (("GROW", "SEED"), ("AMORCAGE",))


def test_an_alias_that_repeats_its_own_instruments_name_is_not(tmp_path: Path) -> None:
    catalogue = changed(tmp_path, (SEED, f"{SEED}, seed, AMORCAGE"))

    assert list(ambiguous_name.find_ambiguous_names(inspect(catalogue))) == []


def test_the_shipped_catalogue_has_no_ambiguous_names(catalogue: Catalogue) -> None:
    checks = {one.check.id for one in audit(catalogue, TODAY).findings}

    assert checks.isdisjoint({"ambiguous-answer", "ambiguous-name"})
