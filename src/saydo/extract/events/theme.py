"""What is moved, given, built, counted or held: the theme of a deed, told by its frame and not by position alone.

Who gets it, who looks on, where it comes from and whose it is stand in the same places of the sentence ("Malawi will
get two ships", "the crew leaves the island"): a deed asks for a theme of certain classes, and who acts is no theme
unless the deed is done with oneself.
"""

from collections.abc import Callable
from functools import cache

from saydo.extract.events.kinds import classes_of, is_in, real_heads
from saydo.extract.events.places import CALENDAR, filler, is_done_to, object_of, spoken_of, subject_of, under
from saydo.extract.grammar import antecedent, child, children, is_time, preposition
from saydo.extract.words import Word
from saydo.lexicon.actors import common_bodies, common_organs
from saydo.lexicon.classes import classes_of_noun, members_of
from saydo.lexicon.patterns import PREPOSITIONS, Condition
from saydo.lexicon.triggers import Trigger

# The classes of what each deed is done to; a deed that is not named may be done to anything.
THEMES: dict[str, tuple[str, ...]] = {
    "withdraw": ("force", "people", "arms", "staff", "captive"),
    "deploy": ("force", "people", "arms", "staff", "captive", "mission"),
    "release": ("captive", "people", "force"),
    "deliver": ("goods", "arms", "aid", "money"),
    "spend": ("money",),
    "lift": ("sanction", "law"),
    "impose": ("sanction", "law"),
    "open": ("facility", "infrastructure", "mission", "organisation"),
    "close": ("facility", "infrastructure", "mission", "organisation"),
    "build": ("infrastructure", "facility"),
    "legislate": ("law",),
    "hold": ("vote", "meeting"),
    "join": ("organisation",),
    "leave": ("organisation",),
    "disarm": ("arms", "force"),
    "investigate": ("wrong",),
    "end": ("mission", "fighting", "sanction"),
    "cease fire": ("fighting",),
}
MOVES = frozenset({"withdraw", "deploy"})
GOING = MOVES | {"release"}
OF_ONESELF = GOING | {"resign", "disarm", "cease fire"}  # who does it is what it is done with
HELD = frozenset({"hold"})  # what its noun names is itself what is held
APPROXIMATORS = frozenset({("or", "so"), ("or", "more"), ("or", "thereabouts"), ("or", "fewer")})
EMPTY_OBJECTS = frozenset({"place", "effect", "way", "course", "end", "halt", "stop", "shape"})
PUTTING = frozenset({"end", "halt", "stop", "brake", "lid", "back", "start"})  # "put an end to", "see the back of"
GIVING_WITH = frozenset(
    "supply provide equip furnish arm present issue compensate outfit fit resupply entrust reward replenish".split()
)
PERSONS = frozenset({"i", "we", "he", "she", "you", "who", "us", "everyone", "nobody", "everybody", "anyone"})
PLACES = frozenset(PREPOSITIONS | {"subject", "object", "thing", "of"})  # where a theme may stand
LOOSE = frozenset({"in", "on", "to"})  # prepositions behind a noun that name as often a place as what it is of


def thing_moved(token: Word, trigger: Trigger) -> Word | None:
    """The head of what the deed is done to; None where the words do not tell it."""
    if trigger.kind == "noun":
        return _of_noun(token, trigger)
    rules = VERB_RULES if trigger.kind == "verb" else STATE_RULES
    found = next((found for rule in rules if (found := rule(token, trigger)) is not None), None)
    return counted(found) if found is not None else None


def counted(noun: Word) -> Word:
    """The noun that a number counts where "or so" and the like part them ("the 1,500 or so soldiers")."""
    if noun.pos_ != "NUM" or noun.i + 2 >= len(noun.doc):
        return noun
    if (noun.nbor(1).lower_, noun.nbor(2).lower_) not in APPROXIMATORS:
        return noun
    behind = noun.doc[noun.i + 3 : min(noun.i + 8, noun.sentence.end)]
    return next((t for t in behind if t.pos_ in ("NOUN", "PROPN")), noun)


def is_place(noun: Word) -> bool:
    """A name of a place, or a capitalised word that is no person and no day."""
    if noun.ent_type_:
        return noun.ent_type_ in ("LOC", "ORG", "FAC", "GPE") and noun.lower_ not in CALENDAR
    return noun.pos_ == "PROPN" and noun.text[:1].isupper() and noun.lower_ not in CALENDAR


def acts(noun: Word) -> bool:
    """Somebody who does things: a person, a state, a body, people, an organ; nothing that things are done to."""
    if noun.lower_ in PERSONS or noun.ent_type_ in ("PERSON", "ORG", "LOC"):
        return True
    if noun.lemma_.lower() in _organs() or noun.lower_ in _organs():
        return True
    return "people" in classes_of(noun) or (noun.pos_ == "PROPN" and not _is_name_of_thing(noun))


def with_which(verb: Word, trigger: Trigger) -> Word | None:
    """ "Will supply Chad with 40 tents": what is given stands behind "with"."""
    asked = any(c.role == "with" and c.present and c.wanted for c in trigger.pattern.conditions)
    if trigger.kind != "verb" or not (asked or verb.lemma_.lower() in GIVING_WITH):
        return None
    filled = is_done_to(verb) or child(verb, "obj") is not None
    given = [n for n in under(verb, "with") if not acts(n) and not is_time(n)]
    return given[0] if given and (asked or filled) else None


def put_to(verb: Word, trigger: Trigger) -> Word | None:
    """ "Put an end to the raids", "will see the end of its presence": what stands behind the noun."""
    found = object_of(verb)
    if found is None or found.lemma_.lower() not in PUTTING or is_done_to(verb):
        return None
    behind = [n for n in (*under(verb, "to"), *under(verb, "of")) if not is_time(n) and n != found]
    return behind[0] if behind else None


