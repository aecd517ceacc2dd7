"""What stands between a predicate and its governor: signatures of verbs, nouns and adjectives, marks, prepositions."""

from spacy.tokens import Token

from saydo.extract.factuality_context import TOLD, Context, embed, meet
from saydo.extract.factuality_group import has_infinitive_mark, has_subject, is_finite, is_past
from saydo.extract.grammar import NOMINAL, SUBJECTS, children, preposition
from saydo.lexicon.cues import cues_of
from saydo.lexicon.factuality import Signature, closed_words, effect_of, signatures

WH_WORDS = {"whether", "if", "how", "why", "what", "who", "when", "where", "which"}
POSITIONS = {
    "VERB": ("verb", "adjective"),
    "AUX": ("verb",),
    "ADJ": ("adjective", "verb"),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADV": ("adjective",),
    "ADP": ("adjective",),
}
CUE_EFFECTS = {"fact": "+", "report": "reported", "doubt": "doubted", "negate": "denied", "future": "planned",
               "wish": "hoped", "demand": "demanded", "possible": "may", "question": "question"}  # fmt: skip
DEFINITE = {"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your", "both"}
OPEN = {"a", "an", "any", "some", "no", "another", "every", "each", "whatever"}
BESIDE = {"appos", "dep", "list", "discourse", "vocative", "compound", "flat", "fixed", "dislocated", "advmod", "reparandum"}
SEEM = {"look", "seem", "sound", "appear", "feel"}
NOBODY = {"nothing", "nobody", "none", "noone"}
CLAUSES = {"ccomp", "xcomp", "csubj", "csubj:pass", "csubj:outer", "acl", "advcl", "acl:relcl", "advcl:relcl"}


def signature_of(word: Token, *frames: str) -> tuple[Signature, str] | None:
    """The signature of a word for the first of the frames that it has, phrasal verbs before plain ones."""
    table = signatures()
    lemma = word.lemma_.lower()
    forms = [*_phrasal(word, lemma), lemma, word.lower_]
    for frame in frames:
        for pos in POSITIONS.get(word.pos_, ()):
            for form in forms:
                found = table.get((pos, form, frame))
                if found is not None:
                    return found, form
    return None


def _phrasal(word: Token, lemma: str) -> list[str]:
    after = [c for c in word.children if c.i > word.i and (c.dep_ in ("compound:prt", "advmod") or c.tag_ == "RP")]
    near = word.nbor(1) if word.i + 1 < len(word.doc) else None
    particles = [c.lower_ for c in after[:2]]
    if near is not None and near.tag_ in ("RP", "IN", "RB") and near.lower_ not in particles:
        particles.append(near.lower_)
    return [f"{lemma} {p}" for p in particles]


def frames_of(clause: Token) -> tuple[str, ...]:
    """The frames in which a clause can be looked up, the nearest first: to, ing with its preposition, wh, that."""
    opening = [c for c in clause.children if c.i < clause.i]
    marks = [c.lower_ for c in opening if c.dep_ in ("mark", "case")]
    if has_infinitive_mark(clause) or (clause.tag_ == "VB" and not has_subject(clause) and not is_finite(clause)):
        return ("to",)
    if clause.tag_ == "VBG" and not is_finite(clause):
        return (*marks, "ing")
    if any(c.lower_ in WH_WORDS and c.dep_ in ("mark", "advmod", "obj", "obl", "nsubj", "det") for c in opening):
        return ("wh", "that") if not {"whether", "if"} & set(marks) else ("wh",)
    if clause.tag_ == "VB" and not is_finite(clause):
        return ("that", "to") if "that" in marks else ("to", "that")
    return ("that",)


