"""The advice as one JSON object, for scripts (the contract is in the README)."""

from __future__ import annotations

from typing import Any

from msgspec import json, to_builtins

from coopadvisor.advice.advice import Advice
from coopadvisor.catalogue.model import Catalogue, Language, Number
from coopadvisor.decision.partition import Band
from coopadvisor.decision.verdicts import Reason
from coopadvisor.wording.typography import typeset


def render_json(advice: Advice, language: Language) -> str:
    """The object on several lines, with texts in one language and a final newline."""
    catalogue = advice.catalogue
    found = {
        "catalogue": {"id": catalogue.id, "edition": catalogue.edition},
        "answers": advice.answers,
        "implied": advice.implied,
        "outcome": advice.outcome,
        "instruments": advice.instruments,
        "possible": advice.possible,
        "unanswered": advice.unanswered,
        "verdicts": [
            {
                "instrument": one.instrument,
                "verdict": one.verdict,
                "reasons": [_reason(reason, language) for reason in one.reasons],
            }
            for one in advice.verdicts
        ],
        "changes": [to_builtins(change) for change in advice.changes],
        "optional": [
            {
                "question": turn.question,
                "values": [band_value(catalogue, turn.question, band) for band in turn.values],
            }
            for turn in advice.turns
        ],
    }
    if not advice.exhaustive:
        found["exhaustive"] = False
    return json.format(json.encode(found), indent=2).decode() + "\n"


def band_value(catalogue: Catalogue, name: str, band: Band) -> str | dict[str, int | None]:
    """An option, or the range of a number, ``null`` where it has no upper end."""
    if band.option:
        return band.option
    question = next(one for one in catalogue.questions if one.id == name)
    top = isinstance(question, Number) and band.high >= question.maximum
    return {"from": band.low, "to": None if top else band.high}


def _reason(reason: Reason, language: Language) -> dict[str, Any]:
    return {
        "question": reason.question,
        "answer": reason.answer,
        "force": reason.force,
        "basis": reason.basis,
        "status": reason.status,
        "text": typeset(reason.text, language),
        "sources": [to_builtins(source) for source in reason.sources],
    }
