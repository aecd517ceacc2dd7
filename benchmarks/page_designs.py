"""One story set in many page designs, each with the furniture that sites of its kind put around it.

A design is a function from a story to a page. The furniture is our own; the story is given. What a reader should give
of it is the story's title, its day and `expected` of its words.
"""

# ruff: noqa: E501 (pages as sites send them)

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import cycle, islice

OTHERS = (
    (
        "Lighthouse museum opens its doors again",
        "Visitors may climb the tower from June, the trust said, but not the lamp room.",
    ),
    ("Herring fleet stays in port for a second week", "Skippers said that the price of fuel left them no choice."),
    ("Five charts that explain the price of bread", "Flour has doubled since the spring, and wages have not."),
    ("Why the night train is late so often", "A single track, two owners and one set of points are to blame."),
    ("Opinion: The bridge we were promised", "Our columnist has waited at the ferry for nine winters."),
)
MENU = ("Home", "World", "Politics", "Business", "Sport", "Culture", "Weather", "Video", "Podcasts", "Obituaries")
SCRIPT = (
    "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)};"
    + "var a='b';" * 900
    + "</script>"
)
STYLE = "<style>" + ".c-story{margin:0 auto;max-width:62rem}" * 200 + "</style>"
COOKIES = (
    "We and our partners use cookies to store and read data on your device, with your consent, for ads made for you."
)


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is made of."""

    title: str
    outlet: str
    author: str
    published: date
    paragraphs: tuple[str, ...]
    deck: str | None = None

    @property
    def long_day(self) -> str:
        return f"{self.published.day} {self.published:%B %Y}"

    @property
    def american_day(self) -> str:
        return f"{self.published:%B} {self.published.day}, {self.published.year}"


@dataclass(frozen=True, slots=True)
class Design:
    """expected: which of the story's paragraphs the page holds."""

    name: str
    ending: str
    page: Callable[[Story], str]
    expected: Callable[[Story], tuple[str, ...]] = lambda story: story.paragraphs


def _menu() -> str:
    return (
        "<nav class='main-nav'><ul>" + "".join(f"<li><a href='/{m.lower()}'>{m}</a></li>" for m in MENU) + "</ul></nav>"
    )


def _cards(count: int, *, box: str = "div", name: str = "teaser") -> str:
    made = (
        f"<{box} class='{name}'><a href='/s/{number}'><img src='/i/{number}.jpg' alt='Picture {number}'><h3>{title}</h3></a>"
        f"<p>{text}</p><span class='kicker'>News</span></{box}>"
        for number, (title, text) in enumerate(islice(cycle(OTHERS), count))
    )
    return "".join(made)


def _set(paragraphs: tuple[str, ...], between: dict[int, str] | None = None, *, tag: str = "p") -> str:
    """The paragraphs, with what a site puts between them after the n-th."""
    return "".join(
        f"<{tag}>{escape(text)}</{tag}>{(between or {}).get(n, '')}" for n, text in enumerate(paragraphs, start=1)
    )


def _deck(story: Story, tag: str = "p", name: str = "standfirst") -> str:
    return f"<{tag} class='{name}'>{escape(story.deck)}</{tag}>" if story.deck else ""


def _page(story: Story, head: str, body: str, *, title: str | None = None, attributes: str = "lang='en'") -> str:
    title = title or f"{story.title} | {story.outlet}"
    return (
        f"<!DOCTYPE html><html {attributes}><head><meta charset='utf-8'><title>{escape(title)}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


def _json_ld(story: Story) -> str:
    item = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title,
        "datePublished": f"{story.published}T06:30:00+00:00", "dateModified": "2026-01-05T10:00:00+00:00",
        "author": [{"@type": "Person", "name": story.author}], "publisher": {"@type": "Organization", "name": story.outlet},
    }  # fmt: skip
    return f"<script type='application/ld+json'>{json.dumps(item)}</script>"


