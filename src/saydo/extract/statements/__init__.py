"""Statements: who said, promised, denied, demanded or thought what, in whose words."""

from spacy.tokens import Doc

from saydo.extract.statements.assemble import assemble
from saydo.extract.statements.quotations import find_quotations
from saydo.extract.statements.rules import RULES
from saydo.extract.statements.spotting import spot_cues
from saydo.records import Article, Statement, When


def find_statements(article: Article, doc: Doc, dates: tuple[When, ...]) -> tuple[Statement, ...]:
    """Every statement of the article in the order of the cues; each cue is used by the first rule that takes it."""
    cues = spot_cues(doc)
    quotations = find_quotations(doc.text)
    taken: set[int] = set()
    found = []
    for rule in RULES:
        for telling in rule(doc, cues, quotations, frozenset(taken)):
            taken.update(telling.cue)
            found.append(telling)
    return assemble(article, doc, found, quotations, dates)
