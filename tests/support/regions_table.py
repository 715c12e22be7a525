"""The advice of a catalogue as a table: one line for each region of situations and its outcome."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Region, region_of
from coopadvisor.catalogue.model import Catalogue, Choice
from coopadvisor.decision.completions import compile_outcomes
from coopadvisor.decision.partition import Band
from coopadvisor.decision.table import rules_for
from coopadvisor.diagrams.cover import find_cover
from coopadvisor.diagrams.diagram import count, relabel

Line = tuple[tuple[str, ...], Region, int]  # who is recommended, where, in how many situations


def lines_of(catalogue: Catalogue) -> Iterator[Line]:
    """The regions of each outcome, those with fewest instruments first, "nothing fits" last."""
    blank = (None,) * len(catalogue.questions)
    rules = rules_for(catalogue, blank)
    diagram = compile_outcomes(rules, blank)
    masks = sorted(count(diagram), key=lambda mask: (mask == 0, mask.bit_count(), mask))
    for mask in masks:
        target = relabel(diagram, mask.__eq__)
        for part in find_cover(target, most=1000).parts:
            yield rules.names(mask), region_of(catalogue, target.variables, part.cube), part.number


def table_of(catalogue: Catalogue) -> str:
    """The lines as a Markdown table."""
    asked = [question for question in catalogue.questions if not question.optional]
    head = ["outcome", *(question.id for question in asked), "situations"]
    rows = [
        [
            " = ".join(names) or "none",
            *(_cell(catalogue, question.id, region) for question in asked),
            str(number),
        ]
        for names, region, number in lines_of(catalogue)
    ]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    ruled = [head, ["-" * width for width in widths], *rows]
    return "".join(
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        + " |\n"
        for row in ruled
    )


def _cell(catalogue: Catalogue, name: str, region: Region) -> str:
    return (
        ", ".join(_said(catalogue, name, band) for band in region[name]) if name in region else ""
    )


def _said(catalogue: Catalogue, name: str, band: Band) -> str:
    question = next(one for one in catalogue.questions if one.id == name)
    if isinstance(question, Choice):
        return band.option
    if band.low == band.high:
        return str(band.low)
    return f"{band.low}+" if band.high == question.maximum else f"{band.low}-{band.high}"
