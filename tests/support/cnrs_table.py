"""The reading of the CNRS instruments, copied by hand from their table."""

from __future__ import annotations

from oracle import Asked, Region, Wish, World

BUDGETS = (
    range(10_000),
    range(10_000, 14_001),
    range(14_001, 50_000),
    range(50_000, 75_000),
    range(75_000, 75_001),
    range(75_001, 100_001),
    range(100_001, 100_000_001),
)
COUNTRIES = (range(1, 2), range(2, 3), range(3, 191))
INSTITUTES = ("inshs", "ins2i", "insmi", "inp", "insis", "inc", "insb", "inee", "insu", "in2p3")
PROVEN = ("new-topic", "joint-results", "structured")
MOBILE = ("visits", "stays", "events")


def _options(*names: str) -> tuple[tuple[str, ...], ...]:
    return tuple((name,) for name in names)


QUESTIONS = {
    "cnrs-unit": Asked(_options("yes", "no"), becomes={"no": ("yes",), "yes": ()}),
    "partners": Asked(
        _options("two-leads", "few-teams", "community", "institutions"),
        implies={"two-leads": {"countries": 1}},
    ),
    "countries": Asked(COUNTRIES),
    "maturity": Asked(
        _options("new-partner", "first-exchanges", "new-topic", "joint-results", "structured"),
        becomes={
            "new-partner": ("first-exchanges", "joint-results", "structured"),
            "first-exchanges": ("joint-results", "structured"),
            "new-topic": ("joint-results", "structured"),
            "joint-results": ("structured", "new-topic"),
            "structured": ("new-topic",),
        },
    ),
    "localisation": Asked(_options("visits", "stays", "events", "shared-site")),
    "budget": Asked(BUDGETS),
    "institute": Asked(_options(*INSTITUTES), optional=True, becomes=dict.fromkeys(INSTITUTES, ())),
}

# question: what the rule accepts, what the practice accepts
Row = dict[str, tuple[Region | None, Region | None]]
TABLE: dict[str, Row] = {
    "IEA": {
        "cnrs-unit": (("yes",), None),
        "partners": (("two-leads", "few-teams"), None),
        "countries": (None, range(1, 2)),
        "maturity": (None, ("new-partner", "new-topic", "first-exchanges")),
        "localisation": (None, ("visits", "events")),
        "budget": (None, range(10_000, 14_001)),
    },
    "IRP": {
        "cnrs-unit": (("yes",), None),
        "partners": (("two-leads", "few-teams", "community"), ("two-leads", "few-teams")),
        "countries": (range(1, 3), None),
        "maturity": (PROVEN, None),
        "localisation": (None, MOBILE),
        "budget": (None, range(50_000, 75_001)),
    },
    "IRN": {
        "cnrs-unit": (("yes",), None),
        "partners": (("few-teams", "community"), ("community",)),
        "maturity": (None, PROVEN),
        "localisation": (None, MOBILE),
        "budget": (None, range(50_000, 75_001)),
    },
    "IRL": {
        "cnrs-unit": (("yes",), None),
        "partners": (None, ("few-teams", "institutions")),
        "countries": (range(1, 2), None),
        "maturity": (PROVEN, ("structured",)),
        "localisation": (("shared-site",), None),
        "budget": (None, range(75_000, 100_001)),
    },
    "IRC": {
        "cnrs-unit": (("yes",), None),
        "partners": (("institutions",), None),
        "countries": (range(1, 2), None),
        "maturity": (("structured",), None),
        "localisation": (None, MOBILE),
    },
}

WORLD = World(
    questions=QUESTIONS,
    instruments=tuple(TABLE),
    wishes=tuple(
        Wish(instrument, question, force, accepts)
        for instrument, row in TABLE.items()
        for question, cells in row.items()
        for force, accepts in zip(("rule", "practice"), cells, strict=True)
        if accepts is not None
    ),
    precedence=("maturity", "localisation", "partners", "countries", "budget"),
    overlays={("institute", "insmi"): (Wish("IRP", "maturity", "practice", PROVEN),)},
)
