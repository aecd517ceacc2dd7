"""What stands between a token and its governor: an ordered list of rules, of which the first that applies decides."""

from collections.abc import Callable
from typing import NamedTuple

from saydo.extract.factuality_clauses import adverbial, complement
from saydo.extract.factuality_context import TOLD, Context, embed, meet
from saydo.extract.factuality_group import (
    BESIDES,
    CONDITIONS,
    condition_of,
    has_infinitive_mark,
    has_subject,
    is_finite,
    is_past,
)
from saydo.extract.factuality_nouns import is_definite, nominal
from saydo.extract.factuality_signatures import is_content_noun, signature_of
from saydo.extract.grammar import NOMINAL, children
from saydo.extract.words import Word
from saydo.lexicon.cues import cues_of
from saydo.lexicon.factuality import effect_of

NO_COMPLEMENT = {
    "appos",
    "dep",
    "list",
    "discourse",
    "vocative",
    "compound",
    "flat",
    "fixed",
    "dislocated",
    "advmod",
    "reparandum",
}
MAIN_BESIDE = {"advcl", "parataxis", "ccomp"}
NOBODY = {"nothing", "nobody", "none"}
CLAUSES = {"ccomp", "xcomp", "csubj", "csubj:pass", "csubj:outer", "acl", "advcl", "acl:relcl", "advcl:relcl"}


class Step(NamedTuple):
    """One step down the tree. context is the head's own, incoming what the head received, above its head's own."""

    head: Word
    token: Word
    relation: str
    context: Context
    incoming: Context
    above: Context | None


LinkRule = Callable[[Step], Context | None]


def link_of_main_clause(step: Step) -> Context | None:
    """The main clause where the parser made the if-clause the head of the sentence."""
    if step.head.dep_ != "ROOT" or step.relation not in MAIN_BESIDE or step.token.i < step.head.i:
        return None
    return meet(TOLD, effect_of("consequent"), "if") if condition_of(step.head) is not None else None


def link_of_conjunct(step: Step) -> Context | None:
    """A conjunct shares what stands over both; it shares the verb group too where it has none of its own."""
    head, other = step.head, step.token
    if step.relation != "conj":
        return None
    if any(c.lower_ == "rather" and c.nbor(1).lower_ == "than" for c in other.kids if c.i < other.i):
        return meet(step.context.affirmed().settled(), effect_of("-"), "rather than")
    if head.pos_ in NOMINAL and other.pos_ in NOMINAL:
        return step.context
    either = any(c.lower_ == "or" and c.dep_ == "cc" for c in other.kids) and step.context.negative
    if has_subject(other) or (is_finite(other) and not either):
        finite_over_infinitive = is_finite(other) and not is_finite(head) and step.above is not None
        return step.above.affirmed() if step.above is not None and finite_over_infinitive else step.incoming
    if either and other.pos_ == "VERB":
        return step.context
    if head.pos_ in NOMINAL and step.above is not None and head.head.tag_ == other.tag_:
        return step.above
    if other.tag_ != head.tag_ and not (head.tag_ == "VB" and any(c.lower_ in ("be", "have") for c in other.kids)):
        return step.incoming
    but = any(c.dep_ == "cc" and c.lower_ == "but" for c in other.kids)
    return step.context.affirmed() if but else step.context


def link_of_relative(step: Step) -> Context | None:
    """A relative clause is told for itself, unless its noun is open ("a deal that would end …" in a plan)."""
    if step.relation != "acl:relcl":
        return None
    if any(c.dep_ == "mark" for c in step.token.kids):
        return complement(step.head, step.token, step.context, step.above)
    own_past = is_past(step.token) or is_definite(step.head)
    return TOLD if step.context.factual or own_past else step.context.affirmed()


def link_of_modifier(step: Step) -> Context | None:
    """A participle before its noun is told in passing."""
    return TOLD if step.relation == "amod" else None


def link_of_adverbial(step: Step) -> Context | None:
    """A clause beside its governor."""
    if step.relation in ("advcl", "advcl:relcl") or (
        step.relation in BESIDES and condition_of(step.token) in CONDITIONS
    ):
        return adverbial(step.head, step.token, step.context)
    return None


def link_of_parataxis(step: Step) -> Context | None:
    """ "He said" beside what he said is told; anything else goes with its governor."""
    if step.relation != "parataxis":
        return None
    return TOLD if is_speech(step.token) else step.incoming


def link_of_noun(step: Step) -> Context | None:
    """Subjects, objects, nouns with a preposition and the rest."""
    if step.token.pos_ not in NOMINAL or step.relation in CLAUSES:
        return None
    return nominal(step.head, step.token, step.context)


def link_of_participle(step: Step) -> Context | None:
    """ "troops leaving", "bases closed" go with their noun; "no troops leaving" do not leave."""
    head, token = step.head, step.token
    if token.pos_ not in ("VERB", "AUX") or step.token.relation in NO_COMPLEMENT:
        return None
    if token.tag_ not in ("VBN", "VBG") or is_finite(token) or has_infinitive_mark(token):
        return None
    if any(c.dep_ in ("mark", "case") for c in token.kids):
        return None
    if step.context.mode == "denied" and is_content_noun(head):
        return TOLD
    if head.lower_ in NOBODY or any(c.lower_ == "no" and c.dep_ == "det" for c in head.kids):
        return Context("told", True, (*step.context.reasons, "no")) if step.context.factual else step.context
    found = signature_of(head, "ing") if step.relation != "acl" and token.tag_ == "VBG" else None
    return embed(step.context, found[0], f"{found[1]} (ing)") if found else step.context.affirmed().settled()


def link_of_complement(step: Step) -> Context | None:
    """Any other clause is a complement."""
    if step.token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or step.token.relation in NO_COMPLEMENT:
        return None
    return complement(step.head, step.token, step.context, step.above)


LINK_RULES: tuple[LinkRule, ...] = (
    link_of_main_clause,
    link_of_conjunct,
    link_of_relative,
    link_of_modifier,
    link_of_adverbial,
    link_of_parataxis,
    link_of_noun,
    link_of_participle,
    link_of_complement,
)


def link(head: Word, token: Word, context: Context, incoming: Context, above: Context | None) -> Context:
    """The context that a token receives from its head."""
    step = Step(head, token, token.dep_, context, incoming, above)
    for rule in LINK_RULES:
        found = rule(step)
        if found is not None:
            return found
    return context


def is_speech(clause: Word) -> bool:
    return clause.lemma_.lower() in cues_of("verb") and has_subject(clause)


def opening_context(root: Word) -> Context:
    """What a sentence starts from: words reported ("They left, he said"), a condition that is its head, else fact."""
    condition = condition_of(root)
    if condition is not None:
        return meet(TOLD, effect_of("conditional"), condition)
    if any(is_speech(c) for c in children(root, "parataxis")):
        return meet(TOLD, effect_of("reported"), "words reported")
    return TOLD
