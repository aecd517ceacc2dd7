"""Factuality of every predicate: was it done, is it under way, planned, demanded, denied, not done?

One composition, from the top of each sentence down its tree. A *context* is a mode (data: factuality_modes.tsv) with a
polarity. The root starts as told fact. Each predicate first meets what its own verb group says (factuality_group:
negation, modals, "is to", aspect, imperative, question, a condition beside it) and is told in the result. That is
handed to each of its dependants through what stands between the two (factuality_links): the governor's signature for
the place in which the dependant stands, the mark or preposition that opens it, its definiteness if it is a noun.

Two contexts meet so: of two modes the weaker is kept (by rank, a plan that may be made is possible), polarities
multiply; a factive resets both. Signatures have two sides, one for the affirmed and one for the negated governor, as in
Karttunen's implicatives and their projection by Nairn, Condoravdi and Karttunen (2006, "Computing relative polarity for
textual inference"); modes and polarity are those of FactBank (Saurí and Pustejovsky 2009), composed down the tree as in
TruthTeller (Lotan, Stern and Dagan 2013). At the end a mode becomes a status and a value in [-3, 3].
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from saydo.extract.factuality_context import Context
from saydo.extract.factuality_group import clause_context
from saydo.extract.factuality_links import link, opening_context
from saydo.extract.factuality_signatures import is_content_noun
from saydo.extract.factuality_value import Telling, value_of
from saydo.extract.sentences import part_at
from saydo.extract.words import Sentence, Word, text_of
from saydo.lexicon.factuality import modes
from saydo.records import Article, Statement


@dataclass(frozen=True, slots=True)
class Factuality:
    """How far a predicate is told as fact. value in [-3, 3]; status as in Event; reasons name what moved the value."""

    value: float
    status: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Predicates:
    """The factuality of every predicate of a Doc by token number, and for every other token its governing predicate.

    values are (start, end, value), governors (start of the token, start of its predicate or -1), in order.
    """

    by_token: dict[int, Factuality] = field(default_factory=dict)
    values: tuple[tuple[int, int, float], ...] = ()
    governors: tuple[tuple[int, int], ...] = ()

    def at(self, token_number: int) -> Factuality:
        return self.by_token.get(token_number, Factuality(0.0, "possible"))


PERSONAL = {"i", "me", "my", "you", "your"}
LEAST_OF_DONE = 0.1
STATES = {"be", "have", "remain", "stay", "want", "need", "know", "believe", "hold", "own", "seem", "face", "fear"}
CONTENT = {"VERB", "NOUN", "AUX", "ADJ", "ADV"}
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
    quotations = [span for s in statements if s.kind != "indirect" for span in s.contents]
    text = text_of(doc)
    for sentence in text.sentences:
        start = sentence[0].idx
        quoted = any(span.start <= start < span.end for span in quotations)
        personal = not quoted and is_personal(sentence)
        headline = part_at(article, start) == "title"
        for token, telling in told(sentence, headline=headline):
            if telling is not None and telling.token is token:
                found[token.i] = measured(telling, personal=personal)
            else:
                governors.append((token.idx, telling.token.idx if telling is not None else -1))
    values = tuple((text[i].idx, text[i].idx + len(text[i].text), found[i].value) for i in sorted(found))
    return Predicates(found, values, tuple(sorted(governors)))


def told(sentence: Sentence, *, headline: bool) -> list[tuple[Word, Telling | None]]:
    """Every token of a sentence: a predicate with how it is told, any other word with the predicate that governs it."""
    found: list[tuple[Word, Telling | None]] = []
    root = sentence.root
    waiting: list[tuple[Word, Context, Context | None, Telling | None]] = [(root, opening_context(root), None, None)]
    while waiting:
        token, incoming, above, governor = waiting.pop()
        clausal = is_clausal(token)
        context = clause_context(token, incoming) if clausal else incoming
        below = governor
        if is_predicate(token, clausal=clausal):
            below = telling_of(token, context, governor, first=sentence.start, headline=headline)
        found.append((token, below))
        for child in token.kids:
            if child.kids or child.pos_ in CONTENT:
                waiting.append((child, link(token, child, context, incoming, above), context, below))
            else:
                found.append((child, below))
    return found


def telling_of(token: Word, context: Context, above: Telling | None, *, first: int, headline: bool) -> Telling:
    """How a predicate is told: its mode, its status (by tense and aspect where the mode has none), what is above it."""
    if is_spoken_of(token, context):
        context = Context(reasons=context.reasons)
    kind = kind_of(token, context)
    status: str = modes()[kind].not_status if context.negative else modes()[kind].status
    if not status:
        status = "done" if headline and token.lemma_ not in STATES else status_of_tense(token, context)
    weakest = max(context.rank, above.weakest) if above is not None else context.rank
    return Telling(token, context, kind, status, above, weakest, first)


def is_clausal(token: Word) -> bool:
    """Has a verb group: verbs, and whatever stands with a copula."""
    if token.dep_ in NO_PREDICATE:
        return False
    return token.pos_ in ("VERB", "AUX") or any(c.dep_ in ("cop", "aux", "aux:pass", "nsubj") for c in token.kids)


def is_predicate(token: Word, *, clausal: bool) -> bool:
    if token.pos_ in ("VERB", "NOUN"):
        return token.dep_ not in NO_PREDICATE or (token.tag_ in ("VBN", "VBG") and token.dep_ == "amod")
    return clausal and token.pos_ in ("AUX", "ADJ", "PROPN", "ADV")


def measured(telling: Telling, *, personal: bool) -> Factuality:
    """The value and status of a predicate. What is told as done lies above 0; the mode says how high it may lie."""
    bound = modes()[telling.kind].bound(negative=telling.context.negative, personal=personal)
    worth = value_of(telling)
    if telling.status in ("done", "under way"):
        worth = max(worth, LEAST_OF_DONE)
    return Factuality(min(worth, bound), telling.status, telling.context.reasons)


def is_spoken_of(token: Word, context: Context) -> bool:
    """A noun that stands for words or a plan and is itself there, though what it speaks of is denied or rejected."""
    refused = context.mode == "denied" or (context.negative and not context.factual and context.mode != "begun")
    return refused and is_content_noun(token)


def is_personal(sentence: Sentence) -> bool:
    """Speaks of "I" or "you" outside quotation marks."""
    if not any(token.lower_ in PERSONAL for token in sentence):
        return False
    return not any(token.text in QUOTES and token.tag_ != "POS" for token in sentence)


def kind_of(token: Word, context: Context) -> str:
    """A plain fact is told by a verb, named by a noun, described by an adjective, told in passing by a participle."""
    if context.mode != "told":
        return context.mode
    if token.pos_ == "NOUN" and not is_clausal(token):
        return "mentioned" if token.dep_ == "compound" else "named"
    if token.dep_ in ("amod", "acl"):
        return "part"
    return "described" if token.pos_ not in ("VERB", "AUX") else "told"


def status_of_tense(token: Word, context: Context) -> str:
    """A present state is under way, a past or a noun done."""
    if context.mode == "general" or any(c.lower_ in ("is", "are") and c.dep_ == "cop" for c in token.kids):
        return "under way"
    perfect = any(c.lower_ in ("has", "have", "'ve", "’ve") for c in token.kids)
    return "under way" if token.tag_ in ("VBZ", "VBP") and not perfect else "done"
