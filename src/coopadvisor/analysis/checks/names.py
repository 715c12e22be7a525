"""Names and texts by which people may mean two things: of answers, and of instruments."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.analysis.checks.remarks import Remark
from coopadvisor.catalogue.integrity import UNKNOWN
from coopadvisor.catalogue.lookup import find_instrument, fold
from coopadvisor.catalogue.model import Catalogue, Choice, Former, Instrument
from coopadvisor.catalogue.paths import Path
from coopadvisor.decision.values import fold as fold_answer


def find_ambiguous_answers(catalogue: Catalogue) -> Iterator[Remark]:
    """Options with a text that is the name or a text of another option of their question."""
    for index, question in enumerate(catalogue.questions):
        if not isinstance(question, Choice):
            continue
        bearers = {UNKNOWN: UNKNOWN} | {fold_answer(one.id): one.id for one in question.options}
        for place, option in enumerate(question.options):
            path: Path = ("questions", index, "options", place, "text")
            for language in ("fr", "en"):
                folded = fold_answer(getattr(option.text, language))
                bearer = bearers.setdefault(folded, option.id)
                if bearer != option.id:
                    yield Remark(
                        check="ambiguous-answer",
                        path=(*path, language),
                        question=question.id,
                        names=(option.id, bearer),
                    )
                    break


def find_ambiguous_names(catalogue: Catalogue) -> Iterator[Remark]:
    """Aliases that are a name or an alias of another instrument, a former one included.

    A current instrument may go by the full name of a former one: it is the one that is found.
    """
    groups: dict[str, tuple[Instrument | Former, ...]] = {
        "instruments": catalogue.instruments,
        "former": catalogue.former,
    }
    bearers = {fold(one.id): {one.id} for group in groups.values() for one in group}
    for key, group in groups.items():
        for one in group:
            for name in (one.name.fr, one.name.en):
                bearers.setdefault(fold(name), set()).add(one.id)
        for place, one in enumerate(group):
            yield from _shared_aliases(catalogue, one, (key, place, "aliases"), bearers)


def _shared_aliases(
    catalogue: Catalogue, one: Instrument | Former, path: Path, bearers: dict[str, set[str]]
) -> Iterator[Remark]:
    for place, alias in enumerate(one.aliases):
        named = bearers.setdefault(fold(alias), set())
        if others := sorted(named - {one.id}):
            found = find_instrument(catalogue, alias)
            yield Remark(
                check="ambiguous-name",
                path=(*path, place),
                instruments=(one.id, others[0]),
                names=(alias,),
                shown=found.id if found else one.id,
            )
        named.add(one.id)
