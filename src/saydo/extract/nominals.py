"""The noun phrases of a text, and among them the words that do not say by themselves what they are of.

Such words are pronouns ("they"), bare numbers and parts ("four more", "the rest"), and noun phrases short of content
("the station"). What reference.py asks of all of them is answered here once a word.
"""

from dataclasses import dataclass

from saydo.extract.events.kinds import classes_of
from saydo.extract.grammar import children, is_time, preposition
from saydo.extract.words import Text, Word
from saydo.lexicon.classes import classes_of_noun
from saydo.lexicon.cues import cues_of
from saydo.lexicon.reference import reference_words
from saydo.lexicon.synonyms import families

ROLES = {
    "nsubj": "subject", "csubj": "subject", "obj": "object", "iobj": "object", "obl": "oblique", "nmod": "modifier",
}  # fmt: skip
HANGING = frozenset({"conj", "appos"})  # in the role of what they hang on
NO_PHRASE = frozenset({
    "compound", "flat", "fixed", "nummod", "det", "amod", "goeswith", "case", "expl", "discourse", "vocative", "advmod",
    "aux", "cop", "mark", "cc", "punct",
})  # fmt: skip
TELLING = frozenset({"nmod", "acl", "appos", "ccomp"})  # hang on a noun and say which one is meant
MODIFIERS = frozenset({"amod", "compound", "flat", "nmod", "appos"})
SHORT = 2  # modifiers at most of a phrase that points back
PEOPLE = frozenset({"people", "captive"})
GROUPS = frozenset({"organisation", "force", "staff", "treaty"})
BACKWARD = frozenset({"pronoun", "bare", "phrase"})
SUMS = frozenset({"million", "billion", "trillion", "m", "bn", "percent"})  # more often paid than counted
YEARS = range(1800, 2200)


@dataclass(slots=True, eq=False)
class Nominal:
    """A noun phrase or what stands for one. kind: pronoun, bare or phrase for what does not say what it is of, else
    name or other; number: one, many or either; `lemma` is that of the noun it is about, `family` its synonyms' name,
    `words` the lemmas of what modifies it. `joined` is a whole that "and" makes of several."""

    place: int
    head: Word
    kind: str
    number: str
    role: str
    sentence: int
    lemma: str
    family: str
    words: frozenset[str]
    classes: frozenset[str]
    joined: bool = False

    @property
    def governor(self) -> Word:
        return self.head.head

    @property
    def is_person(self) -> bool:
        return self.head.ent_type_ == "PERSON" or (bool(self.classes & PEOPLE) and not self.classes & GROUPS)


@dataclass(frozen=True, slots=True)
class Passage:
    """The noun phrases of a text in order, how many of the same noun stand before each, in how many sentences the title
    is told."""

    nominals: list[Nominal]
    earlier: list[int]
    title: int


def nominals(text: Text) -> list[Nominal]:
    """In the order of their heads; of words joined by "and" each, and behind the last of them the whole."""
    found: list[Nominal] = []
    for number, sentence in enumerate(text.sentences):
        for word in sentence:
            if not is_nominal(word):
                continue
            found.append(_nominal(word, len(found), number))
            whole = _whole_of_last(word)
            if whole is not None:
                one = _nominal(whole, len(found), number)
                one.kind, one.number, one.joined = "name" if one.kind == "name" else "other", "many", True
                found.append(one)
    return found


def is_nominal(word: Word) -> bool:
    """The head of a noun phrase, or a pronoun or number in the place of one; no time."""
    if word.relation in NO_PHRASE or word.is_space:
        return False
    if word.pos_ in ("NOUN", "PROPN"):
        return not is_time(word) or word.lower_ in reference_words("part")
    if word.lower_ in reference_words("pronoun"):
        return word.pos_ in ("PRON", "DET") and word.tag_ not in ("WDT", "IN")
    if word.pos_ == "NUM":
        return word.relation in ROLES and not is_time(word)
    return word.lower_ in reference_words("part") and (word.relation in ROLES or word.dep_ == "ROOT")


def _nominal(word: Word, place: int, sentence: int) -> Nominal:
    core = _core(word)
    kind = _kind(word)
    lemma = core.lemma_.lower()
    words = _modifiers(core) if core is word else _modifiers(core) | _modifiers(word)
    return Nominal(
        place=place,
        head=word,
        kind=kind,
        number=_number(word, kind),
        role=_role(word),
        sentence=sentence,
        lemma=lemma,
        family=families().get(core.lower_) or families().get(lemma, lemma),
        words=words,
        classes=frozenset() if kind in ("pronoun", "bare") else classes_of(core),
    )


