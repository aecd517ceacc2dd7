"""The columns of the flat tables: what each holds, and how a record fills them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from saydo.lexicon.actors import accountable_code
from saydo.records import Article, Audit, Commitment, Event, Figure, Judgement, Mention, Span, Statement, When
from saydo.show.explain import quotations
from saydo.show.names import actor_name
from saydo.show.words import sentence

Row = TypeVar("Row")
KINDS = ("text", "texts", "whole", "number", "day", "flag")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """kind is one of KINDS; `says` is the line of documentation; `of` takes the value from what a row is made of."""

    name: str
    kind: str
    says: str
    of: Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A record with the article that it was read from."""

    article: Article
    record: Any


def _of_record(name: str, kind: str, says: str, of: Callable[[Any], Any]) -> Column[Read]:
    return Column(name, kind, says, lambda row: of(row.record))


ARTICLE: tuple[Column[Article], ...] = (
    Column("id", "text", "id of the article", lambda a: a.id),
    Column("title", "text", "its headline", lambda a: a.title),
    Column("outlet", "text", "who published it", lambda a: a.outlet),
    Column("also_in", "texts", "other outlets that carry the same text", lambda a: a.also_in),
    Column("url", "text", "its address", lambda a: a.url),
    Column("author", "text", "its byline", lambda a: a.author),
    Column("published", "day", "day of publication", lambda a: a.published),
    Column("published_from", "text", "how that day is known", lambda a: a.published_from),
    Column("modified", "day", "day of the last change that it states", lambda a: a.modified),
    Column("language", "text", "its language", lambda a: a.language),
    Column("complete", "flag", "false for a teaser of a story that stands elsewhere", lambda a: a.complete),
    Column("words", "whole", "how many words it has", lambda a: len(a.text.split())),
    Column("text", "text", "title, deck and paragraphs; all offsets count its characters", lambda a: a.text),
)
# What every record read from an article has.
READ: tuple[Column[Read], ...] = (
    Column("id", "text", "id of the record", lambda row: row.record.id),
    Column("article", "text", "id of the article", lambda row: row.article.id),
    Column("outlet", "text", "who published it", lambda row: row.article.outlet),
    Column("url", "text", "address of the article", lambda row: row.article.url),
    Column("published", "day", "day of publication", lambda row: row.article.published),
    Column("start", "whole", "first character of the passage", lambda row: row.record.span.start),
    Column("end", "whole", "first character after the passage", lambda row: row.record.span.end),
    Column("passage", "text", "the words it was read from", lambda row: row.record.span.text),
    Column("rule", "text", "the rule that made it", lambda row: row.record.rule),
)
STATEMENT = (
    *READ,
    _of_record("speaker", "text", "who speaks, in the words of the text", lambda s: words(s.speaker)),
    _of_record("speaker_code", "text", "state or body that the speaker acts for", lambda s: code(s.speaker_actor)),
    _of_record(
        "speaker_name", "text", "name of the speaker", lambda s: s.speaker_actor.name if s.speaker_actor else None
    ),
    _of_record("anonymous", "flag", "the source is not named", lambda s: s.anonymous),
    _of_record("source_type", "text", "what kind of person an unnamed source is", lambda s: s.source_type),
    _of_record("cue", "text", "the word that reports", lambda s: s.cue.text),
    _of_record("stance", "text", "say, announce, promise, deny, …", lambda s: s.stance),
    _of_record("negated", "flag", "the text says that it was not said", lambda s: s.negated),
    _of_record("kind", "text", "direct, indirect or mixed", lambda s: s.kind),
    _of_record("content", "text", "what is reported", lambda s: " … ".join(c.text for c in s.contents)),
    _of_record("via", "texts", "outlets or persons it came through", lambda s: s.via),
    _of_record("first", "day", "first day on which it was said", lambda s: s.when.first if s.when else None),
    _of_record("last", "day", "last day on which it was said", lambda s: s.when.last if s.when else None),
)
EVENT = (
    *READ,
    _of_record("trigger", "text", "the word that names it", lambda e: e.trigger.text),
    _of_record("type", "text", "its PLOVER type", lambda e: e.type),
    _of_record("mode", "text", "its PLOVER mode", lambda e: e.mode or None),
    _of_record("deed", "text", "its deed, of the vocabulary of audits", lambda e: e.deed),
    _of_record("status", "text", "done, under way, planned, denied, …", lambda e: e.status),
    _of_record("factuality", "number", "how far it is told as fact, -3 to 3", lambda e: e.factuality),
    _of_record("actors", "texts", "who does it, in the words of the text", lambda e: spans(e.actors)),
    _of_record("actor_codes", "texts", "states and bodies they act for", lambda e: codes(e.actors)),
    _of_record("targets", "texts", "to whom, in the words of the text", lambda e: spans(e.targets)),
    _of_record("target_codes", "texts", "states and bodies they act for", lambda e: codes(e.targets)),
    _of_record("thing", "text", "what is moved, given, built or held", lambda e: words(e.thing)),
    _of_record("place", "text", "where", lambda e: e.place.name if e.place else None),
    _of_record(
        "country", "text", "the country of the place (ISO alpha-3)", lambda e: e.place.country if e.place else None
    ),
    _of_record("latitude", "number", "degrees north", lambda e: e.place.latitude if e.place else None),
    _of_record("longitude", "number", "degrees east", lambda e: e.place.longitude if e.place else None),
    _of_record("first", "day", "first day of it", lambda e: e.when.first if e.when else None),
    _of_record("last", "day", "last day of it", lambda e: e.when.last if e.when else None),
    _of_record("statement", "text", "id of the statement it stands in", lambda e: e.statement),
)
FIGURE = (
    *READ,
    _of_record("low", "number", "lower end, empty where open", lambda f: f.low),
    _of_record("high", "number", "upper end, empty where open", lambda f: f.high),
    _of_record("unit", "text", "unit of measure, or the noun counted", lambda f: f.unit),
    _of_record("what", "text", "what it is said of", lambda f: f.what),
    _of_record("change", "text", "= exact, ~ about, > at least, < at most, up, down", lambda f: f.change),
    _of_record("place", "text", "where the things are", lambda f: words(f.place)),
    _of_record("holder", "text", "whose they are", lambda f: words(f.holder)),
    _of_record("part_of", "text", "id of the figure that it is a part of", lambda f: f.of),
)
DATE = (
    *READ,
    _of_record("first", "day", "first day, empty where open", lambda w: w.first),
    _of_record("last", "day", "last day, empty where open", lambda w: w.last),
    _of_record("value", "text", "TIMEX3 value", lambda w: w.value),
    _of_record("kind", "text", "DATE, TIME, DURATION or SET", lambda w: w.kind),
    _of_record("anchor", "day", "the day it was reckoned from", lambda w: w.anchor),
    _of_record("bound", "text", "by, before, until, since, …", lambda w: w.bound),
)
COMMITMENT = (
    *READ,
    _of_record("who", "texts", "who is bound, in the words of the text", lambda c: spans(c.who)),
    _of_record("who_codes", "texts", "states and bodies they act for", lambda c: codes(c.who)),
    _of_record("deed", "text", "what is to be done, of the vocabulary", lambda c: c.deed),
    _of_record("negative", "flag", "it is promised not to do it", lambda c: c.negative),
    _of_record("what", "text", "the object, in the words of the text", lambda c: words(c.what)),
    _of_record(
        "amount", "text", "how much, in the words of the text", lambda c: words(c.amount.span) if c.amount else None
    ),
    _of_record("place", "text", "where", lambda c: c.place.name if c.place else None),
    _of_record(
        "country", "text", "the country of the place (ISO alpha-3)", lambda c: c.place.country if c.place else None
    ),
    _of_record("due", "day", "last day on which it would be on time", lambda c: c.due.deadline if c.due else None),
    _of_record("due_now", "day", "where the passage moves it", lambda c: c.due_now.deadline if c.due_now else None),
    _of_record("condition", "text", "what it is made to depend on", lambda c: words(c.condition)),
    _of_record("force", "text", "promise, agreement, decision, order, plan, timetable, recalled", lambda c: c.force),
    _of_record("day", "day", "day on which it was made", lambda c: c.day),
    _of_record("by", "text", "who announced it", lambda c: c.by),
    _of_record("statement", "text", "id of the statement it stands in", lambda c: c.statement),
    _of_record("event", "text", "id of the event that is promised", lambda c: c.event),
    _of_record("sentence", "text", "the commitment as a sentence", sentence),
)
AUDIT: tuple[Column[Audit], ...] = (
    Column("id", "text", "id of the audit's commitment", lambda a: a.id),
    Column("as_of", "day", "the day of the question", lambda a: a.as_of),
    Column("who", "texts", "who is held to it: ISO alpha-3 codes, short names", lambda a: a.who),
    Column("names", "texts", "the same as names", lambda a: tuple(actor_name(name) for name in a.who)),
    Column("deed", "text", "what was promised, of the vocabulary", lambda a: a.deed),
    Column("what", "text", "the object, in the words of the text", lambda a: a.what),
    Column("amount_low", "number", "how much, lower end", lambda a: a.amount.low if a.amount else None),
    Column("amount_high", "number", "how much, upper end", lambda a: a.amount.high if a.amount else None),
    Column("amount_unit", "text", "unit of the amount", lambda a: a.amount.unit if a.amount else None),
    Column("amount", "text", "how much, in the words of the text", lambda a: a.amount.span.text if a.amount else None),
    Column("place", "text", "place or recipient (ISO alpha-3)", lambda a: a.place),
    Column("due", "day", "the first date that was set", lambda a: a.due),
    Column("due_now", "day", "the date that stands, where it was moved", lambda a: a.due_now),
    Column("condition", "text", "what it was made to depend on", lambda a: a.condition),
    Column("force", "text", "promise, agreement, decision, order, plan, timetable, recalled", lambda a: a.force),
    Column("verdict", "text", "what became of it, in a word", lambda a: a.verdict),
    Column("confidence", "number", "chance that the verdict is right, 0 to 1", lambda a: a.confidence),
    Column("outcome", "text", "what the evidence shows of the deed", lambda a: a.outcome),
    Column("schedule", "text", "how it stands with its date", lambda a: a.schedule),
    Column("says", "text", "what the promiser last said of it", lambda a: a.says or None),
    Column("gaps", "texts", "how words and deeds part", lambda a: tuple(dict.fromkeys(g.type for g in a.gaps))),
    Column("first_announced", "day", "first day on which it was announced", lambda a: first_day(a)),
    Column("announcements", "whole", "how many passages announce it", lambda a: len(a.announced)),
    Column("evidence", "whole", "how many passages bear on it", lambda a: len(a.evidence)),
    Column(
        "articles",
        "texts",
        "ids of the articles that it quotes",
        lambda a: tuple(dict.fromkeys(item.article for item in quotations(a))),
    ),
    Column("reasons", "texts", "why the verdict is what it is", lambda a: a.reasons),
    Column("sentence", "text", "the commitment as a sentence", sentence),
)
JUDGEMENT: tuple[Column[Judgement], ...] = (
    Column("id", "text", "id of the judgement", lambda j: j.id),
    Column("case", "text", "id of the case", lambda j: j.case),
    Column("action", "text", "accept, reject, correct, annotate, merge, split, follow, …", lambda j: j.action),
    Column("about", "text", "commitment, verdict, evidence, gap or event", lambda j: j.about),
    Column("by", "text", "who says so", lambda j: j.by),
    Column("at", "text", "when (UTC)", lambda j: j.at.isoformat()),
    Column("article", "text", "id of the article whose words are meant", lambda j: j.article),
    Column("start", "whole", "first character of the words", lambda j: j.start),
    Column("end", "whole", "first character after the words", lambda j: j.end),
    Column("quote", "text", "the words", lambda j: j.quote),
    Column("field", "text", "which field is corrected", lambda j: j.field),
    Column("value", "text", "the value that is right, or the case or judgement that is meant", lambda j: j.value),
    Column("commitments", "texts", "the tellings that are split off", lambda j: j.commitments),
    Column("note", "text", "why", lambda j: j.note or None),
)
RECORDS: Mapping[type, tuple[Column[Read], ...]] = {
    Statement: STATEMENT,
    Event: EVENT,
    Figure: FIGURE,
    When: DATE,
    Commitment: COMMITMENT,
}


def words(span: Span | None) -> str | None:
    return span.text if span else None


def code(actor: Any) -> str | None:
    return accountable_code(actor) if actor else None


def spans(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(mention.span.text for mention in mentions)


def codes(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The codes of those that were resolved, each once."""
    return tuple(dict.fromkeys(accountable_code(m.actor) for m in mentions if m.actor is not None))


def first_day(audit: Audit) -> date | None:
    return min((item.day for item in audit.announced if item.day is not None), default=None)
