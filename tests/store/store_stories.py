"""Small articles, audits and judgements from which the tests of the store are built."""

from datetime import UTC, date, datetime

from saydo.records import (
    Actor,
    Announcement,
    Article,
    Audit,
    Event,
    Evidence,
    Figure,
    Gap,
    Judgement,
    Mention,
    Place,
    Reading,
    Span,
    Statement,
    hash_of,
)

NORWAY = Actor("NOR", "Norway", "state", "NOR")
STORE = Actor("jonas-teal", "Jonas Teal", "person", "NOR", "minister")
DENMARK = Actor("DNK", "Denmark", "state", "DNK")
OSLO = Place("nor-oslo", "Oslo", "NOR", 59.91, 10.75)


def span(text: str, words: str) -> Span:
    """The first place of some words in a text."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def article(number: int, text: str, day: str | None = "2030-01-10") -> Article:
    title = text.partition("\n")[0]
    url = f"https://quay.example/{number}"
    published = date.fromisoformat(day) if day else None
    return Article(text, title=title, url=url, outlet="Quay News", published=published)


def told(number: int, text: str, day: str | None = "2030-01-10") -> Reading:
    """A reading with one statement by the minister, one event from Norway to Denmark and one figure, where it has them:
    "Teal said", "delivers" and "12 ferries"."""
    piece = article(number, text, day)
    statements, events, figures = [], [], []
    if "Teal said" in text:
        where = span(text, "Teal said")
        words = text[where.end :].partition(".")[0].strip()
        statements.append(
            Statement(
                piece.id, Span(where.start, where.end + 1 + len(words), f"Teal said {words}"), "clause",
                span(text, "Teal"), span(text, "said"), (span(text, words),), "indirect", "promise", STORE,
            )
        )  # fmt: skip
    if "delivers" in text:
        trigger = span(text, "delivers")
        events.append(
            Event(
                piece.id, trigger, "event.verb", trigger, "deliver", "AID", "deliver", "deliver", "done", 3.0,
                (Mention(trigger, NORWAY),), (Mention(trigger, DENMARK),), place=OSLO,
            )
        )  # fmt: skip
    if "12 ferries" in text:
        place = span(text, "Oslo") if "Oslo" in text else None
        figures.append(
            Figure(piece.id, span(text, "12 ferries"), "figure.counted", 12.0, 12.0, "ferry", "ferries", place=place)
        )
    return Reading(piece, statements=tuple(statements), events=tuple(events), figures=tuple(figures))


def commitment_id(reading: Reading, words: str) -> str:
    where = span(reading.article.text, words)
    return hash_of("commitment", reading.article.id, where.start, where.end, "deliver", "event")


def audited(
    *tellings: tuple[Reading, str],
    as_of: str = "2030-02-01",
    verdict: str = "pending",
    who: tuple[str, ...] = ("NOR",),
    deed: str = "deliver",
    due: str | None = "2030-06-30",
    gaps: tuple[tuple[str, Reading, str], ...] = (),
    evidence: tuple[tuple[str, Reading, str], ...] = (),
    confidence: float = 0.9,
    place: str | None = "DNK",
) -> Audit:
    """An audit whose tellings are (reading, words), gaps (type, reading, words), evidence (shows, reading, words)."""
    return Audit(
        who, deed, "ferries", None, place, date.fromisoformat(due) if due else None, None, None,
        tuple(
            Announcement(r.article.id, r.article.published, "Teal", span(r.article.text, w), commitment_id(r, w))
            for r, w in tellings
        ),
        verdict, "no evidence", "due",
        tuple(Gap(kind, r.article.id, span(r.article.text, w), "gap.rule", "because") for kind, r, w in gaps),
        tuple(
            Evidence(r.article.id, r.article.published, span(r.article.text, w), shows, "rule", "because")
            for shows, r, w in evidence
        ),
        (), ("verdict.pending",), date.fromisoformat(as_of), confidence,
    )  # fmt: skip


def at(minute: int = 0) -> datetime:
    return datetime(2030, 3, 1, 12, minute, tzinfo=UTC)


def judged(case: str, action: str, minute: int = 0, **more: object) -> Judgement:
    return Judgement(case, action, str(more.pop("by", "ann")), at(minute), **more)  # type: ignore[arg-type]


PROMISE = told(1, "Norway to send ferries\n\nTeal said Norway would send 12 ferries to Denmark from Oslo by June.")
AGAIN = told(2, "Ferries promised anew\n\nNorway repeats that it will send ferries by June.", "2030-01-20")
DONE = told(3, "Ferries arrive\n\nNorway delivers the ferries to Denmark.", "2030-05-02")
OTHER = told(4, "Bridge\n\nNorway will open a bridge by autumn.", "2030-01-12")
SAID = "Norway would send 12 ferries to Denmark from Oslo by June"
REPEATED = "Norway repeats that it will send ferries by June"
ARRIVED = "Norway delivers the ferries to Denmark"
BRIDGE = "Norway will open a bridge by autumn"
