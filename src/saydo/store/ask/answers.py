"""What the questions are answered with. All are frozen; articles, places and cases are named by their ids."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from saydo.records import Audit, Judgement, Reading

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of the answers. `next` is the cursor of the page after this one, None on the last."""

    items: tuple[Item, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as lists name it."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A commitment as lists show it: by its newest audit, with what people said beside it.

    due is the date that stands, first_due the first one. announced, by, article, start, end and quote are of its first
    telling. said is the verdict as people corrected it, rejected that they say it is no commitment, judged the number
    of judgements that stand, followed who follows it. changed is the day of the last change of verdict. force is
    how it binds, as in Audit.
    """

    id: str
    who: tuple[str, ...]
    deed: str
    what: str | None
    amount: str | None
    place: str | None
    due: date | None
    first_due: date | None
    verdict: str
    outcome: str
    schedule: str
    gaps: tuple[str, ...]
    confidence: float
    says: str
    as_of: date
    announced: date | None
    by: str | None
    article: str
    start: int
    end: int
    quote: str
    tellings: int
    evidence: int
    changed: date | None
    said: str | None
    rejected: bool
    judged: int
    followed: tuple[str, ...]
    force: str

    @property
    def standing(self) -> str:
        """The verdict as people left it, else the machine's."""
        return self.said or self.verdict


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change of verdict: of which case, as of which day, from what (None: the first verdict) to what.

    article is the one whose words brought it, None where time alone did. audit is the id of the audit that says so.
    """

    id: str
    case: CaseRow
    day: date
    before: str | None
    verdict: str
    article: ArticleRow | None
    audit: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """An article that a case quotes, in the version in which the words stand where they are said to."""

    article: ArticleRow
    text: str
    newest: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """All there is on one commitment.

    audit is the newest, earlier are those before it, newest first. into is the id of the case that this one is told
    within now (merged by people or joined by the machine). parts are those told within this one, within their ids; what
    people said of them is among the judgements. split says that people made it a case of its own. commitments are the
    ids of its tellings. articles are all that the audits quote.
    """

    row: CaseRow
    audit: Audit
    earlier: tuple[Audit, ...]
    changes: tuple[ChangeRow, ...]
    judgements: tuple[Judgement, ...]
    into: str | None
    within: tuple[str, ...]
    parts: tuple[CaseRow, ...]
    split: bool
    commitments: tuple[str, ...]
    articles: tuple[Quoted, ...]
    dossiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """Somebody's words as an article reports them. who is the speaker's code, speaker the name or the words."""

    id: str
    article: ArticleRow
    start: int
    end: int
    text: str
    day: date | None
    who: str | None
    speaker: str | None
    stance: str
    kind: str
    negated: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """A deed that an article tells of. actors and targets are codes; place is the name, country alpha-3."""

    id: str
    article: ArticleRow
    start: int
    end: int
    text: str
    day: date | None
    lemma: str
    type: str | None
    mode: str | None
    deed: str | None
    status: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A number that an article gives, of what, where and whose, in the words of the text."""

    id: str
    article: ArticleRow
    start: int
    end: int
    text: str
    day: date | None
    low: float | None
    high: float | None
    unit: str | None
    what: str | None
    change: str
    place: str | None
    holder: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds the words searched for. snippet is plain text in pieces: (text, searched or not)."""

    article: ArticleRow
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class VerdictShare:
    """How many of `of` commitments have a verdict; share with its 95 per cent Wilson interval, low to high."""

    verdict: str
    count: int
    of: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor by its code, and how much there is on it."""

    who: str
    name: str
    kind: str
    cases: int
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class ActorView:
    """What an actor promised, what became of it as people left it, what it said; names are those in the articles."""

    row: ActorRow
    names: tuple[str, ...]
    shares: tuple[VerdictShare, ...]
    cases: Page[CaseRow]
    statements: Page[StatementRow]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with events or commitments; country is alpha-3. Without coordinates latitude and longitude are None."""

    id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    cases: int
    events: int
    verdicts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The desk on one day: how much there is, verdicts, what changed in the week before, what falls due in thirty days,
    what is past its date and still open."""

    today: date
    articles: int
    statements: int
    events: int
    cases: int
    verdicts: tuple[VerdictShare, ...]
    changed: tuple[ChangeRow, ...]
    due: tuple[CaseRow, ...]
    overdue: tuple[CaseRow, ...]
    followed: tuple[CaseRow, ...]
    newest: tuple[ArticleRow, ...]
    dossiers: tuple[tuple[str, int], ...]
    to_review: int


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A case that somebody should look at, and why."""

    case: CaseRow
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotedIn:
    """Words of an article that the newest audit of a case quotes: role announced, gap or evidence, and what it says
    (the gap's type, or the outcome shown)."""

    case: str
    role: str
    start: int
    end: int
    says: str | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an article: number grows with each."""

    number: int
    published: date | None
    characters: int
    newest: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with all that was read from it, the cases that quote it, its versions, and what people said of it."""

    row: ArticleRow
    reading: Reading
    quoted: tuple[QuotedIn, ...]
    versions: tuple[Version, ...]
    dossiers: tuple[str, ...]
    judgements: tuple[Judgement, ...]
