"""Write a made-up catalogue of many instruments and questions, to measure with.

    python benchmarks/large_catalogue.py --instruments 200 --seed 1 > large.yaml

A funder with two hundred instruments tells them apart by a few questions that nearly all
of them have rules on (what one wants to do, who one is), some that a few ask about
(discipline, region, partner), and by figures (countries, months, thousands of euros).
``--kind scattered`` draws conditions on all questions alike instead, which hardly any
two situations share: the worst case for everything that looks for structure.
"""

from __future__ import annotations

import argparse
import sys
from random import Random
from typing import Any

import yaml

CHOICES = (8, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 2)  # options of each choice
FIGURES = {
    "countries": (1, 2, 4, 11),
    "months": (1, 13, 25, 37, 61),
    "thousands": (1, 11, 51, 201, 501, 2001),
}
PRECEDENCE = (0, 2, 3, 5, 7, 12, 13, 14, 1, 4, 6, 8, 9, 10, 11)
SCATTERED = (4,) * 15
Json = dict[str, Any]


def structured(instruments: int, chance: Random) -> Json:
    """A catalogue as funders have them: 497 664 000 situations."""
    questions = [_choice(place, size) for place, size in enumerate(CHOICES)]
    questions += [_number(name, cuts) for name, cuts in FIGURES.items()]
    made = []
    for index in range(instruments):
        conditions = [_options(0, "rule", 2, chance), _options(1, "rule", 3, chance)]
        for place in range(2, len(CHOICES)):
            force = chance.choices(["rule", "practice", ""], [20, 16, 64])[0]
            if force:
                conditions.append(_options(place, force, 3, chance))
        for name in FIGURES:
            force = chance.choices(["rule", "practice", ""], [25, 35, 40])[0]
            if force:
                conditions.append(_range(name, force, chance))
        made.append(_instrument(index, conditions))
    return _catalogue(questions, [questions[place]["id"] for place in PRECEDENCE], made)


def scattered(instruments: int, chance: Random) -> Json:
    """Conditions on any question, whatever it is: 1 073 741 824 situations."""
    questions = [_choice(place, size) for place, size in enumerate(SCATTERED)]
    made = []
    for index in range(instruments):
        conditions = []
        for force, number in (("rule", 6), ("practice", 3)):
            for place in chance.sample(range(len(SCATTERED)), number):
                names = chance.sample(questions[place]["options"], chance.choice([1, 2, 2, 3]))
                conditions.append(_accepting(place, force, names))
        made.append(_instrument(index, conditions))
    return _catalogue(questions, [one["id"] for one in questions], made)


def _choice(place: int, size: int) -> Json:
    options = [
        {"id": f"o{index}", "text": _text(f"o{index}"), "said": _text(f"o{index}")}
        for index in range(size)
    ]
    return {**_question(f"q{place}"), "kind": "choice", "options": options}


def _number(name: str, cuts: tuple[int, ...]) -> Json:
    return {
        **_question(name),
        "kind": "number",
        "unit": "one",
        "said": _text("{n}"),
        "minimum": cuts[0],
        "maximum": cuts[-1] - 1,
    }


def _question(name: str) -> Json:
    return {key: _text(name) for key in ("label", "text", "help", "why")} | {"id": name}


def _options(place: int, force: str, most: int, chance: Random) -> Json:
    size = CHOICES[place]
    number = chance.randint(1, min(most, size - 1))
    options = [{"id": f"o{index}"} for index in sorted(chance.sample(range(size), number))]
    return _accepting(place, force, options)


def _accepting(place: int, force: str, options: list[Json]) -> Json:
    return _condition(f"q{place}", force) | {"accepts": [one["id"] for one in options]}


def _range(name: str, force: str, chance: Random) -> Json:
    low, high = sorted(chance.sample(FIGURES[name], 2))
    return _condition(name, force) | {"from": low, "to": high - 1}


def _condition(question: str, force: str) -> Json:
    return {
        "question": question,
        "force": force,
        "basis": "stated",
        "text": _text(question),
        "sources": ["made-up"],
    }


def _instrument(index: int, conditions: list[Json]) -> Json:
    return {"id": f"I{index}", "name": _text(f"I{index}"), "conditions": conditions}


def _catalogue(questions: list[Json], order: list[str], instruments: list[Json]) -> Json:
    return {
        "id": "made-up",
        "edition": "1",
        **{key: _text("made up") for key in ("title", "counterpart", "caveat")},
        "units": [{"id": "one", "one": _text("{n}"), "other": _text("{n}")}],
        "questions": questions,
        "precedence": {
            "order": order,
            "text": _text("made up"),
            "basis": "inferred",
            "sources": ["made-up"],
        },
        "instruments": instruments,
        "sources": [
            {
                "id": "made-up",
                "publisher": "nobody",
                "title": "made up",
                "language": "en",
                "address": "https://example.org",
                "date": "undated",
                "read": "2026-11",
                "certainty": "indirect",
            }
        ],
    }


def _text(words: str) -> Json:
    return {"fr": words, "en": words}


KINDS = {"structured": structured, "scattered": scattered}


def main() -> None:
    """Write one catalogue to standard output."""
    parser = argparse.ArgumentParser(description="Write a made-up catalogue.")
    parser.add_argument("--instruments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=sorted(KINDS), default="structured")
    chosen = parser.parse_args()
    chance = Random(chosen.seed)  # noqa: S311 (the same seed must give the same catalogue)
    made = KINDS[chosen.kind](chosen.instruments, chance)
    yaml.safe_dump(made, sys.stdout, allow_unicode=True, sort_keys=False)


if __name__ == "__main__":
    main()
