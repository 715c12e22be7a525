"""Reading YAML as plain texts, lists and mappings, with the place of each value.

Events are read one by one, with bounds: composing a deeply nested file makes the C
parser overflow the stack. Scalars stay texts, so that the model's types and not the
guesses of YAML 1.1 decide what ``no``, ``1.10`` or ``010`` mean.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct

from coopadvisor.catalogue.paths import Path, name_records, spell
from coopadvisor.catalogue.problems import DocumentError, Finding, Kind, Problem, reason_of

if TYPE_CHECKING:
    from pathlib import Path as FilePath

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 40
MAX_VALUES = 500_000

Value = str | None | list["Value"] | dict[str, "Value"]
Positions = dict[Path, tuple[int, int]]

# C0 and C1 controls, line separators, the marks that reorder text on screen, and no characters.
_HARMFUL = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
    r"\ufffe\uffff"
)
CONTROL = re.compile(f"[{_HARMFUL}]")

_FIRST_OF_NUMBER = frozenset("+-.0123456789")
_ODD_NUMBER = re.compile(r"(?!-?(?:0|[1-9][0-9]*)$)[-+]?[0-9_]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?\.?")

# Comments begin with "# "; "no. #3" is a text that YAML would cut off.
_STUCK_HASH = re.compile(r"[ \t]+#\w")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Document(Struct, frozen=True):
    """A file's content. Places are only looked up once something is wrong with it.

    ``odd_numbers`` says that some figure is not plain digits (``010``, ``1.0``,
    ``9e2``), which a conversion to numbers would take where the format does not.
    """

    file: str
    text: str
    value: Value
    odd_numbers: bool

    def place(self, findings: Iterable[Finding]) -> tuple[Problem, ...]:
        """Turn paths into lines and columns, in file order.

        A path that the file does not hold is placed at the nearest value above it.
        """
        values, keys = _places(self.text)
        problems = []
        for finding in findings:
            of_key = finding.kind in ("unknown-key", "stray-text")
            line, column = _nearest(keys if of_key else values, finding.path)
            problems.append(
                Problem(
                    self.file,
                    line,
                    column,
                    self.name(finding.path),
                    finding.kind,
                    finding.found,
                    finding.expected,
                    finding.nearest,
                )
            )
        return tuple(sorted(problems, key=lambda one: (one.line, one.column)))

    def name(self, path: Path) -> str:
        """A path of this file in words, its records by their names."""
        return spell(name_records(path, self.value))

    def locate(self, paths: Iterable[Path]) -> list[tuple[int, int]]:
        """The line and the column of what each path names, or of the nearest one above it."""
        values, keys = _places(self.text)
        places = values | keys
        return [_nearest(places, path) for path in paths]


def read_file(path: FilePath) -> Document:
    """Read a YAML file. Raises `DocumentError` with every problem found."""
    return parse(read_text(path), str(path))


def read_text(path: FilePath) -> str:
    """Read a text file of at most `MAX_BYTES`. Raises `DocumentError`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _refuse(str(path), "unreadable", found=reason_of(error)) from None
    return decode(data, str(path))


def decode(data: bytes, name: str) -> str:
    """The text of at most `MAX_BYTES`: UTF-8, or UTF-16 where the mark at its head says so.

    Marks are left out, however many. *name* stands for the file. Raises `DocumentError`.
    """
    if len(data) > MAX_BYTES:
        raise _refuse(name, "too-large", expected=str(MAX_BYTES))
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise _refuse(name, "not-utf8", (0, 0) if wide else (line, column)) from None


