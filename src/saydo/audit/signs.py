"""Who acts and speaks in a sentence, where, when and how much: signs that it bears on a case or on something else.

Each is a short function of a case in its dossier and a sentence, from 0 to about 1; nearness.py weighs them.
"""

from saydo.audit.counts import count_in
from saydo.audit.scene import Scene
from saydo.audit.telling import tells, words_of
from saydo.audit.told import Told, states_named


def names_promiser_or_place(scene: Scene, one: Told, i: int) -> float:
    """It names the state that promised, or the one where or to which it was promised."""
    return float(bool(states_named(one.sentence.span.text) & {*scene.case.who, scene.case.place}))


def names_other_states_only(scene: Scene, one: Told, i: int) -> float:
    """It names states, and neither the one that promised nor the place."""
    named = states_named(one.sentence.span.text)
    return float(bool(named) and not named & {*scene.case.who, scene.case.place})


def tells_of_earlier_days(scene: Scene, one: Told, i: int) -> float:
    """All days that it names lie before the promise."""
    begun = scene.case.first.published
    return float(begun is not None and bool(one.days) and all(last < begun for _, last in one.days))


def tells_of_days_since(scene: Scene, one: Told, i: int) -> float:
    """It names a day since the promise and up to its own."""
    begun, day = scene.case.first.published, one.day
    if begun is None or day is None or day <= begun:
        return 0.0
    return float(any(begun < last and first <= day for first, last in one.days))


def after_due(scene: Scene, one: Told, i: int) -> float:
    """Its article came out when the promise was due, or later."""
    days = [day for _, day in scene.case.dues]
    return float(bool(days) and one.day is not None and one.day >= min(days))


def counts_it(scene: Scene, one: Told, i: int) -> float:
    """It has a figure of the unit that was promised."""
    return float(count_in(scene.case, one, close=False) is not None)


def title(scene: Scene, one: Told, i: int) -> float:
    """It is a headline."""
    return float(one.sentence.part == "title")


def words_tell(scene: Scene, one: Told, i: int) -> float:
    """How far its words by themselves tell the fate of an undertaking: log odds, in tenths."""
    return tells(words_of(scene.case, one)) / 10


def means_the_object(scene: Scene, one: Told, i: int) -> float:
    """How much of what was promised its pronouns and short phrases stand for."""
    return scene.dossier.weights.share(scene.case.terms, one.meant)


def means_another_thing(scene: Scene, one: Told, i: int) -> float:
    """Its pronouns and short phrases stand for something else than what was promised."""
    return float(bool(one.meant) and bool(scene.case.terms) and not one.meant & scene.case.terms)


SIGNS = (
    names_promiser_or_place,
    names_other_states_only,
    tells_of_earlier_days,
    tells_of_days_since,
    after_due,
    counts_it,
    title,
    words_tell,
    means_the_object,
    means_another_thing,
)
