"""Where in a file something stands, as a path of keys and positions, and in people's words."""

from __future__ import annotations

from typing import Any

Path = tuple[str | int, ...]
LONGEST_PATH = 60  # characters of a name that are worth repeating


def spell(path: Path) -> str:
    """Write a path the way people do: ``instruments[0].funding.from``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{_shorten(part)}" for part in path)
    return "".join(parts).removeprefix(".")


class Naming:
    """Calls the records below one value by their names: ``instruments.SEED.funding.from``.

    The names of a list are looked up once, however many paths lead through it.
    """

    def __init__(self, value: Any) -> None:
        self._value = value
        self._names: dict[int, list[str]] = {}

    def spell(self, path: Path) -> str:
        """A path in words. A position stays one where its record has no name of its own."""
        value = self._value
        named: list[str | int] = []
        for part in path:
            if isinstance(part, int) and isinstance(value, list) and part < len(value):
                names = self._names_of(value)
                named.append(names[part] if names else part)
                value = value[part]
            else:
                named.append(part)
                value = value.get(part) if isinstance(value, dict) else None
        return spell(tuple(named))

    def _names_of(self, records: list[Any]) -> list[str]:
        if id(records) not in self._names:
            self._names[id(records)] = names_of(records)
        return self._names[id(records)]


def names_of(records: Any) -> list[str]:
    """What people call each of some records; none where one has no name of its own."""
    names = [_name(one) for one in records]
    return names if all(names) and len(set(names)) == len(names) else []


def _name(record: Any) -> str:
    """What people call a record: its id, or of a condition its question and force."""
    if not isinstance(record, dict):
        return ""
    if "id" in record:
        return str(record["id"])
    if "question" in record and "force" in record:
        return f"{record['question']} {record['force']}"
    return ""


def _shorten(name: str) -> str:
    return name if len(name) <= LONGEST_PATH else f"{name[:LONGEST_PATH]}…"
