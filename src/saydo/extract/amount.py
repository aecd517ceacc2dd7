"""How much a promise comes to: the figure of what is moved, given, built or counted, and of nothing else in its clause.

A clause counts many things: what is promised, who promises it, how often, what was there before, what a place or a plan
is known by. A figure is the amount where it hangs on the object or on the verb of the deed by an unbroken line of words
that count or measure it.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from saydo.extract.grammar import preposition
from saydo.extract.words import Text, Word, head_of, text_of, word_of
from saydo.lexicon.quantities import currency_names
from saydo.records import Event, Figure, Span

# No amount of anything: lengths of time, and how often.
TIMES = frozenset({"day", "week", "month", "year", "hour", "minute", "decade", "second", "time", "occasion", "century"})
PARTIES = frozenset(
    "government side party country state nation minister president leader capital parliament house ally partner camp "
    "member signatory judge company firm".split()
)
COUNTING = frozenset({"nummod", "compound", "flat", "appos", "conj", "quantmod", "nmod:unmarked", "fixed", "dep"})
OF_IT = frozenset({"", "of", "up to", "than", "between", "with"})  # by which a count hangs on what is counted
TO_WHICH = frozenset({"", "to", "by", "of", "from"})  # "will be cut to 8,600", "raised by 20,000"
HAVING = frozenset({"", "of", "with", "at", "for"})  # "with 3,000 men", "at a cost of 2 billion"
PLACED = ("obj", "iobj", "nsubj", "nsubj:pass", "nsubj:outer", "obl", "obl:unmarked", "xcomp", "ccomp", "advmod")
MEASURED = frozenset({"reduce", "increase", "keep"})
OF_MONEY = frozenset({"spend", "deliver", "reduce", "increase", "release", "lift"})


def amount_of(event: Event, token: Token, what: Span | None, figures: Sequence[Figure]) -> Figure | None:
    """The first figure that counts the object, else the first that hangs on the deed itself, else, of what rises or
    falls, the first behind "to" or "by"; where none does, the first that may count something in the clause."""
    text = text_of(token.doc)
    spans = [span for span in (what, event.thing) if span is not None]
    known = [f for f in figures if f in event.figures or any(span.covers(f.span) for span in spans)]
    known = [f for f in known if _can_count(f, event, spans)]
    inside = [f for f in known if any(span.overlaps(f.span) for span in spans)]
    direct = [f for f in inside if any(_counts(text, f, span) for span in spans)]
    direct += [f for f in known if any(_stands_before(text, f, span) for span in spans)]
    if direct:
        return direct[0]
    homes = _homes(text, word_of(token), spans)
    beside = [f for f in known if f not in inside and _hangs_on(text, f, homes, event)]
    if not beside and event.deed in MEASURED:
        beside = [f for f in known if f not in inside and _is_behind_to(text, f, word_of(token))]
    return next(iter(beside or [f for f in known if f not in inside and _may_be_of(f, event)]), None)


def _may_be_of(figure: Figure, event: Event) -> bool:
    """In the clause of the deed, with a noun that it counts; money only where money is what is given or moved."""
    if figure.unit is None:
        return False
    return figure.unit not in currency_names() or event.deed in OF_MONEY


def _can_count(figure: Figure, event: Event, spans: list[Span]) -> bool:
    """No span of time, no count of the deeds themselves ("two cuts") or of the parties, no "one" that only points."""
    unit = figure.unit or ""
    if unit in TIMES | {event.lemma}:
        return False
    named = any(span.covers(figure.span) for span in spans)
    if unit in PARTIES and not named:
        return False
    single = figure.low == figure.high == 1 and figure.span.text.lower() in ("one", "1", "single")
    return not single or (named and unit != "")


def _counts(text: Text, figure: Figure, span: Span) -> bool:
    """It says how many or how much the head of the phrase is, or its part: not what a word deeper in it is of."""
    words = [word for word in text if span.start <= word.idx < span.end]
    if not words:
        return False
    head = head_of(words)
    return any(_line(word, head) for word in words if figure.span.start <= word.idx < figure.span.end)


def _line(word: Word, head: Word) -> bool:
    """From a figure up to the head by words that count it."""
    while word is not head:
        linked = word.dep_ in COUNTING or word.dep_ in ("advmod", "amod", "nmod:desc", "det", "case", "punct")
        linked = linked or (word.dep_ in ("nmod", "obl") and preposition(word) in OF_IT)
        if not linked or word.head is word:
            return False
        word = word.head
    return True


def _stands_before(text: Text, figure: Figure, span: Span) -> bool:
    """ "18 Leopard 2A6 main battle tanks": a figure that names alone part from the object."""
    between = [word for word in text if figure.span.end <= word.idx < span.start]
    if figure.span.end > span.start or len(between) > 4:
        return False
    return all(word.pos_ in ("PROPN", "NUM", "ADJ", "NOUN") for word in between) and figure.unit is not None


def _homes(text: Text, verb: Word, spans: list[Span]) -> set[Word]:
    """The words on which a count of the object may hang: the deed, what it begins with or ends in, the object."""
    homes = {verb, *(c for c in verb.kids if c.dep_ == "xcomp")}
    if verb.dep_ in ("xcomp", "obj", "nsubj", "nsubj:pass", "conj", "advmod", "compound:prt"):
        homes.add(verb.head)
    for span in spans:
        words = [word for word in text if span.start <= word.idx < span.end]
        homes |= {word for word in words if word.pos_ in ("NOUN", "PROPN") and word.head not in words}
    return homes


def _hangs_on(text: Text, figure: Figure, homes: set[Word], event: Event) -> bool:
    """What it counts is the object of the deed, or stands with it: "will have 6,000 of them", "with 3,000 men"."""
    words = [word for word in text if figure.span.start <= word.idx < figure.span.end]
    allowed = TO_WHICH | HAVING if event.deed in MEASURED else HAVING
    return any(_reaches(word, homes, allowed) for word in words)


def _is_behind_to(text: Text, figure: Figure, verb: Word) -> bool:
    """ "Raise the aid that goes to them by around 50 billion", whatever the parse hung the sum on."""
    first = next((word for word in text if word.idx >= figure.span.start), None)
    if first is None or not verb.i < first.i < verb.sentence.end:
        return False
    return any(word.lower_ in ("to", "by") for word in first.doc[max(verb.i, first.i - 2) : first.i])


def _reaches(word: Word, homes: set[Word], allowed: frozenset[str]) -> bool:
    for _ in range(8):
        above = word.head
        if word in homes:
            return True
        if above is word:
            return False
        if above in homes:
            if word.dep_.partition(":")[0] == "obl" and preposition(word) not in allowed:
                return False
            return word.dep_ in PLACED or word.dep_ in COUNTING or word.dep_ in ("nmod", "amod")
        linked = word.dep_ in COUNTING or word.dep_ in ("advmod", "amod", "det", "nmod:desc")
        if not linked and not (word.dep_ in ("nmod", "obl") and preposition(word) in OF_IT):
            return False
        word = above
    return False