def broadsheet(story: Story) -> str:
    """Related boxes and a newsletter box inside the text, captions with credits, comments below."""
    figure = (
        "<figure><picture><img src='/a.jpg'></picture><figcaption>The harbour at dawn, with the ferry that no longer sails "
        "in winter. Photograph: A. Teal/Quay Pictures</figcaption></figure>"
    )
    between = {
        1: "<aside class='related-box'><h4>Related</h4>" + _cards(2) + "</aside>",
        2: "<div class='newsletter-signup'><h3>Sign up for the morning letter</h3><p>All you need to know, each weekday at "
        "seven.</p><form><input type=email><button>Sign up</button></form></div>",
        3: "<div class='ad-slot'><span>Advertisement</span></div>",
    }
    body = (
        f"{_menu()}<main><article><header><span class='section'>World</span><h1>{escape(story.title)}</h1>{_deck(story)}"
        f"<address>By <a rel='author' href='/by'>{story.author}</a></address></header>{figure}"
        f"<div class='article-body'>{_set(story.paragraphs, between)}</div><ul class='tags'><li><a>Topics</a></li></ul></article>"
        f"<section class='most-read'><h2>Most read</h2>{_cards(5)}</section><section id='comments'><h2>41 comments</h2>"
        "<p>I have heard all this before, and I will hear it again, as my uncle used to say of the ferry.</p></section></main>"
        f"<footer>© {story.outlet}</footer>{SCRIPT}"
    )
    return _page(story, _json_ld(story) + STYLE, body)


def teasers(story: Story) -> str:
    """Cards with sentences before, beside and after the story, in boxes with names that say nothing."""
    body = (
        f"<div class='x1'>{_cards(3, name='x7')}</div><div class='x2'><h1>{escape(story.title)}</h1>{_deck(story, 'h2', 'x4')}"
        f"<div class='x5'>{_set(story.paragraphs)}</div></div><div class='x3'><h2>More stories</h2>{_cards(4, name='x7')}</div>"
    )
    return _page(story, f"<meta property='article:published_time' content='{story.published}T10:00:00Z'>", body)


def weblog(story: Story) -> str:
    """A weblog system: sidebar, share buttons, author box, "READ MORE" lines in the text."""
    more = "<p><strong>READ MORE:</strong> <a href='/y'>What a ferry costs, and who pays for it</a></p>"
    body = (
        f"<header class='site-header'><h2>{story.outlet}</h2>{_menu()}</header><article class='post'>"
        f"<h1 class='entry-title'>{escape(story.title)}</h1>{_deck(story, name='entry-subtitle')}<div class='entry-meta'>"
        f"by {story.author} <time class='entry-date published' datetime='{story.published}T09:00:00+01:00'>{story.long_day}</time>"
        f"<time class='updated' datetime='2026-01-05T10:00:00+01:00'>Updated 5 January 2026</time></div>"
        f"<div class='entry-content'>{_set(story.paragraphs, {2: more})}<div class='sharedaddy'><h3>Share this:</h3>"
        f"<ul><li><a>Facebook</a></li><li><a>X</a></li></ul></div></div><footer><div class='author-box'><p>{story.author} is a "
        f"reporter at {story.outlet}. He likes rain.</p></div></footer></article><aside id='secondary'>{_cards(4)}</aside>{SCRIPT}"
    )
    return _page(story, STYLE, body, title=f"{story.title} - {story.outlet}")


def live_blog(story: Story) -> str:
    """Entries with the hour and a heading each; the newest first is the site's order."""
    entries = "".join(
        f"<article class='entry'><time datetime='{story.published}T{8 + n // 2:02}:{n % 2 * 30:02}:00Z'>{8 + n // 2:02}:{n % 2 * 30:02}"
        f"</time><div class='entry-text'><p>{escape(text)}</p></div><div class='share'><a>Share</a></div></article>"
        for n, text in enumerate(story.paragraphs)
    )
    head = _json_ld(story).replace("NewsArticle", "LiveBlogPosting")
    body = (
        f"{_menu()}<main><span class='live'>Live</span><h1>{escape(story.title)}</h1>{_deck(story)}<div class='live-blog'>{entries}"
        f"</div></main><aside class='sidebar'>{_cards(4)}</aside>{SCRIPT}"
    )
    return _page(story, head, body)


