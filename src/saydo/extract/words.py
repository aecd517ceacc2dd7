"""The words of a Doc as plain Python objects, copied once.

Every attribute of a spaCy Token is reckoned anew on each call (0.1 to 0.3 µs, its children 3 µs, its sentence 7), and
the questions of syntax ask for dozens of them at every word. A Word answers to the same names at a tenth of the price.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
FLAGS = ("IS_SPACE", "IS_PUNCT", "IS_ALPHA", "SPACY")


class Word:
    """A token of a Text, with the attributes of a spaCy Token; the lists of other words are in the order of the text.

    relation is the dependency without its subtype ("obl" of "obl:agent"), start and end are the numbers of the first
    word of the sentence and of the first after it.
    """

    __slots__ = (
        "dep_", "doc", "ent_type_", "head", "i", "idx", "is_alpha", "is_punct", "is_space", "kids", "left_edge",
        "lemma_", "lower_", "pos_", "relation", "sentence", "tag_", "text", "whitespace_",
    )  # fmt: skip

    def __init__(self, doc: "Text", i: int, idx: int, strings: tuple[str, ...], flags: tuple[int, ...]) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = strings
        self.is_space, self.is_punct, self.is_alpha, spaced = flags
        self.whitespace_ = " " if spaced else ""
        self.relation = self.dep_.partition(":")[0]
        self.kids: list[Word] = []
        self.head = self.left_edge = self
        self.sentence: Sentence

    def __repr__(self) -> str:
        return f"Word({self.i}, {self.text!r})"

    @property
    def is_sent_start(self) -> bool:
        return self.i == self.sentence.start

    @property
    def ancestors(self) -> Iterator["Word"]:
        """The words above it, the nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> list["Word"]:
        """The word and all below it."""
        found = [self]
        for word in found:
            found.extend(word.kids)
        return sorted(found, key=lambda word: word.i)

    @property
    def right_edge(self) -> "Word":
        return self.subtree[-1]

    @property
    def conjuncts(self) -> list["Word"]:
        """The words coordinated with it, itself left out."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found.extend(kid for kid in word.kids if kid.dep_ == "conj" and kid.i > word.i)
        return [word for word in found if word is not self]

    def nbor(self, distance: int) -> "Word":
        return self.doc[self.i + distance]


class Sentence(list[Word]):
    """The words of one sentence: numbers start to end of the Text."""

    __slots__ = ("end", "root", "start")

    def __init__(self, words: list[Word], root: Word) -> None:
        super().__init__(words)
        self.root = root
        self.start = words[0].i
        self.end = words[-1].i + 1


class Text(list[Word]):
    """All words of a Doc, its text put together once, and its sentences."""

    __slots__ = ("sentences", "text")

    def __init__(self, doc: Doc) -> None:
        super().__init__()
        coded = doc.to_array([*STRINGS]).astype("uint64", copy=False)
        named = {code: doc.vocab.strings[code] for code in set(coded.ravel().tolist())}
        rows = zip(*([named[code] for code in column] for column in coded.T.tolist()), strict=True)
        flags = map(tuple, doc.to_array([*FLAGS]).tolist())
        place = 0
        for i, (strings, flagged) in enumerate(zip(rows, flags, strict=True)):
            word = Word(self, i, place, strings, flagged)
            place += len(word.text) + len(word.whitespace_)
            self.append(word)
        self.text = "".join([word.text + word.whitespace_ for word in self])
        self._join(doc.to_array("HEAD").astype("int64").tolist())
        self.sentences = [self._sentence(sent.start, sent.end, sent.root.i) for sent in doc.sents]

    def _join(self, distances: list[int]) -> None:
        """Give every word its head, which stands at a distance from it, its children and its left edge."""
        for word, distance in zip(self, distances, strict=True):
            if distance:
                word.head = self[word.i + distance]
                word.head.kids.append(word)
        for word in self:
            above = word
            while above.head is not above and above.head.left_edge.i > word.i:
                above = above.head
                above.left_edge = word

    def _sentence(self, start: int, end: int, root: int) -> Sentence:
        found = Sentence(self[start:end], self[root])
        for word in found:
            word.sentence = found
        return found


@lru_cache(maxsize=2)
def text_of(doc: Doc) -> Text:
    """The words of a Doc: copied when first asked for."""
    return Text(doc)


def word_of(token: Token) -> Word:
    """The Word that stands for a Token."""
    return text_of(token.doc)[token.i]


def head_of(words: Sequence[Word]) -> Word:
    """The one of these words that the others hang on."""
    return next((word for word in words if word.head is word or word.head not in words), words[0])
