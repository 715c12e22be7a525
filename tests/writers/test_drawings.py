"""The drawings of the tree, for the shipped catalogue, random ones and hostile ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from random_catalogues import catalogues
from small_catalogues import catalogue_of, choice, instrument, number, wants

from coopadvisor import load_catalogue
from coopadvisor.analysis.tree import Tree, TreeNode, build_tree
from coopadvisor.catalogue.model import Catalogue, Choice, Language, Option
from coopadvisor.catalogue.text import Text
from coopadvisor.documents.sketch import Spot, sketch
from coopadvisor.language.voice import Voice, speak
from coopadvisor.writers import mermaid, svg
from coopadvisor.writers.layout import Box, Edge, Layout, lay_out
from coopadvisor.writers.lettering import LINE, bold_width_of, fold_text, width_of

pytestmark = pytest.mark.slow

LANGUAGES: tuple[Language, ...] = ("fr", "en")
NASTY = (
    "a & <b> \"c\" 'd' ]]> --> 🧑‍🔬",
    "**x** `y` _z_ #quot; &amp; {} | \\ $$ %% end fa:fa-user",
    "1. unbreakable" + "x" * 60,
    "a long sentence about partners who have not met yet " * 4,
    "協力の道具",
)
FEW = settings(max_examples=20, deadline=None)


def voices(catalogue: Catalogue) -> list[tuple[Voice, Tree]]:
    tree = build_tree(catalogue)
    return [(speak(catalogue, language), tree) for language in LANGUAGES]


def picture(voice: Voice, tree: Tree) -> ET.Element:
    """The picture as another program reads it from a file."""
    return ET.fromstring(svg.draw_tree(voice, tree).encode())  # noqa: S314


def shipped() -> Catalogue:
    return load_catalogue()


def renamed(catalogue: Catalogue, text: str) -> Catalogue:
    """The catalogue with every text that a drawing shows replaced."""
    told = Text(fr=text, en=text)
    questions = tuple(
        replace(one, label=told, options=tuple(replace(each, text=told) for each in one.options))
        if isinstance(one, Choice)
        else replace(one, label=told)
        for one in catalogue.questions
    )
    return replace(catalogue, questions=questions)


def one_leaf() -> Catalogue:
    asked = choice("q", ("a", "b"))
    return catalogue_of([asked], [instrument("i", wants("q", "practice", ("a", "b")))])


def one_question() -> Catalogue:
    asked = choice("q", ("a", "b"))
    return catalogue_of([asked], [instrument("i", wants("q", "rule", ("a",)))])


def many_options() -> Catalogue:
    """Twelve long options, three instruments, a number with three ranges on one branch."""
    options = [
        Option(id=f"o{place}", text=Text(fr=text, en=text), said=Text(fr=text, en=text))
        for place in range(12)
        for text in [f"{NASTY[place % len(NASTY)]} {place}"]
    ]
    names = [one.id for one in options]
    return catalogue_of(
        [choice("q", options), number("n", 1, 20)],
        [
            instrument("<&>", wants("q", "rule", names[:5]), wants("n", "rule", range(3, 9))),
            instrument('"B"', wants("q", "rule", names[3:7]), wants("n", "rule", range(1, 15))),
            instrument("🧑‍🔬", wants("n", "practice", range(5, 7))),
        ],
    )


EDGE_CASES = [
    shipped(),
    one_leaf(),
    many_options(),
    *(renamed(shipped(), text) for text in NASTY),
]


def spots_of(spot: Spot) -> Iterator[Spot]:
    yield spot
    for below in spot.spots:
        yield from spots_of(below)


def nodes_of(node: TreeNode) -> list[TreeNode]:
    """Every node once."""
    found = {id(node): node}
    waiting = [node]
    while waiting:
        for branch in waiting.pop().branches:
            if id(branch.node) not in found:
                found[id(branch.node)] = branch.node
                waiting.append(branch.node)
    return list(found.values())


def boxes_of(layout: Layout) -> list[Box]:
    return [
        box
        for place in layout.places
        for box in (place.box, place.label.box)
        if box.width and box.height
    ]


def overlap(one: Box, other: Box) -> bool:
    return (
        min(one.right, other.right) - max(one.left, other.left) > 0.01
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.01
    )


def strokes_of(edge: Edge) -> list[Box]:
    """The edge as very thin boxes."""
    (x0, y0), turn, (x1, y1) = edge
    return [
        Box(x0, y0, turn - x0, 0.1),
        Box(turn, min(y0, y1), 0.1, abs(y1 - y0)),
        Box(turn, y1, x1 - turn, 0.1),
    ]


def check_apart(layout: Layout) -> None:
    boxes = boxes_of(layout)
    strokes = [
        (edge.start, stroke)
        for place in layout.places
        for edge in place.edges
        for stroke in strokes_of(edge)
    ]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert not [(box, one) for box in boxes for _, one in strokes if overlap(box, one)]
    assert not [
        (one, other)
        for (start, one), (elsewhere, other) in combinations(strokes, 2)
        if start != elsewhere and overlap(one, other)
    ]
    assert all(box.left >= 0 and box.right <= layout.width + 0.01 for box in boxes)
    assert all(box.top >= 0 and box.bottom <= layout.height + 0.01 for box in boxes)


def check_inside(layout: Layout) -> None:
    for place in layout.places:
        assert all(bold_width_of(line) <= place.box.width for line in place.text)
        assert len(place.text) * LINE <= place.box.height


def check_flowchart(text: str, spot: Spot) -> None:
    """Every line is a node or an arrow, ids are unique, and arrows join what is declared."""
    head, *lines = text.splitlines()
    assert head == "flowchart LR"
    texts, arrows = {}, []
    for line in lines:
        arrow = re.fullmatch(r'    (n\d+) -->\|"([^"|]+)"\| (n\d+)', line)
        if arrow:
            arrows.append((arrow[1], arrow[3]))
            continue
        node = re.fullmatch(r'    (n\d+)(?:\(\[|\[\[|\{\{|\[/|\[|>)"([^"]+)"[])}/]{1,2}', line)
        assert node
        assert node[1] not in texts
        texts[node[1]] = unescape(node[2].replace("#", "&#"))
    assert {end for pair in arrows for end in pair} | {"n0"} == set(texts)
    assert sorted(end for _, end in arrows) == sorted(set(texts) - {"n0"})
    assert list(texts.values()) == [" ".join(one.text.split()) for one in spots_of(spot)]


@pytest.mark.parametrize("catalogue", EDGE_CASES)
def test_the_picture_is_well_formed_and_says_every_word(catalogue: Catalogue) -> None:
    for voice, tree in voices(catalogue):
        root = picture(voice, tree)
        shown = re.sub(r"\s", "", "".join(text for text in root.itertext() if text))
        for spot in spots_of(sketch(voice, tree)):
            assert re.sub(r"\s", "", spot.text) in shown
            assert re.sub(r"\s", "", spot.label) in shown


@given(catalogues())
@FEW
def test_any_catalogue_gives_a_well_formed_picture(catalogue: Catalogue) -> None:
    for voice, tree in voices(catalogue):
        picture(voice, tree)


def test_the_picture_has_a_title_and_says_its_figures() -> None:
    for (voice, tree), mean in zip(voices(shipped()), ("2,27", "2.27"), strict=True):
        root = picture(voice, tree)
        named = {one.get("id"): one.text for one in root.iter() if one.get("id")}
        assert root.get("role") == "img"
        assert (root.get("aria-labelledby") or "").split() == ["title", "desc"]
        assert named["title"] == voice.words("tree-title")
        assert mean in (named["desc"] or "")


@pytest.mark.parametrize("catalogue", EDGE_CASES)
def test_every_question_and_outcome_of_the_tree_is_drawn(catalogue: Catalogue) -> None:
    for voice, tree in voices(catalogue):
        drawn = [one for one in spots_of(sketch(voice, tree)) if one.kind != "see"]
        for node in nodes_of(tree.root):
            if node.outcome is None:
                label = voice.label(node.question)
                assert any(one.kind == "question" and label in one.text for one in drawn)
            else:
                told = (node.outcome.outcome, voice.outcome(node.outcome))
                assert told in {(one.kind, one.text) for one in drawn}


@given(catalogues())
@FEW
def test_a_shared_part_is_drawn_in_full_once_and_pointed_to_elsewhere(catalogue: Catalogue) -> None:
    for voice, tree in voices(catalogue):
        spots = list(spots_of(sketch(voice, tree)))
        deep = [node for node in nodes_of(tree.root) if any(b.node.branches for b in node.branches)]
        full = [
            one for one in spots if any(below.kind in {"question", "see"} for below in one.spots)
        ]
        assert len(full) == len(deep)
        marks = {
            mark for one in spots if one.kind == "see" for mark in re.findall(r"\[\d+\]", one.text)
        }
        assert marks == {
            mark
            for one in spots
            if one.kind == "question"
            for mark in re.findall(r"\[\d+\]", one.text)
        }


@pytest.mark.parametrize("catalogue", EDGE_CASES)
def test_nothing_overlaps_and_no_edge_runs_through_anything(catalogue: Catalogue) -> None:
    for voice, tree in voices(catalogue):
        layout = lay_out(sketch(voice, tree))
        check_apart(layout)
        check_inside(layout)


@given(catalogues(), st.sampled_from(NASTY))
@FEW
def test_nothing_overlaps_whatever_the_catalogue(catalogue: Catalogue, text: str) -> None:
    for named in (catalogue, renamed(catalogue, text)):
        for voice, tree in voices(named):
            check_apart(lay_out(sketch(voice, tree)))


def test_the_shipped_picture_is_readable_in_a_page_900_pixels_wide() -> None:
    for voice, tree in voices(shipped()):
        root = picture(voice, tree)
        assert 12 * 900 / float(root.get("width") or 0) >= 11


def test_edges_start_and_end_at_what_they_join() -> None:
    for voice, tree in voices(shipped()):
        places = lay_out(sketch(voice, tree)).places
        rights = {(one.box.right, one.box.middle) for one in places}
        for place in places[1:]:
            first, last = place.edges[0], place.edges[-1]
            assert first.start in rights
            assert last.end == (place.box.left, place.box.middle)


@pytest.mark.parametrize("catalogue", EDGE_CASES)
def test_the_flowchart_declares_each_place_once_and_joins_them_all(catalogue: Catalogue) -> None:
    for voice, tree in voices(catalogue):
        check_flowchart(mermaid.draw_tree(voice, tree), sketch(voice, tree))


@given(catalogues(), st.text(max_size=30))
@FEW
def test_any_catalogue_gives_a_sound_flowchart(catalogue: Catalogue, text: str) -> None:
    for voice, tree in voices(catalogue):
        check_flowchart(mermaid.draw_tree(voice, tree), sketch(voice, tree))
    for voice, tree in voices(renamed(catalogue, text)):
        mermaid.draw_tree(voice, tree).encode()


@given(st.text())
def test_any_text_makes_a_picture_that_can_be_read(text: str) -> None:
    for voice, tree in voices(renamed(one_question(), text)):
        picture(voice, tree)


def test_the_same_catalogue_gives_the_same_drawings() -> None:
    for (voice, tree), (again, same) in zip(voices(shipped()), voices(shipped()), strict=True):
        assert svg.draw_tree(voice, tree) == svg.draw_tree(again, same)
        assert mermaid.draw_tree(voice, tree) == mermaid.draw_tree(again, same)


@given(st.text(max_size=200), st.floats(30, 300))
def test_folding_loses_nothing_and_keeps_the_width(text: str, width: float) -> None:
    lines = fold_text(text, width)
    assert re.sub(r"[ \t\r\n]", "", "".join(lines)) == re.sub(r"[ \t\r\n]", "", text)
    assert all(width_of(line) <= width for line in lines if len(line) > 1)
