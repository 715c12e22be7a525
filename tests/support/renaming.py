"""The same catalogue under other names and in another order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from typing import Any

from oracle import Value

from coopadvisor.catalogue.integrity import contradictions
from coopadvisor.catalogue.languages import as_written
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.catalogue.opening import interpret

Raw = dict[str, Any]  # a mapping of the file


class Renaming:
    """New names for every question, option and instrument, in an order that a seed gives."""

    def __init__(self, catalogue: Catalogue, seed: int) -> None:
        chance = random.Random(seed)
        raw: Raw = as_written(catalogue)
        self.questions = _invent(raw["questions"], "question", chance)
        self.instruments = _invent(raw["instruments"], "instrument", chance)
        self.options = {
            question["id"]: _invent(question.get("options", []), "option", chance)
            for question in raw["questions"]
        }
        self._rename(raw)
        for shuffled in (raw["questions"], raw["instruments"]):
            chance.shuffle(shuffled)
        for question in raw["questions"]:
            chance.shuffle(question.get("options", []))
        for instrument in raw["instruments"]:
            chance.shuffle(instrument["conditions"])
        self.catalogue = interpret(raw)
        assert not any(contradictions(self.catalogue))

    def answers(self, answers: Mapping[str, Value]) -> dict[str, Value]:
        """Answers under their new names."""
        return {
            self.questions[name]: value
            if isinstance(value, int)
            else self.options[name].get(value, value)
            for name, value in answers.items()
        }

    def names(self, instruments: Iterable[str]) -> set[str]:
        """Instruments under their new names; the new order is another one."""
        return {self.instruments[name] for name in instruments}

    def _rename(self, raw: Raw) -> None:
        raw["precedence"]["order"] = [self.questions[one] for one in raw["precedence"]["order"]]
        for instrument in raw["instruments"]:
            instrument["id"] = self.instruments[instrument["id"]]
            self._rename_clauses(instrument["conditions"])
        for referral in raw["referrals"]:
            self._rename_clauses(referral["when"])
        for note in raw["notes"]:
            self._rename_note(note)
        for separation in raw["separations"]:
            self._rename_list(separation, "instruments")
        for former in raw["former"]:
            self._rename_list(former, "successors")
        for question in raw["questions"]:
            names = self.options[question["id"]]
            question["id"] = self.questions[question["id"]]
            for option in question.get("options", []):
                self._rename_option(option, names)

    def _rename_option(self, option: Raw, names: Mapping[str, str]) -> None:
        option["id"] = names[option["id"]]
        option["implies"] = self.answers(option["implies"])
        if option["becomes"] is not None:
            option["becomes"] = [names[one] for one in option["becomes"]]
        for overlay in option["overlays"]:
            overlay["instrument"] = self.instruments[overlay["instrument"]]
            self._rename_clauses(overlay["conditions"])
        for note in option["notes"]:
            self._rename_note(note)

    def _rename_note(self, note: Raw) -> None:
        self._rename_list(note, "instruments")
        self._rename_clauses(note["when"])

    def _rename_clauses(self, clauses: list[Raw]) -> None:
        for clause in clauses:
            names = self.options[clause["question"]]
            clause["question"] = self.questions[clause["question"]]
            if clause["accepts"] is not None:
                clause["accepts"] = [names[one] for one in clause["accepts"]]

    def _rename_list(self, record: Raw, field: str) -> None:
        """Former instruments keep their names."""
        record[field] = [self.instruments.get(one, one) for one in record[field]]


def _invent(records: list[Raw], kind: str, chance: random.Random) -> dict[str, str]:
    numbers = list(range(len(records)))
    chance.shuffle(numbers)
    return {
        record["id"]: f"{kind}-{number}" for record, number in zip(records, numbers, strict=True)
    }
