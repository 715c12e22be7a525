"""Catalogues that do not hold together: most are one that does, spoilt in a place or several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from catalogue_files import FOLDER, replaced

from coopadvisor.catalogue.problems import Kind


class Expected(NamedTuple):
    """A problem that must be found; line 0 stands for the whole file."""

    line: int
    column: int
    kind: Kind
    path: str = ""
    nearest: str = ""


SOUND = (FOLDER / "good" / "sound.yaml").read_text(encoding="utf-8")
_SEED = "instruments.SEED"
_CONDITION = "{question: cost, to: 9, force: rule, basis: stated, text: {fr: A., en: B.}}"
_SOURCED = _CONDITION.replace("}}", "}, sources: [leaflet]}")
_RULE = f"{_SEED}.conditions.team rule"


def _spoilt(*edits: tuple[str, str]) -> str:
    """The sound catalogue with some of its words replaced."""
    return replaced(SOUND, *edits)


def _without(words: str) -> str:
    """The sound catalogue without the line that has these words."""
    (line,) = (one for one in SOUND.splitlines(keepends=True) if words in one)
    return SOUND.replace(line, "")


def _with(*lines: str) -> str:
    """The sound catalogue with these lines after its only instrument."""
    return _spoilt(("sources:\n", "".join(f"{line}\n" for line in (*lines, "sources:"))))


def _solo(more: str) -> tuple[str, str]:
    """An edit that gives the first option one more key."""
    return "en: you would be one}}", f"en: you would be one}}, {more}}}"


def _step(when: str) -> str:
    """The sound catalogue with a step to be done at some time."""
    text = "fr: Écrire., en: Write."
    return _with(
        f"    steps: [{{{text}, when: {{{when}, sources: [leaflet]}}, sources: [leaflet]}}]"
    )


_SINGLE: dict[Kind, Any] = {  # by the kind of the only problem: text, place, path, nearest name
    "alias": ("id: &name mist\nedition: *name\n", "1:5"),
    "bare-colon": (
        _spoilt((" {fr: En tout., en: In all.}", "\n      fr: En tout : tout.\n      en: All.")),
        "23:19",
    ),
    "control-character": ('id: mist\ntitle:\n  fr: Brume\n  en: "M\\e[31mist"\n', "4:7"),
    "duplicate-id": (
        _with(
            "former:",
            "  - {id: Seed, name: {fr: A, en: Seed}, was: [{fr: A, en: B, sources: [leaflet]}]}",
        ),
        "34:10",
        "former.Seed.id",
    ),
    "duplicate-key": ("id: mist\ntitle: {fr: Brume, en: Mist}\nid: fog\n", "3:1"),
    "empty": ("# Nothing but remarks.\n", "0:0"),
    "empty-range": (
        _with("    funding: {from: 100, to: 99, unit: crown, sources: [leaflet]}"),
        "33:21",
        f"{_SEED}.funding.from",
    ),
    "implied-value": (
        _spoilt(_solo("implies: {cost: 901}")),
        "16:129",
        "questions.team.options.solo.implies.cost",
    ),
    "implies-optional": (
        _spoilt(_solo("implies: {cost: 9}"), ("kind: number", "kind: number\n    optional: true")),
        "16:129",
        "questions.team.options.solo.implies.cost",
    ),
    "key-not-a-word": ("id: mist\n? [fr, en]\n: Brume\n", "2:3"),
    "kind-mismatch": (
        _spoilt(("question: team", "question: cost")),
        "32:9",
        "instruments.SEED.conditions.cost rule",
    ),
    "lost-text": (
        _spoilt(
            (
                " {fr: Amorce, en: Seed grant}",
                "\n      fr: Amorce #1\n      en: Seed  # one of two",
            ),
            ("Un groupe., en: A group.", '"Règle #3.", en: "Rule #3."'),
        ),
        "31:11",
    ),
    "missing-key": (_without("name: {fr: Amorce"), "29:5", _SEED),
    "missing-placeholder": (_spoilt(('"{n} crown"', '"a crown"')), "7:47", "units.crown.one.en"),
    "missing-text": (_spoilt(("Coût, en: Cost", "Coût")), "20:12", "questions.cost.label"),
    "not-a-date": (_step("deadline: 15/11/2026"), "33:56", f"{_SEED}.steps[0].when.deadline"),
    "not-a-list": (_spoilt(("[team, cost]", "team")), "27:21", "precedence.order"),
    "not-a-mapping": (_spoilt(("{fr: Brume, en: Mist}", "Brume")), "3:8", "title"),
    "not-a-text": (_spoilt(("Seed grant", '""')), "30:28", f"{_SEED}.name.en"),
    "not-a-whole-number": (_spoilt(("900", "nine")), "26:14", "questions.cost.maximum"),
    "not-utf8": (b"id: mist\ntitle: {fr: Les \xe9t\xe9s, en: Summers}\n", "2:17"),
    "not-yaml": ("id: mist\ntitle: {fr: Brume, en: Mist\nunits: []\n", "3:6"),
    "not-yes-or-no": (
        _spoilt(("official}", "official, base: yes}")),
        "34:164",
        "sources.leaflet.base",
    ),
    "out-of-bounds": (_step("months: [3, 14]"), "33:58", f"{_SEED}.steps[0].when.months[1]"),
    "overlay-not-optional": (
        _spoilt(_solo(f"overlays: [{{instrument: SEED, conditions: [{_SOURCED}]}}]")),
        "16:123",
        "questions.team.options.solo.overlays",
    ),
    "practice-outside-precedence": (
        _spoilt(("[team, cost]", "[cost]"), ("force: rule", "force: practice")),
        "32:20",
        "instruments.SEED.conditions.team practice.question",
    ),
    "reserved-name": (
        _spoilt(
            ("id: team", "id: project"),
            ("[team", "[project"),
            ("question: team", "question: project"),
        ),
        "9:9",
        "questions.project.id",
    ),
    "several-documents": ("id: mist\n---\nid: mist\n", "2:1"),
    "stray-text": (_spoilt(("A group.", "A group, or more.")), "32:108", f"{_RULE}.text.or more."),
    "tab": (_spoilt(("    maximum", "\tmaximum")), "26:1"),
    "tag": ("id: !!python/name:os.system mist\n", "1:5"),
    "too-deep": (f"id: {'[' * 40}{']' * 40}\n", "1:44"),
    "unknown-key": (
        _spoilt(("    conditions:", "    alias: [amorçage]\n    conditions:")),
        "31:5",
        f"{_SEED}.alias",
        "aliases",
    ),
    "unknown-reference": (
        _spoilt(("unit: crown", "unit: crowns")),
        "24:11",
        "questions.cost.unit",
        "crown",
    ),
    "unknown-value": (
        _spoilt(("force: rule", "force: ruel")),
        "32:51",
        "instruments.SEED.conditions.team ruel.force",
        "rule",
    ),
    "window-not-one": (
        _with("    steps: [{fr: A., en: B., when: {sources: [leaflet]}, sources: [leaflet]}]"),
        "33:36",
        f"{_SEED}.steps[0].when",
    ),
    "wrong-form": (_spoilt(("2026-11-15", "November")), "34:125", "sources.leaflet.read"),
    "wrong-length": (_without("id: group"), "16:7", "questions.team.options"),
    "wrong-name": (_spoilt(("id: crown", "id: gold crown")), "7:10", "units.gold crown.id"),
}
_SEVERAL: dict[str, tuple[str, Sequence[Expected]]] = {
    "several-of-meaning": (
        _spoilt(
            ('"{n} couronnes"', '"couronnes"'),
            ("id: group", "id: solo"),
            ("[team, cost]", "[teams, cost, cost]"),
            ("[group]", "[groups]"),
            ("A group.}, sources: [leaflet]", "A group.}, sources: [leaflets §2]"),
        ),
        [
            Expected(7, 73, "missing-placeholder", "units.crown.other.fr"),
            Expected(17, 14, "duplicate-id", "questions.team.options[1].id"),
            Expected(27, 22, "unknown-reference", "precedence.order[0]", "team"),
            Expected(27, 35, "duplicate-id", "precedence.order[2]"),
            Expected(32, 36, "unknown-reference", f"{_RULE}.accepts[0]"),
            Expected(32, 121, "unknown-reference", f"{_RULE}.sources[0]", "leaflet"),
        ],
    ),
    "several-of-shape": (
        _spoilt(
            ("en: Mist}", "eng: Mist}"),  # and no English title is missing as well
            ("choice", "chioce"),
            ("900", "1.5"),
            (
                "stated, text: {fr: Un groupe., en: A group.}, sources: [leaflet]",
                "state, text: A group., sources: leaflet",
            ),
            ("language: en", "language: English"),
        ),
        [
            Expected(3, 20, "unknown-key", "title.eng", "en"),
            Expected(10, 11, "unknown-value", "questions.team.kind", "choice"),
            Expected(26, 14, "not-a-whole-number", "questions.cost.maximum"),
            Expected(32, 64, "unknown-value", f"{_RULE}.basis", "stated"),
            Expected(32, 77, "not-a-mapping", f"{_RULE}.text"),
            Expected(32, 96, "not-a-list", f"{_RULE}.sources"),
            Expected(34, 67, "wrong-form", "sources.leaflet.language"),
        ],
    ),
    "several-of-writing": (
        _spoilt(
            ("en: Mist}", 'en: "M\\x9bist"}'),
            ("caveat", "id: fog\ncaveat"),
            ("Mist Fund", '"Mist \\u202e Fund"'),
        ),
        [
            Expected(3, 24, "control-character"),
            Expected(5, 1, "duplicate-key"),
            Expected(35, 30, "control-character"),
        ],
    ),
    "unsourced": (
        _spoilt(
            ("A group.}, sources: [leaflet]}", f"A group.}}, sources: []}}\n      - {_CONDITION}"),
        ),
        [
            Expected(32, 119, "unsourced", f"{_RULE}.sources"),
            Expected(33, 9, "unsourced", "instruments.SEED.conditions.cost rule"),
        ],
    ),
}

_FOLDER = TemporaryDirectory(prefix="bad-catalogues-")  # for as long as the tests run


def _write(name: str, text: str | bytes) -> Path:
    path = Path(_FOLDER.name, f"{name}.yaml")
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


BAD = {name: _write(name, text) for name, (text, *_) in [*_SINGLE.items(), *_SEVERAL.items()]}
each_bad = pytest.mark.parametrize("path", BAD.values(), ids=BAD)


def expected(path: Path) -> Sequence[Expected]:
    """What must be found in a bad catalogue, in file order."""
    if path.stem in _SEVERAL:
        return _SEVERAL[path.stem][1]
    kind = next(one for one in _SINGLE if one == path.stem)
    _, place, *where = _SINGLE[kind]
    line, column = map(int, place.split(":"))
    return [Expected(line, column, kind, *where)]
