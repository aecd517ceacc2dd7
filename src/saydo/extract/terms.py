"""What a commitment says beside its deed: on which condition, and on which day it was given."""

from datetime import date

from spacy.tokens import Doc, Token

from saydo.extract.binding import Force
from saydo.extract.grammar import children, span_of, subtree
from saydo.records import Article, Event, Span, Statement, When

CONDITION_MARKS = {"if", "unless", "once", "provided", "providing", "as long as", "so long as", "when", "in case"}


def condition_of(doc: Doc, verb: Token) -> Span | None:
    """The clause or phrase on which it is made to depend: "if …", "unless …", "provided that …", "subject to …"."""
    for clause in children(verb, "advcl"):
        marks = [m.lower_ for m in children(clause, "mark")]
        if any(mark in CONDITION_MARKS - {"when"} for mark in marks):
            return span_of(doc, subtree(clause))
    for noun in children(verb, "obl"):
        words = " ".join(t.lower_ for t in subtree(noun)[:3])
        if words.startswith(("subject to", "on condition", "conditional on", "depending on", "in return for")):
            return span_of(doc, subtree(noun))
    return None


def when_said(statement: Statement | None, article: Article) -> When | None:
    """The day of the statement, where it can be that: nobody has spoken on a day to come."""
    when = statement.when if statement is not None else None
    if when is None or when.first is None or article.published is None or when.first <= article.published:
        return when
    return None


def announced_on(
    article: Article, force: Force, statement: Statement | None, event: Event, due: When | None
) -> date | None:
    """The day of the promise: that of the statement, else a past day of the clause, else the day of publication."""
    said = when_said(statement, article)
    if said is not None and said.last is not None:
        return said.last
    past = [
        w
        for w in event.dates
        if w is not due
        and w.first is not None
        and w.first == w.last
        and (article.published is None or w.first <= article.published)
    ]
    if past:
        return past[0].last
    return None if force.past else article.published
