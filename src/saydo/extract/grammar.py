"""The questions of syntax that all extractors share, over Universal Dependencies (universaldependencies.org/u/dep).

Every function is pure and takes spaCy tokens; lists come in the order of the text.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from saydo.records import Span

SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "csubj:outer"}
NEGATIONS = {
    "not",
    "n't",
    "n’t",
    "never",
    "no",
    "neither",
    "nor",
    "without",
    "hardly",
    "scarcely",
    "barely",
    "nobody",
    "none",
    "nothing",
    "nowhere",
}
CLAUSE_HEADS = {
    "ROOT",
    "ccomp",
    "xcomp",
    "advcl",
    "acl",
    "acl:relcl",
    "advcl:relcl",
    "parataxis",
    "csubj",
    "csubj:pass",
    "conj",
}
TIME_NOUNS = set(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday spring summer autumn fall winter day week month year decade century quarter "
    "weekend morning noon afternoon evening night midnight dawn dusk today tomorrow yesterday now then end close "
    "beginning start middle mid turn eve date deadline time hour minute christmas easter ramadan mid-year year-end "
    "anniversary".split()
)
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}


def span_of(doc: Doc, tokens: Iterable[Token]) -> Span:
    """The stretch from the first to the last of the tokens, without white space at its edges."""
    kept = [token for token in tokens if not token.is_space]
    first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    text = doc[first.i : last.i + 1].text  # the text of the whole Doc is put together anew on every call
    return Span(first.idx, first.idx + len(text), text)


def subtree(token: Token, *, without: frozenset[str] | set[str] = frozenset()) -> list[Token]:
    """The token and all below it, leaving out what hangs on the token itself by one of the relations `without`."""
    found = [token]
    for child in kids(token):
        if child.dep_ not in without:
            found.extend(child.subtree)
    return sorted(found, key=lambda t: t.i)


@lru_cache(maxsize=2)
def _kids(doc: Doc) -> list[list[Token]]:
    found: list[list[Token]] = [[] for _ in range(len(doc))]
    for token in doc:
        if token.head.i != token.i:
            found[token.head.i].append(token)
    return found


@lru_cache(maxsize=2)
def _relations(doc: Doc) -> list[list[tuple[str, str, Token]]]:
    return [[(c.dep_, c.dep_.split(":")[0], c) for c in below] for below in _kids(doc)]


@lru_cache(maxsize=2)
def _sentences(doc: Doc) -> tuple[list[int], list[SpacySpan]]:
    found = list(doc.sents)
    return [sentence.start for sentence in found], found


def kids(token: Token) -> list[Token]:
    """The children of a token: `token.children`, listed once a document, as every question of syntax asks for them."""
    return _kids(token.doc)[token.i]


def sentence(token: Token) -> SpacySpan:
    """The sentence of a token: `token.sent`, which looks for it anew on every call."""
    starts, found = _sentences(token.doc)
    return found[bisect_right(starts, token.i) - 1]


def children(token: Token, *relations: str) -> list[Token]:
    """Children by relation; "obl" takes its subtypes too ("obl:agent")."""
    return [c for whole, base, c in _relations(token.doc)[token.i] if whole in relations or base in relations]


def child(token: Token, *relations: str) -> Token | None:
    found = children(token, *relations)
    return found[0] if found else None


def preposition(token: Token) -> str:
    """The case words of a noun, lower case and joined: "in", "out of", "according to"; "" where there are none."""
    words = []
    for case in children(token, "case"):
        words.append(case.lower_)
        words.extend(t.lower_ for t in children(case, "fixed"))
    return " ".join(words)


def particle(verb: Token) -> str:
    """ "out" of "pull out", "" where there is none."""
    return " ".join(c.lower_ for c in children(verb, "compound") if c.dep_ == "compound:prt")


def is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("aux:pass", "nsubj:pass", "csubj:pass") for c in kids(verb)) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and not children(verb, "aux", "obj")
    )


def subject(verb: Token) -> Token | None:
    """The grammatical subject, found through coordination, control, participles and relative clauses."""
    own = next((c for c in kids(verb) if c.dep_ in SUBJECTS and c.pos_ in NOMINAL | {"DET", "ADJ"}), None)
    if own is not None:
        return antecedent(own) or own
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
        return subject(verb.head)
    if verb.dep_ == "xcomp":
        controller = child(verb.head, "obj", "iobj") if not is_passive(verb.head) else None
        return controller or subject(verb.head)
    if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN"):
        return verb.head
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB"):
        return subject(verb.head)
    if verb.dep_ == "acl:relcl" and not is_passive(verb) and child(verb, "obj") is not None:
        return verb.head
    return None


def antecedent(pronoun: Token) -> Token | None:
    """The noun that "who", "which" or "that" stands for."""
    if pronoun.lower_ not in ("who", "which", "that", "whom", "whose"):
        return None
    clause = next((a for a in [pronoun, *pronoun.ancestors] if a.dep_ in ("acl:relcl", "acl")), None)
    return clause.head if clause is not None else None


def is_time(noun: Token) -> bool:
    """A noun that names a time ("by December", "by the end of the year"), not a doer."""
    if noun.lemma_.lower() in TIME_NOUNS and noun.ent_type_ != "PERSON":
        return True
    if noun.text.isdigit() and len(noun.text) == 4:
        return True
    return noun.pos_ == "NUM" and any(c.lemma_.lower() in TIME_NOUNS for c in kids(noun))


def agent(verb: Token) -> Token | None:
    """Who does it: the subject of an active verb, the "by" phrase of a passive one."""
    if not is_passive(verb):
        return subject(verb)
    by = [n for n in children(verb, "obl") if preposition(n) == "by" and not is_time(n)]
    return by[0] if by else None


def patient(verb: Token) -> Token | None:
    """What it is done to: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return subject(verb)
    found = child(verb, "obj")
    return (antecedent(found) or found) if found is not None else None


