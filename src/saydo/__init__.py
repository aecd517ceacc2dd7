"""saydo reads what was announced and what was done, and shows the gap.

for article in saydo.read("page.html"): ...
reading = saydo.analyse(article)
readings = saydo.analyse_many(articles, workers=2)
audits = saydo.audit(readings, as_of=date(2022, 1, 15))
events = saydo.merge_events(readings)
turns = saydo.history(readings, as_of=date(2022, 1, 15))
"""

from saydo.pipeline import analyse, analyse_many, audit, history, merge_events
from saydo.read import read
from saydo.records import (
    Actor,
    Announcement,
    Article,
    Audit,
    Commitment,
    Contradiction,
    Event,
    EventTelling,
    Evidence,
    Figure,
    Gap,
    History,
    Mention,
    MergedEvent,
    Name,
    Part,
    Place,
    Problem,
    Reading,
    Sentence,
    Span,
    Statement,
    Turn,
    When,
)

__version__ = "0.1.0"
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
    "Mention",
    "MergedEvent",
    "Name",
    "Part",
    "Place",
    "Problem",
    "Reading",
    "Sentence",
    "Span",
    "Statement",
    "Turn",
    "When",
    "analyse",
    "analyse_many",
    "audit",
    "history",
    "merge_events",
    "read",
]
