"""The questions of syntax that all extractors share, over Universal Dependencies (universaldependencies.org/u/dep).

Every function is pure and takes spaCy tokens; lists come in the order of the text.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from spacy.tokens import Doc, Token

from saydo.extract.words import Text, Word
from saydo.records import Span

Node = TypeVar("Node", Token, Word)
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


def span_of(doc: Doc | Text, tokens: Iterable[Node]) -> Span:
    """The stretch from the first to the last of the tokens, without white space at its edges."""
    kept = [token for token in tokens if not token.is_space]
    first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    end = last.idx + len(last.text)
    # The text of a whole Doc is put together anew on every call.
    text = doc.text[first.idx : end] if isinstance(doc, Text) else doc[first.i : last.i + 1].text
    return Span(first.idx, end, text)


def subtree(token: Node, *, without: frozenset[str] | set[str] = frozenset()) -> list[Node]:
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


def kids(token: Node) -> list[Node]:
    """The children of a token: `token.children`, listed once a document, as every question of syntax asks for them."""
    return token.kids if isinstance(token, Word) else _kids(token.doc)[token.i]


def children(token: Node, *relations: str) -> list[Node]:
    """Children by relation; "obl" takes its subtypes too ("obl:agent")."""
    if isinstance(token, Word):
        return [c for c in token.kids if c.relation in relations or c.dep_ in relations]
    return [c for whole, base, c in _relations(token.doc)[token.i] if whole in relations or base in relations]


def child(token: Node, *relations: str) -> Node | None:
    found = children(token, *relations)
    return found[0] if found else None


def preposition(token: Node) -> str:
    """The case words of a noun, lower case and joined: "in", "out of", "according to"; "" where there are none."""
    words = []
    for case in children(token, "case"):
        words.append(case.lower_)
        words.extend(t.lower_ for t in children(case, "fixed"))
    return " ".join(words)


def particle(verb: Node) -> str:
    """ "out" of "pull out", "" where there is none."""
    return " ".join(c.lower_ for c in children(verb, "compound") if c.dep_ == "compound:prt")


def is_passive(verb: Node) -> bool:
    return any(c.dep_ in ("aux:pass", "nsubj:pass", "csubj:pass") for c in kids(verb)) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and not children(verb, "aux", "obj")
    )


def subject(verb: Node) -> Node | None:
    """The grammatical subject, found through coordination, control, participles and relative clauses."""
    own = [c for c in kids(verb) if c.dep_ in SUBJECTS and c.pos_ in NOMINAL | {"DET", "ADJ"}]
    if own:
        inner = next((c for c in own if not c.dep_.endswith(":outer")), own[0])  # "his message is that the talks go on"
        return antecedent(inner) or inner
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


def antecedent(pronoun: Node) -> Node | None:
    """The noun that "who", "which" or "that" stands for."""
    if pronoun.lower_ not in ("who", "which", "that", "whom", "whose"):
        return None
    clause = next((a for a in (pronoun, *pronoun.ancestors) if a.dep_ in ("acl:relcl", "acl")), None)
    return clause.head if clause is not None else None


def is_time(noun: Node) -> bool:
    """A noun that names a time ("by December", "by the end of the year"), not a doer."""
    if noun.lemma_.lower() in TIME_NOUNS and noun.ent_type_ != "PERSON":
        return True
    if noun.text.isdigit() and len(noun.text) == 4:
        return True
    return noun.pos_ == "NUM" and any(c.lemma_.lower() in TIME_NOUNS for c in kids(noun))


def agent(verb: Node) -> Node | None:
    """Who does it: the subject of an active verb, the "by" phrase of a passive one."""
    if not is_passive(verb):
        return subject(verb)
    by = [n for n in children(verb, "obl") if preposition(n) == "by" and not is_time(n)]
    return by[0] if by else None


def patient(verb: Node) -> Node | None:
    """What it is done to: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return subject(verb)
    found = child(verb, "obj")
    return (antecedent(found) or found) if found is not None else None


def conjuncts(token: Node) -> list[Node]:
    """The token and those coordinated with it."""
    found = [token]
    found.extend(c for c in token.conjuncts if c.i > token.i)
    return found


def is_negated(token: Node) -> bool:
    """Negated by a word that hangs on it, on its auxiliary, or by a determiner of its subject ("no troops left")."""
    for c in kids(token):
        if c.lower_ in NEGATIONS and c.dep_ in ("advmod", "det", "aux", "cc:preconj", "neg", "advmod:neg"):
            return True
        if c.dep_ in SUBJECTS | {"obj"} and (
            c.lower_ in NEGATIONS or any(d.lower_ in ("no", "neither") and d.dep_ in ("det", "advmod") for d in kids(c))
        ):
            return True
    return False


def auxiliaries(verb: Node) -> list[Node]:
    return [c for c in kids(verb) if c.dep_ in ("aux", "aux:pass", "cop")]


def tense(verb: Node) -> str:
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


def clause_head(token: Node) -> Node:
    """The predicate of the clause that a token stands in."""
    line: list[Node] = [token, *token.ancestors]
    for candidate in line:
        if candidate.pos_ in ("VERB", "AUX") or candidate.dep_ in CLAUSE_HEADS - {"conj"}:
            return candidate
    return token


def noun_phrase(noun: Node) -> list[Node]:
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
        "nsubj:outer",
        "csubj",
        "csubj:outer",
        "advcl",
        "nsubj:pass",
        "acl",
        "obl",
        "dep",
        "advmod",
        "aux:pass",
    }
    return subtree(noun, without=outside)
