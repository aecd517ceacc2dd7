"""Whether two tellings are of one event, by points for and against that a reader can follow.

Every rule of RULES gives points, with the words for them, or none. Tellings that name the same deed are one event where
the points reach JOIN_AT and enough of them come from what singles an event out: its day, a figure, a town, a headline,
rare words. Two strikes on two days stay two. What tellings contradict each other in takes points off; where all else
agrees they are still one event, and the contradiction is kept.
"""

from collections.abc import Callable
from datetime import date, timedelta

from saydo.lexicon.synonyms import families
from saydo.records import Figure
from saydo.resolve.accounts import STATE, Account

JOIN_AT = 4.0
SINGLED_OUT = 1.5
APART = -100.0
NEAR_DAYS, NEWS_CYCLE, FAR_DAYS = 3, 7, 120
MONTH, YEAR = 31, 366
TELLING_NUMBER = 10
FAR_OFF = 2.0  # figures that differ by more than this factor count different things
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "decade"})
HEAD = frozenset({"title", "deck"})

Points = tuple[float, str] | None
Rule = Callable[[Account, Account], Points]


def day(a: Account, b: Account) -> Points:
    """The days on which it may fall are the same; two that cannot be the same keep tellings apart."""
    if _before(a.latest, b.earliest) or _before(b.latest, a.earliest):
        return APART, "another day"
    if not (a.dated and b.dated):
        return (1.0, "told when it happened") if _told_at(a, b) or _told_at(b, a) else None
    if a.latest == b.latest and {a.outlook, b.outlook} <= {"forward", "open"}:
        return 2.0, "to be by the same day"
    width = max(_width(a), _width(b))
    if width <= 1:
        return 3.0, "same day"
    return (2.0, "same time") if width <= MONTH else (1.0, "same year") if width <= YEAR else None


def figures(a: Account, b: Account) -> Points:
    """The same number of the same unit; numbers that exclude each other by far count something else."""
    pairs = [(x, y) for x in a.event.figures for y in b.event.figures if _one_unit(x, y)]
    if not pairs:
        return None
    exact = [x for x, y in pairs if x.low is not None and x.low == y.low and x.high == y.high]
    if exact:
        number = max(x.low or 0.0 for x in exact)
        telling = number >= TELLING_NUMBER and any(x.unit not in DURATIONS for x in exact)
        return (2.0 if telling else 1.0), f"same figure ({exact[0].span.text})"
    if any(overlap(x, y) for x, y in pairs):
        # a count that leaves an end open agrees with every later one, whatever it counts
        return (1.0, "figures that agree") if _told_together(a, b) else (-0.5, "another count, told later")
    if all(_far_off(x, y) for x, y in pairs):
        return APART, "figures far apart"
    return -0.5, "other figures"


def place(a: Account, b: Account) -> Points:
    """The country is the same, and the place in it where both name one that is known."""
    one, two = a.event.place, b.event.place
    if one is None or two is None or not one.country or not two.country:
        return None
    if one.country != two.country:
        return -3.0, "another country"
    if len(one.id) > 3 and len(two.id) > 3:
        return (2.0, f"same place ({one.name})") if one.id == two.id else (APART, "another place")
    return 1.0, "same country"


def thing(a: Account, b: Account) -> Points:
    """What is moved, given or held shares words of content."""
    if not a.thing or not b.thing:
        return None
    shared = len(a.thing & b.thing)
    return (2.0, "same thing") if shared > 1 else (1.0, "like thing") if shared else (-2.0, "another thing")


def portion(a: Account, b: Account) -> Points:
    """The first half and the second half are two; so are the first ones and the last."""
    return (APART, "another part") if a.portions and b.portions and a.portions.isdisjoint(b.portions) else None


def called(a: Account, b: Account) -> Points:
    """Things that both bear names and share none are two ("the camp at Port-Bouët", "the base of Adji Kosseï")."""
    return (-2.0, "another name") if a.called and b.called and a.called.isdisjoint(b.called) else None


def who(a: Account, b: Account) -> Points:
    """One actor at least is the same; two states are two actors."""
    if a.who & b.who:
        return 1.0, "same actor"
    if _states(a.who) and _states(b.who):
        return -3.0, "another actor"
    return (0.5, "like actor") if a.named & b.named else None


def whom(a: Account, b: Account) -> Points:
    """The same is done to one party; a target that is not told does not matter."""
    if a.whom & b.whom:
        return 1.0, "same target"
    return (-2.0, "another target") if _states(a.whom) and _states(b.whom) else None


def words(a: Account, b: Account) -> Points:
    """The sentences share words that few others of the dossier have."""
    shared = (a.words & b.words) - {a.event.lemma}
    return (min(0.5 * len(shared), 2.0), f"{len(shared)} telling words in common") if shared else None


def word_of_the_deed(a: Account, b: Account) -> Points:
    """The very word by which the deed is named is the same."""
    return (0.5, "same word") if a.event.lemma == b.event.lemma else None


def sentence(a: Account, b: Account) -> Points:
    """Two words of one clause tell of one deed ("were more", "at work"), those of two clauses of two."""
    within = a.event.span.covers(b.event.trigger) and b.event.span.covers(a.event.trigger)
    return (JOIN_AT, "same clause") if within else (APART, "another clause of the sentence")


