"""How far a sentence speaks of a case, from 0 to 1: features of wording, place in the article and time, weighed.

Each feature is a short function in FEATURES; what each weighs stands in lexicon/nearness.toml, fitted to sentences that
readers marked as bearing on a commitment or left unmarked.
"""

import math
from collections.abc import Callable

from saydo.audit.scene import Scene
from saydo.audit.signs import SIGNS
from saydo.audit.told import Told
from saydo.lexicon.nearness import feature_weights

SILENT = 0.02  # an article of which no sentence comes nearer than this does not speak of the case
OPEN_STATUSES = {"planned", "possible", "conditional", "demanded"}
GAP_SHOWS = {"slipped", "shrunk", "relabelled", "re-announced", "contradicted", "disputed", "conditional", "undone"}


Feature = Callable[[Scene, Told, int], float]


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
    *SIGNS,
)


def odds(scene: Scene, i: int) -> float:
    """Log odds that a reader would mark the sentence as bearing on the case, by all that is known of it alone."""
    one, weights = scene.dossier.told[i], feature_weights()
    return weights["constant"] + sum(weights[f.__name__] * f(scene, one, i) for f in FEATURES)


def is_silent(scene: Scene, article: str) -> bool:
    """No sentence of the article comes near the case."""
    return max(scene.own[j] for j in scene.dossier.places[article]) < SILENT
