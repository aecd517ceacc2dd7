"""What a sentence that speaks of a case shows of it.

Three kinds of rule, in this order: an event of the same deed, its kin or its opposite; a count of what was promised; a
turn of phrase that tells what became of an undertaking (lexicon/outcomes.toml). Strength is a weight from 0 up: what
the rule is worth, by how far the sentence speaks of the case.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from saydo.audit.case import Case
from saydo.audit.counts import count_in, measure_in, shown_by_count, tells_of_a_part
from saydo.audit.phrases import Phrase, phrases_in
from saydo.audit.telling import Telling
from saydo.audit.terms import Weights, terms
from saydo.audit.told import Told, codes_of, states_named
from saydo.lexicon.commissives import commissives
from saydo.lexicon.kin import kin, opposites
from saydo.records import Event, Evidence

OUTCOMES = ("done", "partly done", "under way", "not done", "reversed")
STATUS_SHOWS = {"done": "done", "under way": "under way", "not done": "not done", "denied": "not done"}
CONTRARY = {"done": "not done", "under way": "not done", "not done": "done"}
OPEN_STATUSES = {"planned", "possible", "conditional", "demanded"}
SAME_DEED = 2.2
KIN_DEED = 1.2
ANNOUNCED_OPPOSITE = 0.8
COUNT = 1.6
RELATED_FOR_COUNT = 0.3
CLOSE = 0.5  # so near to the case that a bare figure, or a deed without its object, is taken to be of it
DEED_ALONE = 0.35  # nearness of the same deed on an object in other words, in a sentence as close as that
WHATEVER_THE_WORDS = 0.5  # what a rule says counts so much, and by how likely the words make it
NOT_DONE_LESS = 1.0  # news tells of it less often than the constructed sentences that the words were weighed on
AS_TOLD = 0.4  # a sentence that speaks of the case and that no rule reads closer
HINT = "a weak hint: it speaks of the matter, and its verbs are told so"
NEAR_ENOUGH_TO_TELL = 0.2
NOUN_ALONE = 0.5  # a deed that is only named by its noun may be spoken of without being told
UNSAID = 0.6  # nearness of an event whose object the text does not name
NOBODY_NAMED = 0.6  # what is left of it where no doer is named either
SAME_WORD = 0.3  # nearness of an event told by the word of the promise, of another object
NEAR_ENOUGH_FOR_KIN = 0.5
GIVING = {"deliver", "release", "spend"}
RECEIVING = {"receive", "get", "obtain", "take", "acquire", "unload", "welcome", "collect"}
UNDONE_STATUSES = {"done", "under way", "planned"}
LASTING = {"cease fire", "keep", "join", "lift"}
LASTING_STATES = {"truce", "ceasefire", "armistice", "moratorium", "lull", "calm", "freeze", "suspension", "membership"}
APPOINTED = {"due", "schedule", "expect", "plan", "set", "slate", "intend", "additional", "extra"}
# Deeds that end in a state: where what was promised is said to be in it, the deed is done.
ENDING_IN_A_STATE = set(
    "withdraw deploy release deliver lift impose open close build legislate join leave disarm resign end".split()
)
ON_THE_WAY = re.compile(
    r"\b(?:on (?:the|its|their|his|her|a) (?:way|road|train|ship|march|move)|under ?way|in progress|being|half-\w+"
    r"|under (?:construction|scaffolding|review)|unfinished|due|in session)\b"
)
BY_OWN_ACCOUNT = 0.7  # what is left where the promiser itself says so
NOT_ANY = re.compile(
    r"\b(?:no|without (?:a|an|any)|not (?:a|one|a single|any)|nor (?:a|any)|nil|zero) (?:[\w'’.-]+ ){0,2}$",
    re.IGNORECASE,
)
NONE_OF = re.compile(  # and no verb goes on from it: "no president has had less" is no absence
    r"\b(?:no|without (?:a|an|any)|not (?:a|one|a single)) ((?:(?!more\b|longer\b)[\w'’-]+ ?){1,3}?)"
    r"(?=$|[.,;:!?–—]| ?\b(?:on|in|at|by|before|until|till|after|this|yet|again|so far|either|as|and|but|or|for)\b)",
    re.IGNORECASE,
)
BRINGING = {"hold", "build", "deliver", "open", "deploy", "legislate", "join", "spend", "increase", "impose"}
NEGATION = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|hardly|cannot)\b|n[’']t\b", re.IGNORECASE)
A_FIRST = re.compile(r"\b(?:first|initial|opening)\b", re.IGNORECASE)
A_START = re.compile(r"\b(?:start|starting|beginning|launch|commencement)\b", re.IGNORECASE)
A_PART = "first-batch"  # the cue that names a part and leaves it to the next predicate what became of it
AHEAD = 25
STARTING = {"start", "begin", "commence", "launch"}
PALE_WORDS = set(
    "be have do make take get give go come put let bring keep hold leave set send see run end begin start".split()
)


def find_evidence(
    case: Case, one: Told, related: float, weights: Weights, words: Telling, *, announces: bool
) -> Iterator[Evidence]:
    """All that the sentence shows, weighed by what its words tell; an announcement shows only what is said in so many
    words."""
    found = [] if announces else [*_from_events(case, one, related, weights), *_from_counts(case, one, related)]
    found += [] if announces else _from_absence(case, one, related)
    found += _from_phrases(case, one, related, announces=announces)
    if not found and not announces and related >= NEAR_ENOUGH_TO_TELL:
        found += _as_told(case, one, related)
    chances = _chances(words) if found else {}
    for item in found:
        on = item.on if item.event is not None else _day_told(case, one)
        yield replace(item, strength=item.strength * (WHATEVER_THE_WORDS + chances[item.shows]), on=on)


def _chances(told: Telling) -> dict[str, float]:
    """How likely the words of the sentence make each outcome, given that it shows one (audit/telling.py)."""
    odds = {shows: told.outcomes[shows] - (NOT_DONE_LESS if shows == "not done" else 0.0) for shows in OUTCOMES}
    most = max(odds.values())
    parts = {shows: math.exp(value - most) for shows, value in odds.items()}
    return {shows: part / sum(parts.values()) for shows, part in parts.items()}


def _from_phrases(case: Case, one: Told, related: float, *, announces: bool) -> Iterator[Evidence]:
    """Turns of phrase that tell what became of an undertaking, as far as they are said of this one."""
    for phrase in phrases_in(case, one):
        cue, match = phrase.cue, phrase.match
        if phrase.shows not in OUTCOMES or not (
            cue.modal or (_is_told(match, one) and (cue.strength > 2 or not announces))
        ):
            continue
        shows = _turned(case, phrase, one)
        by = one.said_by(match.start())
        strength = cue.strength * related * phrase.nearness * (BY_OWN_ACCOUNT if by in case.who else 1.0)
        reason = f"“{match.group(0).strip()}” in a sentence that speaks of it"
        yield _evidence(one, shows, f"outcome.{cue.name}", reason, strength, by=by)


def _turned(case: Case, phrase: Phrase, one: Told) -> str:
    """What a phrase shows where its words are negated from without ("no work ever began"), or where no more than the
    start or the first part was promised."""
    inside = NEGATION.search(phrase.match.group(0)) is not None
    told = one.statuses(phrase.match.start(), phrase.match.end() + (AHEAD if phrase.cue.name == A_PART else 0))
    of_all = phrase.shows in ("done", "under way") or phrase.cue.name == A_PART
    if of_all and not inside and {"not done", "denied"} & set(told):
        return CONTRARY["done"]
    promised = " ".join(p.commitment.what.text for p in case.profiles if p.commitment.what is not None)
    if phrase.shows == "under way" and (case.lemmas & STARTING or A_START.search(promised)):
        return "done" if phrase.cue.name == "begun" else phrase.shows
    if phrase.cue.name == A_PART and A_FIRST.search(promised):
        return "done"
    return phrase.shows


def _as_told(case: Case, one: Told, related: float) -> Iterator[Evidence]:
    """A sentence close to the case in which no rule sees more: what its predicates tell, as a hint; none where only
    others act."""
    told = set(one.statuses(0, len(one.sentence.span.text))) - OPEN_STATUSES
    strangers = one.parties and not one.parties & {*case.who, case.place}
    if strangers or not told:
        return
    shows = "not done" if told & {"not done", "denied"} else "done" if "done" in told else "under way"
    shows = "partly done" if shows == "done" and tells_of_a_part(one.sentence.span.text) else shows
    shows = CONTRARY.get(shows, shows) if case.negative else shows
    yield _evidence(one, shows, "event.as-told", HINT, AS_TOLD * related**2)


def _from_absence(case: Case, one: Told, related: float) -> Iterator[Evidence]:
    """There is nothing of what was to be brought about: "no vote on Friday", "two premiers and no ballot"."""
    text, base = one.sentence.span.text, one.sentence.span.start
    if case.deed not in BRINGING or case.negative or set(one.statuses(0, len(text))) & OPEN_STATUSES:
        return
    deeds = [event.trigger.start - base for event in one.events if event.deed in case.deeds]
    for match in NONE_OF.finditer(text):
        if terms(match.group(1)) & case.terms or any(match.start() < at < match.end() for at in deeds):
            yield _evidence(one, "not done", "event.none-of-it", f"“{match.group(0).strip()}”", KIN_DEED * related)
            return


def _evidence(
    one: Told,
    shows: str,
    rule: str,
    reason: str,
    strength: float,
    event: Event | None = None,
    *,
    by: str | None = None,
) -> Evidence:
    return Evidence(
        article=one.article,
        day=one.day,
        span=one.sentence.span,
        shows=shows,
        rule=rule,
        reason=reason,
        strength=strength,
        event=event.id if event is not None else None,
        on=_done_on(event, one) if event is not None else None,
        by=said_by(event, one) if event is not None else by,
    )


def _is_told(match: re.Match[str], one: Told) -> bool:
    """The words of the cue tell what is, and not what is planned, possible, demanded or made to depend on something:
    the last of its predicates decides ("the pledge to be first was not honoured")."""
    statuses = one.statuses(match.start(), match.end())
    return not statuses or statuses[-1] not in OPEN_STATUSES


def _from_events(case: Case, one: Told, related: float, weights: Weights) -> Iterator[Evidence]:
    """Events of the deed, its kin or its opposite, by somebody who may be the promiser, on a thing that may be this."""
    for event in one.events:
        if event.deed is None or _is_put_off(event, one) or _is_promised(event) or _is_older(case, event, one):
            continue
        if _is_of_others(case, event) or _is_ended(case, event, one):
            continue
        nearness = thing_nearness(case, event, weights)
        if not nearness and related >= CLOSE and event.deed in case.deeds and not _elsewhere(case, event):
            nearness = DEED_ALONE
        nearness *= NOUN_ALONE if event.rule == "event.noun" else 1.0
        account = BY_OWN_ACCOUNT if said_by(event, one) in case.who else 1.0
        found = _event_shows(case, one, event, nearness)
        if found is not None:
            shows, rule, what, worth = found
            own = ", by its own account" if account < 1 else ""
            reason = f"“{event.trigger.text}” is {what}, told as {event.status}{own}"
            yield _evidence(one, shows, rule, reason, worth * nearness * account * (0.2 + related), event)


def _event_shows(case: Case, one: Told, event: Event, nearness: float) -> tuple[str, str, str, float] | None:
    """What an event shows, by which rule, what it is to the promise in words, and what that is worth."""
    by_others = bool(codes_of(event)) and not codes_of(event) & set(case.who)
    if undoes(case, event) and not by_others and nearness > NEAR_ENOUGH_FOR_KIN and event.status in UNDONE_STATUSES:
        return "reversed", "event.undoing", "the end of what was promised", KIN_DEED
    if by_others and not (case.deed in GIVING and event.lemma in RECEIVING):
        return None
    opposite = event.deed in opposites(case.deed) and nearness > NEAR_ENOUGH_FOR_KIN
    if opposite and event.status == "planned" and codes_of(event):
        return "not done", "event.opposite-deed", "the opposite of it", ANNOUNCED_OPPOSITE
    shows = STATUS_SHOWS.get(_status(event, one))
    if shows is None:
        return None
    shows = CONTRARY.get(shows, shows) if case.negative else shows
    if event.deed in case.deeds and nearness > 0:
        return shown_by_count(case, event, one, shows), "event.same-deed", "the deed itself", SAME_DEED
    if event.deed in kin(case.deed) and nearness > NEAR_ENOUGH_FOR_KIN:
        return shown_by_count(case, event, one, shows), "event.kin-deed", "a deed of its kind", KIN_DEED
    if opposite and shows == "done":
        return "not done", "event.opposite-deed", "the opposite of it", KIN_DEED
    return None


def undoes(case: Case, event: Event) -> bool:
    """The event ends a state that was promised to last: a truce called off, a membership given up."""
    if event.deed not in ("end", "leave", "close") or case.deed not in LASTING or event.thing is None:
        return False
    return bool(LASTING_STATES & set(event.thing.text.lower().replace("-", "").split()))


def _is_ended(case: Case, event: Event, one: Told) -> bool:
    """The noun only names what another event of the sentence ends: "the ceasefire was over by noon"."""
    ends = (other.thing for other in one.events if undoes(case, other) and other.thing is not None)
    return event.rule == "event.noun" and any(t.start <= event.trigger.start < t.end for t in ends)


def _status(event: Event, one: Told) -> str:
    """How the event is told; headlines tell in the present what is done ("Bridge opens"), and who is in place or at
    home has come there, what is open has been opened, unless the words say that it is on the way. Of what there is
    none, that is not done ("no vote on Friday")."""
    before = one.sentence.span.text[: event.trigger.start - one.sentence.span.start]
    if event.rule == "event.noun" and event.status == "done" and NOT_ANY.search(before):
        return "not done"
    present = event.status == "under way" and not event.trigger.text.endswith("ing")
    is_said_to_be = event.rule == "event.state" or event.lemma == "be"
    arrived = is_said_to_be and event.deed in ENDING_IN_A_STATE and ON_THE_WAY.search(one.sentence.span.text) is None
    return "done" if present and (one.sentence.part == "title" or arrived) else event.status


def said_by(event: Event, one: Told) -> str | None:
    """The code of the speaker in whose statement the event stands."""
    return one.said_by(event.trigger.start - one.sentence.span.start)


def _done_on(event: Event, one: Told) -> date | None:
    """The last day of the event's date, if that is a span of at most a month and not after the article."""
    when = event.when
    if when is None or when.first is None or when.last is None or (when.last - when.first).days > 31:
        return None
    return when.last if one.day is None or when.first <= one.day else None


