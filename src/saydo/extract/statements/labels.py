"""A name before a colon: headlines ("Minister: no cuts before spring"), interviews ("Q: …") and transcripts."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from saydo.extract.statements.spotting import NAME_TAGS, VERB_TAGS
from saydo.extract.statements.telling import Telling
from saydo.lexicon.cues import no_speakers
from saydo.records import Article

LINE = re.compile(r"(?m)^[ \t]*(?P<label>[^\n:;“”\"]{1,70}?)(?P<colon>:)[ \t\xa0]+(?P<said>\S[^\n]*)$")
LONGEST = 7


def labelled(article: Article, doc: Doc) -> Iterator[Telling]:
    """In the title any short noun before a colon speaks; elsewhere only a name by itself, or Q and A."""
    titles = [(part.start, part.end) for part in article.parts if part.kind in ("title", "deck")]
    opening = len(article.text) - len(article.text.lstrip())
    for line in LINE.finditer(article.text):
        label = doc.char_span(line.start("label"), line.end("label"), alignment_mode="expand")
        if label is None or len(label) > LONGEST or label.text.strip().lower() in no_speakers():
            continue
        heading = line.start() <= opening or any(start <= line.start() < end for start, end in titles)
        tags = {token.tag_ for token in label if not token.is_space}
        names = all(t.tag_ in ("NNP", "NNPS") or t.is_punct or t.is_space for t in label)
        if not (label.text.strip() in ("Q", "A") or (heading and tags <= NAME_TAGS) or (names and label[-1].is_alpha)):
            continue
        said = doc.char_span(line.start("said"), line.end("said"), alignment_mode="expand")
        if said is None or not any(token.tag_ in VERB_TAGS | {"MD"} for token in said):
            continue
        colon = doc.char_span(line.start("colon"), line.end("colon"), alignment_mode="expand")
        if colon is not None and len(line["said"].split()) >= 3:
            yield Telling(
                "label",
                range(colon.start, colon.end),
                range(label.start, label.end),
                ((line.start("said"), line.end("said")),),
                "say",
            )
