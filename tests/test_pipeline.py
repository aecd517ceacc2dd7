"""The wiring: one article's fault is that article's Problem, and order and identity hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import saydo
from saydo import pipeline

TEXTS = [
    "The minister said on Monday that the troops would leave by December.",
    "Two bridges opened in May.",
    "Nothing was announced.",
]


def test_readings_come_in_the_order_of_the_articles() -> None:
    """A stream in, the same stream out."""
    articles = [saydo.Article(text=text) for text in TEXTS]
    assert [reading.article for reading in saydo.analyse_many(articles)] == articles


def test_a_fault_in_one_article_does_not_lose_its_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The article that fails comes back empty with a Problem that names the fault."""
    sound = pipeline.extract

    def failing(article: saydo.Article, doc: object) -> saydo.Reading:
        if "bridges" in article.text:
            raise ValueError("no such bridge")
        return sound(article, doc)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "extract", failing)
    readings = list(saydo.analyse_many([saydo.Article(text=text) for text in TEXTS]))
    assert [len(reading.problems) for reading in readings] == [0, 1, 0]
    assert "no such bridge" in readings[1].problems[0].message


def test_reading_twice_gives_the_same_records() -> None:
    """Same input, same output, ids and all."""
    article = saydo.Article(text=TEXTS[0])
    first, second = saydo.analyse(article), saydo.analyse(article)
    assert first == second
    assert [r.id for r in first.records()] == [r.id for r in second.records()]


WORDS = st.sampled_from(
    [
        "the",
        "U.S.",
        "troops",
        "will",
        "“",
        '"',
        "leave",
        "by",
        "2030",
        ",",
        ".",
        "\n\n",
        "said",
        "not",
        "5,000",
        "$",
        "%",
        "—",
        "who",
        "and",
        "'s",
        "had",
        "been",
        "(",
        ")",
        "Iraq",
        "é",
        "\u200b",
        "promised",
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_no_text_makes_an_extractor_fail(words: list[str]) -> None:
    """Whatever the text, every extractor answers."""
    assert saydo.analyse(saydo.Article(text=" ".join(words))).problems == ()