def _day_told(case: Case, one: Told) -> date | None:
    """The day, or the last day of the month, of the only date in the sentence that lies between the promise and the
    article and is not one that was set."""
    begun, came_out, set_days = case.first.published, one.day, {day for _, day in case.dues}
    if came_out is None:
        return None
    days = [(first, last) for first, last in one.days if first <= came_out and last not in set_days]
    if len(days) != 1:
        return None
    first, last = days[0]
    return last if (last - first).days <= 31 and (begun is None or begun <= last) else None


def _is_promised(event: Event) -> bool:
    """The word tells of the promise or its date, not of the deed: "pledged 18 tanks", "elections due by July"."""
    return event.lemma in APPOINTED or (event.lemma, "VERB") in commissives()


def _is_older(case: Case, event: Event, one: Told) -> bool:
    """The event is dated before the promise was first told, by itself or by all the days that its sentence names."""
    begun = case.first.published
    if begun is None:
        return False
    if event.when is not None and event.when.last is not None:
        return event.when.last < begun
    return bool(one.days) and all(last < begun for _, last in one.days)


def _is_of_others(case: Case, event: Event) -> bool:
    """No doer is known, and what it is done to is called another state's: "Spain's tanks", "the Danish jets"."""
    if codes_of(event) or event.thing is None:
        return False
    owners = states_named(event.thing.text)
    return bool(owners) and not owners & {*case.who, case.place}


