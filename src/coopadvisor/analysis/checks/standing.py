"""Instruments that can never be recommended, and answers that no situation holds."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.analysis.checks.remarks import Remark, example_of, value_in
from coopadvisor.analysis.search import find_win, outranks
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.partition import bands_of, join
from coopadvisor.decision.table import without_condition
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.diagrams.cover import box_of, count_in


def find_unreachable(inspection: Inspection) -> Iterator[Remark]:
    """Instruments whose rules exclude each other, that another one beats, or that never win."""
    for bit in range(len(inspection.rules.instruments)):
        try:
            found = _judge(inspection, bit)
        except TooLarge:
            found = Remark(
                check="unproved",
                path=("instruments", bit),
                instruments=(inspection.rules.instruments[bit],),
                names=("never-recommended",),
            )
        if found is not None:
            yield found


def find_impossible(inspection: Inspection) -> Iterator[Remark]:
    """Answers that every answer to another question contradicts."""
    if inspection.situations is None:
        yield Remark(check="unproved", path=("questions",), names=("impossible-answer",))
        return
    for place in inspection.rules.required:
        question = inspection.catalogue.questions[place]
        bands = bands_of(inspection.catalogue)[question.id]
        impossible = [
            band
            for index, band in enumerate(bands)
            if count_in(inspection.situations, box_of(inspection.situations, {place: 1 << index}))
            == 0
        ]
        if impossible:
            yield Remark(
                check="impossible-answer",
                path=("questions", place),
                question=question.id,
                values=join(impossible),
                example={question.id: value_in(impossible[0])},
            )


def _contradictory(inspection: Inspection, bit: int) -> Remark:
    """The remark on an instrument that no answers allow, with rules of which none can be spared.

    They are found one by one, the rest staying away: the deletion filter of Chinneck and
    Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA Journal
    on Computing 3 (1991).
    """
    mask = 1 << bit
    instrument = inspection.catalogue.instruments[bit]
    rules = inspection.rules
    needed = []
    for index, condition in enumerate(instrument.conditions):
        if condition.force == "rule":
            fewer = without_condition(inspection.catalogue, rules, bit, condition)
            if find_win(replace(fewer, everyone=mask), mask, effort=inspection.effort) is None:
                rules = fewer
            else:
                needed.append(index)
    path: Path = ("instruments", bit)
    return Remark(
        check="contradictory-conditions",
        path=(*path, "conditions", needed[0]) if needed else path,
        instruments=(instrument.id,),
        names=tuple(dict.fromkeys(instrument.conditions[index].question for index in needed)),
    )


def _judge(inspection: Inspection, bit: int) -> Remark | None:
    rules, mask = inspection.rules, 1 << bit
    if find_win(rules, mask, effort=inspection.effort) is not None:
        return None
    name = rules.instruments[bit]
    path: Path = ("instruments", bit)
    alone = find_win(replace(rules, everyone=mask), mask, effort=inspection.effort)
    if alone is None:
        return _contradictory(inspection, bit)
    example = example_of(inspection.catalogue, alone)
    for other, winner in enumerate(rules.instruments):
        if other != bit and outranks(rules, 1 << other, mask, inspection.effort):
            return Remark(check="shadowed", path=path, instruments=(name, winner), example=example)
    return Remark(check="never-recommended", path=path, instruments=(name,), example=example)
