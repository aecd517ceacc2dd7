"""Quotations: every style of mark, nested, and never closed."""

import pytest

from saydo.extract.statements.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He said "go" and left.', ['"go"']),
        ("He said “go” and left.", ["“go”"]),
        ("He said ''go now'' and left.", ["''go now''"]),
        ("He said «go» and left.", ["«go»"]),
        ("‘Go,’ he said, ‘and don’t return.’", ["‘Go,’", "‘and don’t return.’"]),
        ("'Go now,' he said.", ["'Go now,'"]),
        ("The boys' toys weren't theirs.", []),
        ("The ’90s were the band’s best years.", []),
        ("“She said ‘go,’ and I went,” he said.", ["“She said ‘go,’ and I went,”"]),
        ("“She said “go” and I went,” he said.", ["“She said “go” and I went,”"]),
        ("“We left.\n\n“We came back.”", ["“We left.", "“We came back.”"]),
        ('"We left.\n\nThe road is long.', ['"We left.']),
        ('A 5" pipe broke.', []),
        ('""', []),
        ("", []),
    ],
)
def test_quotations_are_found_whatever_their_marks(text: str, quotations: list[str]) -> None:
    """The outermost quotations in order, with their marks; one left open ends with its paragraph."""
    assert [text[q.start : q.end] for q in find_quotations(text)] == quotations
