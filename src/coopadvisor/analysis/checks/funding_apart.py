"""Amounts that are printed apart from what decides."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.model import UNSAID, Condition, Number
from coopadvisor.decision.partition import Band

FUNDING_APART = Check("funding-apart", "note")


def find_funding_apart(inspection: Inspection) -> Iterator[Finding]:
    """Funding with an end that no condition on an amount of its unit has, where some have one."""
    for bit, instrument in enumerate(inspection.catalogue.instruments):
        funding = instrument.funding
        if funding == UNSAID:
            continue
        for question in inspection.catalogue.questions:
            if not isinstance(question, Number) or question.unit != funding.unit:
                continue
            asked = [one for one in instrument.conditions if one.question == question.id]
            lows = {one.low for one in asked if one.low is not None}
            highs = {one.high for one in asked if one.high is not None}
            if (lows and funding.low not in lows) or (highs and funding.high not in highs):
                yield Finding(
                    FUNDING_APART,
                    ("instruments", bit, "funding"),
                    instruments=(instrument.id,),
                    question=question.id,
                    values=tuple(_range(question, one) for one in asked),
                    funding=funding,
                )


def _range(question: Number, condition: Condition) -> Band:
    """What a condition accepts of a number, an open end being that of the question."""
    low = question.minimum if condition.low is None else condition.low
    high = question.maximum if condition.high is None else condition.high
    return Band(low=low, high=high)