def _is_put_off(event: Event, one: Told) -> bool:
    """The trigger is part of words that put the deed off ("postponed the vote"): no telling of the deed itself."""
    start = event.trigger.start - one.sentence.span.start
    matches = [cue.matches(one.sentence.span.text) for cue in one.cues if cue.shows == "slipped"]
    return any(match is not None and match.start() <= start < match.end() for match in matches)


def _elsewhere(case: Case, event: Event) -> bool:
    """The event is told of another country than the promise."""
    return bool(case.place and event.place is not None and event.place.country not in (None, case.place))


def thing_nearness(case: Case, event: Event, weights: Weights) -> float:
    """1 where the event's object is that of the case, less where it is not said, 0 where it is another or elsewhere."""
    if _elsewhere(case, event):
        return 0.0
    thing = terms(event.thing.text) if event.thing is not None else frozenset[str]()
    if not thing or not case.terms:
        return UNSAID if codes_of(event) & set(case.who) else UNSAID * NOBODY_NAMED
    shared = weights.likeness(case.terms, thing)
    if shared > 0.15:
        return 0.5 + 0.5 * shared
    return SAME_WORD if event.lemma in case.lemmas and event.lemma not in PALE_WORDS else 0.0


def _from_counts(case: Case, one: Told, related: float) -> Iterator[Evidence]:
    """How much there is now of what was promised, or that it goes the wrong way."""
    if related < RELATED_FOR_COUNT or (one.parties and not one.parties & {*case.who, case.place}):
        return
    statuses = set(one.statuses(0, len(one.sentence.span.text)))
    if statuses and statuses <= OPEN_STATUSES:
        return
    close = related >= CLOSE
    found = count_in(case, one, close=close) or (measure_in(case, one) if close else None)
    if found is not None:
        yield _evidence(one, found.shows, found.rule, found.reason, COUNT * related)