def parse(text: str, name: str) -> Document:
    """Read YAML text; *name* stands for it in problems. Raises `DocumentError`."""
    text = text.replace("\r\n", "\n")
    if harmful := CONTROL.search(text):
        line = text.count("\n", 0, harmful.start()) + 1
        column = harmful.start() - text.rfind("\n", 0, harmful.start())
        raise _refuse(name, "control-character", (line, column), found=_code(harmful.group()))
    builder = _Builder(name)
    try:
        value = builder.document(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark is None:
            raise _refuse(name, "not-yaml") from None
        if earlier := _stop_before(mark, text, name):
            raise earlier from None
        kind = _slip(text, mark, error.context_mark)
        raise _refuse(name, kind, (mark.line + 1, mark.column + 1)) from None
    except yaml.YAMLError:
        raise _refuse(name, "not-yaml") from None
    if builder.problems:
        raise DocumentError(tuple(builder.problems))
    return Document(name, text, value, builder.odd_numbers)


def _stop_before(mark: Any, text: str, name: str) -> DocumentError | None:
    """What already stops us before the place at which YAML gives up.

    Parsers look ahead, and the newer libyaml counts brackets as it does: it refuses the
    thousandth before it hands on the first.
    """
    try:
        _Builder(name).document(text[: mark.index])
    except DocumentError as error:
        return error if error.problems[-1].line else None
    except yaml.YAMLError:
        pass
    return None


def _slip(text: str, mark: Any, begun: Any) -> Kind:
    """What was most probably mistyped, by the character at which YAML gives up.

    A colon in braces that were *begun* further up rather means that they were not closed.
    """
    line = "".join(text.split("\n")[mark.line : mark.line + 1])
    here = line[mark.column : mark.column + 1]
    if here == "\t":
        return "tab"
    if here == ":" and (begun is None or begun.line == mark.line):
        return "bare-colon"
    return "not-yaml"


class _Builder:
    """Builds the value of one document, event by event."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.size = 0
        self.odd_numbers = False

    def document(self, text: str) -> Value:
        self._next: Any = _Loader(text).get_event
        self._lines = text.split("\n") if _STUCK_HASH.search(text) else []
        self._next()  # stream start
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise _refuse(self.name, "empty")
        value = self._value(self._next(), 0)
        self._next()  # document end
        if not isinstance(after := self._next(), yaml.StreamEndEvent):
            raise self._stop(after, "several-documents")
        if value is None:
            raise _refuse(self.name, "empty")
        return value

    def _value(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor:
            raise self._stop(event, "alias")
        if event.tag:
            raise self._stop(event, "tag", found=event.tag)
        self.size += 1
        if self.size > MAX_VALUES:
            raise self._stop(event, "too-many-values", expected=str(MAX_VALUES))
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if depth >= MAX_DEPTH:
            raise self._stop(event, "too-deep", expected=str(MAX_DEPTH))
        if kind is yaml.MappingStartEvent:
            return self._mapping(depth + 1)
        values: list[Value] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            values.append(self._value(event, depth + 1))
        return values

    def _mapping(self, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise self._stop(event, "key-not-a-word")
            key = event.value
            if key in values:
                self.problems.append(self._problem(event, "duplicate-key", found=key))
            values[key] = self._value(self._next(), depth)
        return values

    def _scalar(self, event: Any) -> str | None:
        text: str = event.value
        if text[:1] in _FIRST_OF_NUMBER and _ODD_NUMBER.fullmatch(text):
            self.odd_numbers = True  # in quotes too: a conversion does not see them
        if event.implicit[0]:  # written without quotes
            self._look_behind(event)
            return None if text in ("", "~", "null") else text
        if harmful := CONTROL.search(text):  # only quotes can write an escape
            code = _code(harmful.group())
            self.problems.append(self._problem(event, "control-character", found=code))
        if "\n" in text:
            return " ".join(line.strip() for line in text.split("\n") if line.strip())
        return text

    def _look_behind(self, event: Any) -> None:
        """Find what looks like a comment to YAML and like the rest of a text to people."""
        mark = event.end_mark
        behind = self._lines[mark.line][mark.column :] if self._lines else ""
        if _STUCK_HASH.match(behind):
            self.problems.append(self._problem(event, "lost-text", found=behind.strip()))

    def _stop(self, event: Any, kind: Kind, found: str = "", expected: str = "") -> DocumentError:
        return DocumentError((*self.problems, self._problem(event, kind, found, expected)))

    def _problem(self, event: Any, kind: Kind, found: str = "", expected: str = "") -> Problem:
        mark = event.start_mark
        return Problem(self.name, mark.line + 1, mark.column + 1, "", kind, found, expected)


def _places(text: str) -> tuple[Positions, Positions]:
    """Line and column (from 1) of every value and of every key of a text that was read."""
    values: Positions = {}
    keys: Positions = {}
    advance: Any = _Loader(text).get_event

    def walk(event: Any, path: Path) -> None:
        values[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if type(event) is yaml.SequenceStartEvent:
            index = 0
            while type(entry := advance()) is not yaml.SequenceEndEvent:
                walk(entry, (*path, index))
                index += 1
        elif type(event) is yaml.MappingStartEvent:
            while type(key := advance()) is not yaml.MappingEndEvent:
                here = (*path, key.value)
                keys[here] = (key.start_mark.line + 1, key.start_mark.column + 1)
                walk(advance(), here)

    advance()  # stream start
    advance()  # document start
    walk(advance(), ())
    return values, keys


def _nearest(places: Positions, path: Path) -> tuple[int, int]:
    while path not in places and path:
        path = path[:-1]
    return places.get(path, (1, 1))


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _refuse(
    name: str, kind: Kind, place: tuple[int, int] = (0, 0), *, found: str = "", expected: str = ""
) -> DocumentError:
    return DocumentError((Problem(name, *place, "", kind, found, expected),))
