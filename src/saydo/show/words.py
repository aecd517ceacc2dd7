"""Every record as a plain English sentence. Nothing is said here that the record does not hold."""

import re
from calendar import month_name
from collections.abc import Iterable, Sequence
from datetime import date

from saydo.records import (
    Announcement,
    Article,
    Audit,
    Commitment,
    Event,
    Evidence,
    Figure,
    Gap,
    Mention,
    Name,
    Place,
    Sentence,
    Statement,
    When,
)
from saydo.show.names import actor_name, names_place, place_name
from saydo.show.vocabulary import (
    BOUND,
    CHANGES,
    CONJUNCTIONS,
    DEEDS,
    FORCES,
    GAPS,
    KINDS_OF_TIME,
    PLURALS,
    REFERENCES,
    STANCES,
    STATUSES,
    VERDICTS,
)

DOUBTFUL = 0.5
ISO_DAY = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")
DETERMINER = re.compile(r"(?:the|its|his|her|their|all(?: of)? (?:the|its|their)) ", re.IGNORECASE)


def day(value: date | None, *, otherwise: str = "no date") -> str:
    """31 December 2021."""
    return f"{value.day} {value:%B %Y}" if value else otherwise


def days_in_words(told: str) -> str:
    """ "due 2021-12-31" as "due 31 December 2021", in words that an audit wrote. What is no day stays as it is."""
    return ISO_DAY.sub(lambda found: f"{int(found[3])} {month_name[int(found[2])]} {found[1]}", told)


def listed(names: Sequence[str], *, otherwise: str = "somebody") -> str:
    """A, B and C."""
    if len(names) < 2:
        return names[0] if names else otherwise
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted_articles(articles: Iterable[Article]) -> str:
    """6 articles and 2 teasers."""
    complete = [article.complete for article in articles]
    counts = [(complete.count(True), "article"), (complete.count(False), "teaser")]
    said = [f"{count} {noun}{'s' * (count != 1)}" for count, noun in counts if count]
    return listed(said, otherwise="no articles")


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def quoted(text: str) -> str:
    """In quotation marks, unless the words begin with one of their own."""
    text = one_line(text)
    return text if text[:1] in '“"' and text else f"“{text}”"


def first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def audit_sentence(audit: Audit) -> str:
    """The United States promised to withdraw combat troops from Iraq by 31 December 2021."""
    amount = audit.amount.span.text if audit.amount else None
    doing = doing_words(audit.deed, audit.what, amount, audit.place)
    return promise_sentence(audit.who, doing, audit.due, audit.due_now, audit.condition, force=audit.force)


def promise_sentence(
    who: Sequence[str],
    doing: str,
    due: date | None,
    due_now: date | None,
    condition: str | None = None,
    *,
    force: str,
) -> str:
    """The sentence of a commitment; `doing` are the words of its deed after "to", `force` says how it binds."""
    actors = listed([actor_name(name) for name in who])
    bound = bound_words(force, several=len(who) > 1)
    return first_capital(f"{actors} {bound} to {doing}{due_words(due, due_now)}{condition_words(condition)}.")


def bound_words(force: str, *, several: bool) -> str:
    """How somebody was bound, before "to": promised, agreed, was ordered, were scheduled."""
    one, many = BOUND[force]
    return many if several else one


def due_words(due: date | None, due_now: date | None) -> str:
    if due and due_now and due_now != due:
        return f" by {day(due)}, later put off to {day(due_now)}"
    return f" by {day(due or due_now)}" if due or due_now else ""


def condition_words(condition: str | None) -> str:
    """The condition as it joins the sentence, under its own conjunction where it has one."""
    said = one_line(condition or "").strip(" ,;.")
    if not said:
        return ""
    first, _, rest = said.partition(" ")
    return f", {first.lower()} {rest}" if first.lower() in CONJUNCTIONS else f", on the condition “{said}”"


def deed_words(deed: str, what: str | None, amount: Figure | None, place: str | None) -> str:
    """The deed with its object, amount and place, after "to"."""
    return doing_words(deed, what, amount.span.text if amount else None, place)


def doing_words(deed: str, what: str | None, amount: str | None, place: str | None) -> str:
    """As deed_words, with the amount as it was said."""
    other = deed.replace("{", "{{").replace("}", "}}")  # a deed of no known kind is a word of the article
    pattern, preposition = DEEDS.get(deed, (other + " {what}{where}", "in"))
    thing = thing_words(what, amount)
    if "{what}" not in pattern and amount:
        thing = ""
    where = f" {preposition} {place_name(place)}" if place and not names_place(thing, place) else ""
    return one_line(pattern.format(what=thing or "what was announced", where=where))


def object_words(what: str | None, amount: Figure | None) -> str:
    """What it is done to, with the amount where the words do not hold it already."""
    return thing_words(what, amount.span.text if amount else None)


def thing_words(what: str | None, amount: str | None) -> str:
    """As object_words, with the amount as it was said."""
    what = one_line(what or "")
    if amount is None:
        return what
    said = one_line(amount)
    if not what or what.lower() in said.lower():
        return said
    digits = re.sub(r"\D", "", said)
    if said.lower() in what.lower() or (digits and digits in re.sub(r"\D", "", what)):
        return what
    return _counted(what, said) or f"{what} ({said})"


def _counted(what: str, said: str) -> str | None:
    """ "its combat troops" and "2,500 troops" as "its 2,500 combat troops"; None where they end in different nouns."""
    count, _, noun = said.rpartition(" ")
    if not count or noun.lower() != what.rpartition(" ")[2].lower():
        return None
    determiner = DETERMINER.match(what)
    return f"{determiner[0]}{count} {what[determiner.end() :]}" if determiner else f"{count} {what}"


