"""Factuality of every predicate: was it done, is it under way, planned, demanded, denied, not done?

One composition, from the top of each sentence down its tree. A *context* is a mode (data: factuality_modes.tsv) with a
polarity. The root starts as told fact. Each predicate first meets what its own verb group says (factuality_group:
negation, modals, "is to", aspect, imperative, question, a condition beside it) and is told in the result. That result is
handed to each of its dependants through what stands between the two (factuality_links): the governor's signature for
the place in which the dependant stands, the mark or preposition that opens it, its definiteness if it is a noun.

Two contexts meet so: of two modes the weaker is kept (by rank, a plan that may be made is possible), polarities
multiply; a factive resets both. Signatures have two sides, one for the affirmed and one for the negated governor, as in
Karttunen's implicatives and their projection by Nairn, Condoravdi and Karttunen (2006, "Computing relative polarity for
textual inference"); modes and polarity are those of FactBank (Saurí and Pustejovsky 2009), composed down the tree as in
TruthTeller (Lotan, Stern and Dagan 2013). At the end a mode becomes a status and a value in [-3, 3].
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from saydo.extract.factuality_context import TOLD, Context, meet
from saydo.extract.factuality_group import clause_context
from saydo.extract.factuality_links import is_content_noun, is_reported_root, link
from saydo.lexicon.factuality import effect_of, modes
from saydo.records import Article, Statement


@dataclass(frozen=True, slots=True)
class Factuality:
    """How far a predicate is told as fact. value in [-3, 3]; status as in Event; reasons name what moved the value."""

    value: float
    status: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Predicates:
    """The factuality of every predicate of a Doc, by token number, and for every other token its governing predicate."""

    by_token: dict[int, Factuality] = field(default_factory=dict)
    values: tuple[tuple[int, int, float], ...] = ()
    governors: tuple[tuple[int, int], ...] = ()

    def at(self, token_number: int) -> Factuality:
        return self.by_token.get(token_number, Factuality(0.0, "possible"))


PERSONAL = {"i", "me", "my", "you", "your"}
QUOTES = {'"', "“", "”", "``", "''", "`", "‘", "'", "’"}
NO_PREDICATE = {
    "aux",
    "aux:pass",
    "cop",
    "mark",
    "case",
    "det",
    "cc",
    "punct",
    "fixed",
    "compound:prt",
    "amod",
    "nummod",
}


def find_factuality(article: Article, doc: Doc, statements: tuple[Statement, ...]) -> Predicates:
    """The factuality of all verbs, nouns and predicative adjectives; of the rest the predicate that governs them."""
    found: dict[int, Factuality] = {}
    governors: list[tuple[int, int]] = []
    for sentence in doc.sents:
        personal = is_personal(sentence)
        for token, context, governor in told(sentence.root):
            if is_predicate(token):
                found[token.i] = measured(token, context, personal=personal)
            elif governor is not None:
                governors.append((token.idx, governor.idx))
    words = sorted(found)
    values = tuple((doc[i].idx, doc[i].idx + len(doc[i]), found[i].value) for i in words)
    return Predicates(found, values, tuple(sorted(governors)))


def told(root: Token) -> list[tuple[Token, Context, Token | None]]:
    """Every token below a root with the context in which it is told and the predicate that governs it."""
    start = meet(TOLD, effect_of("reported"), "words reported") if is_reported_root(root) else TOLD
    found: list[tuple[Token, Context, Token | None]] = []
    waiting: list[tuple[Token, Context, Context | None, Token | None]] = [(root, start, None, None)]
    while waiting:
        token, incoming, above, governor = waiting.pop()
        context = clause_context(token, incoming) if is_clausal(token) else incoming
        found.append((token, context, governor))
        below = token if is_predicate(token) else governor
        for child in token.children:
            waiting.append((child, link(token, child, context, incoming, above), context, below))
    return found


def is_clausal(token: Token) -> bool:
    """Has a verb group: verbs, and whatever stands with a copula."""
    return token.dep_ not in NO_PREDICATE and (
        token.pos_ in ("VERB", "AUX") or any(c.dep_ in ("cop", "aux", "aux:pass", "nsubj") for c in token.children)
    )


def is_predicate(token: Token) -> bool:
    if token.pos_ in ("VERB", "NOUN"):
        return token.dep_ not in NO_PREDICATE or token.tag_ in ("VBN", "VBG") and token.dep_ == "amod"
    return token.pos_ in ("AUX", "ADJ", "PROPN", "ADV") and is_clausal(token)


def measured(token: Token, context: Context, *, personal: bool) -> Factuality:
    """The value and status of a context; a mode without a status takes it from tense and aspect."""
    if is_content_noun(token) and (context.mode == "denied" or (context.negative and context.mode == "planned")):
        context = Context(reasons=context.reasons)
    mode = modes()[kind_of(token, context)]
    status = mode.not_status if context.negative else mode.status
    nominal = token.pos_ == "NOUN" and not is_clausal(token)
    value = mode.worth(negative=context.negative, nominal=nominal, personal=personal)
    return Factuality(value, status or status_of_tense(token, context), context.reasons)


def is_personal(sentence: Span) -> bool:
    """Speaks of "I" or "you" outside quotation marks."""
    if not any(token.lower_ in PERSONAL for token in sentence):
        return False
    return not any(token.text in QUOTES and token.tag_ != "POS" for token in sentence)


def kind_of(token: Token, context: Context) -> str:
    """A plain fact is told by a verb, named by a noun, described by an adjective, or told in passing by a participle."""
    if context.mode != "told":
        return context.mode
    if token.pos_ == "NOUN" and not is_clausal(token):
        return "mentioned" if token.dep_ == "compound" else "named"
    if token.dep_ in ("amod", "acl"):
        return "part"
    return "described" if token.pos_ not in ("VERB", "AUX") else "told"


def status_of_tense(token: Token, context: Context) -> str:
    """A present state is under way, a past or a noun done."""
    if context.mode == "general":
        return "under way"
    return (
        "under way"
        if token.tag_ in ("VBZ", "VBP") and not any(c.lower_ in ("has", "have", "'ve") for c in token.children)
        else "done"
    )
