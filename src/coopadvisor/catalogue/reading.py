"""Reading YAML as plain texts, lists and mappings, with the place of each value.

Events are read one by one, once, so that bounds are looked at before anything grows.
Scalars stay texts, so that the model's types and not the guesses of YAML 1.1 decide what
``no``, ``1.10`` or ``010`` mean.
"""

from __future__ import annotations

import codecs
import re
from array import array
from typing import TYPE_CHECKING, Any

import yaml

from coopadvisor.catalogue.characters import CONTROL, code_of
from coopadvisor.catalogue.events import join_halves, read_events
from coopadvisor.catalogue.problems import MOST_LISTED, DocumentError, Kind, Problem, reason_of
from coopadvisor.catalogue.source_file import Marks, SourceFile, YamlValue

if TYPE_CHECKING:
    from pathlib import Path as FilePath

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 40
MAX_VALUES = 500_000

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_FIRST_OF_FIGURE = frozenset("+-.0123456789")
_FIGURE = re.compile(r"[-+]?[0-9_]*+(?:\.[0-9]*+)?(?:[eE][-+]?[0-9]++)?")
PLAIN_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")

# Comments begin with "# "; "no. #3" is a text that YAML would cut off.
_STUCK_HASH = re.compile(r"(?<=[ \t])#\w")
_LOST_TEXT = re.compile(r"[ \t]++(#\w[^\n]*)")
_HALF_CHARACTER = re.compile(r"(?:0000)?([dD][89a-fA-F][0-9a-fA-F]{2})")


def read_file(path: FilePath) -> SourceFile:
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


def parse(text: str, name: str) -> SourceFile:
    """Read YAML text; *name* stands for it in problems. Raises `DocumentError`."""
    text = join_halves(text.replace("\r\n", "\n"))
    if harmful := CONTROL.search(text):
        line = text.count("\n", 0, harmful.start()) + 1
        column = harmful.start() - text.rfind("\n", 0, harmful.start())
        raise _refuse(name, "control-character", (line, column), found=code_of(harmful.group()))
    builder = _Builder(name)
    try:
        value = builder.document(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark is None:
            raise _refuse(name, "not-yaml") from None
        if earlier := _stop_before(mark, text, name):
            raise earlier from None
        raise _give_up(text, name, mark, error.context_mark) from None
    except yaml.YAMLError:
        raise _refuse(name, "not-yaml") from None
    if builder.problems:
        raise DocumentError(tuple(builder.problems), builder.unlisted)
    return SourceFile(name, text, value, builder.marks, builder.irregular)


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


def _give_up(text: str, name: str, mark: Any, begun: Any) -> DocumentError:
    """What was most probably mistyped, by the character at which YAML gives up.

    What it was about to read may have *begun* further up.
    """
    here = text[mark.index : mark.index + 1]
    place = (mark.line + 1, mark.column + 1)
    if here == "\t":
        return _refuse(name, "tab", place)
    # A colon in braces that were begun further up rather means that they were not closed.
    if here == ":" and (begun is None or begun.line == mark.line):
        return _refuse(name, "bare-colon", place)
    before = text[max(0, mark.index - 2) : mark.index]
    if before in ("\\u", "\\U") and (half := _HALF_CHARACTER.match(text, mark.index)):
        whole = (begun.line + 1, begun.column + 1)
        return _refuse(name, "control-character", whole, found=code_of(chr(int(half[1], 16))))
    if before[1:] == "\\":  # one parser points at the backslash, the other one behind it
        place = (mark.line + 1, mark.column)
    return _refuse(name, "not-yaml", place)


class _Builder:
    """Builds the value of one document, event by event."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.unlisted = 0
        self.size = 0
        self.marks: Marks = array("I")
        self._mark = self.marks.append
        self.irregular = False

    def document(self, text: str) -> YamlValue:
        self._next = read_events(text)
        self._text = text if _STUCK_HASH.search(text) else ""
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

    def _value(self, event: Any, depth: int) -> YamlValue:
        kind = type(event)
        self._mark(event.start_mark.index)
        self.size += 1
        if kind is yaml.AliasEvent or event.anchor:
            raise self._stop(event, "alias")
        if event.tag:
            raise self._stop(event, "tag", found=event.tag)
        if self.size > MAX_VALUES:
            raise self._stop(event, "too-many-values", expected=str(MAX_VALUES))
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if depth >= MAX_DEPTH:
            raise self._stop(event, "too-deep", expected=str(MAX_DEPTH))
        if kind is yaml.MappingStartEvent:
            return self._mapping(depth + 1)
        values: list[YamlValue] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            values.append(self._value(event, depth + 1))
        return values

    def _mapping(self, depth: int) -> dict[str, YamlValue]:
        values: dict[str, YamlValue] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            self._mark(event.start_mark.index)
            if type(event) is not yaml.ScalarEvent:
                raise self._stop(event, "key-not-a-word")
            key = event.value
            if not event.implicit[0]:
                self._look_into(event)
            if key in values:
                self._add(event, "duplicate-key", key)
            values[key] = self._value(self._next(), depth)
        return values

    def _scalar(self, event: Any) -> str | None:
        text: str = event.value
        is_figure = text[:1] in _FIRST_OF_FIGURE and _FIGURE.fullmatch(text)
        if is_figure and not PLAIN_FIGURE.fullmatch(text):
            self.irregular = True  # in quotes too: a conversion does not see them
        if event.implicit[0]:  # written without quotes
            # What looks like a comment to YAML and like the rest of a text to people.
            if self._text and (lost := _LOST_TEXT.match(self._text, event.end_mark.index)):
                self._add(event, "lost-text", lost[1].strip())
            if text in _NOTHING:
                return None
        elif text in _NOTHING:
            self.irregular = True
        else:
            self._look_into(event)
        if "\n" in text:
            return " ".join(line.strip() for line in text.split("\n") if line.strip())
        return text

    def _look_into(self, event: Any) -> None:
        """Find what only quotes can write: an escape that is a harmful character."""
        if harmful := CONTROL.search(event.value):
            self._add(event, "control-character", code_of(harmful.group()))

    def _add(self, event: Any, kind: Kind, found: str) -> None:
        if len(self.problems) < MOST_LISTED:
            self.problems.append(self._problem(event, kind, found))
        else:
            self.unlisted += 1

    def _stop(self, event: Any, kind: Kind, found: str = "", expected: str = "") -> DocumentError:
        last = self._problem(event, kind, found, expected)
        return DocumentError((*self.problems, last), self.unlisted)

    def _problem(self, event: Any, kind: Kind, found: str = "", expected: str = "") -> Problem:
        mark = event.start_mark
        return Problem(self.name, mark.line + 1, mark.column + 1, "", kind, found, expected)


def _refuse(
    name: str,
    kind: Kind,
    place: tuple[int, int] = (0, 0),
    *,
    found: str = "",
    expected: str = "",
) -> DocumentError:
    return DocumentError((Problem(name, *place, "", kind, found, expected),))
