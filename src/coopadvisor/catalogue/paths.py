"""Where in a file something stands, as a path of keys and positions, and in people's words."""

from __future__ import annotations

from typing import Any

Path = tuple[str | int, ...]


def spell(path: Path) -> str:
    """Write a path the way people do: ``instruments[0].funding.from``."""
    spelled = ""
    for part in path:
        spelled += f"[{part}]" if isinstance(part, int) else f".{part}"
    return spelled.removeprefix(".")


def name_records(path: Path, value: Any) -> Path:
    """The same path below *value*, with records by their names: ``instruments.SEED.funding.from``.

    A position stays one where its record has no name, or none of its own.
    """
    named: list[str | int] = []
    for part in path:
        if isinstance(part, int) and isinstance(value, list) and part < len(value):
            names = names_of(value)
            named.append(names[part] if names else part)
            value = value[part]
        else:
            named.append(part)
            value = value.get(part) if isinstance(value, dict) else None
    return tuple(named)


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