def headline(a: Account, b: Account) -> Points:
    """A headline tells what the first paragraph under it tells."""
    if a.event.article != b.event.article or a.part == b.part or not {a.part, b.part} & HEAD:
        return None
    return (2.0, "headline and lead") if {a.part, b.part} <= HEAD | {"lead"} else None


def publication(a: Account, b: Account) -> Points:
    """Told in the same days, or long after one another with no day given."""
    if a.published is None or b.published is None or a.event.article == b.event.article:
        return None
    apart = abs((a.published - b.published).days)
    if apart <= NEAR_DAYS:
        return 1.0, "told in the same days"
    known = (a.dated and b.dated) or _told_at(a, b) or _told_at(b, a) or _share_a_number(a, b)
    return (-1.0, "told long after one another") if apart > FAR_DAYS and not known else None


def status(a: Account, b: Account) -> Points:
    """Told as done by one and as not done, or as to come, by the other."""
    outlooks = {a.outlook, b.outlook} - {"open"}
    kept_day = a.dated and b.dated and "undone" not in outlooks
    return (-1.0, "other status") if len(outlooks) > 1 and not kept_day else None


RULES: tuple[Rule, ...] = (
    day,
    figures,
    place,
    thing,
    portion,
    called,
    who,
    whom,
    words,
    word_of_the_deed,
    headline,
    publication,
    status,
)
# Words of one sentence share its day, its figures and its other words, whatever they tell.
WITHIN_A_SENTENCE: tuple[Rule, ...] = (sentence, thing, portion, who, whom, status)
SINGLING: tuple[Rule, ...] = (day, figures, place, words, sentence, headline)


def same_deed(a: Account, b: Account) -> bool:
    """A deed of the dossier vocabulary in common; where one has none, the same type."""
    if a.deeds and b.deeds:
        return bool(a.deeds & b.deeds)
    if bool(a.deeds) != bool(b.deeds) and a.event.lemma != b.event.lemma:
        return False
    return a.event.type is not None and a.event.type == b.event.type


def likeness(a: Account, b: Account) -> tuple[float, str]:
    """Points for two tellings being of one event, with what they are for; below zero where they cannot be."""
    if not same_deed(a, b):
        return APART, "another deed"
    in_one_sentence = a.event.article == b.event.article and a.sentence == b.sentence
    given = {rule: rule(a, b) for rule in (WITHIN_A_SENTENCE if in_one_sentence else RULES)}
    total = sum(points[0] for points in given.values() if points)
    told = ", ".join(points[1] for points in given.values() if points)
    single = sum(points[0] for rule in SINGLING if (points := given.get(rule)) and points[0] > 0)
    return (total if single >= SINGLED_OUT else min(total, JOIN_AT - 0.5)), told


def overlap(a: Figure, b: Figure) -> bool:
    """Whether both can be right: "at least 12" and 14 can, 12 and 14 cannot."""
    low_a, high_a = _reach(a)
    low_b, high_b = _reach(b)
    return low_a <= high_b and low_b <= high_a


def _before(last: date | None, first: date | None) -> bool:
    """One ends before the other begins, by more than the day that a time zone or a night makes."""
    return last is not None and first is not None and last < first


def _width(one: Account) -> int:
    if one.earliest is None or one.latest is None:
        return MONTH if one.latest is not None else YEAR
    return (one.latest - one.earliest + timedelta(days=1)).days


def _told_at(a: Account, b: Account) -> bool:
    """The one, undated, came out on a day of the other's date or just after: news tells what has just been done."""
    if a.dated or not b.dated or a.published is None or b.earliest is None or b.latest is None:
        return False
    just_after = b.latest + timedelta(days=NEAR_DAYS)
    return a.outlook == b.outlook == "done" and _width(b) <= YEAR and b.earliest <= a.published <= just_after


def _share_a_number(a: Account, b: Account) -> bool:
    """A figure that few other things have: 5,000 prisoners in both."""
    return any(
        x.low is not None and x.low == y.low and x.high == y.high and x.low >= TELLING_NUMBER and _one_unit(x, y)
        for x in a.event.figures
        for y in b.event.figures
    )


def _one_unit(a: Figure, b: Figure) -> bool:
    """The same is counted, by the same word or by another for it (troops, soldiers)."""
    known = families()
    return bool(a.unit and b.unit) and known.get(a.unit or "", a.unit) == known.get(b.unit or "", b.unit)


def _told_together(a: Account, b: Account) -> bool:
    if a.published is None or b.published is None:
        return a.published is b.published
    return abs((a.published - b.published).days) <= NEWS_CYCLE


def _states(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(code for code in codes if STATE.fullmatch(code))


def _far_off(a: Figure, b: Figure) -> bool:
    ends = [x for x in (a.low if a.low is not None else a.high, b.low if b.low is not None else b.high) if x]
    return len(ends) < 2 or max(ends) > FAR_OFF * min(ends)


def _reach(figure: Figure) -> tuple[float, float]:
    """A figure as a range; "about" is taken a tenth either way."""
    low = figure.low if figure.low is not None else float("-inf")
    high = figure.high if figure.high is not None else float("inf")
    if figure.change == "~":
        return low - abs(low) * 0.1, high + abs(high) * 0.1
    if figure.change in (">", "up"):
        return low, float("inf")
    return (float("-inf"), high) if figure.change in ("<", "down") else (low, high)
