"""The value of a predicate in [-3, 3]: what is known of it and its place, weighed.

The composition (factuality.py) says in which mode a predicate is told, and whether it is negated. How sure readers are
that it happened hangs on more: they are surer of a verb than of a noun, of "after the attack" than of "of attacks",
of "gave no reason" as a thing that was not done less than of "nobody left". So each of FEATURES answers one question
on the predicate with a word; the answer has a weight that holds for any predicate and one that holds for predicates
told alike (fact, open, not), both in factuality_weights.tsv, and the sum of them is read off factuality_scale.tsv. Both
were fitted, by training/factuality.py; how a predicate is told never comes from here.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from saydo.extract.factuality_context import Context
from saydo.extract.factuality_signatures import CUE_POSITIONS
from saydo.extract.grammar import NEGATIONS
from saydo.extract.words import Word
from saydo.lexicon.cues import cues_of
from saydo.lexicon.factuality import scale, weights

KINDS = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adjective"}
MARKS = {"mark", "case"}
DETERMINERS = {"det", "nmod:poss"}
AUXILIARIES = {"aux", "aux:pass"}
NOBODY = {"nobody", "none", "nothing", "no-one"}


class Telling(NamedTuple):
    """A predicate as it is told. above is the predicate that governs it, weakest the highest rank from it to the root,
    first the number of the first token of its sentence."""

    token: Word
    context: Context
    kind: str
    status: str
    above: "Telling | None"
    weakest: int
    first: int

    @property
    def told(self) -> str:
        """fact, open or not: which of the weights hold beside those for any predicate."""
        if self.context.negative:
            return "not"
        return "fact" if self.context.factual or self.context.mode == "begun" else "open"

    @property
    def mode(self) -> str:
        return f"not {self.kind}" if self.context.negative else self.kind


class Around(NamedTuple):
    """The words beside a predicate that features ask for, gathered in one look at its children."""

    opening: str = ""
    determiner: str = ""
    auxiliaries: str = ""
    negation: str = ""


Feature = Callable[[Telling, Around], str]


def mode(telling: Telling, around: Around) -> str:
    """The mode in which it is told, with "not" before it if it is negated."""
    return telling.mode


def mode_and_kind(telling: Telling, around: Around) -> str:
    """The same for verbs, nouns and adjectives apart."""
    return f"{telling.mode}, {KINDS.get(telling.token.pos_, 'verb')}"


def status(telling: Telling, around: Around) -> str:
    """Its status, which for plain facts tells what is over from what goes on."""
    return telling.status


def tag(telling: Telling, around: Around) -> str:
    """Its Penn tag: past, present, participle, plural."""
    return telling.token.tag_


def place(telling: Telling, around: Around) -> str:
    """Its tag and the place in which it stands: a subject, an object, a clause of its own."""
    return f"{telling.token.tag_}, {telling.token.dep_}"


def opening(telling: Telling, around: Around) -> str:
    """The word that opens its clause or phrase: "to", "of", "that", "after"."""
    return around.opening


def determiner(telling: Telling, around: Around) -> str:
    """Its article or possessor: "the", "any", "its"."""
    return around.determiner


def auxiliaries(telling: Telling, around: Around) -> str:
    """Its auxiliaries: "has been"."""
    return around.auxiliaries


def negation(telling: Telling, around: Around) -> str:
    """The word that negates it, and if a noun beside it is negated where that stands: "no, obj"."""
    return around.negation


def negation_and_mode(telling: Telling, around: Around) -> str:
    """The same with the mode."""
    return f"{around.negation}, {telling.kind}" if around.negation else ""


def mode_above(telling: Telling, around: Around) -> str:
    """Its mode and that of the predicate above it."""
    return f"{telling.mode} < {telling.above.mode if telling.above else '-'}"


def place_above(telling: Telling, around: Around) -> str:
    """The place in which its governor stands."""
    return telling.token.head.dep_


def weakest(telling: Telling, around: Around) -> str:
    """The rank of the weakest mode between it and the root: what stands in a plan or a condition, told or not."""
    return str(telling.weakest)


def last_reason(telling: Telling, around: Around) -> str:
    """The word that moved it last: "refuse (to)"."""
    return telling.context.reasons[-1] if telling.context.reasons else ""


def word(telling: Telling, around: Around) -> str:
    """Its own lemma."""
    return telling.token.lemma_.lower()


def ending(telling: Telling, around: Around) -> str:
    """Its kind and its last three letters: "-ion" is a deed more often than "-ity"."""
    return f"{KINDS.get(telling.token.pos_, 'verb')}, -{telling.token.lower_[-3:]}"


def governor(telling: Telling, around: Around) -> str:
    """The lemma of the word that it hangs on."""
    return "" if telling.token.dep_ == "ROOT" else telling.token.head.lemma_.lower()


def governor_and_place(telling: Telling, around: Around) -> str:
    """The same with its place: the object of "seek" is less sure than its subject."""
    relation = telling.token.dep_
    return "" if relation == "ROOT" else f"{telling.token.head.lemma_.lower()}, {relation}"


def cue(telling: Telling, around: Around) -> str:
    """What its own word, if one of speech or thought, does to what it tells of."""
    return _cue_class(telling.token.lemma_.lower(), telling.token.pos_)


def cue_above(telling: Telling, around: Around) -> str:
    """What the word it hangs on, if one of speech or thought, does to it."""
    head = telling.token.head
    return "" if telling.token.dep_ == "ROOT" else _cue_class(head.lemma_.lower(), head.pos_)


def word_before(telling: Telling, around: Around) -> str:
    """The word before it."""
    token = telling.token
    return token.nbor(-1).lower_ if token.i > telling.first else "-"


def second_word_before(telling: Telling, around: Around) -> str:
    """The word before that."""
    token = telling.token
    return token.nbor(-2).lower_ if token.i > telling.first + 1 else "-"


FEATURES: tuple[Feature, ...] = (
    mode, mode_and_kind, status, tag, place, opening, determiner, auxiliaries, negation, negation_and_mode, mode_above,
    place_above, weakest, last_reason, word, ending, governor, governor_and_place, cue, cue_above, word_before,
    second_word_before,
)  # fmt: skip


@cache
def _cue_class(lemma: str, pos: str) -> str:
    found = cues_of(CUE_POSITIONS[pos]).get(lemma) if pos in CUE_POSITIONS else None
    return found.effect if found is not None else ""


def around(token: Word) -> Around:
    """One look at the children of a predicate."""
    opens, article, negated, helping = "", "", "", []
    for child in token.kids:
        relation, form = child.dep_, child.lower_
        if relation in MARKS:
            opens = opens or form
        elif relation in DETERMINERS:
            article = article or form
        elif relation in AUXILIARIES:
            helping.append(form)
        if form in NEGATIONS:
            negated = form
        elif relation in ("obj", "nsubj", "nsubj:pass"):
            negated = negated or _negated_noun(child)
    return Around(opens, article, " ".join(helping), negated)


def _negated_noun(noun: Word) -> str:
    if noun.lower_ in NOBODY or any(c.lower_ in ("no", "neither") for c in noun.kids):
        return f"no, {noun.dep_}"
    return ""


def answers(telling: Telling) -> list[tuple[str, str]]:
    """What every feature answers, those apart that have nothing to say."""
    beside = around(telling.token)
    return [(feature.__name__, answer) for feature in FEATURES if (answer := feature(telling, beside))]


@cache
def _weighed(told: str) -> tuple[tuple[Feature, dict[str, float]], ...]:
    """Every feature with the weights of its answers, for predicates told so."""
    tables: dict[str, dict[str, float]] = {feature.__name__: {} for feature in FEATURES}
    for (name, answer), weight in weights()[told].items():
        tables[name][answer] = weight
    return tuple((feature, tables[feature.__name__]) for feature in FEATURES)


def value_of(telling: Telling) -> float:
    """The weights of a predicate's answers, summed and read off the scale."""
    beside = around(telling.token)
    return scale().value(sum([table.get(ask(telling, beside), 0.0) for ask, table in _weighed(telling.told)]))
