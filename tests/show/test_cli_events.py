"""`saydo events`: the table of merged events, its JSON, and what stops it."""

import json
from dataclasses import replace
from datetime import date

import pytest
import storyline
from click.testing import Result
from typer.testing import CliRunner

import saydo
from saydo.records import Article, Event, Figure, Place, Reading, Sentence, Span, When
from saydo.show.cli import app

TEXTS = {
    "Bote": "At least 12 people were killed when jets struck Erbil on 5 July.",
    "Kurier": "A strike on Erbil on 5 July killed 15 people.",
    "Echo": "The school in Lund opened on 6 July.",
}


def strike(article: Article, trigger: str, figure: str, low: float, change: str) -> Event:
    def span(words: str) -> Span:
        return article.span(article.text.index(words), article.text.index(words) + len(words))

    day = When(article.id, span("5 July"), "date.test", date(2021, 7, 5), date(2021, 7, 5), "2021-07-05", "DATE")
    dead = Figure(
        article.id, span(figure), "figure.counted", low, None if change == ">" else low, "person", "dead", change
    )
    erbil = Place("irq-erbil", "Erbil", "IRQ", span=span("Erbil"))
    whole = article.span(0, len(article.text))
    told = (article.id, whole, "event.verb", span(trigger), "strike", "ASSAULT", "aerial", None, "done", 3.0)
    return Event(*told, place=erbil, when=day, figures=(dead,))


def readings() -> list[Reading]:
    given = [
        Article(text=text, id=name, outlet=name, published=date(2021, 7, 7), source=f"pages/{name}.html")
        for name, text in TEXTS.items()
    ]
    bote, kurier, echo = given
    told = {
        bote.id: strike(bote, "struck", "At least 12", 12, ">"),
        kurier.id: strike(kurier, "strike", "15", 15, "="),
        echo.id: Event(
            echo.id,
            echo.span(0, len(echo.text)),
            "event.verb",
            echo.span(19, 25),
            "open",
            "COOPERATE",
            None,
            "open",
            "done",
            3.0,
            thing=echo.span(0, 18),
            deeds=("open",),
        ),
    }
    return [
        Reading(a, sentences=(Sentence(a.id, a.span(0, len(a.text)), "paragraph"),), events=(told[a.id],))
        for a in given
    ]


@pytest.fixture
def three_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any path but "none" holds the articles of three papers."""
    told = {reading.article.id: reading for reading in readings()}
    monkeypatch.setattr(
        "saydo.read", lambda source, **_: [r.article for r in told.values()] if source != "none" else []
    )
    monkeypatch.setattr("saydo.analyse_many", lambda articles, **_: [told[a.id] for a in articles])


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["events", *words], prog_name="saydo")


@pytest.mark.usefixtures("three_papers")
@pytest.mark.parametrize("columns", ["60", "100", "180"])
def test_table_and_tellings(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table has a row for each event, the paragraph under it every telling and what they differ in."""
    monkeypatch.setenv("COLUMNS", columns)
    result = run("pages")
    said = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert said.startswith("2 events in 3 articles.")
    for words in (
        "Bote: “At least 12 people",
        "Kurier: “A strike on Erbil",
        "The tellings differ on figures: “At least 12”",
    ):
        assert words in said
    assert all(len(line) <= int(columns) for line in result.stdout.splitlines())


@pytest.mark.usefixtures("three_papers")
def test_several_keeps_what_more_than_one_article_tells() -> None:
    """--several leaves out what one article alone tells."""
    said = " ".join(run("pages", "--several").stdout.split())
    assert said.startswith("1 event in 3 articles told by more than one of them.")
    assert "Echo" not in said


@pytest.mark.usefixtures("three_papers")
def test_json_holds_every_telling_with_its_words() -> None:
    """Offsets point at the quoted words; every value of a contradiction names the events that tell it."""
    told = json.loads(run("pages", "--json").stdout)
    first = told["events"][0]
    assert (first["type"], first["mode"], first["status"]) == ("ASSAULT", "aerial", "done")
    assert first["outlets"] == ["Bote", "Kurier"]
    for telling in first["tellings"]:
        assert TEXTS[telling["article"]][telling["start"] : telling["end"]] == telling["quote"]
    known = {telling["event"] for telling in first["tellings"]}
    (differ,) = first["contradictions"]
    assert (differ["on"], differ["excludes"]) == ("figures", False)
    assert {event for value in differ["values"] for event in value["events"]} == known


@pytest.mark.usefixtures("three_papers")
@pytest.mark.parametrize(
    ("words", "status", "line"),
    [
        (("none",), 1, "nothing could be read"),
        (("pages", "--published", "soon"), 2, "'soon' is no day"),
        (("pages", "--workers", "0"), 2, "is not a number from 1"),
    ],
)
def test_what_stops_it_is_one_line(words: tuple[str, ...], status: int, line: str) -> None:
    """Bad input is one clear line and an exit status."""
    result = run(*words)
    assert (result.exit_code, line in result.stderr) == (status, True)
    assert "Traceback" not in result.stderr


def test_the_public_verb_takes_readings() -> None:
    """saydo.merge_events answers what the command prints; an audit's storyline has events too."""
    merged = saydo.merge_events(readings())
    assert [len(event.tellings) for event in merged] == [2, 1]
    hand_built = [replace(reading, events=reading.events) for reading in storyline.READINGS]
    assert sum(len(event.tellings) for event in saydo.merge_events(hand_built)) == sum(
        len(r.events) for r in hand_built
    )
