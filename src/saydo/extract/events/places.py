"""Grammatical places: what stands as subject, object, under a preposition, of a verb, a noun or a state."""

from spacy.tokens import Token

from saydo.extract.grammar import antecedent, child, children, is_passive, particle, preposition, subject
from saydo.lexicon.classes import classes_of_label, classes_of_noun, members_of

SAID_OF = frozenset({"of", "in", "on", "to", "for", "by", "against", "into", "over", "with"})
COPULAS = frozenset(
    {
        "be",
        "remain",
        "stay",
        "become",
        "go",
        "get",
        "fall",
        "stand",
        "lie",
        "declare",
        "find",
        "call",
        "leave",
        "keep",
        "have",
        "bring",
        "put",
        "seem",
        "see",
        "run",
        "prove",
        "consider",
        "report",
        "come",
    }
)


def subject_of(token: Token) -> Token | None:
    """Who or what is spoken of: the active subject of a verb, the subject of a predicate, through control."""
    if token.pos_ in ("VERB", "AUX"):
        return None if is_passive(token) else subject(token)
    own = child(token, "nsubj")
    if own is not None:
        return antecedent(own) or own
    if token.dep_ in ("acl", "amod"):
        return token.head
    return None


def object_of(token: Token) -> Token | None:
    """What it is done to: the object, or the subject of a passive; for a reduced relative, the noun before it."""
    if is_passive(token):
        return subject(token) or (token.head if token.dep_ in ("acl", "amod") else None)
    found = child(token, "obj")
    if found is not None:
        return antecedent(found) or found
    if token.dep_ == "acl:relcl" and child(token, "nsubj") is not None and not _has_relative_word(token):
        return token.head if _is_gapped(token) else None
    return None


def thing_of(token: Token) -> Token | None:
    """The object, or where there is none the subject."""
    return object_of(token) or subject_of(token)


def under(token: Token, role: str) -> list[Token]:
    """The nouns that stand under a preposition with a verb, its object, or a noun."""
    found = [n for n in children(token, "obl", "nmod") if _case_is(n, role)]
    if token.pos_ in ("VERB", "AUX"):
        thing = child(token, "obj") or child(token, "nsubj:pass")
        if thing is not None:
            found.extend(n for n in children(thing, "nmod", "obl") if _case_is(n, role))
    return found


def said_of(noun: Token) -> list[Token]:
    """What a nominal trigger is about: "of" and other complements, compounds, adjectives, possessors."""
    found = [n for n in children(noun, "nmod", "obl") if n.dep_ == "nmod:poss" or preposition(n) in SAID_OF]
    return found + children(noun, "compound", "amod")


def filler(token: Token, role: str) -> list[Token]:
    """All that stands in a grammatical place of a trigger."""
    if role == "of":
        return said_of(token)
    if role in ("xcomp", "comp"):
        return children(token, "xcomp", "ccomp")
    if role in ("subject", "object", "thing", "iobj"):
        found = {"subject": subject_of, "object": object_of, "thing": thing_of, "iobj": lambda t: child(t, "iobj")}[
            role
        ](token)
        return [] if found is None else [found]
    return under(token, role)


def words_after(token: Token, word: str) -> bool:
    """The word stands with the verb: right behind it, as its particle or adverb, or behind its object."""
    doc = token.doc
    if token.i + 1 < len(doc) and doc[token.i + 1].lower_ == word:
        return True
    if any(c.lower_ == word and c.i > token.i for c in token.children) or word in particle(token).split():
        return True
    for other in doc[token.i + 2 : min(token.i + 9, token.sent.end)]:
        if other.pos_ == "VERB" and other.dep_ not in ("amod", "acl"):
            return False
        if other.lower_ == word:
            return other.tag_ in ("RP", "RB") or (other.dep_ == "case" and other.head.head in (token, object_of(token)))
    return False


def real_heads(noun: Token) -> list[Token]:
    """The nouns that a phrase is about: "thousands of troops" is about troops, "the last of them" about them."""
    found = [noun]
    if noun.lemma_.lower() in members_of_quantity() or noun.pos_ in ("NUM", "DET", "ADJ") or noun.lower_[0].isdigit():
        for inner in children(noun, "nmod"):
            if preposition(inner) == "of":
                found.extend(real_heads(inner))
    found.extend(c for c in noun.conjuncts if c.i > noun.i)
    return found


def members_of_quantity() -> frozenset[str]:
    return members_of("quantity")


def classes_of(noun: Token) -> frozenset[str]:
    """The classes of the noun itself: of its lemma, of its lemma with the word before it, of its label as a name."""
    known = classes_of_noun()
    found = known.get(noun.lemma_.lower(), frozenset()) | known.get(noun.lower_, frozenset())
    if noun.i and noun.nbor(-1).head == noun:
        found |= known.get(f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}", frozenset())
    if noun.ent_type_:
        found |= classes_of_label().get(noun.ent_type_, frozenset())
    return found


def is_in(noun: Token, wanted: tuple[str, ...]) -> bool:
    """Of one of the classes, itself or by what it stands for."""
    for head in real_heads(noun):
        if any(name in wanted for name in classes_of(head)):
            return True
        if stands_for_another(head) and any(name in wanted for other in spoken_of(head) for name in classes_of(other)):
            return True
    return False


def stands_for_another(noun: Token) -> bool:
    """ "they", "the last", "2,000", "the others": a word whose class is that of what was spoken of before."""
    return (
        noun.lower_ in ("they", "them", "it", "these", "those", "others", "all", "some", "this", "that", "which")
        or noun.pos_ in ("NUM", "ADJ", "DET")
        or noun.lemma_.lower() in members_of_quantity()
    )


def spoken_of(noun: Token) -> list[Token]:
    """The two nouns nearest before in this sentence and the one before that have a class."""
    start = noun.sent.start
    floor = noun.doc[start - 1].sent.start if start else 0
    found = []
    for other in reversed(noun.doc[max(floor, noun.i - 50) : noun.i]):
        if other.pos_ == "NOUN" and classes_of(other):
            found.append(other)
            if len(found) == 4:
                break
    return found


def _case_is(noun: Token, role: str) -> bool:
    case = preposition(noun)
    return case == role or (bool(case) and role in (case.split()[0], case.split()[-1]) and " " in case)


def _has_relative_word(verb: Token) -> bool:
    return any(c.lower_ in ("who", "which", "that") for c in verb.children)


def _is_gapped(verb: Token) -> bool:
    """A relative clause without pronoun whose object is the noun before it ("the troops it sent")."""
    return child(verb, "obj", "xcomp", "ccomp") is None and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VB")
