"""The same article twice: one telling with all its outlets, and two that only look alike stay two."""

# ruff: noqa: E501 (articles as papers print them)

from datetime import date

import pytest

import saydo
from saydo.read import merge_copies
from saydo.records import Article, Part

WIRE = (
    "The harbour board will put a second ferry into service by October 31, its chair, Maud Innis, said on Monday, after a "
    "winter in which the outer islands were cut off for nineteen days.",
    "We owe people a boat that sails when the wind is up, Innis told reporters. The board has set aside 4.2 million crowns "
    "for the purchase, she added.",
    "Fishermen on Skerra recalled that the same board announced a second ferry in 2019 and again in 2020. Neither came.",
    "The ministry of transport, which must approve the purchase, declined to comment on the plan before the budget.",
    "Ferries have run to the islands since 1911, when the first steamer carried sheep, mail and a bishop across the sound.",
)
OTHER = (
    "The lighthouse museum will open its doors again in June, its trust said on Friday, once the floor of the lamp room has "
    "been mended and the new stairs have passed the inspection of the town's engineers, who were there in March.",
)


def told(
    paragraphs: tuple[str, ...], *, outlet: str | None = None, url: str | None = None, day: int | None = 2,
    title: str = "Second ferry promised", complete: bool = True,
) -> Article:  # fmt: skip
    text = "\n\n".join((title, *paragraphs))
    parts, start = [Part("title", 0, len(title))], len(title) + 2
    for paragraph in paragraphs:
        parts.append(Part("paragraph", start, start + len(paragraph)))
        start += len(paragraph) + 2
    published = date(2022, 5, day) if day else None
    return Article(
        text=text, title=title, outlet=outlet, url=url, published=published, parts=tuple(parts), complete=complete
    )


def changed(old: str, new: str) -> tuple[str, ...]:
    assert any(old in text for text in WIRE)
    return tuple(text.replace(old, new) for text in WIRE)


SAME = [
    (
        "address",
        told(WIRE, url="https://quay.example/ferry"),
        told(OTHER, url="http://www.quay.example/ferry/?utm_source=x"),
    ),
    ("words", told(WIRE), told(WIRE, title="Board to buy a boat")),
    ("case and marks", told(WIRE), told(tuple(text.upper() for text in WIRE))),
    ("cut at the end", told(WIRE), told(WIRE[:-1])),
    ("cut by two paragraphs", told(WIRE), told(WIRE[:3])),
    ("a line of the paper's own", told(WIRE), told((*WIRE, "The islands council meets on Thursday in Port Ellery."))),
    ("one word changed", told(WIRE), told(changed("declined to comment", "did decline comment"))),
    ("a day later", told(WIRE), told(WIRE, day=3)),
    ("without a day", told(WIRE), told(WIRE[:-1], day=None)),
]
TWO = [
    ("other story", told(WIRE), told(OTHER)),
    ("other figure", told(WIRE), told(changed("4.2 million", "9.1 million"))),
    ("other deadline", told(WIRE), told(changed("October 31", "December 31"))),
    ("denied", told(WIRE), told(changed("board will put", "board will not put"))),
    ("a month later", told(WIRE), told(WIRE[:-1], day=28)),
    ("a teaser", told(WIRE), told(WIRE[:1], complete=False)),
    ("a short note", told(WIRE), told((WIRE[4],))),
    (
        "other query",
        told(WIRE, url="https://quay.example/story?id=1"),
        told(OTHER, url="https://quay.example/story?id=2"),
    ),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_copies_are_one_telling(one: Article, other: Article) -> None:
    """The same address, the same words, or a wire story as another paper cut it."""
    (telling,) = merge_copies([one, other])
    assert len(telling.copies) == 1


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in TWO], ids=[case[0] for case in TWO])
def test_what_differs_stays_two(one: Article, other: Article) -> None:
    """Another figure, day or denial makes another telling, and so does another time or another story."""
    assert [telling.article for telling in merge_copies([one, other])] == [one, other]


def test_one_wire_story_in_six_papers() -> None:
    """One telling with six outlets: the fullest dated one is kept, in its place, with the names of the others."""
    outlets = ("Quay News", "Skerra Post", "Islander", "Ellery Times", "Sound Radio", "Herring Gazette")
    cuts = (1, 0, 2, 1, 0, 1)
    papers = [told(WIRE[: len(WIRE) - cut], outlet=outlet) for outlet, cut in zip(outlets, cuts, strict=True)]
    first, second = merge_copies([*papers[:3], told(OTHER, outlet="Quay News"), *papers[3:]])
    assert (first.article.outlet, first.number) == ("Skerra Post", 1)
    assert {first.article.outlet, *first.article.also_in} == set(outlets)
    assert (second.article.outlet, second.article.also_in) == ("Quay News", ())


def test_audit_counts_a_text_once() -> None:
    """The same announcement in three papers is announced once."""
    lead = "The government of Kenya will withdraw 400 troops from Somalia by October 31, 2022, the ministry of defence said."
    papers = [told((lead, *WIRE), outlet=name, url=f"https://{name}.example/1") for name in ("one", "two", "three")]
    readings = list(saydo.analyse_many(papers))
    alone = saydo.audit(readings[:1], as_of=date(2022, 12, 1))
    together = saydo.audit(readings, as_of=date(2022, 12, 1))
    assert alone
    assert [len(audit.announced) for audit in together] == [len(audit.announced) for audit in alone]