def _core(word: Word) -> Word:
    """Of "thousands of troops" the troops."""
    while word.pos_ == "NUM" or "quantity" in classes_of_noun().get(word.lemma_.lower(), ()):
        inner = next((c for c in children(word, "nmod", "obl") if c.i > word.i and preposition(c) == "of"), None)
        if inner is None or inner.pos_ not in ("NOUN", "PROPN"):
            break
        word = inner
    return word


def _modifiers(noun: Word) -> frozenset[str]:
    """The lemmas of what says of which kind or which one the noun is, and of what hangs on that."""
    found = set()
    for kid in noun.kids:
        if kid.relation in MODIFIERS and kid.lower_ not in reference_words("empty"):
            found.add(kid.lemma_.lower())
            found.update(c.lemma_.lower() for c in kid.kids if c.relation in MODIFIERS)
    return frozenset(found)


def _whole_of_last(word: Word) -> Word | None:
    """The first of the words that "and" joins, where this is the last of them."""
    if word.dep_ != "conj" or not any(c.dep_ == "cc" and c.lower_ in ("and", "&") for c in word.kids):
        return None
    first = word
    while first.dep_ == "conj" and first.head is not first:
        first = first.head
    return first if is_nominal(first) else None


def _kind(word: Word) -> str:
    if word.lower_ in reference_words("pronoun"):
        return "other" if _is_told(word) else "pronoun"
    if word.lower_ in reference_words("part") or word.pos_ == "NUM":
        return "bare" if _is_bare(word) else "other"
    if word.pos_ == "PROPN":
        return "name"
    return "phrase" if _is_short(word) else "other"


def _is_told(word: Word) -> bool:
    """ "Those who stayed", "that of the mayor": what hangs on it says what it is."""
    return any(c.relation in ("acl", "nmod") for c in word.kids if c.i > word.i)


def _is_bare(word: Word) -> bool:
    """A number, or a word for a part, with no noun that says of what."""
    if word.pos_ == "NUM" and word.lower_ not in reference_words("part") and not _is_counting(word):
        return False
    if word.relation == "nsubj" and word.head.lemma_.lower() in cues_of("VERB"):
        return False  # "some say"
    if _next(word) in ("of", "than") or (word.lower_ == "one" and (word.tag_ != "CD" or _before(word) == "no")):
        return False  # "one never knows", "no one"
    if any(c.lower_ in reference_words("pronoun") for c in word.kids):
        return False  # "some of them": the pronoun says of what
    return not any(
        c.relation in ("nmod", "compound", "flat", "amod", "acl")
        and c.lower_ not in reference_words("part")
        and c.lower_ not in reference_words("empty")
        for c in word.kids
    )


def _next(word: Word) -> str:
    return word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""


def _before(word: Word) -> str:
    return word.nbor(-1).lower_ if word.i else ""


def _is_counting(word: Word) -> bool:
    """A number that counts things that are not there: no year, sum, share or place in a line."""
    if _role(word) not in ("subject", "object") or (word.text.isdigit() and int(word.text) in YEARS):
        return False
    if word.lower_ in SUMS:
        return False
    return not any(c.tag_ == "$" or c.pos_ == "SYM" or c.relation == "compound" for c in word.kids)


def _is_short(noun: Word) -> bool:
    """ "The station", "these ships": a pointing word and little else."""
    if noun.lemma_.lower() in reference_words("vague") or not any(
        c.relation == "det" and c.lower_ in reference_words("pointing") for c in noun.kids
    ):
        return False
    told = any((c.relation in TELLING and c.i > noun.i) or c.dep_ == "nmod:poss" for c in noun.kids)
    return not told and len(_modifiers(noun)) <= SHORT


def _number(word: Word, kind: str) -> str:
    """one, many, or either: of bodies and forces "they" may be said, too."""
    lower = word.lower_
    if kind in ("pronoun", "bare"):
        known = reference_words("pronoun").get(lower) or reference_words("part").get(lower)
        return known or ("one" if lower == "1" else "many")
    if word.tag_ in ("NNS", "NNPS") or (word.pos_ == "NUM" and lower != "one"):
        return "many"
    if word.pos_ == "PROPN" or "quantity" in classes_of_noun().get(word.lemma_.lower(), ()):
        return "one" if word.ent_type_ in ("PERSON", "LOC") else "either"
    return "either" if classes_of(word) & GROUPS else "one"


def _role(word: Word) -> str:
    """subject, object, owner, oblique, modifier, or other; of what hangs on another, that of the other."""
    for _ in range(4):
        if word.relation not in HANGING or word.head is word:
            break
        word = word.head
    return "owner" if word.dep_ == "nmod:poss" else ROLES.get(word.relation, "other")