def chain_words(item: Announcement) -> str:
    """Who told whom, from the reader inwards: "through the Gazette, from two officials"; "" where it came straight."""
    if not item.via:
        return ""
    source = f", from {one_line(item.by)}" if item.by else ""
    return f"through {', from '.join(one_line(name) for name in item.via)}{source}"


def verdict_words(verdict: str) -> str:
    return VERDICTS.get(verdict, first_capital(verdict) + ".")


def confidence_words(confidence: float) -> str:
    """0.82; below DOUBTFUL a reader is asked to check."""
    return f"{confidence:.2f}" + (": check this" if confidence < DOUBTFUL else "")


def commitment_sentence(record: Commitment) -> str:
    who = listed(mention_names(record.who))
    deed = deed_words(
        record.deed,
        record.what.text if record.what else None,
        record.amount,
        record.place.country or record.place.name if record.place else None,
    )
    force = FORCES.get(record.force, record.force)
    due = due_words(record.due.last if record.due else None, record.due_now.last if record.due_now else None)
    condition = condition_words(record.condition.text if record.condition else None)
    made = f" (made on {day(record.day)}{f' by {record.by}' if record.by else ''})" if record.day else ""
    return first_capital(f"{who} {force} {'not ' if record.negative else ''}to {deed}{due}{condition}{made}.")


def mention_names(mentions: Sequence[Mention]) -> list[str]:
    """Whom the mentions were resolved to, else their words; each once."""
    names = [actor_name(m.actor.id, m.actor.name) if m.actor else f"“{one_line(m.span.text)}”" for m in mentions]
    return list(dict.fromkeys(names))


def event_sentence(record: Event) -> str:
    """The passage tells of “pulled out” (withdraw) as done, by the United States, …"""
    sort = record.deed or record.type or record.lemma
    parts = [
        f"The passage tells of “{one_line(record.trigger.text)}” ({sort}) {STATUSES.get(record.status, record.status)}"
    ]
    if record.actors:
        parts.append(f"by {listed(mention_names(record.actors))}")
    if record.targets:
        parts.append(f"done to {listed(mention_names(record.targets))}")
    if record.thing:
        parts.append(f"of “{one_line(record.thing.text)}”")
    if record.place:
        parts.append(f"in {place_words(record.place)}")
    if record.when:
        parts.append(f"dated {when_words(record.when)}")
    return ", ".join(parts) + "."


def place_words(place: Place) -> str:
    return place.name or place_name(place.country or place.id)


def statement_sentence(record: Statement) -> str:
    """Joe Biden promised: “…”."""
    name = actor_name(record.speaker_actor.id, record.speaker_actor.name) if record.speaker_actor else None
    speaker = one_line(record.speaker.text) if record.speaker else name or "an unnamed source"
    if name and name.removeprefix("the ").lower() not in speaker.lower():
        speaker += f" ({name})"
    stance = STANCES.get(record.stance, record.stance)
    words = one_line(" … ".join(content.text for content in record.contents)).strip('“”",')
    via = f" (through {listed(record.via)})" if record.via else ""
    negated = "did not say as fact, but was reported with" if record.negated else stance
    return first_capital(f"{speaker} {negated}{via}: “{words}”.")


def when_sentence(record: When) -> str:
    reckoned = f", reckoned from {day(record.anchor)}" if record.anchor else ""
    meaning = REFERENCES.get(record.value) or KINDS_OF_TIME.get(record.kind)
    if not record.resolved and meaning:
        return f"“{one_line(record.span.text)}” is {meaning} ({record.value})."
    if not record.resolved:
        return f"“{one_line(record.span.text)}” names no certain day ({record.value})."
    return f"“{one_line(record.span.text)}” means {when_words(record)}{reckoned}."


def when_words(record: When) -> str:
    if record.first and record.last:
        return day(record.first) if record.first == record.last else f"{day(record.first)} to {day(record.last)}"
    if record.first:
        return f"{day(record.first)} or later"
    return f"{day(record.last)} or before" if record.last else f"“{one_line(record.span.text)}”"


def figure_sentence(record: Figure) -> str:
    of = f", said of {one_line(record.what)}" if record.what else ""
    return f"“{one_line(record.span.text)}” is {figure_words(record)}{of}."


def figure_words(record: Figure) -> str:
    """about 2,500 troops: the reading of a figure, in its unit."""
    one = record.low == record.high == 1
    unit = f" {record.unit if one else plural(record.unit)}" if record.unit else ""
    if record.low is not None and record.high is not None and record.low != record.high:
        return f"{number(record.low)} to {number(record.high)}{unit}"
    value = record.low if record.low is not None else record.high
    return f"{CHANGES.get(record.change, '')}{number(value)}{unit}" if value is not None else f"a figure{unit}"


def plural(noun: str) -> str:
    """The regular plural, or the one of PLURALS: troops, countries, people."""
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def gap_sentence(record: Gap) -> str:
    return f"{first_capital(record.type)}: {record.reason or GAPS.get(record.type, '')}"


def evidence_sentence(record: Evidence) -> str:
    return f"Shows it {record.shows}: {record.reason}" if record.reason else f"Shows it {record.shows}."


def sentence(record: object) -> str:
    """The plain sentence of any record that has one."""
    match record:
        case Audit():
            return audit_sentence(record)
        case Commitment():
            return commitment_sentence(record)
        case Event():
            return event_sentence(record)
        case Statement():
            return statement_sentence(record)
        case When():
            return when_sentence(record)
        case Figure():
            return figure_sentence(record)
        case Gap():
            return gap_sentence(record)
        case Evidence():
            return evidence_sentence(record)
        case Sentence() | Name():
            return f"“{one_line(record.span.text)}”"
    raise TypeError(f"no sentence for a {type(record).__name__}")
