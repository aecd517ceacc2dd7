"""Do two passages speak of the same thing? Shared words, weighed by how rare they are in the dossier.

Words are brought to a common form: lower case, families of synonyms, Snowball stems (Porter 2001). Weights are inverse
sentence frequencies (Spärck Jones 1972), so that a word that stands in every sentence of a dossier counts for little.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

import snowballstemmer

from saydo.lexicon.synonyms import families

WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?", re.UNICODE)
STOP_WORDS = frozenset(
    "a an the of in on at to for by with from into out up down over under and or but nor so as than then that "
    "this these those it its he his him she her they their them we our us i my you your who whom whose which "
    "what when where why how is are was were be been being am do does did done have has had having will would "
    "shall should may might can could must not no n't never only also too very more most less least much many "
    "some any all both each every other another such own same one two first last new old there here now still "
    "yet already again about around after before since until during between among against through per mr mrs ms "
    "dr say says said tell told announce announced year years month months week weeks day days time today "
    "yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december end three four five six seven eight nine ten eleven "
    "twelve thirteen fourteen fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "dozen half third quarter none nobody nothing others rest".split()
)
_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The form under which a word is compared: its family of synonyms, else its stem."""
    plain = word.lower().replace("’", "'").removesuffix("'s").rstrip(".")
    family = families().get(plain)
    if family is not None:
        return f"={family}"
    return plain.replace(",", "") if plain[:1].isdigit() else str(_STEMMER.stemWord(plain))


@lru_cache(maxsize=20_000)
def terms(text: str) -> frozenset[str]:
    """The content words of a text in their common form."""
    found = []
    for word in WORD.findall(text):
        for piece in [word, *word.split("-")] if "-" in word else [word]:
            if piece.lower().rstrip(".") not in STOP_WORDS and len(piece) > 1:
                found.append(stem(piece))
    return frozenset(found)


class Weights:
    """How much each term tells, learnt from the sentences of one dossier."""

    def __init__(self, sentences: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for sentence in sentences:
            counts.update(terms(sentence))
            total += 1
        self._weights: Mapping[str, float] = {t: math.log((1 + total) / (0.5 + n)) for t, n in counts.items()}
        self._unseen = math.log(2 * (1 + total))

    def weight(self, term: str) -> float:
        return self._weights.get(term, self._unseen)

    def total(self, found: Iterable[str]) -> float:
        return sum(self.weight(t) for t in sorted(found))

    def share(self, wanted: frozenset[str], text: frozenset[str]) -> float:
        """How much of the weight of the wanted terms stands in the text, from 0 to 1."""
        whole = self.total(wanted)
        return self.total(wanted & text) / whole if whole else 0.0

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Weight of shared terms over that of the smaller set, from 0 to 1 (overlap coefficient)."""
        smaller = min(self.total(one), self.total(other))
        return self.total(one & other) / smaller if smaller else 0.0

    def cosine(self, wanted: Mapping[str, float], text: frozenset[str]) -> float:
        """Cosine of two bags of terms; `wanted` says how much each of its terms matters."""
        ours = {t: share * self.weight(t) for t, share in wanted.items()}
        dot = sum(ours[t] * self.weight(t) for t in sorted(text) if t in ours)
        norms = math.sqrt(sum(w * w for w in ours.values()) * sum(self.weight(t) ** 2 for t in sorted(text)))
        return dot / norms if norms else 0.0
