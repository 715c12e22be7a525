"""What `coopadvisor diff` prints of two catalogues."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from catalogue_files import FOLDER, INTERVIEW, MINIMAL, minimal, replaced
from golden import Golden
from running import invoke

REREAD = "team, accepts: [duo, group], force: rule"
pytestmark = pytest.mark.slow

SHIPPED = Path(__file__).parents[2] / "data" / "instruments.yaml"


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The shipped catalogue with a lower bound moved and a word changed, as ``new.yaml``."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert text.count("from: 50000") > 1
    changed = text.replace("from: 50000", "from: 40000").replace("An IEA is for", "An IEA serves")
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(text, encoding="utf-8")
    Path("new.yaml").write_text(changed, encoding="utf-8")
    return "new.yaml"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_changed_range_is_told_as_the_advice_it_changes(
    edited: str, language: str, golden: Golden
) -> None:
    done = invoke("diff", "old.yaml", edited, "--lang", language)

    assert done.code == 0
    golden.check(f"pages/diff.{language}.txt", done.out)


def test_its_commands_show_the_change(edited: str) -> None:
    found = json.loads(invoke("diff", "old.yaml", edited, "--format", "json").out)

    assert 0 < found["changed"] == sum(one["situations"] for one in found["moves"])
    for move, region in ((one, region) for one in found["moves"] for region in one["regions"]):
        _, *words = shlex.split(region["command"])
        asked = json.loads(invoke(*words, "--no-input", "--format", "json").out)
        assert asked["instruments"] == move["after"]
        before = [word.replace("new.yaml", "old.yaml") for word in words]
        asked = json.loads(invoke(*before, "--no-input", "--format", "json").out)
        assert asked["instruments"] == move["before"]


def situations(old: Path | str, new: Path | str) -> int:
    found = json.loads(invoke("diff", str(old), str(new), "--format", "json").out)
    return int(found["situations"])


def test_the_same_catalogue_changes_nothing() -> None:
    found = json.loads(invoke("diff", str(SHIPPED), str(SHIPPED), "--format", "json").out)
    checked = json.loads(invoke("check", str(SHIPPED), "--format", "json").out)

    assert (found["situations"], found["changed"]) == (checked["situations"], 0)
    assert [found[key] for key in ("moves", "gone", "come", "edits")] == [[], [], [], []]


def test_questions_and_options_that_only_one_has_are_named(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    text = INTERVIEW.read_text(encoding="utf-8")
    path.write_text(replaced(text, ("id: network", "id: crowd")), encoding="utf-8")

    found = json.loads(invoke("diff", str(INTERVIEW), str(path), "--format", "json").out)
    assert (found["gone"], found["come"]) == (["team=network"], ["team=crowd"])


def test_a_catalogue_that_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("id: x", encoding="utf-8")

    failed = invoke("diff", str(SHIPPED), str(path))
    assert (failed.code, failed.out) == (1, "")
    assert "broken.yaml" in failed.err


def test_two_unrelated_catalogues_are_compared_on_all_they_ask(edited: str) -> None:
    kit = FOLDER / "good" / "former-tool-kit.yaml"
    found = json.loads(invoke("diff", edited, str(kit), "--format", "json").out)

    assert found["situations"] == situations(edited, edited) * situations(kit, kit)
    assert found["changed"] == sum(move["situations"] for move in found["moves"])


@pytest.mark.parametrize(
    ("language", "new", "text"),
    [("en", " is new:", "It is new."), ("fr", ", nouveau\u00a0:", "C’est nouveau.")],
)
def test_a_new_record_is_told_by_its_fields(
    tmp_path: Path, language: str, new: str, text: str
) -> None:
    line = (
        "      - {question: prior, accepts: [no], force: rule, basis: stated,"
        ' text: {fr: C’est nouveau., en: It is new.}, sources: ["leaflet §3"]}\n'
    )
    path = tmp_path / "new.yaml"
    first = "      - {question: prior, accepts: [no], force: practice"
    path.write_text(minimal((first, f"{line}{first}")), "utf-8")

    done = invoke("diff", str(MINIMAL), str(path), "--lang", language)
    assert (
        f"- instruments.SEED.conditions.prior rule{new} question prior; accepts no; force rule;"
        f" basis stated; text {text}; sources leaflet §3"
    ) in done.out.replace("\n  ", " ")

    back = json.loads(invoke("diff", str(path), str(MINIMAL), "--format", "json").out)
    (edit,) = (one for one in back["edits"] if one["new"] is None)
    assert edit["old"]["accepts"] == ["no"]


def test_french_figures_are_not_torn_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    typed, kept = (
        "De 1 000 à 10 000 € en tout ; au moins.",
        "De 1_000 à 10_000_€ en tout_; au moins.",
    )
    path = tmp_path / "new.yaml"
    path.write_text(minimal(("fr: En tout.", f"fr: '{typed}'")), "utf-8")

    told = invoke("diff", str(MINIMAL), str(path), "--lang", "fr").out
    assert kept.replace("_", "\u00a0") in told.replace("\n  ", " ")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_edit_of_what_one_region_reads_differently_is_told_for_that_region(
    language: str, tmp_path: Path
) -> None:
    new = tmp_path / "new.yaml"
    new.write_text(minimal(("team, accepts: [group], force: practice", REREAD)), encoding="utf-8")
    files = ("diff", str(MINIMAL), str(new), "--lang", language)
    found = json.loads(invoke(*files, "--format", "json").out)
    said = " ".join(invoke(*files).out.split())

    assert (found["changed"], found["moves"]) == (0, [])
    (reading,) = found["readings"]
    assert (reading["question"], reading["option"]) == ("region", "north")
    assert 0 < reading["changed"] == sum(one["situations"] for one in reading["moves"])
    head = {
        "fr": "« Région », « le nord » : d’autres",
        "en": "With ‘the north’ for ‘Region’, other",
    }
    assert head[language] in said
    assert said.count("1.10") == 1
    for move in reading["moves"]:
        for region in move["regions"]:
            _, *words = shlex.split(region["command"])
            asked = json.loads(invoke(*words, "--no-input", "--format", "json").out)
            assert asked["instruments"] == move["after"]
            assert asked["answers"]["region"] == "north"
