"""Every record type. All are frozen, carry the words they were read from, and have an id that is a hash of key fields.

Offsets are half-open characters into `Article.text`: `article.text[span.start:span.end] == span.text`.
"""

from saydo.records.audited import Announcement, Audit, Evidence, Gap, History, MoneyStep, Share, Turn
from saydo.records.extracted import (
    Actor,
    Commitment,
    Event,
    Figure,
    Mention,
    Name,
    Place,
    Reference,
    Sentence,
    Statement,
    When,
)
from saydo.records.judged import Judgement
from saydo.records.merged import Contradiction, EventTelling, MergedEvent
from saydo.records.reading import Reading
from saydo.records.text import Article, Part, Problem, Span, hash_of

__all__ = [
    "Actor",
    "Announcement",
    "Article",
    "Audit",
    "Commitment",
    "Contradiction",
    "Event",
    "EventTelling",
    "Evidence",
    "Figure",
    "Gap",
    "History",
    "Judgement",
    "Mention",
    "MergedEvent",
    "MoneyStep",
    "Name",
    "Part",
    "Place",
    "Problem",
    "Reading",
    "Reference",
    "Sentence",
    "Share",
    "Span",
    "Statement",
    "Turn",
    "When",
    "hash_of",
]
