"""What an audit says of a commitment: its announcements, gaps, evidence, verdict."""

from dataclasses import dataclass
from datetime import date

from saydo.records.extracted import Figure
from saydo.records.text import Span, hash_of

# In the order in which a reader is told of them.
VERDICTS = (
    "relabelled",
    "broken",
    "kept",
    "kept late",
    "partly kept",
    "disputed",
    "overdue",
    "under way",
    "pending",
    "unverified",
)
OUTCOMES = ("done", "reversed", "partly done", "under way", "not done", "no evidence")
GAPS = ("relabelled", "re-announced", "slipped", "shrunk", "contradicted", "disputed", "conditional", "undone")


@dataclass(frozen=True, slots=True)
class Announcement:
    """One telling of a commitment: in which article, on which day it was made, by whom, in which words.

    via: the outlets or persons it came through, nearest to the reader first, as in Statement.
    """

    article: str
    day: date | None
    by: str | None
    span: Span
    commitment: str
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A way in which words and deeds part, with the words that show it, the rule that saw it and why."""

    type: str
    article: str
    span: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one feature spoke for (+) or against (-) in a judgement, in log-odds, told in words.

    `on` is the judgement: near (the sentence speaks of the promise), bears (it tells what became of it), shows (it is
    this outcome rather than another) or sure (the verdict is right). `feature` is its name in the table of weights.
    """

    on: str
    feature: str
    words: str
    weight: float


FAINT = 0.2  # of the passages with less strength than this, five in six do not bear on the commitment


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that bear on a commitment; `shows` is an outcome of the dossier vocabulary.

    `day` is that of the article, `on` the one on which the text says it was done, `by` the code of who says so where it
    is not the author. `shares` are the features that spoke most for and against its being evidence of that.
    """

    article: str
    day: date | None
    span: Span
    shows: str
    rule: str
    reason: str
    strength: float = 1.0
    event: str | None = None
    on: date | None = None
    by: str | None = None
    shares: tuple[Share, ...] = ()

    @property
    def faint(self) -> bool:
        """It may bear on the commitment, and more likely does not: shown apart from what plainly does."""
        return self.strength < FAINT


@dataclass(frozen=True, slots=True)
class MoneyStep:
    """A sum of a promise of money, and how far the sentence says that it has come: promised, approved, committed or
    disbursed. `day` is that of the article."""

    stage: str
    amount: Figure
    article: str
    day: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Audit:
    """What became of one commitment as of a day. who holds ISO alpha-3 codes and short names; place is alpha-3.

    confidence, in [0, 1], is the chance that the verdict is right, swayed what raised and lowered it most; says is what
    the promiser last said of it, in words. force is that of its first announcement, as in `Commitment`.
    """

    who: tuple[str, ...]
    deed: str
    what: str | None
    amount: Figure | None
    place: str | None
    due: date | None
    due_now: date | None
    condition: str | None
    announced: tuple[Announcement, ...]
    verdict: str
    outcome: str
    schedule: str
    gaps: tuple[Gap, ...]
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]
    rules: tuple[str, ...]
    as_of: date
    confidence: float = 0.5
    says: str = ""
    swayed: tuple[Share, ...] = ()
    force: str = "promise"
    money: tuple[MoneyStep, ...] = ()

    @property
    def id(self) -> str:
        first = self.announced[0]
        return hash_of("audit", first.article, first.span.start, first.span.end, self.deed, *self.who)


@dataclass(frozen=True, slots=True)
class Turn:
    """The day on which a verdict became another one, and why: articles of that day, or a date that had passed."""

    day: date
    verdict: str
    outcome: str
    articles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    """An audit with the turns that its verdict took, first to last; the last one is the verdict of the audit."""

    audit: Audit
    turns: tuple[Turn, ...]
