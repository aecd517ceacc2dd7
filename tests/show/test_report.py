"""The report as HTML: whole, alone, escaped, linked, and readable by eye."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
import storyline

import saydo.show
from saydo.records import Announcement, Audit, Evidence, Problem, Reading
from saydo.show.report import report_page

CSS = (Path(saydo.show.__file__).parent / "web" / "static" / "palette.css").read_text(encoding="utf-8")
VOID = {"wbr", "meta", "link", "br", "img", "hr", "input", "rect", "line", "circle"}
HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(2)> & \"'` {{ 7*7 }} \x00\x1b[31m\ud800"


class Page(HTMLParser):
    """Tags with their attributes, and whether they nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def values(self, name: str) -> Iterator[str]:
        return (attributes[name] or "" for _, attributes in self.tags if name in attributes)


def page(audits: tuple[Audit, ...] = storyline.AUDITS, readings: tuple[Reading, ...] = storyline.READINGS) -> str:
    return report_page(audits, readings, storyline.PROBLEMS, storyline.AS_OF)


def test_it_stands_alone() -> None:
    """No script, no style sheet, picture, font or frame from elsewhere, and a policy that forbids them."""
    found = Page(page())
    assert found.open == []
    names = {tag for tag, _ in found.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "video", "audio", "use"}
    assert not any(name.startswith("on") for _, attributes in found.tags for name in attributes)
    assert not list(found.values("src"))
    assert not re.search(r"url\(|@import|expression\(", page())
    assert any("default-src 'none'" in value for value in found.values("content"))


def test_every_link_within_leads_somewhere() -> None:
    """All anchors exist once; quotations lead to the article and marks lead back."""
    found = Page(page())
    names = list(found.values("id"))
    assert len(names) == len(set(names))
    assert {href[1:] for href in found.values("href") if href.startswith("#")} <= set(names)
    assert {"c1-w1", "t-c1-w1", "c1-d2", "t-c1-d2", "c1-g1", "t-c1-g1"} <= set(names)


def test_it_can_be_walked_by_ear_and_keyboard() -> None:
    """Language, title, landmarks, a skip link, one h1 and no heading level left out; drawings have names."""
    found = Page(page())
    names = [tag for tag, _ in found.tags]
    assert {"main", "nav", "header", "footer"} <= set(names)
    assert dict(found.tags)["html"]["lang"] == "en"
    assert names.count("h1") == 1
    levels = [int(tag[1]) for tag in names if re.fullmatch(r"h[1-6]", tag)]
    assert all(following <= level + 1 for level, following in pairwise(levels))
    assert next(attributes["href"] for tag, attributes in found.tags if tag == "a") == "#verdicts"
    assert all(attributes.get("aria-label") for tag, attributes in found.tags if tag == "svg")


def test_hostile_text_has_no_effect() -> None:
    """Mark-up, templates and control signs in any field of article, audit or problem are text, or nothing."""
    bad = replace(
        storyline.A1,
        title=HOSTILE,
        outlet=HOSTILE,
        author=HOSTILE,
        text=HOSTILE * 3,
        parts=(),
        source=HOSTILE,
        url="javascript:alert(3)",
        published_from=HOSTILE,
    )
    span = bad.span(3, 90)
    audit = replace(
        storyline.RELABELLED,
        who=(HOSTILE,),
        what=HOSTILE,
        condition=HOSTILE,
        schedule=HOSTILE,
        reasons=(HOSTILE,),
        amount=replace(storyline.SHIPS, span=span),
        place=HOSTILE,
        verdict="kept",
        outcome=HOSTILE,
        rules=(HOSTILE,),
        announced=(Announcement(bad.id, None, HOSTILE, span, ""),),
        gaps=tuple(replace(gap, article=bad.id, span=span, reason=HOSTILE) for gap in storyline.RELABELLED.gaps),
        evidence=tuple(replace(e, article=bad.id, span=span, reason=HOSTILE) for e in storyline.RELABELLED.evidence),
    )
    text = report_page([audit], [Reading(bad)], [Problem(HOSTILE, HOSTILE)], storyline.AS_OF)
    found = Page(text)
    assert found.open == []
    assert not {tag for tag, _ in found.tags} & {"script", "img"}
    assert "{{ 7*7 }}" in text
    assert not any(href.startswith("javascript") for href in found.values("href"))
    assert not re.search("[\x00\x1b\ud800]", text)
    text.encode("utf-8")


