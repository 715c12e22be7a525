"""Names by which people may mean two instruments."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.finding import Check, Finding
from coopadvisor.analysis.checks.inspection import Inspection
from coopadvisor.catalogue.lookup import find_instrument, fold_name
from coopadvisor.catalogue.model import Former, Instrument

AMBIGUOUS_NAME = Check("ambiguous-name", "warning")


def find_ambiguous_names(inspection: Inspection) -> Iterator[Finding]:
    """Aliases that are a name or an alias of another instrument, a former one included.

    A current instrument may go by the full name of a former one: it is the one that is found.
    """
    catalogue = inspection.catalogue
    groups: dict[str, tuple[Instrument | Former, ...]] = {
        "instruments": catalogue.instruments,
        "former": catalogue.former,
    }
    bearers = {fold_name(one.id): {one.id} for group in groups.values() for one in group}
    for key, group in groups.items():
        for one in group:
            for name in one.name.values():
                bearers.setdefault(fold_name(name), set()).add(one.id)
        for place, one in enumerate(group):
            for index, alias in enumerate(one.aliases):
                named = bearers.setdefault(fold_name(alias), set())
                if others := sorted(named - {one.id}):
                    found = find_instrument(catalogue, alias)
                    yield Finding(
                        AMBIGUOUS_NAME,
                        (key, place, "aliases", index),
                        instruments=(one.id, others[0]),
                        names=(alias,),
                        shown=found.id if found else one.id,
                    )
                named.add(one.id)
