"""How far a sentence speaks of a case, from 0 to 1: features of wording, place in the article and time, weighed.

Each feature is a short function in FEATURES; what each weighs stands in lexicon/nearness.toml, fitted to sentences that
readers marked as bearing on a commitment or left unmarked.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from saydo.audit.case import Case
from saydo.audit.terms import Weights
from saydo.audit.told import Told, codes_of
from saydo.lexicon.kin import kin, opposites
from saydo.lexicon.nearness import feature_weights

CARRIED = 0.5  # share of the sentence before, which a sentence that says little by itself goes on from
ARTICLE = 0.15  # share of the article as a whole
STRANGERS = 0.5  # what is left where only other parties are named
SILENT = 0.02  # an article of which no sentence comes nearer than this does not speak of the case
OPEN_STATUSES = {"planned", "possible", "conditional", "demanded"}
GAP_SHOWS = {"slipped", "shrunk", "relabelled", "re-announced", "contradicted", "disputed", "conditional", "undone"}


@dataclass(frozen=True)
class Dossier:
    """The sentences of a dossier in order, those of each article together, and how far each speaks of each case."""

    told: Sequence[Told]
    weights: Weights
    own: Sequence[Sequence[float]]

    @cached_property
    def places(self) -> dict[str, range]:
        """Article -> the numbers of its sentences."""
        found: dict[str, range] = {}
        for i, one in enumerate(self.told):
            first = found[one.article].start if one.article in found else i
            found[one.article] = range(first, i + 1)
        return found

    @cached_property
    def order(self) -> dict[str, float]:
        """Article -> its place in the order of publication, from 0 to 1."""
        last = max(1, len(self.places) - 1)
        return {article: n / last for n, article in enumerate(self.places)}

    @cached_property
    def carried(self) -> list[list[float]]:
        """`own` with a share of the article and of the sentence before, and less of it where another case is nearer."""
        table = [self._carried(row) for row in self.own]
        for i in range(len(self.told)):
            best = max((row[i] for row in table), default=0.0)
            for row in table:
                row[i] = row[i] ** 2 / best if best else 0.0
        return table

    def _carried(self, own: Sequence[float]) -> list[float]:
        row = []
        for i, one in enumerate(self.told):
            follows = bool(i) and self.told[i - 1].article == one.article
            follows = follows and one.sentence.part == "paragraph" == self.told[i - 1].sentence.part
            about = max(own[j] for j in self.places[one.article])
            row.append(own[i] + ARTICLE * about + (CARRIED * own[i - 1] if follows else 0.0))
        return row

    @cached_property
    def means(self) -> list[dict[str, float]]:
        """For each case: article -> how far its sentences speak of it on average."""
        return [{a: sum(row[j] for j in at) / len(at) for a, at in self.places.items()} for row in self.own]

    @cached_property
    def best_means(self) -> dict[str, float]:
        return {article: max((m[article] for m in self.means), default=0.0) for article in self.places}


@dataclass(frozen=True)
class Scene:
    """One case among the others of the dossier."""

    case: Case
    number: int
    dossier: Dossier
    announcing: frozenset[tuple[str, int]] = field(default=frozenset())

    @cached_property
    def own(self) -> Sequence[float]:
        return self.dossier.own[self.number]

    @property
    def carried(self) -> Sequence[float]:
        return self.dossier.carried[self.number]

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset().union(*(p.names for p in self.case.profiles))

    @cached_property
    def kin(self) -> frozenset[str]:
        """The deeds of the case and those by which a telling of it may name them."""
        return kin(self.case.deed) | self.case.deeds

    @cached_property
    def days_due(self) -> frozenset[object]:
        return frozenset(day for _, day in self.case.dues)


Feature = Callable[[Scene, Told, int], float]


def relatedness(case: Case, one: Told, weights: Weights) -> float:
    """From 0 to 1: terms shared with the object, the actors and the passages, the same figure, deed, actor."""
    found = weights.cosine(case.sought, one.terms)
    deeds = {event.deed for event in one.events}
    if deeds & case.deeds:
        found += 0.15
    elif deeds & (kin(case.deed) | opposites(case.deed)):
        found += 0.05
    amount = case.amount
    if amount is not None and any((amount.low, amount.high) == (f.low, f.high) for f in one.figures):
        found += 0.15
    if any(codes_of(event) & set(case.who) for event in one.events):
        found += 0.08
    strangers = bool(one.parties) and not one.parties & {*case.who, case.place}
    return min(1.0, found) * (STRANGERS if strangers else 1.0)


def own(scene: Scene, one: Told, i: int) -> float:
    """Words, figures, deeds and actors that the sentence shares with the case."""
    return scene.own[i]


def carried(scene: Scene, one: Told, i: int) -> float:
    """The same with a share of its article and of the sentence before, and less where another case is nearer."""
    return min(1.5, scene.carried[i])


def ahead_of_others(scene: Scene, one: Told, i: int) -> float:
    """By how much it is nearer to this case than to any other."""
    rivals = [row[i] for n, row in enumerate(scene.dossier.own) if n != scene.number]
    return scene.own[i] - max(rivals, default=0.0)


def share_of_object(scene: Scene, one: Told, i: int) -> float:
    """How much of what was promised the sentence names."""
    return scene.dossier.weights.share(scene.case.terms, one.terms)


def likeness_to_object(scene: Scene, one: Told, i: int) -> float:
    """How much of the smaller of the two, object and sentence, stands in the other."""
    return scene.dossier.weights.likeness(scene.case.terms, one.terms)


def no_object(scene: Scene, one: Told, i: int) -> float:
    """The promise names no object."""
    return float(not scene.case.terms)


def share_of_names(scene: Scene, one: Told, i: int) -> float:
    """How much of the names of actor and place the sentence has."""
    return scene.dossier.weights.share(scene.names, one.terms)


def paragraph(scene: Scene, one: Told, i: int) -> float:
    """How far the nearest of the other sentences of its paragraph speaks of the case."""
    told, home = scene.dossier.told, one.paragraph
    others = (j for j in scene.dossier.places[one.article] if j != i and told[j].paragraph == home)
    return max((scene.own[j] for j in others), default=0.0)


def focus(scene: Scene, one: Told, i: int) -> float:
    """How far its article speaks of this case, against the case that the article speaks of most."""
    best = scene.dossier.best_means[one.article]
    return scene.dossier.means[scene.number][one.article] / best if best else 0.0


def place_in_article(scene: Scene, one: Told, i: int) -> float:
    """From 0, the title, to 1, the last sentence."""
    at = scene.dossier.places[one.article]
    return (i - at.start) / len(at)


def place_in_dossier(scene: Scene, one: Told, i: int) -> float:
    """From 0, the first article, to 1, the last."""
    return scene.dossier.order[one.article]


def first_article(scene: Scene, one: Told, i: int) -> float:
    """It stands in the article that first told the promise."""
    return float(one.article == scene.case.first.commitment.article)


def first_day(scene: Scene, one: Told, i: int) -> float:
    """Its article came out on the day of the first announcement."""
    return float(one.day == scene.case.first.published)


def last_day(scene: Scene, one: Told, i: int) -> float:
    """Its article is of the last day of the dossier."""
    return float(one.day == scene.dossier.told[-1].day)


def no_date_set(scene: Scene, one: Told, i: int) -> float:
    """The promise has no due date."""
    return float(not scene.case.dues)


def announces(scene: Scene, one: Told, i: int) -> float:
    """It is one of the announcements itself."""
    return float((one.article, one.sentence.span.start) in scene.announcing)


def names_a_day(scene: Scene, one: Told, i: int) -> float:
    """It names a day, month or year."""
    return float(bool(one.days))


def names_a_day_to_come(scene: Scene, one: Told, i: int) -> float:
    """It names a day that lies ahead of its article."""
    return float(one.day is not None and any(first > one.day for first, _ in one.days))


def names_the_due_date(scene: Scene, one: Told, i: int) -> float:
    """It names a date on which the promise is due."""
    return float(any(last in scene.days_due for _, last in one.days))


def names_a_figure(scene: Scene, one: Told, i: int) -> float:
    """It has a figure."""
    return float(bool(one.figures))


def length(scene: Scene, one: Told, i: int) -> float:
    """The logarithm of the number of its words."""
    return math.log(len(one.sentence.span.text.split()) or 1)


def deed_done(scene: Scene, one: Told, i: int) -> float:
    """It tells a deed of the promise as done."""
    return float(any(e.status == "done" and e.deed in scene.case.deeds for e in one.events))


def kin_done(scene: Scene, one: Told, i: int) -> float:
    """It tells the deed, or one of its kin, as done."""
    return float(any(e.status == "done" and e.deed in scene.kin for e in one.events))


def kin_under_way(scene: Scene, one: Told, i: int) -> float:
    """It tells the deed, or one of its kin, as going on."""
    return float(any(e.status == "under way" and e.deed in scene.kin for e in one.events))


def told_not_done(scene: Scene, one: Told, i: int) -> float:
    """It tells some deed as not done."""
    return float(any(e.status in ("not done", "denied") and e.deed for e in one.events))


def told_open(scene: Scene, one: Told, i: int) -> float:
    """It tells some deed as planned, possible, conditional or demanded."""
    return float(any(e.status in OPEN_STATUSES and e.deed for e in one.events))


def said_done(scene: Scene, one: Told, i: int) -> float:
    """A turn of phrase says that something was done in full; the stronger, the more."""
    return _strongest(one, {"done"})


def said_in_part(scene: Scene, one: Told, i: int) -> float:
    """A turn of phrase says that something was done in part; the stronger, the more."""
    return _strongest(one, {"partly done"})


def said_to_differ(scene: Scene, one: Told, i: int) -> float:
    """A turn of phrase tells that words and deeds part: put off, cut down, renamed, disputed."""
    return float(_strongest(one, GAP_SHOWS) > 0)


def _strongest(one: Told, shows: set[str]) -> float:
    return max((cue.strength / 3 for cue in one.cues if cue.shows in shows), default=0.0)


FEATURES: tuple[Feature, ...] = (
    own,
    carried,
    ahead_of_others,
    share_of_object,
    likeness_to_object,
    no_object,
    share_of_names,
    paragraph,
    focus,
    place_in_article,
    place_in_dossier,
    first_article,
    first_day,
    last_day,
    no_date_set,
    announces,
    names_a_day,
    names_a_day_to_come,
    names_the_due_date,
    names_a_figure,
    length,
    deed_done,
    kin_done,
    kin_under_way,
    told_not_done,
    told_open,
    said_done,
    said_in_part,
    said_to_differ,
)


def scenes(cases: Sequence[Case], told: Sequence[Told], weights: Weights) -> list[Scene]:
    """Each case with what is needed to judge how far a sentence speaks of it."""
    dossier = Dossier(told, weights, [[relatedness(case, one, weights) for one in told] for case in cases])
    return [
        Scene(case, n, dossier, frozenset((p.commitment.article, p.commitment.span.start) for p in case.profiles))
        for n, case in enumerate(cases)
    ]


def nearness(scene: Scene, i: int) -> float:
    """The chance that a reader would mark the sentence as bearing on the case; 0 in an article silent about it."""
    one = scene.dossier.told[i]
    if max(scene.own[j] for j in scene.dossier.places[one.article]) < SILENT:
        return 0.0
    weights = feature_weights()
    score = weights["constant"] + sum(weights[f.__name__] * f(scene, one, i) for f in FEATURES)
    return 1 / (1 + math.exp(-score))
