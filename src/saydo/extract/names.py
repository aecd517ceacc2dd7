"""Proper names with the office that stands beside them.

The lexicons know states, organs and bodies; what is left of each run of capitalised words is a person where the words
around it, its first name or the language model say so. The lexicon's word goes before the model's.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from saydo.lexicon.actors import body_word, common_bodies, given_names, office_holders
from saydo.lexicon.gazetteer import Known, find_known, slug
from saydo.lexicon.offices import Office, find_offices, organ_words
from saydo.records import Article, Name, Span

WORD = re.compile(r"\w(?:[\w'’.\-]*\w)?\.?")
PARTICLES = {
    "de",
    "del",
    "della",
    "da",
    "dos",
    "do",
    "di",
    "du",
    "van",
    "von",
    "der",
    "den",
    "ter",
    "bin",
    "ibn",
    "ben",
    "bint",
    "al",
    "el",
    "la",
    "le",
    "ould",
    "abu",
    "y",
    "zu",
    "af",
    "ul",
}
JOINED_PARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az|ul|bin|ibn|d|de|ed|es)[-'’]\w")
POSSESSIVE = re.compile(r"['’]s?$")
SAYING = re.compile(
    r"\s+(?:said|says|told|announced|added|wrote|vowed|pledged|promised|warned|insisted|declared|denied|"
    r"argued|noted|stressed|explained|confirmed|claimed|admitted|recalled|has|had|was|is|who)\b"
    r"|, (?:who|whose|an?|the|\d\d),?\s"
)
CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$|(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Christmas|Easter|Ramadan|Nobody|Everyone|Someone|I|He|She|They|It|We|"
    r"That|This|These|Those|There|Here|Who|What|When|Where|How|Why|And|But|Yet|So|The|A|An|In|On|At|Mr|Mrs|Ms)$"
)
APPOSITION = re.compile(r",\s+(?:(?:aged\s+)?\d\d,\s+)?(?:who\s+(?:is|was|serves\s+as|has\s+been)\s+)?")
TITLED = re.compile(r"(?:inister|resident|ecretary|eneral|r\.?|s\.?)\s+$")
LABELS = {"place": "LOC", "state": "LOC", "capital": "LOC", "seat": "LOC", "organ": "ORG", "body": "ORG"}


def find_names(article: Article, doc: Doc) -> tuple[Name, ...]:
    """Every name once, in order, none within another."""
    known = find_known(article.text)
    offices = find_offices(article.text)
    models = [
        name
        for name in _names_of_model(article, doc)
        if not any(o.core_start <= name.span.start and name.span.end <= o.core_end for o in offices)
    ]
    persons = _persons(article, doc, known, offices, models)
    names = [*persons, *(n for n in _known_names(article, known) if not _within(n.span, persons))]
    models = [name for name in models if name.label != "PERSON" or not _is_no_person(article.text, name.span.text)]
    names += [name for name in models if not any(name.span.overlaps(other.span) for other in names)]
    return tuple(sorted(names, key=lambda name: name.span.start))


def _known_names(article: Article, known: tuple[Known, ...]) -> Iterator[Name]:
    for found in known:
        label = LABELS.get(found.meanings[0].kind)
        if label is not None:
            yield Name(article.id, article.span(found.start, found.end), "name.lexicon", label)


def _names_of_model(article: Article, doc: Doc) -> list[Name]:
    """The model's names without its slips: "the" before a name, a possessive mark after it, a line's end in it."""
    names = []
    for entity in doc.ents:
        start, end = entity.start_char, entity.end_char
        words = article.text[start:end]
        start += len(words) - len(re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE))
        end -= len(words) - len(re.sub(r"(?:['’]s?|[\s,.;:]+)$", "", words))
        kept = article.text[start:end]
        end = start + len(re.sub(r"(?:[\s-]+[a-z]\w*|-)+$", "", kept))
        kept = article.text[start:end]
        shouted = entity.label_ == "PERSON" and kept.isupper()
        if kept and "\n" not in kept and kept[0].isupper() and not CALENDAR.match(kept) and not shouted:
            names.append(Name(article.id, article.span(start, end), "name.model", entity.label_))
    return names


def _is_no_person(text: str, words: str) -> bool:
    """What the model takes for a person is a known name, a body's by one of its words, or a common word of the text."""
    if body_word().search(words) or any(known.text == words for known in find_known(words)):
        return True
    common = words.lower()
    return " " not in words and (
        bool(organ_words().find(words))
        or common in common_bodies()
        or bool(re.search(rf"\b{re.escape(common)}\b", text))
    )


