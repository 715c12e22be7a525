"""Finding an instrument by whatever name people know it by."""

from __future__ import annotations

import unicodedata

from coopadvisor.catalogue.model import Catalogue, Former, Instrument

LONGEST_NAME = 1000  # characters that are compared: piled accents take the square of their number


def find_instrument(catalogue: Catalogue, name: str) -> Instrument | Former | None:
    """The instrument with this name in any case and without regard to accents.

    Letters win over full names, and current instruments over former ones that bore
    the same name.
    """
    everyone: list[Instrument | Former] = [*catalogue.instruments, *catalogue.former]
    wanted = fold_name(name)
    for one in everyone:
        if fold_name(one.id) == wanted:
            return one
    for one in everyone:
        if wanted in {fold_name(other) for other in (*one.name.values(), *one.aliases)}:
            return one
    return None


def known_names(catalogue: Catalogue) -> dict[str, str]:
    """Every name of every instrument, each with the letters it stands for."""
    everyone: list[Instrument | Former] = [*catalogue.instruments, *catalogue.former]
    names = {one.id: one.id for one in everyone}
    for one in everyone:
        for other in (*one.name.values(), *one.aliases):
            names.setdefault(other, one.id)
    return names


def fold_name(name: str) -> str:
    """Compare without case, accents, kind of apostrophe and blanks."""
    plain = unicodedata.normalize("NFKD", name[:LONGEST_NAME].replace("’", "'"))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(letters.casefold().split())
