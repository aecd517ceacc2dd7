"""Pages of many designs with one text: each must give the story and nothing else."""

# ruff: noqa: E501 (pages as sites send them)

from datetime import date
from pathlib import Path

import pytest

import saydo
from saydo.records import Article

TITLE = "Harbour board promises second ferry to the islands by autumn"
DECK = "Residents had waited three years for a boat that runs in winter."
BODY = (
    "PORT ELLERY, May 2 (Quay News) - The harbour board will put a second ferry into service by October 31, its chair, "
    "Maud Innis, said on Monday, after a winter in which the outer islands were cut off for nineteen days.",
    "“We owe people a boat that sails when the wind is up,” Innis told reporters. The board has set aside 4.2 million "
    "crowns for the purchase, she added.",
    "Not everybody believes it.",
    "Fishermen on Skerra recalled that the same board announced a second ferry in 2019 and again in 2020. Neither came.",
    "The ministry of transport, which must approve the purchase, declined to comment.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>\n" for text in BODY)
TEASER = (
    "<h3><a href='/x'>Lighthouse museum opens its doors again</a></h3><p>Visitors may climb the tower from June.</p>"
)

WORDPRESS = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{TITLE} - Quay News</title>
<meta property="og:site_name" content="Quay News"><link rel="canonical" href="https://quay.example/2022/05/ferry#top">
</head><body class="post-template has-sidebar newsletter-active"><header class="site-header"><h2>Quay News</h2>
<nav class="menu"><a href="/">Home</a><a href="/sea">Sea</a></nav></header>
<article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1>
<p class="entry-subtitle">{DECK}</p><div class="entry-meta"><span class="author vcard">by Ewan Teal</span>
<time class="updated" datetime="2022-05-05T10:00:00+01:00">Updated 5 May 2022</time>
<time class="entry-date published" datetime="2022-05-02T09:00:00+01:00">2 May 2022</time></div></header>
<figure class="wp-caption"><img src="a.jpg"><figcaption>The only ferry at its berth in Port Ellery last winter, when
gales kept it there for days. Photo: Ewan Teal</figcaption></figure>
<div class="entry-content"><p>{BODY[0]}</p><p>{BODY[1]}</p><p><strong>READ MORE:</strong> <a href="/y">What a ferry
costs, and who pays for it</a></p><p>{BODY[2]}</p><div class="jp-relatedposts"><h3>Related</h3>{TEASER}</div>
<p>{BODY[3]}</p><p><em>Advertisement</em></p><p>{BODY[4]}</p>
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a>Facebook</a></li><li><a>X</a></li></ul></div></div>
<footer class="entry-footer"><div class="author-box"><p>Ewan Teal is a reporter at Quay News. He likes rain.</p></div>
</footer></article><aside id="secondary">{TEASER}{TEASER}</aside>
<div id="comments"><h3>3 comments</h3><p>I have heard this promise before, and I will hear it again, said my uncle.</p></div>
<footer><p>© 2022 Quay News. All rights reserved.</p></footer></body></html>"""

TABLES = f"""<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY BGCOLOR=white><TABLE width=760><TR>
<TD width=140 valign=top><A HREF="/">Home</A><BR><A HREF="/news">News</A><BR><A HREF="/tides">Tides</A></TD>
<TD valign=top><FONT SIZE=5><B>{TITLE}</B></FONT><BR><BR><FONT SIZE=2>Quay News | May 2, 2022</FONT><BR><BR>
{"<BR><BR>".join(BODY)}<BR><BR><A HREF="/print">Print this page</A> | <A HREF="/mail">E-mail this page</A><BR><BR>
<B>More stories</B><BR><A HREF=1>Lighthouse museum opens its doors again</A><BR><A HREF=2>Why the herring came late</A>
</TD></TR></TABLE><CENTER>Copyright 2022 Quay News</CENTER></BODY></HTML>"""

HASHED_DIVS = f"""<!doctype html><html lang="en"><head><title>{TITLE} | Quay News</title><script type="application/ld+json">
{{"@context":"https://schema.org","@graph":[{{"@type":"Organization","name":"Quay News"}},{{"@type":["ReportageNewsArticle"],
"headline":"{TITLE}","datePublished":"2022-05-02T23:30:00-05:00","dateModified":"2022-05-06","author":[{{"@type":"Person",
"name":"Ewan Teal"}},{{"@type":"Person","name":"Ada Holm"}}],"publisher":{{"name":"Quay News"}}}},
{{"@type":"ItemList","itemListElement":[{{"@type":"NewsArticle","headline":"Other","datePublished":"2020-01-01"}}]}}]}};
</script></head><body><div id="root"><div class="css-1x2"><div class="css-77 bar"><a href="/">Sea</a> <a href="/l">Land</a>
</div><div class="css-9"><div class="css-h"><h1>{TITLE}</h1></div><div class="css-d standfirst">{DECK}</div>
<div class="css-b">Ewan Teal and Ada Holm</div>{"".join(f'<div class="css-p"><span>{text}</span></div>' for text in BODY)}
</div><div class="css-r"><div>Most read</div><div><a href="/1">Lighthouse museum opens its doors again</a></div></div></div>
<div class="cookie-banner"><p>We and our partners use cookies to store and read data on your device, with your consent, for
ads and content measured and made for you.</p><button>Accept all</button></div></div></body></html>"""

AMP = f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>
<link rel="canonical" href="https://quay.example/ferry"><style amp-custom>.x{{color:red}}</style></head><body>
<amp-sidebar id="sidebar"><ul><li><a href="/">Home</a></li></ul></amp-sidebar>
<header><a href="/"><amp-img src="logo.png"></amp-img></a></header><main role="main"><h1 class="h">{TITLE}</h1>
<p class="dek">{DECK}</p><p class="byline">By <a rel="author" href="/e">Ewan Teal</a>, Quay News</p>
<p class="date">Published 10:15 BST, 2 May 2022 | Updated 4 May 2022</p><amp-img src="f.jpg"></amp-img>{PARAGRAPHS}
<amp-ad width=300 height=250 type="x"></amp-ad><section class="recommended"><h2>Recommended</h2>{TEASER}</section></main>
<amp-consent id="c"><div>We use cookies.</div></amp-consent></body></html>"""

