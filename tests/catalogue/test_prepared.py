"""The prepared form of a catalogue gives the same catalogue, or is not used at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue_files import MINIMAL
from hypothesis import given
from hypothesis import strategies as st

from coopadvisor import Catalogue, load_catalogue
from coopadvisor.catalogue.languages import as_written
from coopadvisor.catalogue.loading import bundled, prepare, prepared_path, read_prepared


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("prepared") / "catalogue.yaml"
    path.write_bytes(MINIMAL.read_bytes())
    return path


@pytest.fixture(scope="module")
def whole(source: Path) -> bytes:
    return prepare(source, load_catalogue(source))


def use(source: Path, data: bytes) -> Catalogue | None:
    prepared_path(source).write_bytes(data)
    return read_prepared(source)


def test_it_is_the_catalogue_that_it_was_made_from(source: Path, whole: bytes) -> None:
    found = use(source, whole)

    assert found is not None
    assert as_written(found) == as_written(load_catalogue(source))


def test_the_shipped_one_survives_it(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yaml"
    path.write_bytes(bundled().read_bytes())
    catalogue = load_catalogue(path)

    found = use(path, prepare(path, catalogue))

    assert found is not None
    assert as_written(found) == as_written(catalogue)


def test_without_one_there_is_none(tmp_path: Path) -> None:
    assert read_prepared(tmp_path / "catalogue.yaml") is None


def test_it_is_not_used_once_the_file_has_changed(source: Path, whole: bytes) -> None:
    edited = source.with_name("edited.yaml")
    edited.write_bytes(source.read_bytes() + b"# an edit\n")

    assert use(edited, whole) is None


@given(data=st.data())
def test_it_is_not_used_where_any_bit_of_it_is_wrong(
    source: Path, whole: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(whole) - 1))
    bit = data.draw(st.integers(0, 7))
    damaged = bytearray(whole)
    damaged[place] ^= 1 << bit

    assert use(source, bytes(damaged)) is None


@given(length=st.integers(0, 2000))
def test_it_is_not_used_where_it_was_cut_off(source: Path, whole: bytes, length: int) -> None:
    assert use(source, whole[: min(length, len(whole) - 1)]) is None
