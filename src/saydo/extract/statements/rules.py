"""The rules in their order: each takes cues that none before it took."""

from collections.abc import Callable

from spacy.tokens import Doc

from saydo.extract.grammar import is_passive, preposition
from saydo.extract.statements.contents import content_of
from saydo.extract.statements.direct import attribute
from saydo.extract.statements.quotations import Quotation
from saydo.extract.statements.second_hand import quoted_as_saying
from saydo.extract.statements.speakers import possessor, speaker_of_verb, without_case
from saydo.extract.statements.spotting import Spotted
from saydo.extract.statements.surface import aside
from saydo.extract.statements.telling import Telling, pieces_of

Rule = Callable[[Doc, list[Spotted], tuple[Quotation, ...], frozenset[int]], list[Telling]]


def quoted(doc: Doc, cues: list[Spotted], quotations: tuple[Quotation, ...], taken: frozenset[int]) -> list[Telling]:
    """A quotation with a cue before, after or in it; what follows without a cue runs on."""
    found = []
    for item in attribute(doc, quotations, cues):
        if item.cue.head.i in taken:
            continue
        pieces = tuple((q.start, q.end) for q in item.quotations)
        found.append(Telling("quotation", range(item.cue.first, item.cue.last + 1), item.speaker, pieces,
                             item.cue.entry.stance, item.cue.negated))
    return found


def according(doc: Doc, cues: list[Spotted], quotations: tuple[Quotation, ...], taken: frozenset[int]) -> list[Telling]:
    """According to somebody, with the clause that it stands beside."""
    found = []
    for token in doc[:-2]:
        if token.lower_ != "according" or doc[token.i + 1].lower_ != "to":
            continue
        noun = token.head if token.dep_ == "case" else doc[token.i + 2]
        if noun.i < token.i:
            continue
        speaker = without_case(noun) if token.dep_ == "case" else range(token.i + 2, noun.right_edge.i + 1)
        if token.dep_ == "case":
            speaker = range(token.i + 2, max(speaker.stop, token.i + 3))
        sent = token.sent
        before = [t for t in doc[sent.start : token.i] if not t.is_punct and not t.is_space]
        if before:
            content = range(before[0].i, before[-1].i + 1)
        else:
            start = speaker.stop
            while start < sent.end and doc[start].is_punct and not doc[start].is_quote:
                start += 1
            content = range(start, sent.end)
        if len(content):
            found.append(Telling("according to", range(token.i, token.i + 2), speaker, pieces_of(doc, (content,)), "report"))
    return found


def verbal(doc: Doc, cues: list[Spotted], quotations: tuple[Quotation, ...], taken: frozenset[int]) -> list[Telling]:
    """A verb or adjective with the clause, infinitive, object or phrase that it takes."""
    found = []
    heads = {cue.head.i: cue for cue in cues if cue.entry.pos == "verb"}
    inherited: dict[int, range] = {}
    for cue in cues:
        if cue.head.i in taken or cue.entry.pos == "noun" or unsaid(doc, cue):
            continue
        broken = aside(cue)
        if broken is not None:
            found.append(Telling("aside", range(cue.first, cue.last + 1), broken[0], pieces_of(doc, broken[1]),
                                 cue.entry.stance, cue.negated))
            continue
        content = content_of(cue)
        if content is None:
            continue
        speaker = None if content.frame == "raised" else inherited.get(cue.head.i) or speaker_of_verb(cue)
        if speaker is None and content.frame != "raised" and not speakerless(doc, cue):
            continue
        pieces, next_cue = cut_at_next_cue(doc, cue, content.pieces, heads)
        if next_cue is not None and speaker is not None:
            inherited[next_cue] = speaker
        found.append(Telling(content.frame, range(cue.first, content.cue_last + 1), speaker,
                             pieces_of(doc, pieces), cue.entry.stance, cue.negated))
    return found


def speakerless(doc: Doc, cue: Spotted) -> bool:
    """Where the sentence may leave the speaker out: passives, participles, "when asked"."""
    return is_passive(cue.head) or cue.head.tag_ in ("VBG", "VBN") or doc[max(cue.first - 1, 0)].lower_ in ("when", "if")


def cut_at_next_cue(doc: Doc, cue: Spotted, pieces: tuple[range, ...],
                    heads: dict[int, Spotted]) -> tuple[tuple[range, ...], int | None]:
    """The content without a further cue of the same speaker: of "said X was late, adding that" up to "adding"; and its head."""
    tokens = pieces[-1]
    for i in range(tokens.start + 2, tokens.stop):
        other = heads.get(i)
        if other is None:
            continue
        before = doc[other.first - 1]
        if other.head.tag_ == "VBG" and before.text in (",", "–", "—", "-"):
            return (*pieces[:-1], range(tokens.start, other.first - 1)), i
        if before.lower_ in ("and", "but") and other.head.tag_ == cue.head.tag_ and cue.head.tag_ in ("VBD", "VBZ", "VBP") \
                and cue.entry.takes("quote") and (i + 1 < len(doc) and doc[i + 1].text != ","):
            return (*pieces[:-1], range(tokens.start, other.first - 1)), i
    return pieces, None


def unsaid(doc: Doc, cue: Spotted) -> bool:
    """An infinitive that nobody has uttered yet: "will announce", "in order to show". "Did not say" is told of."""
    return cue.head.tag_ == "VB" and not cue.finite and not any(t.lower_ in ("do", "does", "did") for t in doc[cue.first : cue.head.i])


def nominal(doc: Doc, cues: list[Spotted], quotations: tuple[Quotation, ...], taken: frozenset[int]) -> list[Telling]:
    """A noun with its clause, infinitive or phrase: the mayor's claim that, their promise to, a warning of."""
    found = []
    for cue in cues:
        if cue.head.i in taken or cue.entry.pos != "noun":
            continue
        telling = _nominal(doc, cue)
        if telling is not None:
            found.append(telling)
    return found


def _nominal(doc: Doc, cue: Spotted) -> Telling | None:
    noun = cue.head
    for child in noun.children:
        if child.i < noun.i:
            continue
        first = child.left_edge.i
        opener = doc[first].lower_
        if child.dep_.startswith(("acl", "ccomp", "advcl")) and opener == "that" and cue.entry.takes("that") \
                and doc[first].tag_ != "WDT":
            return Telling("noun", range(noun.i, noun.i + 1), possessor(noun),
                           pieces_of(doc, (range(first, child.right_edge.i + 1),)), cue.entry.stance)
        if child.dep_.startswith(("acl", "xcomp", "advcl")) and doc[first].tag_ == "TO" and cue.entry.takes("to") and first <= noun.i + 2:
            return Telling("noun", range(noun.i, noun.i + 1), possessor(noun),
                           pieces_of(doc, (range(first, child.right_edge.i + 1),)), cue.entry.stance)
        if child.dep_.startswith("nmod") and first == noun.i + 1 and preposition(child) in cue.entry.frames:
            speaker = possessor(noun)
            if speaker is None:
                continue
            return Telling("noun", range(noun.i, first + 1), speaker,
                           pieces_of(doc, (range(first + 1, child.right_edge.i + 1),)), cue.entry.stance)
    return None


RULES: tuple[Rule, ...] = (quoted_as_saying, quoted, according, verbal, nominal)
