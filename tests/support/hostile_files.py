"""Files that no program should trip over, each with the kind of problem to be found in it."""

from __future__ import annotations

from typing import NamedTuple

from coopadvisor.catalogue.problems import Kind
from coopadvisor.catalogue.reading import MAX_BYTES

_MILLION = 1_000_000


class Hostile(NamedTuple):
    """What is in a file, and the problem to be found; line 0 stands for the whole file."""

    data: bytes
    kind: Kind
    line: int
    column: int


HOSTILE = {
    "empty": Hostile(b"", "empty", 0, 0),
    "remarks only": Hostile(b"# nothing\n", "empty", 0, 0),
    "null": Hostile(b"null\n", "empty", 0, 0),
    "binary": Hostile(bytes(range(256)) * 8, "not-utf8", 2, 118),
    "nulls": Hostile(bytes(4096), "control-character", 1, 1),
    "latin-1": Hostile("a: été\n".encode("latin-1"), "not-utf8", 1, 4),
    "utf-16 without its mark": Hostile("a: b\n".encode("utf-16-le"), "control-character", 1, 2),
    "utf-16 cut short": Hostile("a: b\n".encode("utf-16")[:-1], "not-utf8", 0, 0),
    "no character": Hostile("a: b\uffffc\n".encode(), "control-character", 1, 5),
    "escape": Hostile(b"a: b\x1b[31m\n", "control-character", 1, 5),
    "escaped": Hostile(b'a: "b\\e[31m"\n', "control-character", 1, 4),
    "bidi": Hostile("a: b\u202ec\n".encode(), "control-character", 1, 5),
    "carriage return": Hostile(b"a: b\rc\n", "control-character", 1, 5),
    "enormous": Hostile(b"#" * (MAX_BYTES + 1), "too-large", 0, 0),
    "deep list": Hostile(b"[" * _MILLION, "too-deep", 1, 41),
    "deep mapping": Hostile(b"{a: " * _MILLION, "too-deep", 1, 161),
    "deep block": Hostile(b"- " * _MILLION, "too-deep", 1, 81),
    "deep list below": Hostile(b"a:\n  b: " + b"[" * _MILLION, "too-deep", 2, 44),
    "deep list of mappings": Hostile(b"[{a: " * _MILLION, "too-deep", 1, 101),
    "deep list, then no YAML": Hostile(b"[" * 41 + b"@", "too-deep", 1, 41),
    "deep list with blanks": Hostile(b"[\n " * _MILLION, "too-deep", 41, 2),
    "braces": Hostile(b"{" * _MILLION, "key-not-a-word", 1, 2),
    "question marks": Hostile(b"? " * _MILLION, "key-not-a-word", 1, 3),
    "anchor": Hostile(b"a: &x b\n", "alias", 1, 4),
    "alias": Hostile(b"a: *x\n", "alias", 1, 4),
    "self-reference": Hostile(b"a: &x [*x]\n", "alias", 1, 4),
    "laughing": Hostile(b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "alias", 1, 4),
    "tag": Hostile(b"a: !!python/object/apply:os.system [x]\n", "tag", 1, 4),
    "two documents": Hostile(b"a: b\n---\na: c\n", "several-documents", 2, 1),
    "duplicate key": Hostile(b"a: b\na: c\n", "duplicate-key", 2, 1),
    "list as key": Hostile(b"? [a]\n: b\n", "key-not-a-word", 1, 3),
    "open quote": Hostile(b'a: "b\n', "not-yaml", 2, 1),
    "tab": Hostile(b"a:\n\tb: c\n", "tab", 2, 1),
    "colon": Hostile(b"a: b: c\n", "bare-colon", 1, 5),
    "directive": Hostile(b"%YAML 9.9\n---\na: b\n", "not-yaml", 1, 1),
}
