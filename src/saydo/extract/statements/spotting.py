"""Which tokens are cues, and which words belong to the cue: "has also said", "called for", "pointed out"."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from saydo.extract.grammar import NEGATIONS, is_passive
from saydo.lexicon.cues import Cue, cues_of

GROUP = {"has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "will", "would",
         "can", "could", "may", "might", "shall", "should", "must", "'s", "’s", "'ve", "’ve", "'d", "’d", "'ll", "’ll",
         "wo", "ca", "'re", "’re", "'m", "’m", "ai", "am", "also"}  # fmt: skip
HAVING = {"has", "have", "had", "'ve", "’ve"}
BEING = {"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m", "get", "got"}
PARTICLES = {"it", "out", "up", "off", "down", "back", "on", "aside", "in", "away", "over", "forth", "about"}
NAME_TAGS = {"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "POS", "DT", "IN", "CC", "HYPH", ",", "-LRB-", "-RRB-", "."}
VERB_TAGS = {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}


@dataclass(frozen=True, slots=True)
class Spotted:
    """A cue: its head token, its entry in the lexicon, and its first and last token."""

    head: Token
    entry: Cue
    first: int
    last: int

    @property
    def tokens(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def negated(self) -> bool:
        words = self.head.doc[self.first : self.head.i]
        return any(token.lower_ in NEGATIONS for token in words)

    @property
    def finite(self) -> bool:
        """A finite verb, or one taken for an infinitive or participle though no "to" and no auxiliary stands before."""
        if self.head.tag_ in ("VBD", "VBZ", "VBP"):
            return True
        before = self.head.doc[max(self.first - 1, 0) : self.head.i]
        helped = any(t.lower_ in GROUP - {"also"} or t.tag_ in ("TO", "MD") for t in before)
        return self.head.tag_ in ("VB", "VBN") and not helped

    @property
    def stranded(self) -> bool:
        """A sentence read as noun and participle: "The envoy called for talks". No headline: it has an article."""
        head, noun = self.head, self.head.head
        if head.tag_ != "VBN" or head.dep_ != "acl" or noun.dep_ != "ROOT" or self.first != head.i:
            return False
        return noun.i == self.first - 1 and noun.left_edge.tag_ in ("DT", "PRP$")

    @property
    def passive(self) -> bool:
        """Passive by its own auxiliary, or a participle on a noun; "had expected" is none, whatever the parse says."""
        group = {token.lower_ for token in self.head.doc[self.first : self.head.i]}
        if group & HAVING and not group & BEING:
            return False
        return is_passive(self.head) and not self.stranded and self.head.tag_ == "VBN"


def spot_cues(doc: Doc) -> tuple[Spotted, ...]:
    """Every token that may be a cue, in order."""
    verbs, nouns, adjectives = cues_of("verb"), cues_of("noun"), cues_of("adjective")
    found = []
    for token in doc:
        if token.tag_ in VERB_TAGS:
            spotted = _verb(token, verbs)
        elif token.tag_ in ("NN", "NNS") and (entry := nouns.get(token.lemma_.lower())):
            spotted = Spotted(token, entry, token.i, token.i)
        elif token.tag_ == "JJ" and (entry := adjectives.get(token.lower_)):
            spotted = Spotted(token, entry, group_start(token), token.i)
        else:
            continue
        if spotted is not None:
            found.append(spotted)
    return tuple(found)


def _verb(token: Token, verbs: Mapping[str, Cue]) -> Spotted | None:
    lemma = token.lemma_.lower()
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ in PARTICLES:
        entry = verbs.get(f"{lemma} {following.lower_}")
        if entry is not None:
            return Spotted(token, entry, group_start(token), token.i + 1)
    entry = verbs.get(lemma)
    return Spotted(token, entry, group_start(token), token.i) if entry is not None else None


def group_start(token: Token) -> int:
    """The first token of the verb group: auxiliaries, adverbs and negation that stand right before the verb."""
    doc, first = token.doc, token.i
    here = token.i - 1
    while here >= 0 and (doc[here].lower_ in GROUP or doc[here].lower_ in NEGATIONS or doc[here].tag_ == "RB"):
        if doc[here].sent_start == 1 and doc[here].tag_ == "RB":
            break
        first = here
        here -= 1
    while doc[first].tag_ == "RB" and doc[first].lower_ in ("then", "so", "when") and first < token.i:
        first += 1
    return first
