"""Due dates told in the next sentence: "It will close the camp. The deadline is 30 June.", "It has until May."."""

import re
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span

from saydo.extract.due_counted import after
from saydo.extract.due_roles import forward
from saydo.lexicon.due_words import due_words
from saydo.records import Article, Commitment, When

BEFORE, BEHIND = 1, 2  # sentences looked at on either side, of the same paragraph
LINKS = r"(?:(?:And|But|So|Yet|Still|Even so|Now|For (?:this|that|which)|To do (?:so|this|that)),?\s+)?"
ADVERBS = (
    r"(?:\s+(?:now|just|only|still|then|also|all|exactly|about|thus|therefore|at least|at most|currently|originally))*"
)
JOINTS = (
    r"\s+(?:on|in|at|for|by|to|as|until|till|before|within|up to|no later than|not later than|the|around|about|set for)"
)
WHO = r"(?:it|they|he|she|both|all|the (?:two |three )?[\w-]+(?: [\w-]+)?|[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
HAS = (
    r"(?:has|have|had|will have|would have|(?:was|were|is|are|has been|have been|had been|would be|will be)"
    r" (?:given|allowed|granted|allotted)|gets?|got)"
)
PLEDGE = (
    "commitment|pledge|promise|undertaking|deal|agreement|accord|pact|offer|contract|mandate|plan|programme|program|"
    "arrangement|truce|ceasefire|moratorium|freeze|scheme|term|order|licence|license|permit"
)
IT = (
    r"(?:it|they|that|this|these|those|all (?:of )?(?:it|this|that|them)|everything|"
    r"the [\w-]+(?: [\w-]+)?)"
)
IS_TO_BE = (
    r"(?:is|are|was|were|must|should|has|have|will|would|needs?|ought)"
    r"(?:\s+(?:to|be|have|been|all|fully|expected|due|meant|supposed|planned|scheduled|intended))*"
)


def with_dues_beside(article: Article, doc: Doc, found: list[Commitment], dates: tuple[When, ...]) -> list[Commitment]:
    """The same commitments; one that has no date takes that of a sentence beside it which gives nothing but a date."""
    dated = {c.span.start for c in found if c.due is not None}
    sentences = list(doc.sents)
    places = {sentence.start_char: index for index, sentence in enumerate(sentences)}
    made = []
    for commitment in found:
        if commitment.due is None and commitment.span.start not in dated:
            commitment = replace(commitment, due=_in_own_sentence(article, commitment, dates))
        index = next((i for start, i in places.items() if start <= commitment.span.start < start + 2), None)
        if commitment.due is None and index is not None and commitment.span.start not in dated:
            beside = [*range(index + 1, index + 1 + BEHIND), *range(index - 1, index - 1 - BEFORE, -1)]
            near = [sentences[i] for i in beside if 0 <= i < len(sentences)]
            due = next((w for w in (_term_of(article, s, commitment, dates) for s in near) if w is not None), None)
            commitment = replace(commitment, due=due)
        made.append(commitment)
    return made


def _term_of(article: Article, sentence: Span, commitment: Commitment, dates: tuple[When, ...]) -> When | None:
    """The date of a sentence of the same paragraph that tells of a term, where it is still to come."""
    start, end = sorted((sentence.start_char, commitment.span.start))
    if "\n" in article.text[start:end].strip():
        return None
    here = [w for w in dates if sentence.start_char <= w.span.start < sentence.end_char]
    for when in here[:2]:
        before = article.text[sentence.start_char : when.span.start].lstrip()
        if when.kind == "DURATION":
            found = _counted(article, when, before, article.text[when.span.end : sentence.end_char])
        else:
            found = when if _tells_a_term(before) else None
        if found is not None:
            due = forward(found, article, recalled=False)
            late = due.last is None or (article.published is not None and due.last < article.published)
            return None if late else replace(due, bound=due.bound if due.bound == "before" else "by")
    return None


def _in_own_sentence(article: Article, commitment: Commitment, dates: tuple[When, ...]) -> When | None:
    """ "The chamber will be cut by a third, and that is to be completed by May": told in a clause behind it."""
    for when in dates:
        if not commitment.span.covers(when.span) or when.bound not in ("by", "before", "until", "within"):
            continue
        before = article.text[commitment.span.start : when.span.start]
        clause = re.split(r"[,;:\u2013\u2014]\s*(?:and |but |which |that )*|\b(?:and|but) (?:that )?", before)[-1]
        if len(clause) < len(before) and _patterns()[2].fullmatch(clause.strip() + " ") is not None:
            due = forward(when, article, recalled=False)
            if due.last is not None and (article.published is None or due.last >= article.published):
                return due
    return None


def _counted(article: Article, when: When, before: str, behind: str) -> When | None:
    """ "It has six months to do so": counted from the day of the article."""
    purpose = re.match(r"\s*(?:\.|and\b|,|to\b|for (?:this|that|it)\b|in which to\b|from (?:now|today)\b)", behind)
    if purpose is None or article.published is None or not _has_length().fullmatch(before):
        return None
    last = after(article.published, when.value)
    return replace(when, first=article.published, last=last, anchor=article.published) if last is not None else None


def _tells_a_term(before: str) -> bool:
    return any(pattern.fullmatch(before) for pattern in _patterns())


@cache
def _has_length() -> re.Pattern[str]:
    whose = rf"(?:it|they|(?:the|that|this|its|their) (?:{PLEDGE}))"
    runs = rf"{whose}\s+(?:will )?(?:runs?|lasts?|is valid|holds?)\s+(?:for|over)"
    return re.compile(rf"{LINKS}(?:{WHO}\s+{HAS}|{runs}){ADVERBS}\s*", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What may stand before the date: "the deadline for this is", "it has until", "all of it is to be done by"."""
    term, done, runs_out = due_words("term"), due_words("done"), due_words("runs-out")
    said = (
        r"(?:is|was|will be|would be|falls|fell|has been set|had been set|was set|is set|has been fixed|was fixed|"
        rf"remains|stands at|stays|comes|came|has been given as|was given as|{runs_out})"
    )
    the = r"(?:the|that|this|its|their|his|her|a|one)"
    texts = (
        rf"{LINKS}{the}\s+(?:[\w-]+\s+){{0,3}}?(?:{term})(?:\s+(?:for|of|to|set|by|given|agreed|laid)\b[^,.;:]{{0,60}})?\s+"
        rf"{said}{ADVERBS}(?:{JOINTS})*\s*",
        rf"{LINKS}{WHO}\s+{HAS}{ADVERBS}\s+(?:until|till|up to|to|by)(?:\s+the)?\s*",
        rf"{LINKS}{IT}\s+{IS_TO_BE}{ADVERBS}\s+(?:{done})(?:{JOINTS})+\s*",
        rf"{LINKS}(?:its|the|their) (?:appointed )?day\s+(?:is|will be)\s+(?:the )?",
        rf"{LINKS}(?:it|they|{the} (?:{PLEDGE}))\s+(?:will )?(?:runs?|lasts?|holds?|is valid|stands?|applies){ADVERBS}"
        rf"\s+(?:until|till|to|through)(?: the)?\s*",
        rf"(?:the )?(?:{term}):\s*",
    )
    return tuple(re.compile(text, re.IGNORECASE) for text in texts)
