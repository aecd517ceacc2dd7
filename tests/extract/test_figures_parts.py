"""Where the things counted are, whose they are, of which figure they are a part; units that are models; ellipsis."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from saydo.extract.dates import find_dates
from saydo.extract.figures import find_figures
from saydo.extract.figures.models import model_after
from saydo.lexicon.quantities import figure_frames
from saydo.parse import parse, parse_many
from saydo.records import Article, Figure

TABLE = Path(__file__).parent / "figures_more_cases.tsv"

# text, place, holder
WHOSE = [
    ("About 2,500 U.S. troops in Iraq will stay.", "Iraq", "U.S."),
    ("The mission's 15,000 peacekeepers in Mali will leave.", "Mali", "The mission"),
    ("France has 1,500 soldiers in Niger.", "Niger", "France"),
    ("About 900 American soldiers stationed in Syria will leave.", "Syria", "American"),
    ("Britain keeps 1,000 soldiers in Estonia.", "Estonia", "Britain"),
    ("Its 4,000 employees were told by letter.", None, "Its"),
    ("Dozens of houses in the village burned down.", "the village", None),
    ("The government will hire 3,000 nurses in September.", None, None),
    ("Some 40 workers were paid in cash.", None, None),
]

# text, (words of the part, words of the whole)
PARTS = [
    ("The army will take out 3,000 of the 17,000 men.", [("3,000", "17,000")]),
    ("Half of the 3,000 houses are empty.", [("Half", "3,000")]),
    ("Washington will withdraw 12,000 of its 36,000 troops.", [("12,000", "36,000")]),
    ("Of the 60 villages, 48 have power and the other 12 have none.", [("48", "60"), ("12", "60")]),
    ("The council wants 5,000 new homes, 1,200 of them in the north.", [("1,200", "5,000")]),
    ("Only one of the nine bridges stands.", [("Only one", "nine")]),
    ("The group freed 110 Israelis and 240 Palestinians.", []),
    ("The force was cut from 5,200 to 3,000.", []),
    ("It killed 30 people in 5 villages.", []),
]

# text, units in order
UNITS = [
    ("Germany will send 18 Leopard 2A6 main battle tanks to Ukraine.", ["tank"]),
    ("It sent 14 Leopard 2 tanks and 40 Marder vehicles.", ["tank", "vehicle"]),
    ("Six F-16s flew over the city.", ["F-16"]),
    ("They bought 50 T-72s and 30 MiG-29s.", ["T-72", "MiG-29"]),
    ("The 155-mm howitzers were driven north.", []),
    ("The group let 105 hostages go and still holds 136.", ["hostage", "hostage"]),
    ("Workers pumped out about 20,000 litres, and later pumped 5,000 more.", ["litre", "litre"]),
    ("Children of six and over may be vaccinated.", []),
    ("The council admitted 61 children under the age of five.", ["child"]),
    ("One half will go in May and the other half in June.", [None, None]),
    ("The guard will grow by half.", [None]),
]

# text, (low, high, change)
VALUES = [
    ("It would need a couple of hundred engineers.", [(200, 200, "~")]),
    ("Between a third and a half of the crop is lost.", [(pytest.approx(1 / 3), 0.5, "=")]),
    ("The reserve fell by $3bn to $11bn.", [(3e9, 3e9, "down"), (11e9, 11e9, "=")]),
    ("As many as 70,000 refugees crossed.", [(None, 70_000, "<")]),
    ("A further 3,000 soldiers will go.", [(3000, 3000, "=")]),
    ("Twice as many patients came.", []),
]


def figures_of(text: str, doc: Doc) -> tuple[Figure, ...]:
    article = Article(text=text)
    return find_figures(article, doc, find_dates(article, doc))


@pytest.mark.parametrize(("text", "place", "holder"), WHOSE)
def test_whose(text: str, place: str | None, holder: str | None, parsed: Callable[[str], Doc]) -> None:
    """A figure says where the things are and whose they are, in words of the sentence, and nothing more."""
    (figure,) = figures_of(text, parsed(text))
    assert (figure.place and figure.place.text, figure.holder and figure.holder.text) == (place, holder)


@pytest.mark.parametrize(("text", "pairs"), PARTS)
def test_parts(text: str, pairs: list[tuple[str, str]], parsed: Callable[[str], Doc]) -> None:
    """A part points to its whole, and what is no part points to nothing."""
    figures = figures_of(text, parsed(text))
    words = {figure.id: figure.span.text for figure in figures}
    assert [(figure.span.text, words[figure.of]) for figure in figures if figure.of] == pairs


@pytest.mark.parametrize(("text", "units"), UNITS)
def test_units(text: str, units: list[str | None], parsed: Callable[[str], Doc]) -> None:
    """Models, things said before and bare shares have the unit that a reader gives them."""
    assert [figure.unit for figure in figures_of(text, parsed(text))] == units


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_values(text: str, values: list[tuple[float | None, float, str]], parsed: Callable[[str], Doc]) -> None:
    """Couples, ranges of shares, steps with their levels and ceilings are read as they are meant."""
    assert [(figure.low, figure.high, figure.change) for figure in figures_of(text, parsed(text))] == values


def test_model_after() -> None:
    """A model in the plural is found right after the number only."""
    assert model_after("six F-16s flew", 3) == ("F-16", 9)
    assert model_after("six old F-16s flew", 3) is None


def test_table_of_units() -> None:
    """Over a second table written unseen, nearly every figure has its value, change and unit."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    rows = [[*line.split("\t"), ""][:2] for line in lines]
    docs = parse_many(Article(text=text) for text, _ in rows)
    right = 0
    for (text, cell), doc in zip(rows, docs, strict=True):
        units = [piece.split(" ", 1)[1] for piece in filter(None, cell.split("; "))]
        right += [figure.unit or "-" for figure in figures_of(text, doc)] == units
    assert right / len(rows) >= 0.95


def test_frames_are_whole() -> None:
    """Every frame has its words."""
    assert all(figure_frames(frame) for frame in ("in", "stay", "have", "place"))


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "3,000 of the 17,000 men in Iraq its France has U.S. troops F-16s".split()
            + "Leopard 2A6 tanks half other them more , . from to by".split()
        ),
        max_size=18,
    )
)
def test_spans_and_wholes(pieces: list[str]) -> None:
    """Whatever the parser makes of the words, places and holders are words of the text and wholes are figures of it."""
    text = " ".join(pieces)
    found = figures_of(text, parse(Article(text=text)))
    ids = {figure.id for figure in found}
    for figure in found:
        spans = [span for span in (figure.span, figure.place, figure.holder) if span is not None]
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert figure.of is None or (figure.of in ids and figure.of != figure.id)
