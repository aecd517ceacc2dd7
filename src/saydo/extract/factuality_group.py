"""What the verb group itself says: negation, modals, "is to", "yet to", aspect, adverbs, imperative, question, if."""

from collections.abc import Callable

from saydo.extract.factuality_context import Context, embed, meet
from saydo.extract.grammar import NEGATIONS, SUBJECTS, children
from saydo.extract.words import Sentence, Word
from saydo.lexicon.factuality import Effect, closed_words, effect_of, signatures

GroupRule = Callable[[Word, Context], Context]
BE = {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m", "s"}
HAVE = {"have", "has", "had", "having", "'ve", "’ve", "'d", "’d"}
CONDITIONS = {"if", "unless", "provided", "providing", "assuming", "supposing", "lest"}
NEGATING = {"advmod", "det", "aux", "cc:preconj", "neg", "advmod:neg"}
BEFORE_IMPERATIVE = {"advmod", "punct", "cc", "discourse", "vocative", "advcl", "obl", "parataxis", "dep"}
INVERTED = {"should", "had", "were"}
BESIDES = {"advcl", "parataxis", "xcomp"}
TOMORROW = {"tomorrow", "soon", "shortly"}
PERIODS = {
    "week",
    "month",
    "year",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "quarter",
    "season",
    "decade",
    "day",
    "weekend",
}
FUTURE_PREPOSITIONS = {"by", "until", "within"}
QUESTION_WORDS = {"who", "what", "when", "where", "why", "how", "which", "whom", "whose"}


def group_words(verb: Word) -> list[Word]:
    """The auxiliaries, marks and adverbs of the verb group that stand before the verb, in order."""
    return [c for c in verb.kids if c.dep_ in ("aux", "aux:pass", "cop", "mark", "advmod", "case") and c.i < verb.i]


def has_infinitive_mark(verb: Word) -> bool:
    return any(c.lower_ == "to" and c.dep_ in ("mark", "aux", "case") and c.i < verb.i for c in verb.kids) and (
        verb.tag_ == "VB" or any(c.lower_ in ("be", "have") for c in group_words(verb))
    )


def has_subject(verb: Word) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.kids)


