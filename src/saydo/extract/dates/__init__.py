"""Time expressions: found in the text, resolved against the day of publication or the day told of last.

`find_dates` is the whole face. The patterns stand in lexicon/date_patterns.toml, in the order in which they are tried;
their words in lexicon/time_words.tsv, numbers.tsv, date_bounds.tsv and named_days.tsv.
"""

from dataclasses import replace
from re import Match

from spacy.tokens import Doc

from saydo.extract.dates.bounds import bound_before
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.rules import Rule, rules
from saydo.extract.dates.slips import with_replaced
from saydo.extract.dates.terms import settle
from saydo.extract.dates.words import Words
from saydo.extract.lexemes import Lexemes
from saydo.extract.scan import cut
from saydo.records import Article, When

Candidate = tuple[int, int, int, Rule, Match[str]]


def find_dates(article: Article, doc: Doc) -> tuple[When, ...]:
    """Every time expression of the article, in the order of the text, none overlapping another."""
    lexemes = cut(article.text)
    context = Context(article, doc, lexemes)
    found: list[tuple[Found, str | None]] = []
    reached = 0
    for start, _, _, rule, match in _candidates(lexemes):
        if start < reached:
            continue
        offset = lexemes.items[start].start
        words = Words(lexemes, match, rule.name, bound_before(article.text, offset))
        read = rule.read(context, words)
        if read is None:
            continue
        reached = max(reached, lexemes.at_or_after(read.end))
        context.tell(read)
        found.append((read, words.bound))
    return _whens(article, with_replaced(context, settle(context, found)))


def _candidates(lexemes: Lexemes) -> list[Candidate]:
    """All matches of all rules: by place, the longest first, of equals in the order of the rules."""
    found: list[Candidate] = []
    for order, rule in enumerate(rules()):
        for match in rule.pattern.finditer(lexemes.signature):
            if match.end() > match.start():
                found.append((match.start(), -match.end(), order, rule, match))
    return sorted(found, key=lambda candidate: candidate[:3])


def _bound(read: Found, before: str | None) -> str | None:
    """The rule's own bound, else that of the words before; a stretch is no limit after "by" ("longer by two years")."""
    bound = before if read.bound == "" else read.bound
    return None if read.kind == "DURATION" and bound in ("by", "until") else bound


def _whens(article: Article, found: list[tuple[Found, str | None]]) -> tuple[When, ...]:
    """The records, each with the id of the one that it replaces."""
    made: dict[int, When] = {}
    later: dict[int, int] = {}
    for read, before in found:
        made[read.start] = When(
            article.id,
            article.span(read.start, read.end),
            read.rule,
            read.first,
            read.last,
            read.value,
            read.kind,
            read.anchor,
            _bound(read, before),
            read.reason,
        )
        if read.replaces is not None:
            later[read.start] = read.replaces
    return tuple(
        replace(when, replaces=made[later[start]].id) if start in later else when for start, when in made.items()
    )