PRINT_VIEW = f"""<html><head><title>Quay News: {TITLE}</title></head><body onload="print()">
<div>Quay News</div><hr><h2>{TITLE}</h2><h4>By Ewan Teal</h4><div>Monday, 2nd May 2022</div>
{PARAGRAPHS}<hr><p>Find this article at:<br>https://quay.example/ferry</p><p>Copyright © 2022 Quay News</p></body></html>"""

GOVERNMENT = f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE} - Harbour Board</title></head><body>
<a href="#content" class="skip-link">Skip to main content</a><main id="content"><div class="header"><span>News story</span>
<h1>{TITLE}</h1><p class="lead-paragraph summary">{DECK}</p></div><dl class="metadata"><dt>From:</dt>
<dd><a href="/hb">Harbour Board</a></dd><dt>Published</dt><dd>2 May 2022</dd></dl><div class="govspeak">{PARAGRAPHS}
<h2>Share this page</h2></div></main><div class="related-navigation"><h2>Related content</h2><ul><li><a href="/1">Fares on
the island routes from June</a></li></ul></div></body></html>"""

INFINITE_SCROLL = f"""<html lang="en"><head><title>{TITLE}</title><meta name="parsely-pub-date" content="2022-05-02T08:00:00Z">
</head><body><div class="story-wrap"><h1>{TITLE}</h1><div class="body">{PARAGRAPHS}</div></div>
<h3>Up next</h3><div class="card"><h2>Lighthouse museum opens its doors again after the flood</h2>
<p>Visitors may climb the tower from June, the trust said, but the lamp room stays shut until its floor is mended.</p></div>
<div class="card"><h2>Herring fleet stays in port</h2><p>Skippers said that the price of fuel left them no choice for now.</p>
</div></body></html>"""

FORM_PAGE = f"""<html><head><title>{TITLE}</title></head><body><form id="aspnetForm" method="post"><div id="ctl00_menu">
<a href="/">Home</a></div><div id="ctl00_main"><h1>{TITLE}</h1><span class="datestamp">Date: 02.05.2022</span>
<div class="news-text">{"<br /><br />".join(BODY)}</div></div><div id="ctl00_footer">Contact us | Privacy</div></form></body>
</html>"""

SCRIPTED = """<html lang="en"><head><title>%s</title><script type="application/ld+json">{"@type":"NewsArticle",
"headline":"%s","datePublished":"20220502T080000Z","articleBody":"%s"}</script></head>
<body><div id="app">Loading...</div></body></html>""" % (TITLE, TITLE, "\\n\\n".join(BODY))  # noqa: UP031

# name, page, deck, author, outlet, day, where the day is from
DESIGNS = [
    ("wordpress", WORDPRESS, DECK, "Ewan Teal", "Quay News", date(2022, 5, 2), "time element"),
    ("tables", TABLES, None, None, "Quay News", date(2022, 5, 2), "printed"),
    ("hashed divs", HASHED_DIVS, DECK, "Ewan Teal, Ada Holm", "Quay News", date(2022, 5, 2), "json-ld"),
    ("amp", AMP, DECK, "Ewan Teal", "Quay News", date(2022, 5, 2), "printed"),
    ("print view", PRINT_VIEW, None, "Ewan Teal", "Quay News", date(2022, 5, 2), "printed"),
    ("government", GOVERNMENT, DECK, None, "Harbour Board", date(2022, 5, 2), "printed"),
    ("infinite scroll", INFINITE_SCROLL, None, None, None, date(2022, 5, 2), "meta"),
    ("form page", FORM_PAGE, None, None, None, date(2022, 5, 2), "printed"),
    ("scripted", SCRIPTED, None, None, None, date(2022, 5, 2), "json-ld"),
]


def _read(tmp_path: Path, page: str, name: str = "page.html") -> list[object]:
    (tmp_path / name).write_text(page, encoding="utf-8")
    return list(saydo.read(tmp_path / name))


def _parts(article: Article, kind: str) -> list[str]:
    return [article.text[part.start : part.end] for part in article.parts if part.kind == kind]


@pytest.mark.parametrize(("page", "deck"), [(d[1], d[2]) for d in DESIGNS], ids=[d[0] for d in DESIGNS])
def test_story_and_nothing_else(tmp_path: Path, page: str, deck: str | None) -> None:
    """Whatever the design, title, deck and paragraphs are those of the story, word for word and in order."""
    article, *rest = _read(tmp_path, page)
    assert isinstance(article, Article)
    assert (article.title, article.deck) == (TITLE, deck)
    assert _parts(article, "paragraph") == list(BODY)
    assert rest == []


@pytest.mark.parametrize(("page", "facts"), [(d[1], d[3:]) for d in DESIGNS], ids=[d[0] for d in DESIGNS])
def test_what_the_page_states(tmp_path: Path, page: str, facts: tuple[object, ...]) -> None:
    """Author, outlet and day are read where the page states them, and the day says where it was found."""
    article = _read(tmp_path, page)[0]
    assert isinstance(article, Article)
    assert (article.author, article.outlet, article.published, article.published_from) == facts


def test_caption_is_a_part_after_the_story(tmp_path: Path) -> None:
    """A caption that is a sentence stays, as a part of its own kind after the paragraphs, without its credit line."""
    page = PRINT_VIEW.replace("<p>", "<figure><figcaption>Children wait for the only ferry on Skerra in the rain of "
                              "January.</figcaption></figure><p>", 1)  # fmt: skip
    article = _read(tmp_path, page)[0]
    assert isinstance(article, Article)
    assert _parts(article, "caption") == ["Children wait for the only ferry on Skerra in the rain of January."]
    assert article.parts[-1].kind == "caption"


def test_language_and_address(tmp_path: Path) -> None:
    """The language is the primary one of <html lang>, the url the canonical one without its fragment."""
    article = _read(tmp_path, WORDPRESS)[0]
    assert isinstance(article, Article)
    assert (article.language, article.url) == ("en", "https://quay.example/2022/05/ferry")


def test_paywalled_page_is_not_complete(tmp_path: Path) -> None:
    """A page that shows the opening and asks for a subscription gives an article that is not complete."""
    page = (
        f"<html><body><h1>{TITLE}</h1><p>{BODY[0]}</p><p>Subscribe to continue reading this article</p></body></html>"
    )
    article = _read(tmp_path, page)[0]
    assert isinstance(article, Article)
    assert not article.complete
    assert _parts(article, "paragraph") == [BODY[0]]


@pytest.mark.parametrize("page", [d[1] for d in DESIGNS], ids=[d[0] for d in DESIGNS])
def test_offsets_cover_the_text(tmp_path: Path, page: str) -> None:
    """The parts, joined by blank lines, are the whole text."""
    article = _read(tmp_path, page)[0]
    assert isinstance(article, Article)
    assert "\n\n".join(article.text[part.start : part.end] for part in article.parts) == article.text


def test_notes_captions_and_large_quotations(tmp_path: Path) -> None:
    """Corrections are notes after the story, a caption loses its credit alone, what is said twice is said once."""
    extra = (
        f"<blockquote class='pull'><p>{BODY[1][1:48]}</p></blockquote><p><b>READ MORE: Why the herring came late</b></p>"
        "<p><em>This article was amended on 4 May 2022. It gave the wrong year.</em></p><p>Correction: The chair is Maud "
        "Innis.</p><p>Do you know more? Write to our desk.</p><figure><figcaption>The only ferry lies at its berth in the "
        "harbour of Port Ellery. Photograph: Ewan Teal/Quay News</figcaption></figure>"
    )
    article = _read(tmp_path, PRINT_VIEW.replace("<hr><p>Find", f"{extra}<hr><p>Find"))[0]
    assert isinstance(article, Article)
    assert _parts(article, "paragraph") == list(BODY)
    assert _parts(article, "caption") == ["The only ferry lies at its berth in the harbour of Port Ellery."]
    assert [note[:12] for note in _parts(article, "note")] == ["This article", "Correction: "]


@pytest.mark.parametrize(
    ("element", "day"),
    [
        ('<abbr class="published" title="2022-05-02T08:00">Monday</abbr>', date(2022, 5, 2)),
        ('<span class="date" data-datetime="2022-05-02">2 days</span>', date(2022, 5, 2)),
        ('<relative-time datetime="2022-05-02T08:00:00Z">2y</relative-time>', date(2022, 5, 2)),
        ('<div class="submitted">Mon, 05/02/2022 - 10:00</div>', date(2022, 5, 2)),
        ('<div class="submitted">Mon, 02/05/2022 - 10:00</div>', date(2022, 5, 2)),
        ('<span class="pubdate">02/05/2022</span>', None),
        ('<span class="updated">Updated: May 4, 2022</span>', None),
        ("<small>Last modified: 2021-01-01</small>", None),
        ('<div class="copyright">© 2019</div>', None),
    ],
)
def test_no_day_is_invented(tmp_path: Path, element: str, day: date | None) -> None:
    """A day is taken where it is stated beyond doubt; days of changes and days that could be two are none."""
    page = f"<html><body><h1>{TITLE}</h1>{element}<p>{BODY[1]}</p><p>{BODY[3]}</p></body></html>"
    article = _read(tmp_path, page)[0]
    assert isinstance(article, Article)
    assert article.published == day
