"""A clause below its governor: complements, infinitives, and clauses beside with if, until, without, as if."""

from saydo.extract.factuality_context import TOLD, Context, embed, meet
from saydo.extract.factuality_group import condition_of, has_infinitive_mark, has_subject, is_past
from saydo.extract.factuality_nouns import nominal
from saydo.extract.factuality_signatures import cue_effect, frames_of, signature_of
from saydo.extract.grammar import SUBJECTS, children
from saydo.extract.words import Word
from saydo.lexicon.factuality import Signature, closed_words, effect_of

SEEM = {"look", "seem", "sound", "appear", "feel"}


def complement(head: Word, clause: Word, context: Context, above: Context | None = None) -> Context:
    """A clause that the head calls for: by the head's signature, else as a cue of speech, else by the clause's form."""
    frames = frames_of(clause)
    found = signature_of(head, *frames)
    effect = cue_effect(head, frames[0])
    marks = {c.lower_ for c in clause.kids if c.dep_ == "mark"}
    beside = context.affirmed().settled()
    if frames[0] == "to" and any(c.lower_ == "too" for c in head.kids):
        return meet(context, effect_of("-able"), "too … to")
    if frames[0] == "to" and head.lemma_ in ("have", "be") and any(c.lower_ == "yet" for c in head.kids):
        return meet(beside, effect_of("-told"), "yet to")
    if frames[0] == "that" and (_asks(found) or effect == "demanded"):
        told_after = is_past(head) and clause.tag_ == "VBP" and not _has_modal(clause)
        if not (is_subjunctive(clause) or told_after):
            return meet(beside, effect_of("reported"), f"{head.lemma_} (that, told)")
    if is_subjunctive(clause) and frames[0] == "that" and (found is None or not found[0].positive.fact):
        return meet(beside, effect_of("demanded"), "subjunctive")
    if found is not None and not (found[1] == "used" and children(head, "obj")):
        return embed(context, found[0], f"{found[1]} ({frames[0]})")
    if above is not None and frames[0] != "that" and head.dep_ in ("obj", "iobj", "nsubj:pass"):
        return complement(head.head, clause, above)
    if frames[0] == "wh":
        return meet(beside, effect_of("question"), "whether") if marks & {"whether", "if"} else TOLD
    if effect is not None and frames[0] != "ing":
        negative = effect_of("doubted") if effect in ("+", "reported") else effect_of(effect)
        return embed(context, Signature(head.lemma_, effect_of(effect), negative), f"{head.lemma_} (cue)")
    if frames[0] == "to" or "for" in frames:
        return meet(beside, effect_of("purpose"), frames[0])
    return beside


def _asks(found: tuple[Signature, str] | None) -> bool:
    return found is not None and found[0].positive.mode in ("demanded", "ordered", "ought")


def is_subjunctive(clause: Word) -> bool:
    """ "that they leave", "that it be signed", "that they should leave": asked for, not told."""
    auxiliaries = {c.lower_ for c in clause.kids if c.dep_ in ("aux", "aux:pass", "cop")}
    if has_infinitive_mark(clause) or not has_subject(clause):
        return False
    if auxiliaries:
        return auxiliaries == {"be"} or "should" in auxiliaries
    singular = any(c.dep_ in SUBJECTS and c.tag_ in ("NN", "NNP") and not list(c.conjuncts) for c in clause.kids)
    return clause.tag_ == "VB" or (clause.tag_ == "VBP" and singular and clause.lemma_ != "be")


def _has_modal(clause: Word) -> bool:
    return any(c.dep_.startswith("aux") and c.lower_ not in ("be", "not") for c in clause.kids)


def infinitive(head: Word, clause: Word, context: Context) -> Context:
    """An infinitive beside the head: its complement, if the head takes one, "too … to", else a purpose."""
    before = clause.left_edge.i - 1
    near = next((c for c in children(head, "obj", "obl") if c.right_edge.i == before and c.i < clause.i), None)
    if (
        near is not None
        and near.lemma_ != "order"
        and signature_of(near, "to") is not None
        and signature_of(head, "to") is None
    ):
        return complement(near, clause, nominal(head, near, context))
    return complement(head, clause, context)


def adverbial(head: Word, clause: Word, context: Context) -> Context:
    """A clause beside the head: if, until, to, without, as if; after, because and the like tell a fact of their own."""
    opening = [c for c in clause.kids if c.i < clause.i and c.dep_ in ("mark", "advmod", "case", "fixed")]
    words = " ".join(t.lower_ for c in opening for t in [c, *children(c, "fixed")])
    mark = max((w for w in closed_words("mark") if f" {w} " in f" {words} "), key=len, default=None)
    if mark == "whether" or (mark == "if" and clause.i > head.i and signature_of(head, "wh") is not None):
        return complement(head, clause, context)
    if has_infinitive_mark(clause):
        return infinitive(head, clause, context)
    beside = context.affirmed().settled()
    if mark is None and (condition := condition_of(clause)) is not None:
        return meet(beside, effect_of("conditional"), condition)
    prepositions = [c.lower_ for c in opening if c.dep_ in ("mark", "case")]
    if clause.tag_ == "VBG" and prepositions and (found := signature_of(head, *prepositions)) is not None:
        return embed(context, found[0], f"{found[1]} {prepositions[0]}")
    if prepositions and frames_of(clause)[0] == "wh" and signature_of(head, "wh") is not None:
        return complement(head, clause, context)
    if mark is None:
        return _own_fact(clause, beside)
    effect = closed_words("mark")[mark]
    if effect.mode == "unreal" and head.lemma_.lower() in SEEM:
        return meet(beside, effect_of("likely"), f"{head.lemma_} {mark}")
    if effect.mode == "pending":
        return _own_fact(clause, beside) if context.factual and is_past(head) else meet(beside, effect, mark)
    return meet(beside if effect.mode else TOLD, effect, mark)


def _own_fact(clause: Word, beside: Context) -> Context:
    """A finite past clause is told for itself; one without a past of its own goes with its governor's mode."""
    return TOLD if beside.factual or is_past(clause) else beside