def is_finite(verb: Word) -> bool:
    """With a tense of its own, or an auxiliary that has one."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.kids if c.dep_ in ("aux", "aux:pass", "cop"))


def is_past(verb: Word) -> bool:
    words = [c for c in verb.kids if c.dep_ in ("aux", "aux:pass", "cop")]
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" or c.lower_ in HAVE for c in words)


def apply_modal(verb: Word, context: Context) -> Context:
    """will, would, may, can, must; with a perfect after it a modal looks back: "would have left" did not."""
    words = group_words(verb)
    modal = next((c for c in words if c.dep_.startswith("aux") and c.lower_ in closed_words("aux")), None)
    if modal is None or (modal.lower_ in ("'d", "’d") and verb.tag_ == "VBN"):
        return context
    perfect = verb.tag_ == "VBN" and any(c.lower_ in ("have", "'ve", "’ve") and c.i > modal.i for c in words)
    if perfect and modal.lower_ in ("would", "should", "could", "might", "'d", "’d", "ought", "need"):
        return meet(context, effect_of("unreal"), f"{modal.lower_} have")
    if perfect and modal.lower_ == "must":
        return meet(context, effect_of("likely"), "must have")
    if modal.lower_ == "could" and has_negation(verb):
        return meet(context, effect_of("able"), "could not")
    if modal.lower_ in ("would", "'d", "’d") and verb.dep_ in ("ccomp", "acl", "ROOT", "conj") and _in_report(verb):
        return meet(context, effect_of("future"), "would, in words reported")
    return meet(context, closed_words("aux")[modal.lower_], modal.lower_)


def _in_report(verb: Word) -> bool:
    head = verb.head if verb.dep_ != "ROOT" else next(iter(children(verb, "parataxis", "ccomp")), verb)
    return head is not verb and head.tag_ in ("VBD", "VBN", "VBG") and not any(_is_condition(c) for c in verb.kids)


def apply_be_to(verb: Word, context: Context) -> Context:
    """ "is to leave", "is due to leave": planned; "was to have left": did not; "have yet to leave": has not so far."""
    words = group_words(verb)
    if not has_infinitive_mark(verb):
        return context
    before = {c.lower_ for c in words}
    if any(c.lower_ == "yet" or any(d.lower_ == "yet" for d in c.kids) for c in words) and before & (BE | HAVE):
        return meet(context, effect_of("-told"), "yet to")
    mark = next(c for c in words if c.lower_ == "to")
    first = [c.lower_ for c in words if c.i < mark.i]
    adjective = next((w for w in first if ("adjective", w, "to") in signatures()), None)
    if adjective is not None:
        return embed(context, signatures()["adjective", adjective, "to"], f"is {adjective} to")
    if set(first) & BE:
        if any(c.lower_ == "have" and c.i > mark.i for c in words):
            return meet(context, effect_of("unreal"), "was to have")
        return meet(context, effect_of("planned"), " ".join([*first, "to"]))
    if set(first) & HAVE:
        return meet(context, effect_of("ought"), "have to")
    if verb.dep_ == "ROOT":
        effect = "planned" if has_subject(verb) else "purpose"
        return meet(context, effect_of(effect), "to, as in a headline" if has_subject(verb) else "to")
    return context


def apply_imperative(verb: Word, context: Context) -> Context:
    """A bare verb that opens a sentence or a quotation and has no subject: "Leave at once"."""
    opens = verb.dep_ in ("ROOT", "parataxis") or (verb.dep_ == "ccomp" and verb.i < verb.head.i)
    if verb.tag_ != "VB" or verb.pos_ != "VERB" or not opens:
        return context
    before = [c for c in verb.kids if c.i < verb.i]
    plain = all(c.dep_ in BEFORE_IMPERATIVE or c.lower_ in ("do", "let") for c in before)
    return meet(context, effect_of("ordered"), "imperative") if plain and not has_subject(verb) else context


def apply_aspect(verb: Word, context: Context) -> Context:
    """A progressive goes on, a present is general, and either is planned where a day to come stands beside it."""
    if context.rank:
        return context
    words = {c.lower_ for c in verb.kids if c.dep_ in ("aux", "aux:pass", "cop")}
    progressive = (verb.tag_ == "VBG" and bool(words & BE)) or (verb.tag_ == "VBN" and "being" in words)
    present = verb.tag_ in ("VBZ", "VBP") and not words & HAVE
    if ((progressive and not words & {"was", "were", "been"}) or present) and looks_ahead(verb):
        return meet(context, effect_of("future"), "a day to come")
    if progressive:
        return meet(context, effect_of("begun"), "progressive")
    if present:
        return meet(context, effect_of("general"), "present")
    return context


def looks_ahead(verb: Word) -> bool:
    """A time to come among its adjuncts: "tomorrow", "next week", "by Friday", "later this month"."""
    for c in verb.kids:
        if c.i < verb.i and c.dep_ in SUBJECTS:
            continue
        below = {d.lower_ for d in c.kids}
        if c.lower_ == "tomorrow" or (c.lower_ in TOMORROW and c.dep_ == "advmod"):
            return True
        if "next" in below and c.lower_ in PERIODS:
            return True
        if c.dep_.startswith("obl") and below & FUTURE_PREPOSITIONS and c.ent_type_ == "DATE":
            return True
    return False


def apply_adverbs(verb: Word, context: Context) -> Context:
    """probably, reportedly, perhaps; almost and nearly negate only the verb that they stand beside."""
    for c in verb.kids:
        if c.dep_ == "advmod" and c.lower_ in closed_words("adverb"):
            effect = closed_words("adverb")[c.lower_]
            if not effect.negative or verb.i - c.i == 1:
                context = meet(context, effect, c.lower_)
    return context


def apply_negation(verb: Word, context: Context) -> Context:
    """not, never, no longer, no troops, nor; "few" nearly; "not only" and "did not … until" do not negate."""
    if has_negation(verb) and not _only_not(verb, context):
        return meet(context, Effect(negative=True), "negated")
    if any(c.dep_ in SUBJECTS and _is_few(c) for c in verb.kids):
        return meet(context, effect_of("-likely"), "few")
    return context


def has_negation(verb: Word) -> bool:
    """A negation of its own: "asked not to be named" negates the naming alone."""
    for c in verb.kids:
        if c.lower_ in NEGATIONS and c.dep_ in NEGATING and not (c.i > verb.i and _before(c, "to")):
            return True
        if c.lower_ in ("nor", "neither") and c.dep_ in ("cc", "cc:preconj"):
            return True
        if c.lower_ == "longer" and c.i and c.nbor(-1).lower_ == "no" and not _before(c, "than"):
            return True
        if c.dep_ in SUBJECTS | {"obj"} and (c.lower_ in NEGATIONS or _has_no(c)):
            return True
        if c.lower_ == "to" and c.dep_ == "mark" and c.i and c.nbor(-1).lower_ in ("not", "never"):
            return True
    return False


def _before(word: Word, after: str) -> bool:
    return word.i + 1 < len(word.doc) and bool(word.nbor(1).lower_ == after)


def _has_no(noun: Word) -> bool:
    """ "no house", "neither road", "not one of them", "not a single house", "hardly any of the money"."""
    words = {c.lower_ for c in noun.kids} | {noun.lower_}
    return any(
        (c.lower_ in ("no", "neither") and c.dep_ in ("det", "advmod", "cc:preconj"))
        or (c.lower_ in ("not", "never") and c.i < noun.i and bool(words & {"one", "a", "an", "single"}))
        or (c.lower_ in ("hardly", "scarcely", "barely") and "any" in words)
        for c in noun.kids
    )


def _is_few(subject: Word) -> bool:
    few = [subject] if subject.lower_ == "few" else [c for c in subject.kids if c.lower_ == "few"]
    return any(not any(c.lower_ == "a" for c in [*word.kids, *subject.kids]) for word in few)


def _only_not(verb: Word, context: Context) -> bool:
    negations = [c for c in verb.kids if c.lower_ in ("not", "n't", "n’t")]
    only = any(n.i + 1 < len(verb.doc) and verb.doc[n.i + 1].lower_ in ("only", "just", "merely") for n in negations)
    until = context.factual and any(
        d.lower_ in ("until", "till") and d.i > verb.i
        for c in verb.kids
        if c.dep_ in ("advcl", "obl", "obl:tmod")
        for d in c.kids
    )
    return only or until


def apply_condition(verb: Word, context: Context) -> Context:
    """A clause with an if-clause beside it, unless it is told as past fact ("even if" leaves it as it is)."""
    if not any(_is_condition(c) for c in verb.kids) or (context.factual and is_past(verb)):
        return context
    if any(c.lower_ == "even" for clause in children(verb, "advcl") for c in clause.kids):
        return context
    return meet(context, effect_of("consequent"), "if")


def _is_condition(clause: Word) -> bool:
    """An if-clause, or "as long as" and "provided that" with the clause below them."""
    if clause.lower_ in ("long", "provided", "providing") and clause.dep_ in ("advmod", "xcomp", "advcl"):
        return any(c.dep_ in ("advcl", "ccomp") for c in clause.kids)
    return clause.dep_ in BESIDES and condition_of(clause) is not None


def condition_of(clause: Word) -> str | None:
    """The word that makes a clause a condition: "if", "unless", "provided", or an auxiliary before its subject."""
    for c in clause.kids:
        if c.i < clause.i and c.dep_ in ("mark", "advmod") and c.lower_ in CONDITIONS:
            return str(c.lower_)
    first = clause.left_edge
    if first.lower_ in CONDITIONS and first.dep_ in ("case", "mark") and has_subject(clause):
        return str(first.lower_)
    for c in clause.kids:
        if c.lower_ in INVERTED and c.dep_.startswith("aux") and clause.sentence[-1].text != "?":
            return str(c.lower_) if any(d.dep_ in SUBJECTS and d.i > c.i for d in clause.kids) else None
    return None


def apply_question(verb: Word, context: Context) -> Context:
    """A question that can be answered with yes or no leaves it open; who, when and why take it for granted."""
    if verb.dep_ != "ROOT" or not _ends_in_question_mark(verb.sentence):
        return context
    first = next((t for t in verb.sentence if t.is_alpha), verb)
    if first.lower_ in QUESTION_WORDS and context.factual:
        return context
    return meet(context, effect_of("question"), "question")


def _ends_in_question_mark(asked: Sentence) -> bool:
    """Before the quotation marks that may close it."""
    last = next((word for t in reversed(asked) if (word := t.text.rstrip(" \"”'"))), "")
    return last.endswith("?")


GROUP_RULES: tuple[GroupRule, ...] = (
    apply_imperative, apply_be_to, apply_modal, apply_adverbs, apply_aspect, apply_condition, apply_question,
    apply_negation,
)  # fmt: skip


def clause_context(verb: Word, incoming: Context) -> Context:
    """The context that the predicate is told in, which is also that of what hangs on it."""
    context = incoming
    for rule in GROUP_RULES:
        context = rule(verb, context)
    return context
