"""What speaks for and against one noun phrase being what another stands for.

Each feature is a short function; what it weighs stands in lexicon/reference.toml, fitted by training/reference.py.
"""

import math
from collections.abc import Callable

from saydo.extract.nominals import GROUPS, Nominal, Passage
from saydo.lexicon.commissives import commissives

CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis"})


Pair = Callable[[Nominal, Nominal, Passage], float]


def same_sentence(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It stands in the same sentence."""
    return float(back.sentence == one.sentence)


def sentence_before(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It stands in the sentence before."""
    return float(back.sentence == one.sentence + 1)


def sentences_between(back: Nominal, one: Nominal, passage: Passage) -> float:
    """How many sentences lie between, on a scale of logarithms."""
    return math.log1p(max(0, back.sentence - one.sentence - 1))


def phrases_between(back: Nominal, one: Nominal, passage: Passage) -> float:
    """How many other noun phrases lie between, on a scale of logarithms."""
    return math.log1p(abs(back.place - one.place))


def ahead(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It comes later in the sentence."""
    return float(one.place > back.place)


def is_subject(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is the subject of its clause."""
    return float(one.role == "subject")


def is_object(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is the object of a verb."""
    return float(one.role == "object")


def is_modifier(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It only modifies another noun, or owns it."""
    return float(one.role in ("modifier", "owner"))


def both_subjects(back: Nominal, one: Nominal, passage: Passage) -> float:
    """Both are subjects."""
    return float(back.role == one.role == "subject")


def both_objects(back: Nominal, one: Nominal, passage: Passage) -> float:
    """Both are objects."""
    return float(back.role == one.role == "object")


def both_owners(back: Nominal, one: Nominal, passage: Passage) -> float:
    """Both own something."""
    return float(back.role == one.role == "owner")


def subject_of_owned(back: Nominal, one: Nominal, passage: Passage) -> float:
    """A possessive, and the subject of its own sentence."""
    return float(back.role == "owner" and one.role == "subject" and back.sentence == one.sentence)


def subject_above(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is the subject of a clause in which that of the words that point back stands: "the firm says it …"."""
    return float(one.role == "subject" and back.governor is not one.governor and _is_above(back, one))


def _is_above(back: Nominal, one: Nominal) -> bool:
    word = back.head
    for _ in range(8):
        if word.head is word:
            return False
        word = word.head
        if word is one.governor:
            return back.sentence == one.sentence
    return False


def subject_before(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is a subject of the sentence before."""
    return float(one.role == "subject" and back.sentence == one.sentence + 1)


def opens_sentence(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is the first noun phrase of its sentence."""
    return float(one.place == 0 or passage.nominals[one.place - 1].sentence != one.sentence)


def below_a_clause(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It stands in a clause below the main one."""
    word = one.head
    for _ in range(8):
        if word.relation in CLAUSES:
            return 1.0
        if word.head is word:
            break
        word = word.head
    return 0.0


def number_open(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It may be one or many."""
    return float("either" in (back.number, one.number))


def number_differs(back: Nominal, one: Nominal, passage: Passage) -> float:
    """One of the two is one, the other many."""
    return float(back.number != one.number and "either" not in (back.number, one.number))


def is_name(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is a proper name."""
    return float(one.kind == "name")


def is_pronoun(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is a pronoun itself."""
    return float(one.kind == "pronoun")


def same_pronoun(back: Nominal, one: Nominal, passage: Passage) -> float:
    """Both are the same pronoun, or forms of it."""
    return float(one.kind == "pronoun" == back.kind and one.head.lower_[:2] == back.head.lower_[:2])


def is_pointing(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is "this", "that", "these" or "those" alone."""
    return float(one.kind == "pronoun" and one.head.lower_[:2] in ("th",) and one.head.lower_[2:3] in "aio")


def is_number(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is a bare number or part."""
    return float(one.kind == "bare")


def is_definite(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is a noun phrase that itself points at something known."""
    return float(one.kind == "phrase")


def is_indefinite(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is brought up with "a"."""
    return float(is_brought_up(one))


def is_bare_noun(back: Nominal, one: Nominal, passage: Passage) -> float:
    """A common noun with neither determiner nor number nor owner."""
    if one.kind != "other" or one.joined:
        return 0.0
    return float(not any(c.relation in ("det", "nummod") or c.dep_ == "nmod:poss" for c in one.head.kids))


def is_person(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is a human being, or several."""
    return float(one.is_person)


def one_person(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is one human being."""
    return float(one.is_person and one.number == "one")


def is_body(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is an organisation, a force or the like."""
    return float(bool(one.classes & GROUPS) and one.kind != "name")


def one_for_they(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is one body or force, and the words that point back say "they"."""
    return float(one.number == "either" and back.number == "many")


def place_as_owner(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is the name of a place, and the words that point back are "its"."""
    return float(one.head.ent_type_ == "LOC" and back.role == "owner")


def is_place_name(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is the name of a place."""
    return float(one.head.ent_type_ == "LOC")


def is_organisation_name(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is the name of an organisation."""
    return float(one.head.ent_type_ == "ORG")


def is_whole(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is what "and" makes of several."""
    return float(one.joined)


def is_part_of_whole(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It is one of several that "and" joins."""
    return float(one.head.dep_ == "conj" and not one.joined)


def is_apposed(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It only says again what stands beside it."""
    return float(one.head.relation == "appos")


def in_title(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It stands in the title."""
    return float(one.sentence < passage.title)


def named_often(back: Nominal, one: Nominal, passage: Passage) -> float:
    """How often its noun stood before it, on a scale of logarithms."""
    return math.log1p(passage.earlier[one.place])


def same_governor(back: Nominal, one: Nominal, passage: Passage) -> float:
    """The word above is the same in both places."""
    above = back.governor.lemma_
    return float(above == one.governor.lemma_ and above != "be" and back.governor is not one.governor)


def same_clause(back: Nominal, one: Nominal, passage: Passage) -> float:
    """Both hang on the same word."""
    return float(back.governor is one.governor)


def promised(back: Nominal, one: Nominal, passage: Passage) -> float:
    """It stands under a word of promise, order or plan."""
    above = one.governor
    return float(one.role in ("object", "modifier") and (above.lemma_.lower(), above.pos_) in commissives())


def said_fully(back: Nominal, one: Nominal, passage: Passage) -> float:
    """How many words say which one it is, up to three."""
    return min(3.0, float(len(one.words)))


def same_noun(back: Nominal, one: Nominal, passage: Passage) -> float:
    """The noun is the same."""
    return float(back.lemma == one.lemma)


def like_noun(back: Nominal, one: Nominal, passage: Passage) -> float:
    """The noun is another that stands for the same kind of thing."""
    return float(back.lemma != one.lemma and back.family == one.family)


def noun_within(back: Nominal, one: Nominal, passage: Passage) -> float:
    """The noun is one of the words that modify it."""
    return float(back.lemma != one.lemma and back.lemma in one.words)


def words_shared(back: Nominal, one: Nominal, passage: Passage) -> float:
    """How many of the modifiers stand in both."""
    return float(len(back.words & one.words))


def words_missing(back: Nominal, one: Nominal, passage: Passage) -> float:
    """How many of the modifiers that point back it has not."""
    return float(len(back.words - one.words - {one.lemma}))


def last_named(back: Nominal, one: Nominal, passage: Passage) -> float:
    """No noun phrase between the two has the same noun."""
    between = passage.nominals[one.place + 1 : back.place]
    return float(all(n.lemma != one.lemma for n in between))


PAIRS: tuple[Pair, ...] = (
    same_sentence, sentence_before, sentences_between, phrases_between, ahead, is_subject, is_object, is_modifier,
    both_subjects, both_objects, both_owners, subject_of_owned, subject_above, subject_before,
    opens_sentence, is_pointing, one_for_they, place_as_owner, below_a_clause, number_open,
    number_differs, is_name, is_pronoun, same_pronoun, is_number, is_definite, is_indefinite, is_bare_noun, is_person,
    one_person, is_body, is_place_name, is_organisation_name, is_whole, is_part_of_whole, is_apposed, in_title,
    named_often, same_governor, same_clause, promised, said_fully, same_noun, like_noun, noun_within, words_shared,
    words_missing, last_named,
)  # fmt: skip


def is_brought_up(one: Nominal) -> bool:
    """ "A ship", "another ship": one of which nothing has been said."""
    return any(c.lower_ in ("a", "an", "another") and c.relation == "det" for c in one.head.kids)
