"""The rules in their order: each takes cues that none before it took."""

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from saydo.extract.grammar import preposition
from saydo.extract.statements.contents import content_of
from saydo.extract.statements.direct import attribute
from saydo.extract.statements.headlines import headline_verbs
from saydo.extract.statements.phrases import adverbial, opened_by_phrase
from saydo.extract.statements.second_hand import quoted_as_saying
from saydo.extract.statements.speakers import noun_run, possessor, speaker_of_verb
from saydo.extract.statements.spotting import Spotted
from saydo.extract.statements.surface import aside
from saydo.extract.statements.telling import Material, Telling, pieces_of

Rule = Callable[[Material], list[Telling]]


def quoted(material: Material) -> list[Telling]:
    """A quotation with a cue before, after or in it; what follows without a cue runs on."""
    found = []
    for item in attribute(material.doc, material.quotations, material.cues):
        pieces = tuple((q.start, q.end) for q in item.quotations)
        found.append(
            Telling("quotation", item.cue.tokens, item.speaker, pieces, item.cue.entry.stance, item.cue.negated)
        )
    return found


def according(material: Material) -> list[Telling]:
    """According to somebody, with the clause that it stands beside."""
    doc = material.doc
    found = []
    for token in doc[:-2]:
        if token.lower_ != "according" or doc[token.i + 1].lower_ != "to":
            continue
        opens = not any(not t.is_punct and not t.is_space for t in doc[token.sent.start : token.i])
        speaker = noun_run(doc, token.i + 2, token.sent.end, apposition=not opens)
        contents = beside(token, speaker.stop, opens=opens)
        if contents and len(speaker):
            words = range(token.i, token.i + 2)
            found.append(Telling("according to", words, speaker, pieces_of(doc, contents), "report"))
    return found


def beside(according: Token, stop: int, *, opens: bool) -> tuple[range, ...]:
    """The sentence without its "according to …": what follows where that opens it, else what it breaks into or ends."""
    doc, sent = according.doc, according.sent
    before = [t.i for t in doc[sent.start : according.i] if not t.is_punct and not t.is_space]
    while stop < sent.end and doc[stop].is_punct and not doc[stop].is_quote and doc[stop].text != ".":
        stop += 1
    if opens:
        return (range(stop, sent.end),) if stop < sent.end else ()
    pieces = (range(before[0], before[-1] + 1),)
    if stop < sent.end and doc[stop].tag_ in ("VBZ", "VBD", "VBP", "MD"):
        return (*pieces, range(stop, sent.end))
    return pieces


def verbal(material: Material) -> list[Telling]:
    """A verb or adjective with the clause, infinitive, object or phrase that it takes."""
    doc = material.doc
    heads = {cue.head.i: cue for cue in material.cues if cue.entry.pos == "verb"}
    inherited: dict[int, range] = {}
    found = []
    for cue in material.cues:
        if cue.entry.pos == "noun" or unsaid(cue):
            continue
        broken = aside(cue)
        if broken is not None:
            pieces = pieces_of(doc, broken[1])
            found.append(Telling("aside", cue.tokens, broken[0], pieces, cue.entry.stance, cue.negated))
            continue
        content = content_of(cue)
        if content is None:
            continue
        raised = content.frame == "raised"
        speaker = None if raised else inherited.get(cue.head.i) or speaker_of_verb(cue)
        if speaker is None and not raised and not speakerless(cue):
            continue
        ranges, next_cue = cut_at_next_cue(cue, content.pieces, heads)
        if next_cue is not None and speaker is not None:
            inherited[next_cue] = speaker
        words = range(cue.first, content.cue_last + 1)
        stance = cue.entry.stance_with(content.frame, doc[content.cue_last].lower_)
        found.append(Telling(content.frame, words, speaker, pieces_of(doc, ranges), stance, cue.negated))
    return found


def speakerless(cue: Spotted) -> bool:
    """Where the sentence may leave the speaker out: passives, participles, "when asked"."""
    before = cue.head.doc[max(cue.first - 1, 0)].lower_
    return cue.passive or cue.head.tag_ in ("VBG", "VBN") or before in ("when", "if")


def cut_at_next_cue(
    cue: Spotted, pieces: tuple[range, ...], heads: Mapping[int, Spotted]
) -> tuple[tuple[range, ...], int | None]:
    """Of "said X was late, adding that …" the content up to "adding", and the head of that next cue."""
    tokens = pieces[-1]
    for i in range(tokens.start + 2, tokens.stop):
        other = heads.get(i)
        if other is not None and (joined_participle(other) or joined_verb(cue, other)):
            return (*pieces[:-1], range(tokens.start, other.first - 1)), i
    return pieces, None


def joined_participle(other: Spotted) -> bool:
    """A cue in -ing behind a comma or dash: ", adding that"."""
    return other.head.tag_ == "VBG" and other.head.doc[other.first - 1].text in (",", "–", "—", "-")


def joined_verb(cue: Spotted, other: Spotted) -> bool:
    """A cue in the same tense behind "and", without a subject of its own: "said … and called him"."""
    doc = other.head.doc
    following = doc[other.head.i + 1].text if other.head.i + 1 < len(doc) else ""
    return (
        cue.entry.takes("quote")
        and cue.head.tag_ in ("VBD", "VBZ", "VBP")
        and other.head.tag_ == cue.head.tag_
        and doc[other.first - 1].lower_ in ("and", "but")
        and following != ","
    )


def unsaid(cue: Spotted) -> bool:
    """An infinitive that nobody has uttered yet: "will announce", "in order to show". "Did not say" is told of."""
    group = cue.head.doc[cue.first : cue.head.i]
    if cue.head.tag_ == "VBN" and any(t.tag_ == "MD" for t in group):
        return True
    if cue.head.tag_ != "VB" or cue.finite:
        return False
    return not any(t.lower_ in ("do", "does", "did") for t in group)


def nominal(material: Material) -> list[Telling]:
    """A noun with its clause, infinitive or phrase: the mayor's claim that, their promise to, a warning of."""
    tellings = (_nominal(cue) for cue in material.cues if cue.entry.pos == "noun")
    return [telling for telling in tellings if telling is not None]


def _nominal(cue: Spotted) -> Telling | None:
    noun, doc = cue.head, cue.head.doc
    speaker = possessor(noun)
    for child in noun.children:
        first = child.left_edge.i
        content = range(first, child.right_edge.i + 1)
        if child.i < noun.i:
            continue
        if _is_clause_of_noun(cue, child):
            return Telling("noun", cue.tokens, speaker, pieces_of(doc, (content,)), cue.entry.stance)
        joined = child.dep_.startswith("nmod") and first == noun.i + 1 and preposition(child) in cue.entry.frames
        if joined and speaker is not None:
            words, content = range(noun.i, first + 1), range(first + 1, content.stop)
            return Telling("noun", words, speaker, pieces_of(doc, (content,)), cue.entry.stance)
    return None


def _is_clause_of_noun(cue: Spotted, child: Token) -> bool:
    """A clause with "that", or an infinitive right after the noun."""
    opener = child.left_edge
    if opener.lower_ == "that":
        return child.dep_.startswith(("acl", "ccomp", "advcl")) and cue.entry.takes("that") and opener.tag_ != "WDT"
    near = opener.tag_ == "TO" and opener.i <= cue.head.i + 2
    return near and child.dep_.startswith(("acl", "xcomp", "advcl")) and cue.entry.takes("to")


RULES: tuple[Rule, ...] = (
    quoted_as_saying,
    quoted,
    according,
    headline_verbs,
    opened_by_phrase,
    verbal,
    nominal,
    adverbial,
)
