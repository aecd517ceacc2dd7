"""From tellings to Statement records: edges trimmed, kind, anonymity, outlets in between, day."""

from spacy.tokens import Doc

from saydo.extract.statements.provenance import day_of, outlets, source_type
from saydo.extract.statements.quotations import Quotation
from saydo.extract.statements.telling import Telling
from saydo.records import Article, Span, Statement, When

AFTER = 120
JOINTS = ",;:—–- \t\n\xa0"


def assemble(
    article: Article, doc: Doc, tellings: list[Telling], quotations: tuple[Quotation, ...], dates: tuple[When, ...]
) -> tuple[Statement, ...]:
    """The tellings as records, in the order of their cues; one without a word of content is left out."""
    found = []
    for telling in sorted(tellings, key=lambda t: (t.cue.start, t.contents)):
        contents = tuple(c for c in (trim(article, *piece, quotations) for piece in telling.contents) if c is not None)
        if not contents:
            continue
        cue = span_of_range(article, doc, telling.cue)
        speaker = span_of_range(article, doc, telling.speaker) if telling.speaker else None
        source = source_type(doc, telling.speaker, after=_after(article, speaker))
        parts = [cue, *contents, *([speaker] if speaker else [])]
        span = article.span(min(p.start for p in parts), max(p.end for p in parts))
        found.append(
            Statement(
                article=article.id,
                span=span,
                rule=telling.rule,
                speaker=speaker,
                cue=cue,
                contents=contents,
                kind=kind_of(contents, quotations),
                stance=telling.stance,
                anonymous=source is not None,
                source_type=source,
                negated=telling.negated,
                via=telling.via or outlets(doc, telling.cue, telling.contents),
                when=day_of(article, cue, contents, dates),
            )
        )
    return tuple(found)


def _after(article: Article, speaker: Span | None) -> str:
    return article.text[speaker.end : speaker.end + AFTER] if speaker else ""


def span_of_range(article: Article, doc: Doc, tokens: range) -> Span:
    return article.span(doc[tokens.start].idx, doc[tokens.stop - 1].idx + len(doc[tokens.stop - 1].text))


def trim(article: Article, start: int, end: int, quotations: tuple[Quotation, ...]) -> Span | None:
    """Without the joints and the full stop at the edges; a quotation that begins or ends there keeps its marks."""
    text = article.text
    whole = {q.start for q in quotations}, {q.end for q in quotations}
    for q in quotations:
        if q.start < end < q.end and q.end - end <= 3:
            end = q.end
        if q.start < start < q.end < end:
            start = q.start if start - q.start <= 2 else q.end
    while start < end and text[start] in JOINTS:
        start += 1
    while start < end and end not in whole[1] and text[end - 1] in JOINTS + '.!?"”':
        end -= 1
    return article.span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def kind_of(contents: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> str:
    """direct where all is quotation, mixed where some is, else indirect."""
    whole = {(q.start, q.end) for q in quotations}
    if all((c.start, c.end) in whole for c in contents):
        return "direct"
    return "mixed" if any(c.start < q.end and q.start < c.end for c in contents for q in quotations) else "indirect"