def in_frame(verb: Word, trigger: Trigger) -> Word | None:
    """What stands in the place where the trigger asks for something of the kind that the deed is done to."""
    wanted = THEMES.get(trigger.deed or "", ())
    plain = object_of(verb) if wanted and trigger.kind == "verb" else None
    if plain is not None and plain.lemma_.lower() not in EMPTY_OBJECTS and is_in(plain, wanted):
        return None
    for condition in trigger.pattern.conditions if wanted else ():
        if not condition.present or not condition.wanted or condition.role not in PLACES:
            continue
        if condition.role == "subject" and plain is not None and trigger.deed not in GOING:
            continue
        for place in filler(verb, condition.role, state=trigger.kind == "state"):
            if _asked(place, condition) and is_in(place, wanted) and not is_time(place):
                return place
    return None


def _asked(place: Word, condition: Condition) -> bool:
    heads = real_heads(place)
    named = {h.lemma_.lower() for h in heads} | {h.lower_ for h in heads}
    return (bool(condition.classes) and is_in(place, condition.classes)) or bool(named & set(condition.words))


def as_object(verb: Word, trigger: Trigger) -> Word | None:
    """What it is done to, unless the words only say how ("take place") or the subject goes from or to it."""
    found = object_of(verb)
    if found is None or found.lemma_.lower() in EMPTY_OBJECTS or _goes_there(verb, trigger, found):
        return None
    return found


def as_subject(verb: Word, trigger: Trigger) -> Word | None:
    """What the clause speaks of, where nothing is done to anything: the theme, unless it is somebody who acts."""
    found = subject_of(verb)
    return None if found is None or _only_acts(found, trigger) else found


def as_spoken_of(token: Word, trigger: Trigger) -> Word | None:
    """What is said to be in the state."""
    return spoken_of(token)


VERB_RULES: tuple[Callable[[Word, Trigger], Word | None], ...] = (
    with_which,
    put_to,
    in_frame,
    as_object,
    as_subject,
)
STATE_RULES: tuple[Callable[[Word, Trigger], Word | None], ...] = (in_frame, as_spoken_of)


def _of_noun(noun: Word, trigger: Trigger) -> Word | None:
    """What a nominal deed is of; an election or a summit is itself what is held."""
    if trigger.deed in HELD and is_in(noun, THEMES["hold"]):
        return noun
    hung = [n for n in (*children(noun, "nmod"), *_behind_time(noun)) if n.dep_ != "nmod:poss"]
    of = [n for n in hung if preposition(n) == "of" or (preposition(n) in LOOSE and not is_place(n))]
    of = [n for n in of if not is_time(n)]
    compound = [n for n in children(noun, "compound") if n.ent_type_ not in ("LOC", "ORG", "PERSON")]
    wanted = THEMES.get(trigger.deed or "", ())
    owners = [antecedent(n) or n for n in children(noun, "nmod:poss") if trigger.deed in MOVES]
    own = [n for n in owners if n.pos_ != "PRON" and is_in(n, wanted)]
    return next(iter([*of, *compound, *own]), None)


def _behind_time(noun: Word) -> list[Word]:
    """ "The release by that day of 50 men": what the parse hung on the day between."""
    days = [n for home in (noun, noun.head) for n in children(home, "nmod", "obl") if is_time(n) and n.i > noun.i]
    return [n for day in days for n in children(day, "nmod") if preposition(n) == "of" and not is_time(n)]


def _goes_there(verb: Word, trigger: Trigger, place: Word) -> bool:
    """The subject is what goes, the object where from or to: "the men left Niger", "the inmates will leave prison"."""
    if trigger.deed not in GOING or is_done_to(verb):
        return False
    asked = any(c.role == "subject" and c.present and c.wanted for c in trigger.pattern.conditions)
    if trigger.deed == "release" and is_in(place, THEMES["release"]):
        return False
    goer = subject_of(verb)
    if goer is None:
        return asked
    ground = is_in(place, ("territory", "facility")) and not goer.ent_type_ and is_in(goer, THEMES[trigger.deed])
    return asked or is_place(place) or (ground and not is_in(place, ("force", "arms")))


def _only_acts(subject: Word, trigger: Trigger) -> bool:
    """Somebody who does the deed to something else."""
    if trigger.deed is None or trigger.deed in OF_ONESELF:
        return False
    asked = [c for c in trigger.pattern.conditions if c.role in ("subject", "thing") and c.present and c.wanted]
    wanted = set(THEMES.get(trigger.deed, ()))
    kinds = [tuple(set(c.classes) & wanted if wanted else c.classes) for c in asked]
    return acts(subject) and not any(names and is_in(subject, names) for names in kinds)


def _is_name_of_thing(name: Word) -> bool:
    """A name with the article and no label, with a number, or a noun that says what bears it: "the Ajax", "Chang-2",
    "Clause 12"."""
    if any(c.dep_ in ("flat", "nummod") and c.pos_ == "NUM" for c in name.kids):
        return True
    said = classes_of_noun().get(name.lemma_.lower(), frozenset()) - {"people", "office", "organisation"}
    return bool(said) or (not name.ent_type_ and any(c.lower_ == "the" for c in name.kids))


@cache
def _organs() -> frozenset[str]:
    """Nouns for those who govern, sit in parliaments or command, and for bodies; troops are moved as often as they act,
    and what can be a thing as well ("mission", "fund") is one."""
    organs = {organ.word for organ in common_organs() if organ.kind != "military" or organ.alone}
    things = members_of("mission") | members_of("facility") | members_of("money") | {"scheme", "body"}
    return frozenset(organs | (common_bodies().keys() - things))
