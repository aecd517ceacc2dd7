"""What the words stand for that do not say by themselves what they are of: "they", "four more", "the station".

For each such word the noun phrases before it that may be meant are weighed against one another and against there being
none; the chances of phrases that are said of the same thing add up. Unsure means unlinked.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from saydo.extract.candidates import candidates, is_of_counted
from saydo.extract.events.participants import phrase
from saydo.extract.grammar import antecedent
from saydo.extract.nominals import BACKWARD, Nominal, Passage, nominals
from saydo.extract.reference_alone import ALONE
from saydo.extract.reference_features import PAIRS, is_brought_up
from saydo.extract.words import Text, Word, text_of
from saydo.lexicon.reference import reference_features, reference_words
from saydo.records import Article, Reference, Span

SURE = {"pronoun": 0.45, "bare": 0.6, "phrase": 0.55}  # chances from which on a link is made
RULES = {"pronoun": "reference.pronoun", "bare": "reference.number", "phrase": "reference.phrase"}
RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})


@dataclass(frozen=True, slots=True)
class Link:
    """A noun phrase, the one that it stands for, and the chance that it does."""

    back: Nominal
    meant: Nominal
    chance: float


def find_references(article: Article, doc: Doc) -> tuple[Reference, ...]:
    """One for each word or phrase that points back at one that says what it is, in the order of the text."""
    text = text_of(doc)
    links = linked(passage_of(article, text))
    found = [_record(article, _rule(link), link.back.head, link) for link in links if _tells(link)]
    found += [_record(article, "reference.part", word, link) for link in links for word in _parts_of(link.back.head)]
    found += [
        Reference(article.id, phrase(word), "reference.relative", phrase(noun), 1.0) for word, noun in _relatives(text)
    ]
    return tuple(sorted(found, key=lambda r: (r.span.start, r.span.end, r.rule)))


def passage_of(article: Article, text: Text) -> Passage:
    """The noun phrases of a text with what is known of them all."""
    found = nominals(text)
    counts: dict[str, int] = {}
    earlier = []
    for one in found:
        earlier.append(counts.get(one.lemma, 0))
        counts[one.lemma] = earlier[-1] + 1
    end = max((part.end for part in article.parts if part.kind == "title"), default=0)
    return Passage(found, earlier, sum(s[0].idx < end for s in text.sentences))


def linked(passage: Passage) -> list[Link]:
    """Every noun phrase that points back and surely enough stands for one before, in the order of the text."""
    things = _Things()
    found = []
    for back in passage.nominals:
        chosen = things.take(back, passage)
        if chosen is not None:
            found.append(chosen)
    return found


class _Things:
    """What has been spoken of: for each noun phrase those that it may be said of, and which of these are alike."""

    def __init__(self) -> None:
        self._meant: dict[int, dict[int, float]] = {}
        self._thing: dict[int, int] = {}
        self._named: dict[tuple[str, str], list[tuple[frozenset[str], int]]] = {}

    def take(self, back: Nominal, passage: Passage) -> Link | None:
        """The phrase that this one stands for, where that is sure enough. What is not sure is handed on: of two
        pronouns that are one, the second is of whatever the first is of."""
        chances = self._chances(back, passage) if back.kind in BACKWARD else {}
        sums: dict[int, float] = {}
        for place, chance in chances.items():
            sums[self._thing[place]] = sums.get(self._thing[place], 0.0) + chance
        best = max(sums, key=lambda thing: (sums[thing], thing), default=-1)
        if best >= 0 and sums[best] >= SURE[back.kind]:
            place = max((p for p in chances if self._thing[p] == best), key=lambda p: (chances[p], p))
            self._meant[back.place] = {place: 1.0}
            return Link(back, passage.nominals[place], round(sums[best], 3))
        if back.kind in ("pronoun", "bare"):
            self._meant[back.place] = chances if back.kind == "pronoun" else {}
        else:
            self._meant[back.place] = {back.place: 1.0}
            self._thing[back.place] = self._alike(back)
        return None

    def _chances(self, back: Nominal, passage: Passage) -> dict[int, float]:
        """Phrases that say what they are of -> the chance that each is meant."""
        found: dict[int, float] = {}
        for one, chance in weighed(back, passage):
            if one is not None:
                for place, share in self._meant.get(one.place, {one.place: 1.0}).items():
                    found[place] = found.get(place, 0.0) + chance * share
                    self._thing.setdefault(place, place)
        return found

    def _alike(self, one: Nominal) -> int:
        """The first phrase with the same noun, where one of the two says no more than the other; itself, if there is
        none or it is brought up as another."""
        if one.joined:
            return one.place
        known = self._named.setdefault((one.lemma, one.number), [])
        alike = [place for words, place in known if words <= one.words or one.words <= words]
        first = alike[-1] if alike and not is_brought_up(one) else one.place
        known.append((one.words, first))
        return first


def weighed(back: Nominal, passage: Passage) -> list[tuple[Nominal | None, float]]:
    """Every noun phrase that may be meant with its chance, and None with the chance that none is."""
    possible = candidates(back, passage)
    if not possible:
        return []
    kind = "phrase" if back.kind == "phrase" else "pronoun"
    pairs, alone = _weights(kind)
    sums: list[tuple[Nominal | None, float]] = []
    if not is_of_counted(back, possible):
        sums.append((None, sum(w * f(back, passage) for f, w in alone)))
    sums += [(one, sum(w * f(back, one, passage) for f, w in pairs)) for one in possible]
    top = max(value for _, value in sums)
    total = sum(math.exp(value - top) for _, value in sums)
    return [(one, math.exp(value - top) / total) for one, value in sums]


@cache
def _weights(kind: str) -> tuple[list[tuple[Callable[..., float], float]], list[tuple[Callable[..., float], float]]]:
    """The features that weigh anything for a kind: those of two phrases, those of one alone."""
    known = reference_features()
    weights = {name: getattr(feature, kind) for name, feature in known.items()}
    return tuple(  # type: ignore[return-value]
        [(f, weights[f.__name__]) for f in features if weights[f.__name__]] for features in (PAIRS, ALONE)
    )


def _rule(link: Link) -> str:
    return "reference.ahead" if link.meant.place > link.back.place else RULES[link.back.kind]


def _tells(link: Link) -> bool:
    """What is meant says more than the words that stand for it."""
    return link.back.kind != "phrase" or bool(link.meant.words - link.back.words) or link.meant.kind == "name"


def _record(article: Article, rule: str, word: Word, link: Link) -> Reference:
    return Reference(article.id, phrase(word), rule, _said(article, link.meant), link.chance)


def _said(article: Article, one: Nominal) -> Span:
    """The words of a noun phrase; of several that are joined those of all."""
    first = phrase(one.head)
    last = phrase(one.head.conjuncts[-1]) if one.joined else first
    return article.span(min(first.start, last.start), max(first.end, last.end))


def _parts_of(word: Word) -> Iterator[Word]:
    """The number or part that a pronoun says what it is of: "two of them"."""
    above = word.head
    part = above.pos_ == "NUM" or above.lower_ in reference_words("part")
    if part and above.i < word.i and any(c.lower_ == "of" for c in word.kids):
        yield above


def _relatives(text: Text) -> Iterator[tuple[Word, Word]]:
    """ "Which", "who" and "that" with the nouns that their clauses hang on."""
    for word in text:
        noun = antecedent(word) if word.lower_ in RELATIVES and word.pos_ == "PRON" else None
        if noun is not None and noun.pos_ in ("NOUN", "PROPN"):
            yield word, noun