def paywall(story: Story) -> str:
    """The opening, and a notice."""
    body = (
        f"{_menu()}<article><h1>{escape(story.title)}</h1>{_deck(story)}<p class='date'>{story.american_day}</p>"
        f"<div class='body'>{_set(story.paragraphs[:2])}</div><div class='gate'><h2>Subscribe to continue reading</h2>"
        "<p>Already a subscriber? <a>Log in</a></p></div></article>"
    )
    return _page(story, STYLE, body)


def print_view(story: Story) -> str:
    body = (
        f"<div>{story.outlet}</div><hr><h2>{escape(story.title)}</h2>{_deck(story, 'h3')}<h4>By {story.author}</h4>"
        f"<div>{story.long_day}</div>{_set(story.paragraphs)}<hr><p>Find this article at:<br>https://quay.example/x</p>"
        f"<p>Copyright © {story.published.year} {story.outlet}</p>"
    )
    return _page(story, "", body, title=f"{story.outlet}: {story.title}", attributes="")


def amp(story: Story) -> str:
    body = (
        "<amp-sidebar id='sidebar'><ul><li><a href='/'>Home</a></li></ul></amp-sidebar><header><a href='/'>"
        f"<amp-img src='l.png'></amp-img></a></header><main><h1>{escape(story.title)}</h1>{_deck(story, name='dek')}"
        f"<p class='byline'>By {story.author}</p><p class='date'>Published 10:15 GMT, {story.long_day}</p><amp-img src='f.jpg'>"
        f"</amp-img>{_set(story.paragraphs, {2: '<amp-ad width=300 height=250></amp-ad>'})}<section class='recommended'>"
        f"<h2>Recommended</h2>{_cards(4)}</section></main><amp-consent id='c'><div>{COOKIES}</div></amp-consent>"
    )
    return _page(story, "<style amp-custom>.x{color:red}</style>", body, attributes="⚡ lang='en'")


def tables(story: Story) -> str:
    """A site of the nineties: tables, fonts, line breaks."""
    links = "<BR>".join(f"<A HREF='/{m}'>{m}</A>" for m in MENU)
    deck = f"<I>{escape(story.deck)}</I><BR><BR>" if story.deck else ""
    return (
        f"<HTML><HEAD><TITLE>{escape(story.title)}</TITLE></HEAD><BODY><TABLE width=760><TR><TD width=140>{links}</TD><TD>"
        f"<FONT SIZE=5><B>{escape(story.title)}</B></FONT><BR><BR>{deck}<FONT SIZE=2>{story.outlet} | {story.american_day}</FONT>"
        f"<BR><BR>{'<BR><BR>'.join(map(escape, story.paragraphs))}<BR><BR><A HREF='/print'>Print this page</A> | "
        f"<A HREF='/mail'>E-mail this page</A><BR><BR><B>More stories</B><BR>"
        + "<BR>".join(f"<A HREF='{n}'>{title}</A>" for n, (title, _) in enumerate(OTHERS))
        + f"</TD></TR></TABLE><CENTER>Copyright {story.published.year} {story.outlet}</CENTER></BODY></HTML>"
    )


def hashed(story: Story) -> str:
    """Boxes with machine-made names, no paragraphs, a banner about cookies."""
    body = (
        f"<div id='root'><div class='css-1x2'>{_menu()}<div class='css-9'><div class='css-h'><h1>{escape(story.title)}</h1></div>"
        f"{_deck(story, 'div', 'css-d')}<div class='css-b'>By {story.author}</div>"
        + "".join(f"<div class='css-p'><span>{escape(text)}</span></div>" for text in story.paragraphs)
        + f"</div><div class='css-r'><div>Most read</div>{_cards(4, name='css-t')}</div></div>"
        f"<div class='cookie-banner'><p>{COOKIES}</p><button>Accept all</button></div></div>{SCRIPT}"
    )
    return _page(story, _json_ld(story), body)