def _within(span: Span, names: list[Name]) -> bool:
    return any(name.span.overlaps(span) for name in names)


def _persons(
    article: Article, doc: Doc, known: tuple[Known, ...], offices: tuple[Office, ...], models: list[Name]
) -> list[Name]:
    found: list[Name] = []
    bare: list[tuple[int, int]] = []
    for start, end in _candidates(article.text, doc, known, offices):
        rule = _why_person(article.text, start, end, offices, models)
        if rule is None or (
            rule == "name.model-person" and any(surname(other.span.text) == article.text[start:end] for other in found)
        ):
            bare.append((start, end))
        else:
            title, holder = _title(article, start, end, offices)
            found.append(Name(article.id, article.span(start, end), rule, "PERSON", title, holder))
    full = [name.span.text for name in found if " " in name.span.text]
    surnames = {surname(name.span.text) for name in found} | {words.split()[0] for words in full}
    surnames |= {" ".join(words.split()[-2:]) for words in full}
    bare += _opening_surnames(article.text, doc, surnames, [(name.span.start, name.span.end) for name in found] + bare)
    found += [
        Name(article.id, article.span(s, e), "name.surname", "PERSON") for s, e in bare if article.text[s:e] in surnames
    ]
    return sorted(found, key=lambda name: name.span.start)


def _opening_surnames(
    text: str, doc: Doc, surnames: set[str], taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """A surname of the article that opens a sentence and was taken for a common word: "Moon travels"."""
    starts = {start for start, _ in taken}
    for place in sorted(_common_words(doc) - starts):
        word = WORD.match(text, place)
        if word is None:
            continue
        possessive = POSSESSIVE.search(word.group())
        end = place + (possessive.start() if possessive else len(word.group()))
        if text[place:end] in surnames and not any(start <= place < stop for start, stop in taken):
            yield place, end


def surname(name: str) -> str:
    """The last word of a name with its particles: "al-Kadhimi", "De Croo", "von der Leyen"."""
    words = name.split()
    first = len(words) - 1
    while first > 1 and (words[first - 1].lower() in PARTICLES):
        first -= 1
    return " ".join(words[first:])


def _candidates(
    text: str, doc: Doc, known: tuple[Known, ...], offices: tuple[Office, ...]
) -> Iterator[tuple[int, int]]:
    """What is left of every run of capitalised words when offices and the names of the lexicons are taken out."""
    common = _common_words(doc)
    taken = [(office.core_start, office.core_end) for office in offices]
    taken += [(name.start, name.end) for name in known if not _given(text, name)]
    starts = {place for start, end in taken for place in range(start, end)}
    run: list[tuple[int, int]] = []
    for word in WORD.finditer(text):
        start, end = word.span()
        possessive = POSSESSIVE.search(text, start, end)
        kept_end = possessive.start() if possessive else end
        joined = bool(run) and text[run[-1][1] : start] in (" ", "\u00a0")
        in_name = (
            _capital(text[start:end])
            and start not in starts
            and start not in common
            and not CALENDAR.match(text[start:kept_end])
        )
        if run and not (joined and (in_name or text[start:end] in PARTICLES)):
            yield from _trimmed(text, run)
            run = []
        if in_name or (run and joined and text[start:end] in PARTICLES):
            run.append((start, kept_end))
            if possessive or (end - start > 2 and text[end - 1] == "."):
                yield from _trimmed(text, run)
                run = []
    yield from _trimmed(text, run)


def _given(text: str, name: Known) -> bool:
    """A name of the lexicon that is a first name here: "Israel Katz", but not "Israel", "Jordan's" or "Chad Basin"."""
    following = WORD.match(text, name.end + 1)
    return (
        name.text in given_names()
        and text[name.end : name.end + 1] == " "
        and following is not None
        and following.group()[0].isupper()
        and not body_word().match(following.group())
        and (
            all(sense.kind == "body" for sense in name.meanings)
            or TITLED.search(text, max(0, name.start - 12), name.start) is not None
        )
    )


def _common_words(doc: Doc) -> set[int]:
    """Where common words stand that have a capital only because a sentence starts with them."""
    common = set()
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space and not token.is_punct][:1]
        common |= {t.idx for t in words if t.pos_ != "PROPN" and t.text not in given_names() and not _named_on(t)}
    return common