def cue_effect(word: Token, frame: str) -> str | None:
    """The effect of a cue of speech or thought, "planned" for an infinitive of its own."""
    cue = cues_of({"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}.get(word.pos_, "verb")).get(word.lemma_.lower())
    if cue is None:
        return None
    return CUE_EFFECTS[cue.effect_of_infinitive if frame == "to" else cue.effect]


def complement(head: Token, clause: Token, context: Context, above: Context | None = None) -> Context:
    """A clause that the head calls for: by the head's signature, else as a cue of speech, else by the clause's form."""
    frames = frames_of(clause)
    found = signature_of(head, *frames)
    effect = cue_effect(head, frames[0])
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    beside = context.affirmed().settled()
    if frames[0] == "that" and (_asks(found) or effect == "demanded") and not is_subjunctive(clause):
        return meet(beside, effect_of("reported"), f"{head.lemma_} (that, told)")
    if found is not None:
        return embed(context, found[0], f"{found[1]} ({frames[0]})")
    if above is not None and frames[0] == "to" and head.dep_ in ("obj", "iobj", "nsubj:pass"):
        return complement(head.head, clause, above)
    if is_subjunctive(clause):
        return meet(beside, effect_of("demanded"), "subjunctive")
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


def is_subjunctive(clause: Token) -> bool:
    """"that they leave", "that it be signed", "that they should leave": asked for, not told."""
    if any(c.lower_ in ("should", "must", "be") and c.dep_.startswith("aux") for c in clause.children):
        return True
    return clause.tag_ == "VB" and has_subject(clause) and not has_infinitive_mark(clause) and not _has_modal(clause)


def _has_modal(clause: Token) -> bool:
    return any(c.dep_.startswith("aux") and c.lower_ not in ("be", "not") for c in clause.children)


def adverbial(head: Token, clause: Token, context: Context) -> Context:
    """A clause beside the head: if, until, to, without, as if; after, because and the like tell a fact of their own."""
    opening = [c for c in clause.children if c.i < clause.i and c.dep_ in ("mark", "advmod", "case", "fixed")]
    words = " ".join(t.lower_ for c in opening for t in [c, *children(c, "fixed")])
    inverted = [
        c
        for c in clause.children
        if c.i < clause.i
        and c.lower_ in ("should", "had", "were")
        and c.dep_.startswith("aux")
        and any(s.dep_ in SUBJECTS and s.i > c.i for s in clause.children)
    ]
    if inverted and not opening:
        return meet(context.affirmed().settled(), effect_of("conditional"), inverted[0].lower_)
    mark = next((w for w in closed_words("mark") if f" {w} " in f" {words} "), None)
    if has_infinitive_mark(clause):
        return infinitive(head, clause, context)
    beside = context.affirmed().settled()
    prepositions = [c.lower_ for c in opening if c.dep_ in ("mark", "case")]
    if clause.tag_ == "VBG" and prepositions and (found := signature_of(head, *prepositions)) is not None:
        return embed(context, found[0], f"{found[1]} {prepositions[0]}")
    if mark is None:
        return _own_fact(clause, beside)
    effect = closed_words("mark")[mark]
    if effect.mode == "unreal" and head.lemma_.lower() in SEEM:
        return meet(beside, effect_of("likely"), f"{head.lemma_} {mark}")
    if effect.mode == "pending":
        return _own_fact(clause, beside) if context.factual and is_past(head) else meet(beside, effect, mark)
    return meet(beside if effect.mode else TOLD, effect, mark)


def infinitive(head: Token, clause: Token, context: Context) -> Context:
    """An infinitive beside the head: its complement, if the head takes one, "too … to", else a purpose."""
    if any(c.lower_ == "too" for c in head.children):
        return meet(context, effect_of("-able"), "too … to")
    enough = signature_of(head, "to")
    if enough is not None:
        return embed(context, enough[0], f"{enough[1]} to")
    return meet(context.affirmed().settled(), effect_of("purpose"), "to")


def _own_fact(clause: Token, beside: Context) -> Context:
    """A finite past clause is told for itself; one without a past of its own goes with its governor's mode."""
    return TOLD if beside.factual or is_past(clause) else beside


def is_definite(noun: Token) -> bool:
    """Taken for granted: with "the", "this", a possessor, or a name."""
    if noun.pos_ == "PROPN":
        return True
    return any((c.dep_ == "det" and c.lower_ in DEFINITE) or c.dep_ == "nmod:poss" for c in noun.children)


def nominal(head: Token, noun: Token, context: Context) -> Context:
    """A noun: by the signature of its governor for its place, by its preposition, else a fact if definite."""
    frames, with_preposition = _places(head, noun)
    below = _by_place(head, noun, context, frames, with_preposition)
    for c in noun.children:
        if c.dep_ in ("amod", "compound", "acl", "advmod") and c.i < noun.i:
            found = signature_of(c, "mod")
            if found is not None and not (found[0].positive.mode == "unreal" and is_content_noun(noun)):
                below = embed(below.affirmed() if not below.negative else below, found[0], c.lower_)
        if c.dep_ == "det" and c.lower_ in ("no", "neither") and not below.negative:
            below = meet(below, effect_of("-"), "no")
    return below


def _by_place(head: Token, noun: Token, context: Context, frames: tuple[str, ...], case: str) -> Context:
    found = signature_of(head, *frames)
    if found is not None:
        return embed(context, found[0], f"{found[1]} ({frames[0]})")
    if case in closed_words("preposition"):
        effect = closed_words("preposition")[case]
        if not (effect.mode == "pending" and (context.factual or is_definite(noun))):
            return meet(context.affirmed().settled(), effect, case)
    if "noun" in frames and (effect_name := _noun_effect(head)) is not None:
        return embed(context, Signature(head.lemma_, effect_of(effect_name), effect_of("may")), f"{head.lemma_} (cue)")
    if any(c.dep_ == "expl" for c in head.children):
        return context
    if context.negative and any(c.lower_ == "any" and c.dep_ == "det" for c in noun.children):
        return context
    if is_definite(noun) and noun.dep_ != "compound":
        return TOLD
    if noun.dep_.split(":")[0] in ("obj", "compound") or (head.pos_ in ("NOUN", "PROPN") and noun.dep_ == "nmod"):
        return context
    return context.affirmed()


def _noun_effect(head: Token) -> str | None:
    cue = cues_of("verb").get(head.lemma_.lower()) if head.pos_ == "VERB" else None
    if cue is None or not cue.takes("np") or cue.effect in ("fact", "report"):
        return None
    return CUE_EFFECTS[cue.effect]


def _places(head: Token, noun: Token) -> tuple[tuple[str, ...], str]:
    """The frames of a noun's place, and its preposition."""
    relation = noun.dep_.split(":")[0]
    case = preposition(noun)
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


def coordinate(head: Token, other: Token, context: Context, incoming: Context, above: Context | None) -> Context:
    """A conjunct shares what stands over both; it shares the verb group too where it has none of its own."""
    if head.pos_ in NOMINAL and other.pos_ in NOMINAL:
        return context
    if has_subject(other) or is_finite(other):
        return incoming
    if head.pos_ in NOMINAL and above is not None and head.head.tag_ == other.tag_:
        return above
    if other.tag_ != head.tag_:
        return incoming
    but = any(c.dep_ == "cc" and c.lower_ == "but" for c in other.children)
    return context.affirmed() if but else context


def link(
    head: Token, token: Token, context: Context, incoming: Context, above: Context | None = None
) -> Context:
    """The context that a token receives from its head: `context` is the head's own, `incoming` what the head received, `above` its head's."""
    relation = token.dep_
    if relation == "conj":
        return coordinate(head, token, context, incoming, above)
    if relation == "acl:relcl":
        return TOLD if context.factual or is_definite(head) else context.affirmed()
    if relation == "amod":
        return TOLD
    if relation in ("advcl", "advcl:relcl"):
        return adverbial(head, token, context)
    if relation == "parataxis":
        return incoming if not _is_speech(token) else TOLD
    if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and relation not in CLAUSES:
        return nominal(head, token, context)
    if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and relation.split(":")[0] not in BESIDE:
        if _is_participle(token) and not any(c.dep_ in ("mark", "case") for c in token.children):
            if head.lower_ in NOBODY or any(c.lower_ == "no" and c.dep_ == "det" for c in head.children):
                return Context("told", True, (*context.reasons, "no")) if context.factual else context
            found = signature_of(head, "ing") if relation != "acl" and token.tag_ == "VBG" else None
            return embed(context, found[0], f"{found[1]} (ing)") if found else context.affirmed().settled()
        return complement(head, token, context, above)
    return context


def _is_participle(token: Token) -> bool:
    return token.tag_ in ("VBN", "VBG") and not is_finite(token) and not has_infinitive_mark(token)


def _is_speech(clause: Token) -> bool:
    return clause.lemma_.lower() in cues_of("verb") and has_subject(clause)


def is_reported_root(root: Token) -> bool:
    """The main clause is what somebody said: "The troops left, he said"."""
    return any(_is_speech(c) for c in children(root, "parataxis"))


def is_content_noun(noun: Token) -> bool:
    """A noun that stands for words or a plan, and so is there even where what it speaks of is refused: "the offer"."""
    lemma = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and (lemma in cues_of("noun") or ("noun", lemma, "to") in signatures())