def test_marks_lie_on_the_words_they_mark() -> None:
    """The full text is there, the announced words marked, and labelled with the commitment's number."""
    text = page()
    assert f'>1 announced</a><wbr><mark class="announced">{storyline.PATROL}</mark>' in text
    assert "he would reopen the fish market</mark>." in text
    assert '>1 relabelled</a><wbr><mark class="evidence gap">painted white</mark><mark class="gap"> and called' in text


def test_nothing_found_is_said() -> None:
    """A report without commitments says so, and one without articles' dates names them."""
    assert "No commitment was found" in report_page([], storyline.READINGS, [], storyline.AS_OF)
    assert "pages/a4.html</code>: no date" in page()
    assert "pages/broken.html</code>: no text in it" in page()


def test_undated_points_are_counted_not_drawn() -> None:
    """Evidence without any date is listed, and the drawing says that it is not on it."""
    assert "Not drawn: 1 without any date" in page()


def test_faint_evidence_is_folded_away_and_not_drawn() -> None:
    """What more likely bears on something else stands in a fold of its own and gives the drawing no point."""
    audit = storyline.AUDITS[0]
    faint = replace(audit, evidence=(replace(audit.evidence[0], strength=0.05), *audit.evidence[1:]))
    before, after = page((audit,)), page((faint,))
    assert "more likely of something else" not in before
    assert "1 fainter passage, more likely of something else" in after
    assert after.count('href="#c1-d1"') < before.count('href="#c1-d1"')


def test_a_hundred_points_stay_a_drawing() -> None:
    """Many tellings on many days make a drawing of bounded height."""
    many = tuple(
        Evidence(storyline.A3.id, date(2030, 1 + n % 12, 1), storyline.A3.span(0, 5), "under way", "evidence.x", "")
        for n in range(100)
    )
    text = page((replace(storyline.RELABELLED, evidence=many),))
    assert max(float(height) for height in re.findall(r'viewBox="0 0 \d+ ([\d.]+)"', text)) < 420
    assert re.search(r">\+\d+</text>", text)


def _colours(scheme: str) -> dict[str, str]:
    pairs = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", CSS)
    return {name: light if scheme == "light" else dark for name, light, dark in pairs}


def _light(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


VERDICTS = [
    "kept",
    "kept-late",
    "partly-kept",
    "under-way",
    "pending",
    "unverified",
    "disputed",
    "overdue",
    "relabelled",
    "broken",
]
PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "lane"),
    ("muted", "paper"),
    ("muted", "card"),
    ("muted", "lane"),
    ("link", "paper"),
    ("link", "card"),
    ("ink", "said"),
    ("ink", "shown"),
    ("ink", "gap"),
    ("said-line", "paper"),
    ("shown-line", "paper"),
    ("gap-line", "paper"),
    ("gap-line", "card"),
    ("overdue", "card"),
    *(("on", verdict) for verdict in VERDICTS),
    *((verdict, "card") for verdict in VERDICTS),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_colours_have_contrast(scheme: str, front: str, back: str) -> None:
    """Every text colour on every ground that it is used on meets WCAG AA (4.5 to 1), light and dark."""
    colours = _colours(scheme)
    one, other = sorted((_light(colours[front]), _light(colours[back])))
    assert (other + 0.05) / (one + 0.05) >= 4.5


def test_every_verdict_has_its_colour() -> None:
    """No verdict of the vocabulary falls back to grey."""
    for verdict in VERDICTS:
        assert f".v-{verdict} {{ --v: var(--{verdict}); }}" in CSS