def government(story: Story) -> str:
    body = (
        f"<a href='#content' class='skip-link'>Skip to main content</a><main id='content'><div class='header'><span>News story"
        f"</span><h1>{escape(story.title)}</h1>{_deck(story, name='lead-paragraph summary')}</div><dl class='metadata'><dt>From:</dt>"
        f"<dd><a href='/hb'>{story.outlet}</a></dd><dt>Published</dt><dd>{story.long_day}</dd></dl><div class='govspeak'>"
        f"{_set(story.paragraphs)}<h2>Share this page</h2></div></main><div class='related-navigation'><h2>Related content</h2>"
        f"<ul>{''.join(f'<li><a href=/{n}>{title}</a></li>' for n, (title, _) in enumerate(OTHERS))}</ul></div>"
    )
    return _page(story, "", body, title=f"{story.title} - {story.outlet}")


def endless(story: Story) -> str:
    """The next stories follow on the same page."""
    cards = "".join(f"<div class='card'><h2>{title}</h2><p>{text}</p></div>" for title, text in OTHERS)
    body = f"<div class='story-wrap'><h1>{escape(story.title)}</h1>{_deck(story)}<div>{_set(story.paragraphs)}</div></div><h3>Up next</h3>{cards}"
    return _page(story, f"<meta name='parsely-pub-date' content='{story.published}T08:00:00Z'>", body)


def dump(story: Story) -> str:
    """A page copied out of a browser."""
    deck = f"{story.deck}\n\n" if story.deck else ""
    others = "".join(
        f"Top image credit: Pool\n\n{title}\n\n{text}\n\nkeep reading\nShow less\n\n" for title, text in OTHERS[:3]
    )
    return (
        "Skip to main content\n" + "\n".join(MENU) + f"\n\n{story.title}\n\n{deck}By {story.author}\n{story.outlet} | "
        f"{story.american_day}\n\n"
        + "\n\n".join(story.paragraphs)
        + f"\n\n{others}Latest\n\nNewsletter\n\nSubscribe to {story.outlet}.\n"
    )


def feature(story: Story) -> str:
    """A kicker, a quotation set large, notes on changes, a line on who reported, calls for letters."""
    large = " ".join(story.paragraphs[-1].split()[:9])
    between = {
        1: f"<blockquote class='quote-large'><p>{escape(large)}</p></blockquote>",
        2: "<p><a href='/x'><strong>READ MORE: Ten roads that were promised and never built</strong></a></p>",
    }
    notes = (
        "<p><em>This article was amended on 3 January 2026. An earlier version gave the wrong year.</em></p>"
        f"<p><em>Reporting by {story.author}; Editing by Ada Reed</em></p><p>Sign up to our <a href='/n'>morning newsletter</a>.</p>"
        "<p>Do you know more about this? Write to <a href='mailto:x'>tips@quay.example</a>.</p>"
    )
    body = (
        f"<div class='bar'><span>Breaking: Ferry runs aground off Skerra, nobody hurt</span></div><main><article>"
        f"<p class='kicker'>Transport</p><h1>{escape(story.title)}</h1>{_deck(story)}<div class='byline'>By <a>{story.author}</a>"
        f"</div><div class='timestamp'>{story.long_day} 09.00 GMT Last modified on 3 January 2026 10.00 GMT</div>"
        f"<div class='text'>{_set(story.paragraphs, between)}{notes}</div></article></main>{SCRIPT}"
    )
    return _page(story, "", body)


DESIGNS = (
    Design("broadsheet: related boxes, captions, comments", ".html", broadsheet),
    Design("teasers before and after", ".html", teasers),
    Design("weblog with sidebar", ".html", weblog),
    Design("live blog", ".html", live_blog),
    Design("paywall stub", ".html", paywall, lambda story: story.paragraphs[:2]),
    Design("print view", ".html", print_view),
    Design("AMP", ".html", amp),
    Design("tables", ".html", tables),
    Design("hashed class names", ".html", hashed),
    Design("government", ".html", government),
    Design("feature: large quotation, notes, calls", ".html", feature),
    Design("endless scroll", ".html", endless),
    Design("page dump", ".txt", dump),
)