def _named_on(token: Token) -> bool:
    """Whether a proper noun follows with nothing between: "Wang Yi"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return (
        following.i > token.i and following.tag_ == "NNP" and token.tag_ in ("NN", "NNP") and following.text.isalpha()
    )


def _capital(word: str) -> bool:
    return word[0].isupper() or JOINED_PARTICLE.match(word) is not None


def _trimmed(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The run without particles at its end; initials and letters alone are no names."""
    while run and text[run[-1][0] : run[-1][1]].lower() in PARTICLES:
        run = run[:-1]
    if run and len(text[run[0][0] : run[-1][1]].strip(".")) > 1:
        end = run[-1][1]
        initial = re.search(r"(?:\b\w|Jr|Sr)\.$", text[run[0][0] : end])
        yield run[0][0], end - 1 if text[end - 1] == "." and not initial else end


def _why_person(text: str, start: int, end: int, offices: tuple[Office, ...], models: list[Name]) -> str | None:
    """The rule by which a run of capitalised words is a person's name, None if there is none."""
    words = text[start:end].split()
    if body_word().search(text[start:end]) or text[start:end].isupper():
        return None
    if any(office.end == start - 1 and text[office.end] == " " for office in offices):
        return "name.title"
    if slug(text[start:end]) in _holders():
        return "name.office-holder"
    if len(words) > 1 and words[0] in given_names():
        return "name.given-name"
    if len(words) > 1 and (any(text[office.end : start] == ", " for office in offices) or _apposed(text, end, offices)):
        return "name.apposition"
    covering = [name for name in models if name.span.start <= start and name.span.end >= end]
    described = len(words) == 1 and re.search(r"\b(?:the|an?)\s$", text[max(0, start - 4) : start], re.IGNORECASE)
    if any(name.label == "PERSON" for name in covering) and not described and not _is_no_person(text, text[start:end]):
        return "name.model-person"
    if 1 < len(words) < 5 and SAYING.match(text, end) and not any(name.label == "ORG" for name in covering):
        return "name.speaks"
    return None


@cache
def _holders() -> frozenset[str]:
    """The names of well-known holders of office, in plain letters, for accents come and go."""
    return frozenset(slug(name) for holder in office_holders() for name in (holder.name, *holder.alternatives))


def _apposed(text: str, end: int, offices: tuple[Office, ...]) -> Office | None:
    """The office that follows a name between commas: "Farouk al-Sharaa, the foreign minister"."""
    joined = APPOSITION.match(text, end)
    if joined is None:
        return None
    return next((office for office in offices if office.start == joined.end()), None)


def _title(article: Article, start: int, end: int, offices: tuple[Office, ...]) -> tuple[Span | None, Span | None]:
    """The words of office beside a name and those that say whose office it is."""
    office = next((o for o in offices if article.text[o.end : start] in (" ", ", ") and o.end < start), None)
    first = office
    while first is not None and office is not None:
        earlier = next((o for o in offices if first is not None and article.text[o.end : first.start] == " "), None)
        if earlier is None or earlier is first:
            break
        first = earlier
    last = office
    if office is None:
        first = last = _apposed(article.text, end, offices)
    if first is None or last is None:
        return None, None
    holder = first.holder or last.holder
    pointer = first.anaphor or last.anaphor
    of = article.span(holder.start, holder.end) if holder else article.span(*pointer) if pointer else None
    return article.span(first.start, last.end), of
