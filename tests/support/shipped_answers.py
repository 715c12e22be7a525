"""Answers to the shipped catalogue as words of a command line: every outcome, and more."""

from __future__ import annotations

import pytest

from coopadvisor.catalogue.model import Language

LANGUAGES: tuple[Language, ...] = ("fr", "en")
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)

_YES = "--cnrs-unit yes"
IRP = (
    f"{_YES} --partners two-leads --maturity joint-results --localisation stays --budget 60k"
).split()
IRC = (
    f"{_YES} --partners institutions --countries 1 --maturity structured --localisation visits"
).split()
CHOICE = (
    f"{_YES} --partners two-leads --maturity new-topic --localisation visits --budget 20000"
).split()
NONE = ["--cnrs-unit", "no"]
NONE_BY_HISTORY = (
    f"{_YES} --partners institutions --countries 1 --maturity first-exchanges"
    " --localisation visits --budget 90000"
).split()
UNDECIDED = f"{_YES} --partners two-leads --maturity new-topic --budget unknown".split()
INSTITUTE = (
    f"{_YES} --partners two-leads --maturity new-partner --localisation events --budget 60000"
    " --institute insmi"
).split()

SETTLED = {"recommended": IRP, "irc": IRC, "choice": CHOICE, "institute": INSTITUTE}
NOTHING = {"none": NONE, "none-by-history": NONE_BY_HISTORY}
OPEN: dict[str, list[str]] = {"undecided": UNDECIDED, "nothing-answered": []}
EVERY = {**SETTLED, **NOTHING, **OPEN}
