"""Marks on the text of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydo.records import Article, Part
from saydo.show.highlights import Mark, blocks, pieces

TEXT = "Quay to close\n\nThe quay closes in May."


def mark(start: int, end: int, kind: str = "announced") -> Mark:
    return Mark(start, end, kind, f"1 {kind}", f"t-{kind}-{start}-{end}", "c1")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [("The quay closes in May.", (), 0)]),
        (
            [mark(15, 23), mark(19, 30, "gap")],
            [
                ("The ", ("announced",), 1),
                ("quay", ("announced", "gap"), 1),
                (" closes", ("gap",), 0),
                (" in May.", (), 0),
            ],
        ),
        ([mark(15, 38), mark(15, 38, "evidence")], [("The quay closes in May.", ("announced", "evidence"), 2)]),
        ([mark(0, 23)], [("The quay", ("announced",), 0), (" closes in May.", (), 0)]),
        ([mark(14, 23)], [("The quay", ("announced",), 1), (" closes in May.", (), 0)]),
        ([mark(30, 900)], [("The quay closes", (), 0), (" in May.", ("announced",), 1)]),
        ([mark(20, 20)], [("The quay closes in May.", (), 0)]),
    ],
)
def test_overlapping_marks_are_cut_where_one_ends(
    marks: list[Mark], expected: list[tuple[str, tuple[str, ...], int]]
) -> None:
    """A piece carries the kinds that cover it, and the marks that begin with it, once each."""
    found = pieces(TEXT, 15, 38, marks)
    assert [(piece.text, piece.kinds, len(piece.opens)) for piece in found] == expected


@given(st.lists(st.tuples(st.integers(0, 38), st.integers(0, 45)), max_size=8))
def test_pieces_joined_are_the_text(places: list[tuple[int, int]]) -> None:
    """No mark adds, loses or moves a character, and every mark that begins in the text opens once."""
    marks = [mark(start, end) for start, end in dict.fromkeys(places)]
    found = pieces(TEXT, 0, len(TEXT), marks)
    assert "".join(piece.text for piece in found) == TEXT
    opened = [m.name for piece in found for m in piece.opens]
    assert sorted(opened) == sorted(m.name for m in marks if m.start < m.end and m.start < len(TEXT))


def test_an_article_without_parts_is_cut_at_blank_lines() -> None:
    """Blocks are the parts where there are some, else paragraphs."""
    assert ["".join(p.text for p in b.pieces) for b in blocks(Article(TEXT), [])] == TEXT.split("\n\n")
    assert [b.kind for b in blocks(Article(TEXT, parts=(Part("title", 0, 13), Part("deck", 15, 38))), [])] == [
        "title",
        "deck",
    ]
