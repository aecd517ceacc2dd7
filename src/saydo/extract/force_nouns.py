"""The force of a deed told by a noun that a verb of binding has as its object: "agreed a truce", "announced a ban"."""

from spacy.tokens import Token

from saydo.extract.binding import Force
from saydo.extract.grammar import auxiliaries, child, children, is_negated, subject
from saydo.lexicon.binding_words import binding_words
from saydo.lexicon.commissives import commissives


def made_known(verb: Token) -> Force | None:
    """ "The army and the rebels signed a ceasefire", "the mayor has announced an inquiry"."""
    entry = commissives().get((verb.lemma_.lower(), "VERB"))
    if entry is None or verb.pos_ != "VERB" or verb.lemma_.lower() not in binding_words("making") or is_negated(verb):
        return None
    thing, doer = child(verb, "obj"), subject(verb)
    if thing is None or doer is None or verb.dep_ in ("acl:relcl", "acl", "advcl", "amod"):
        return None
    had = any(a.lower_ == "had" for a in auxiliaries(verb))
    vague = entry.force != "agreement" and not children(thing, "nmod", "acl")  # "ordered a review", whatever of
    return Force("commitment.bound-by-word", "recalled" if had else entry.force, verb, past=had, weak=vague)
