"""The noun that an amount counts, in the singular, and the thing that the figure is said of."""

from dataclasses import dataclass

from spacy.tokens import Token

from saydo.extract import grammar
from saydo.extract.figures.amounts import Amount
from saydo.extract.figures.measures import Measure, rate_at
from saydo.extract.figures.models import is_model, is_number_of_model, model_after
from saydo.extract.figures.passage import Passage

IRREGULAR = {
    "men": "man",
    "women": "woman",
    "people": "person",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "wives": "wife",
    "lives": "life",
    "thieves": "thief",
    "knives": "knife",
    "wolves": "wolf",
    "leaves": "leaf",
    "policemen": "policeman",
    "servicemen": "serviceman",
    "fishermen": "fisherman",
    "crises": "crisis",
    "viruses": "virus",
    "buses": "bus",
    "mice": "mouse",
    "halves": "half",
    "criteria": "criterion",
    "servicewomen": "servicewoman",
    "gunmen": "gunman",
    "congressmen": "congressman",
}
SAME = {
    "personnel",
    "staff",
    "police",
    "aircraft",
    "series",
    "species",
    "means",
    "headquarters",
    "sheep",
    "cattle",
    "crew",
    "news",
    "gas",
    "status",
    "bus",
    "virus",
    "census",
    "campus",
    "consensus",
    "corps",
    "barracks",
    "works",
}
QUANTITY_ADJECTIVES = {"more", "other", "additional", "extra", "further", "new", "odd", "or", "so", "plus", "strong"}
AS_NOUNS = {"dead", "wounded", "injured", "missing", "homeless", "displaced", "others", "sick", "poor", "unemployed"}
DETERMINERS = {"the", "its", "their", "his", "her", "our", "these", "those", "all", "such", "my", "your"}
RUN_LIMIT = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun counted (singular; None if none), its head token, what the figure is said of, and the words from the
    first adjective to the head."""

    unit: str | None = None
    noun: Token | None = None
    what: str | None = None
    run: tuple[Token, ...] = ()

    def covers(self, offset: int) -> bool:
        """The offset lies within those words."""
        return bool(self.run) and self.run[0].idx <= offset < self.run[-1].idx


def counted_by(passage: Passage, amount: Amount, measure: Measure) -> Counted:
    """What follows the amount: "2,500 U.S. troops in Iraq", "3,000 of the 17,000 men", "four in ten voters"."""
    if measure.unit:
        return Counted(None, None, _measured_thing(passage, measure))
    if measure.hyphen and passage.word(amount.last + 2) not in ("plus", "odd"):
        return _hyphenated(passage, amount.last + 2)
    index = _first_of_run(passage, amount.last + 1)
    model = model_after(passage.text, passage.items[index - 1].end)
    if model is not None:
        return _of_model(passage, index, model)
    run = _run(passage, index)
    if not run:
        return _unsaid(passage, amount)
    unit = _unit_name(run)
    rate = rate_at(passage, passage.lexemes.at_or_after(run[-1].idx + len(run[-1].text)))
    if rate is not None:
        unit = f"{unit} per {rate[0]}"
    return Counted(unit, run[-1], _phrase(passage, run), tuple(run))


def _of_model(passage: Passage, index: int, model: tuple[str, int]) -> Counted:
    """ "six F-16s": the words of the model, which no word after them qualifies."""
    name, end = model
    first = passage.token_at(passage.items[index].start)
    if first is None:
        return Counted(name, None, name)
    run = [token for token in first.doc[first.i : first.i + RUN_LIMIT] if token.idx < end]
    return Counted(name, run[-1], name, tuple(run))


def _unsaid(passage: Passage, amount: Amount) -> Counted:
    """Where no noun follows: that of the number it goes "to", or of "the number of X" that it is the level of."""
    index = amount.last + 1
    following = passage.lexeme(index + 1)
    if passage.word(index) == "to" and following is not None and following.number is not None:
        run = _run(passage, index + 2)
        if run:
            return Counted(_unit_name(run), run[-1], _phrase(passage, run))
    words = passage.words_before(amount.first, 14)
    if "number" in words and "of" in words:
        token = passage.token_at(passage.items[amount.first].start)
        subject = grammar.subject(grammar.clause_head(token)) if token is not None else None
        if subject is not None and subject.lower_ == "number":
            thing = grammar.child(subject, "nmod")
            if thing is not None:
                return Counted(
                    singular(thing.text, plural=thing.tag_ == "NNS"),
                    None,
                    grammar.span_of(
                        thing.doc, [t for t in grammar.noun_phrase(thing) if t.i >= thing.left_edge.i]
                    ).text,
                )
    return Counted(None, None, None)


def _first_of_run(passage: Passage, index: int) -> int:
    """Past "of the", "in ten", "out of 329", "or so" to where the counted noun may begin."""
    if passage.word(index) in ("or", "-") and passage.word(index + 1) in ("so", "more", "less", "fewer", "plus", "odd"):
        index += 2
    if passage.word(index) == "-" and passage.word(index + 1) in ("plus", "odd"):
        index += 2
    while passage.word(index) in DETERMINERS:
        index += 1
    for opening in (("of",), ("out", "of"), ("in",)):
        length = len(opening)
        if tuple(passage.word(index + i) for i in range(length)) != opening:
            continue
        after = index + length
        while passage.word(after) in DETERMINERS:
            after += 1
        if passage.items[after : after + 1] and passage.items[after].number is None and _is_owner(passage, after):
            after = _past_owner(passage, after)
        following = passage.lexeme(after)
        if following is not None and following.number is not None:
            return after + 1
        if opening[-1] == "of":
            return after
    return index


def _is_owner(passage: Passage, index: int) -> bool:
    return any(passage.items[i].text in ("'s", "’s") for i in range(index, min(index + 4, len(passage.items))))


def _past_owner(passage: Passage, index: int) -> int:
    return next(i for i in range(index, index + 4) if passage.items[i].text in ("'s", "’s")) + 1


def _run(passage: Passage, index: int) -> list[Token]:
    """The adjectives and nouns from here to the head of the noun phrase."""
    lexeme = passage.lexeme(index)
    token = passage.token_at(lexeme.start) if lexeme is not None else None
    if token is None or lexeme is None:
        return []
    run: list[Token] = []
    for current in token.doc[token.i : token.i + RUN_LIMIT]:
        if not _in_run(passage, current, run):
            break
        run.append(current)
        if current.tag_ in ("NNS", "NNPS") and not _goes_on(current):
            break
    while run and not _is_noun(run[-1]):
        run.pop()
    return run


def _in_run(passage: Passage, token: Token, run: list[Token]) -> bool:
    if token.is_space or (run and token.is_sent_start) or passage.date_at(token.idx) is not None:
        return False
    if is_number_of_model(token, run):
        return True
    if (
        token.text == "-"
        or (is_model(token) and token.i + 1 < len(token.doc))
        or token.lower_ in AS_NOUNS
        or (run and run[-1].text == "-" and token.nbor(-1).whitespace_ == "")
    ):
        return True
    if not run and token.tag_ == "VBZ" and token.i > 0 and token.nbor(-1).like_num:
        return True
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and not token.like_num:
        return not (run and run[-1].tag_ in ("NNS", "NNPS") and token.tag_ in ("NNP", "JJ"))
    if token.lower_ in QUANTITY_ADJECTIVES and not run:
        return token.i + 1 < len(token.doc)
    return (
        token.tag_ in ("VBN", "VBG", "VBD")
        and token.i + 1 < len(token.doc)
        and ((token.dep_ == "amod" and token.head.i > token.i) or (not run and token.nbor(1).tag_ == "NNS"))
    )


def _goes_on(token: Token) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token.dep_ == "compound" and following is not None and following.pos_ == "NOUN" and token.head.i > token.i


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") or token.lower_ in AS_NOUNS or token.tag_ in ("NNS", "NN", "VBZ")


def _unit_name(run: list[Token]) -> str:
    """The head in the singular, with the common nouns right before it: "police officer", "fighter jet"."""
    head = run[-1]
    parts = [singular(head.text, plural=head.tag_ in ("NNS", "NNPS", "VBZ"))]
    if any(is_model(token) or token.text.isdigit() for token in run[:-1]):
        return parts[0]
    for token in reversed(run[:-1]):
        if token.tag_ != "NN" or token.pos_ != "NOUN" or token.text[0].isupper():
            break
        parts.append(token.lower_)
    return " ".join(reversed(parts))


def _phrase(passage: Passage, run: list[Token]) -> str:
    """The noun phrase without its number, with what belongs to it after the noun: "U.S. troops in Iraq"."""
    head, end = run[-1], run[-1].i
    for child in head.rights:
        if child.dep_.split(":")[0] == "nmod" and child.sent == head.sent:
            phrase = grammar.noun_phrase(child)
            low = min(t.i for t in [*phrase, *grammar.children(child, "case")])
            if low == end + 1 and not any(passage.date_at(t.idx) for t in phrase):
                end = max(t.i for t in phrase)
    begin = next((t for t in run if t.lower_ not in QUANTITY_ADJECTIVES), run[-1])
    last = head.doc[end]
    return " ".join(passage.text[begin.idx : last.idx + len(last.text)].split())


def _hyphenated(passage: Passage, index: int) -> Counted:
    """ "a 200-bed hospital": the noun joined to the number."""
    lexeme = passage.lexeme(index)
    if (
        lexeme is None
        or not lexeme.text.isalpha()
        or lexeme.text.lower() in ("strong", "plus", "odd", "fold", "something")
    ):
        return Counted(None, None, None)
    token = passage.token_at(lexeme.start)
    return Counted(singular(lexeme.text.lower()), token, lexeme.text)


def _measured_thing(passage: Passage, measure: Measure) -> str | None:
    """What is measured: "5,000 tons of wheat", "70 percent of the province", "60 billion dollars for roads"."""
    token = passage.token_at(passage.items[min(measure.after, len(passage.items)) - 1].start)
    if token is None:
        return None
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ in ("of", "in", "for") and following.head.i > following.i:
        phrase = grammar.noun_phrase(following.head)
        if following.head.lower_ in ("all", "total"):
            return None
        if following.lower_ == "of" or following.head.dep_ == "nmod":
            span = grammar.span_of(token.doc, [t for t in phrase if t.i > following.i] or [following.head])
            return " ".join(passage.text[span.start : span.end].split())
    if measure.hyphen or token.dep_ in ("compound", "nummod", "amod"):
        return token.head.text if token.head.pos_ in ("NOUN", "PROPN") and token.head.i > token.i else None
    clause = grammar.clause_head(token)
    subject = grammar.subject(clause)
    if subject is not None and subject.pos_ in ("NOUN", "PROPN") and subject.i < token.i:
        span = grammar.span_of(token.doc, grammar.noun_phrase(subject))
        return " ".join(passage.text[span.start : span.end].split())
    return None


def singular(word: str, *, plural: bool = False) -> str:
    """A noun in the singular: "lorries" lorry, "rounds" round, "people" person. `plural` says that it is one."""
    low = word.lower()
    if low in IRREGULAR:
        return IRREGULAR[low]
    kept = low.endswith("ss") or (not plural and low.endswith(("us", "is")))
    if low in SAME or len(low) < 4 or not low.endswith("s") or kept:
        return word
    if low.endswith("ies"):
        return word[:-3] + "y" if len(low) > 4 else word[:-1]
    if low.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
