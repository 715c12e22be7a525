"""YAML is read as words, lists and mappings; what YAML 1.1 makes of words is not."""

from pathlib import Path

import pytest
from hostile_files import HOSTILE, Hostile

from coopadvisor.catalogue import reading
from coopadvisor.catalogue.problems import DocumentError, Flaw, Problem
from coopadvisor.catalogue.reading import MAX_BYTES, MAX_DEPTH, decode, parse, read_file

SURPRISES = (
    *("no", "yes", "on", "off", "n", "Y", "True", "NO"),
    *("1.10", "010", "0o10", "0x1F", "1_000", "12:30", "1e3", "+1", ".5", ".inf", "NaN"),
    *("2026-11-20", "2026-11-20T12:30:00Z", "=", "<<", "nuLL", "none"),
)


def problems_in(text: str) -> tuple[Problem, ...]:
    with pytest.raises(DocumentError) as caught:
        parse(text, "file")
    return caught.value.problems


@pytest.mark.parametrize("word", SURPRISES)
def test_a_word_stays_a_word(word: str) -> None:
    assert parse(f"key: {word}\n", "file").value == {"key": word}
    assert parse(f"{word}: value\n", "file").value == {word: "value"}
    assert parse(f"[{word}]\n", "file").value == [word]


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_only_nothing_and_null_are_nothing(word: str) -> None:
    assert parse(f"key: {word}\n", "file").value == {"key": None}
    assert parse(f'key: "{word}"\n', "file").value == {"key": word}


@pytest.mark.parametrize(
    "text",
    [
        'key: "a b"',
        "key: 'a b'",
        "key: a\n  b",
        "key: >\n  a\n  b",
        "key: |\n  a\n  b",
        "key: >-\n  a b",
    ],
)
def test_a_text_is_one_line_however_it_is_written(text: str) -> None:
    assert parse(text, "file").value == {"key": "a b"}


@pytest.mark.parametrize("text", ["key: café €\n", 'key: "caf\\xe9 \\u20ac"\n', "key: caf\u00e9 €"])
def test_accents_are_kept(text: str) -> None:
    assert parse(text, "file").value == {"key": "café €"}


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfkey: value\n", b"key: value\r\n", b"key: value"])
def test_files_of_other_systems_are_read(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)

    assert read_file(path).value == {"key": "value"}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_has_one_problem_with_its_place(hostile: Hostile, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(hostile.data)
    with pytest.raises(DocumentError) as caught:
        read_file(path)

    (problem,) = caught.value.problems
    assert problem.kind == hostile.kind
    assert problem.file == str(path)
    if hostile.line:
        assert (problem.line, problem.column) == (hostile.line, hostile.column)


def test_bounds_let_through_what_just_keeps_to_them(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a: b\n".ljust(MAX_BYTES, b"#"))

    assert read_file(path).value == {"a": "b"}
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "file").value
    assert problems_in("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[0].kind == "too-deep"


def test_lists_without_end_are_too_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_VALUES", 1000)

    assert len(str(parse("[" + "[]," * 999 + "]", "file").value)) > 1000
    assert problems_in("[" + "[]," * 1000 + "]")[0].kind == "too-many-values"


def test_values_without_end_are_too_many_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_VALUES", 1000)

    assert len(str(parse("[" + "a," * 999 + "]", "file").value)) > 1000
    assert problems_in("[" + "a," * 1000 + "]")[0].kind == "too-many-values"


MARKS = ["", "\ufeff", "\ufeff\ufeff"]


@pytest.mark.parametrize("marks", MARKS, ids=map(len, MARKS))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_however_its_encoding_is_marked(encoding: str, marks: str) -> None:
    lead = "" if encoding in ("utf-8", "utf-16") else "\ufeff"

    assert decode(f"{lead}{marks}é: 🧊\n".encode(encoding), "file") == "é: 🧊\n"


@pytest.mark.parametrize("figure", ["1e5", "1.0", "010", "+5"])
def test_an_odd_figure_is_seen_in_quotes_as_without(figure: str) -> None:
    for written in (figure, f"'{figure}'", f'"{figure}"'):
        assert parse(f"a: {written}\n", "file").irregular


@pytest.mark.parametrize(
    "code", ["\\e", "\\x9b", "\\0", "\\a", "\\x7f", "\\u202e", "\\u2066", "\\L"]
)
def test_an_escape_that_could_steer_a_terminal_is_refused_with_its_place(code: str) -> None:
    (problem,) = problems_in(f'a: b\nkey: "x{code}[31m"\n')

    assert (problem.kind, problem.line, problem.column) == ("control-character", 2, 6)
    assert problem.found.startswith("U+")


def test_a_path_that_is_not_there_is_placed_at_what_is_above_it() -> None:
    read = parse("a:\n  - b: c\n", "file")
    findings = [
        Flaw(("a", 0, "x", "y"), "missing-key"),
        Flaw(("a", 7), "missing-key"),
        Flaw(("z",), "missing-key"),
    ]

    assert [(one.line, one.column) for one in read.place(findings)] == [(1, 1), (2, 3), (2, 5)]


def test_a_key_is_placed_where_it_is_written_and_a_value_where_it_begins() -> None:
    read = parse("a:\n    bb: c\n", "file")
    key, value = read.place([Flaw(("a", "bb"), "not-a-list"), Flaw(("a", "bb"), "unknown-key")])

    assert (key.kind, key.line, key.column) == ("unknown-key", 2, 5)
    assert (value.kind, value.line, value.column) == ("not-a-list", 2, 9)
