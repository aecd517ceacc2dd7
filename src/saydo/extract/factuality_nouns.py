"""A noun below its governor: by the signature for its place, its preposition, its determiner and its modifiers."""

from saydo.extract.factuality_context import TOLD, Context, embed, meet
from saydo.extract.factuality_signatures import cue_effect_on_noun, is_content_noun, signature_of
from saydo.extract.grammar import is_passive, preposition
from saydo.extract.words import Word
from saydo.lexicon.factuality import Signature, closed_words, effect_of, signatures

DEFINITE = {"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your", "both"}


def is_definite(noun: Word) -> bool:
    """Taken for granted: with "the", "this", a possessor, or a name."""
    if noun.pos_ == "PROPN":
        return True
    return any((c.dep_ == "det" and c.lower_ in DEFINITE) or c.dep_ == "nmod:poss" for c in noun.kids)


def nominal(head: Word, noun: Word, context: Context) -> Context:
    """A noun: by the signature of its governor for its place, by its preposition, else a fact if definite."""
    frames, with_preposition = _places(head, noun)
    below = _by_place(head, noun, context, frames, with_preposition)
    for c in noun.kids:
        if c.dep_ in ("amod", "compound", "acl", "advmod") and c.i < noun.i:
            found = signature_of(c, "mod")
            if found is not None and not (found[0].positive.mode == "unreal" and is_content_noun(noun)):
                below = embed(below.affirmed() if not below.negative else below, found[0], c.lower_)
        if c.dep_ in ("det", "cc:preconj") and c.lower_ in ("no", "neither") and not below.negative:
            below = meet(below, effect_of("-"), "no")
        if c.dep_ == "det" and c.lower_ == "any" and not below.negative:
            below = meet(below, effect_of("may"), "any")
    return below


def _by_place(head: Word, noun: Word, context: Context, frames: tuple[str, ...], case: str) -> Context:
    found = signature_of(head, *frames)
    if found is None and case and (phrasal := signatures().get(("verb", f"{head.lemma_.lower()} {case}", "noun"))):
        found = (phrasal, f"{head.lemma_} {case}")
    if found is not None:
        return embed(context, found[0], f"{found[1]} ({frames[0]})")
    if case in closed_words("preposition"):
        effect = closed_words("preposition")[case]
        if not (effect.mode == "pending" and (context.factual or is_definite(noun))):
            return meet(context.affirmed().settled(), effect, case)
    if "noun" in frames and (effect_name := cue_effect_on_noun(head)) is not None:
        return embed(context, Signature(head.lemma_, effect_of(effect_name), effect_of("may")), f"{head.lemma_} (cue)")
    if any(c.dep_ == "expl" for c in head.kids):
        return context
    if context.negative and any(c.lower_ == "any" and c.dep_ == "det" for c in noun.kids):
        return context
    if is_definite(noun) and noun.dep_ != "compound":
        return TOLD
    if noun.relation in ("obj", "compound") or (head.pos_ in ("NOUN", "PROPN") and noun.dep_ == "nmod"):
        return context
    return context if case == "for" else context.affirmed()


def _places(head: Word, noun: Word) -> tuple[tuple[str, ...], str]:
    """The frames of a noun's place, and its preposition."""
    relation = noun.relation
    case = preposition(noun)
    if relation == "nsubj" and is_passive(head):
        return ("noun",), ""
    if relation == "obl" or relation == "nmod":
        prefix = "to+noun" if case == "to" else case
        if noun.dep_ == "nmod:poss":
            return ("of",) if head.pos_ == "NOUN" else (), ""
        return (prefix,), case
    if relation == "obj" or noun.dep_ == "nsubj:pass":
        return ("noun",), ""
    if relation == "nsubj":
        return ("subject",), ""
    if relation == "compound":
        return ("compound",), ""
    return (), case