def conjuncts(token: Token) -> list[Token]:
    """The token and those coordinated with it."""
    return [token, *(c for c in token.conjuncts if c.i > token.i)]


def is_negated(token: Token) -> bool:
    """Negated by a word that hangs on it, on its auxiliary, or by a determiner of its subject ("no troops left")."""
    for c in kids(token):
        if c.lower_ in NEGATIONS and c.dep_ in ("advmod", "det", "aux", "cc:preconj", "neg", "advmod:neg"):
            return True
        if c.dep_ in SUBJECTS | {"obj"} and (
            c.lower_ in NEGATIONS or any(d.lower_ in ("no", "neither") and d.dep_ in ("det", "advmod") for d in kids(c))
        ):
            return True
    return False


def auxiliaries(verb: Token) -> list[Token]:
    return [c for c in kids(verb) if c.dep_ in ("aux", "aux:pass", "cop")]


def tense(verb: Token) -> str:
    """past, present or future, from the verb group: "has left" is past, "will leave" and "is to leave" future."""
    words = {a.lower_ for a in auxiliaries(verb)}
    if words & {"will", "'ll", "’ll", "shall", "wo", "going"}:
        return "future"
    tags = {a.tag_ for a in auxiliaries(verb)}
    if verb.tag_ in ("VBD",) or words & {"had", "has", "have", "did", "was", "were", "'ve", "’ve"} or "VBD" in tags:
        return "past"
    if verb.tag_ == "VB" and any(c.lower_ == "to" for c in children(verb, "mark")):
        return "future"
    if verb.tag_ == "VBN" and not auxiliaries(verb):
        return "past"
    return "present"


def clause_head(token: Token) -> Token:
    """The predicate of the clause that a token stands in."""
    for candidate in (token, *token.ancestors):
        if candidate.pos_ in ("VERB", "AUX") or candidate.dep_ in CLAUSE_HEADS - {"conj"}:
            return candidate
    return token


def noun_phrase(noun: Token) -> list[Token]:
    """A noun with its determiners, modifiers and complements, without case words, apposition, relatives, conjuncts."""
    outside = {
        "case",
        "cc",
        "conj",
        "punct",
        "appos",
        "acl:relcl",
        "parataxis",
        "mark",
        "cop",
        "aux",
        "nsubj",
        "advcl",
        "nsubj:pass",
        "acl",
        "obl",
        "dep",
        "advmod",
        "aux:pass",
    }
    return subtree(noun, without=outside)
