"""Statements: speaker, cue, contents, stance and anonymity on sentences of our own."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saydo.extract.dates import find_dates
from saydo.extract.statements import find_statements
from saydo.lexicon.cues import anonymous_sources, cues, no_speakers
from saydo.parse import parse
from saydo.records import Article, Part, Statement

TABLE = Path(__file__).parent / "statement_cases.tsv"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
CASES = [(line.split("\t") + [""] * 6)[:6] for line in LINES[1:]]


def statements(text: str, **fields: object) -> tuple[Statement, ...]:
    article = Article(text=text, published=date(2021, 7, 23), **fields)  # type: ignore[arg-type]
    doc = parse(article)
    return find_statements(article, doc, find_dates(article, doc))


def shares() -> tuple[dict[str, float], list[str]]:
    """The share of the cases in which each field is right, and a line for every case that is not."""
    right = dict.fromkeys(("found", "speaker", "cue", "contents", "stance", "anonymous"), 0)
    wrong = []
    for text, speaker, cue, contents, stance, anonymous in CASES:
        found = statements(text)
        one = next((s for s in found if cue.split()[-1] in s.cue.text), None)
        if one is None:
            wrong.append(f"{text} -> {[(s.cue.text, [c.text for c in s.contents]) for s in found]}")
            continue
        fields = {
            "found": True,
            "speaker": (one.speaker.text if one.speaker else "") == speaker,
            "cue": one.cue.text == cue,
            "contents": [c.text for c in one.contents] == contents.split(" | "),
            "stance": one.stance == stance,
            "anonymous": one.anonymous == (anonymous == "yes"),
        }
        for name, value in fields.items():
            right[name] += value
        if not all(fields.values()):
            bad = [name for name, value in fields.items() if not value]
            wrong.append(
                f"{text} -> {bad} {one.speaker and one.speaker.text} | {one.cue.text} | "
                f"{[c.text for c in one.contents]} {one.stance} {one.anonymous}"
            )
    return {name: value / len(CASES) for name, value in right.items()}, wrong


def test_nine_in_ten_sentences_are_read_right() -> None:
    """Of the sentences of the table the statement is found, and each of its fields is right, in the shares stated."""
    found, wrong = shares()
    report = "\n".join([str(found), *wrong])
    assert len(CASES) >= 100
    assert found["found"] >= 0.95, report
    assert found["speaker"] >= 0.94, report
    assert found["cue"] >= 0.92, report
    assert found["contents"] >= 0.91, report
    assert found["stance"] >= 0.97, report
    assert found["anonymous"] >= 0.95, report


STANCES = Path(__file__).parent / "stance_cases.tsv"


def test_stance_and_sources_without_a_name_over_two_hundred_sentences() -> None:
    """Over both tables, of more than 200 sentences: stance, anonymity and the kind of source in the shares stated."""
    lines = [line for line in STANCES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    cases = [(line.split("\t") + [""] * 4)[:4] for line in lines]
    right = dict.fromkeys(("found", "cue", "stance", "anonymous", "source_type"), 0)
    wrong = []
    for text, cue, stance, kind in cases:
        found = statements(text)
        one = next((s for s in found if s.cue.text == cue), None)
        one = one or next((s for s in found if cue.split()[-1] in s.cue.text), None)
        if one is None:
            wrong.append(f"{text} -> {[(s.cue.text, s.rule) for s in found]}")
            continue
        fields = {
            "found": True,
            "cue": one.cue.text == cue,
            "stance": one.stance == stance,
            "anonymous": one.anonymous == bool(kind),
            "source_type": (one.source_type or "") == kind,
        }
        for name, value in fields.items():
            right[name] += value
        if not all(fields.values()):
            wrong.append(f"{text} -> {one.cue.text} | {one.stance} | {one.anonymous} | {one.source_type}")
    shares_right = {name: value / len(cases) for name, value in right.items()}
    report = "\n".join([str(shares_right), *wrong])
    assert len(cases) + len(CASES) >= 220
    assert shares_right["found"] >= 0.95, report
    assert shares_right["stance"] >= 0.95, report
    assert shares_right["anonymous"] >= 0.93, report
    assert shares_right["source_type"] >= 0.93, report


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ('"We left," she said. "We will not return."\n\nThe road is long.', ['"We left,"', '"We will not return."']),
        ("“We left,” she said.\n\n“We will not return.”", ["“We left,”"]),
        ("She said: “We left.\n\n“We will not return.”", ["“We left.", "“We will not return.”"]),
        ("“We left and nobody saw us,” she said. The road is long. “Odd.”", ["“We left and nobody saw us,”"]),
        ("\"He told us 'go home' and left,\" she said.", ["\"He told us 'go home' and left,\""]),
    ],
)
def test_a_quotation_runs_on_only_where_its_speaker_is_sure(text: str, contents: list[str]) -> None:
    """A quotation goes on behind the sentence of its cue, and into a new paragraph only where it was left open."""
    assert [c.text for c in statements(text)[0].contents] == contents


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Monday.",
        "Crews repaired the bridge and painted it.",
        "The firm cast a bell and framed the picture.",
        "The hikers passed the hut and shared a meal.",
        "The so-called “bridge to nowhere” was closed.",
        "The ministry will announce the results in May.",
        "“I think we promised to leave and they denied it.”",
        "The film, entitled Rain, was shot in Oslo.",
    ],
)
def test_nothing_is_attributed_where_nobody_speaks(text: str) -> None:
    """Deeds, scare quotes, announcements to come and speech in an unattributed quotation yield no statement."""
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We left,” she said.", "direct"),
        ("She said that they had left.", "indirect"),
        ("She said that they had “left for good.”", "mixed"),
    ],
)
def test_kind_tells_quotation_from_report(text: str, kind: str) -> None:
    """A statement is direct where all is quotation, mixed where a part is, else indirect."""
    assert [s.kind for s in statements(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The minister did not say that the bridge was safe.", True),
        ("The minister never promised to rebuild the school.", True),
        ("The minister promised to rebuild the school.", False),
    ],
)
def test_a_negated_cue_is_marked(text: str, negated: bool) -> None:
    """ "Did not say" and "never promised" are kept as statements that were not made."""
    assert [s.negated for s in statements(text)] == [negated]


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Hill was quoted by the Gazette as saying that the ban would stay.", "Hill", ("the Gazette",)),
        ("The Gazette reported, citing two officials, that the plan was dead.", "two officials", ("The Gazette",)),
        ("The Gazette, citing two officials, reported that the plan was dead.", "two officials", ("The Gazette",)),
        ("The minister told Reuters that the plan was dead.", "The minister", ("Reuters",)),
        ("The minister told the committee that the plan was dead.", "The minister", ()),
        (
            "The mayor said in an interview with the Leeds Gazette that she would go.",
            "The mayor",
            ("the Leeds Gazette",),
        ),
        ("“I will go,” the mayor told the BBC.", "the mayor", ("the BBC",)),
    ],
)
def test_second_hand_speech_keeps_its_outlet(text: str, speaker: str, via: tuple[str, ...]) -> None:
    """Words that came through an outlet are of the one quoted, and the outlet is kept."""
    assert [(s.speaker.text if s.speaker else "", s.via) for s in statements(text)] == [(speaker, via)]


def test_the_day_of_the_statement_is_not_that_of_its_content() -> None:
    """The date beside the cue is the day of the statement; one inside what is said is not."""
    one = statements("The minister said on Monday that the bridge would open in June.")[0]
    assert one.when is not None
    assert one.when.first == date(2021, 7, 19)
    assert statements("The minister said that the bridge would open on Monday.")[0].when is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor: bridge will stay closed\n\nIt has been closed since June.", "Mayor"),
        ("Update: bridge will stay closed\n\nIt has been closed since June.", None),
        ("Q: When will the bridge open?\n\nIt is closed.", "Q"),
    ],
)
def test_a_label_before_a_colon_speaks_unless_it_is_a_rubric(text: str, speaker: str | None) -> None:
    """A noun before a colon at the head of the text is a speaker, a rubric such as "Update" is none."""
    title = text.index("\n")
    found = statements(text, parts=(Part("title", 0, title), Part("paragraph", title + 2, len(text))))
    assert [s.speaker.text for s in found if s.speaker] == ([speaker] if speaker else [])


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="\"'“”‘’«»`:.,\n ab Said", max_size=60))
def test_odd_marks_never_raise_and_spans_are_exact(text: str) -> None:
    """Whatever the quotation marks, reading ends, and each span is the text between its offsets."""
    for statement in statements(text + " he said that it was so."):
        for span in (statement.span, statement.cue, *statement.contents):
            assert span.text == (text + " he said that it was so.")[span.start : span.end]


def test_the_lexicon_is_broad_and_every_cue_has_a_frame() -> None:
    """Several hundred cues, each with at least one frame; sources and labels load as well."""
    assert sum(map(len, cues().values())) > 700
    assert all(cue.frames for entries in cues().values() for cue in entries)
    assert anonymous_sources()
    assert "update" in no_speakers()
