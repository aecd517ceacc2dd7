"""Time expressions: found in the text, resolved against the day of publication or the day told of last.

`find_dates` is the whole face. The patterns stand in lexicon/date_patterns.toml, in the order in which they are tried;
their words in lexicon/time_words.tsv, numbers.tsv, date_bounds.tsv and named_days.tsv.
"""

from re import Match

from spacy.tokens import Doc

from saydo.extract.dates.bounds import bound_before
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.rules import Rule, rules
from saydo.extract.dates.words import Words
from saydo.extract.lexemes import Lexemes
from saydo.extract.scan import cut
from saydo.records import Article, When

Candidate = tuple[int, int, int, Rule, Match[str]]


def find_dates(article: Article, doc: Doc) -> tuple[When, ...]:
    """Every time expression of the article, in the order of the text, none overlapping another."""
    lexemes = cut(article.text)
    context = Context(article, doc, lexemes)
    found: list[When] = []
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
        found.append(_when(article, read, _bound(read, words.bound)))
    return tuple(found)


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


def _when(article: Article, read: Found, bound: str | None) -> When:
    return When(
        article.id,
        article.span(read.start, read.end),
        read.rule,
        read.first,
        read.last,
        read.value,
        read.kind,
        read.anchor,
        bound,
    )
