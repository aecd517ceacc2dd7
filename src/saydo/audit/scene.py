"""A case among the others of a dossier, with what is needed to judge how far a sentence speaks of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from saydo.audit.case import Case
from saydo.audit.doers import Doers, doers_in, names_body
from saydo.audit.terms import Weights
from saydo.audit.told import Told, codes_of
from saydo.lexicon.kin import kin, opposites

CARRIED = 0.5  # share of the sentence before, which a sentence that says little by itself goes on from
ARTICLE = 0.15  # share of the article as a whole
STRANGERS = 0.5  # what is left where only other parties are named


@dataclass(frozen=True)
class Dossier:
    """The sentences of a dossier in order, those of each article together, and how far each speaks of each case."""

    told: Sequence[Told]
    weights: Weights
    own: Sequence[Sequence[float]]
    cases: Sequence[Case] = ()

    @cached_property
    def doers(self) -> list[Doers]:
        """Who acts in each sentence."""
        return doers_in(self.told)

    @cached_property
    def promisers(self) -> list[frozenset[str]]:
        return [frozenset(case.who) for case in self.cases]

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

    @cached_property
    def who(self) -> frozenset[str]:
        return frozenset(self.case.who)

    @cached_property
    def rivals(self) -> frozenset[str]:
        """Those who promised something else in the dossier, and not this."""
        return frozenset().union(*self.dossier.promisers) - self.who

    def acting(self, i: int) -> frozenset[str]:
        """Who acts in a sentence: states, and those bodies that promised something in the dossier."""
        text = self.dossier.told[i].sentence.span.text
        return self.dossier.doers[i].acting | names_body(text, self.who | self.rivals)


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


def scenes(cases: Sequence[Case], told: Sequence[Told], weights: Weights) -> list[Scene]:
    """Each case with what is needed to judge how far a sentence speaks of it."""
    dossier = Dossier(told, weights, [[relatedness(case, one, weights) for one in told] for case in cases], cases)
    return [
        Scene(case, n, dossier, frozenset((p.commitment.article, p.commitment.span.start) for p in case.profiles))
        for n, case in enumerate(cases)
    ]
