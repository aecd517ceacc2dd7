"""What people say of what the machine says: kept with who and when, apart from the machine's records."""

from dataclasses import dataclass
from datetime import datetime

from saydo.records.text import hash_of

ACTIONS = ("accept", "reject", "correct", "annotate", "merge", "split", "follow", "unfollow", "withdraw")
ABOUT = ("commitment", "verdict", "evidence", "gap", "event")
CORRECTED = ("verdict", "outcome", "due", "who", "deed", "what", "amount", "place")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing that one person said of one case at one moment (UTC).

    action is one of ACTIONS, about one of ABOUT. What is judged within a case is named by article, start and end, with
    the words quoted there. A correction says which field (CORRECTED) has which value instead. A merge gives in `value`
    the case that this one is a part of, a split in `commitments` those that are a case of their own, a withdrawal in
    `value` the id of the judgement that is taken back.
    """

    case: str
    action: str
    by: str
    at: datetime
    about: str = "commitment"
    article: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    field: str | None = None
    value: str | None = None
    commitments: tuple[str, ...] = ()
    note: str = ""

    @property
    def id(self) -> str:
        said = (self.about, self.article, self.start, self.end, self.field, self.value, self.note, *self.commitments)
        return hash_of("judgement", self.case, self.action, self.by, self.at.isoformat(), *said)
