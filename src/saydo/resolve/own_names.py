"""Names that act for themselves and that no lexicon has: a firm, a yard, a province, a city.

The words beside a name show it, in whichever article of a dossier they stand: "the carmaker X", "X plc", "X's chief
executive", "the mayor of X". A full name, its first words and its initials are one actor, under the one that
is used most.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from saydo.lexicon.actors import given_names, office_holders
from saydo.lexicon.gazetteer import Known, Sense, find_known, most_named, senses_of, slug
from saydo.lexicon.offices import role_words
from saydo.lexicon.own_names import any_of, own_name_words
from saydo.lexicon.phrases import Found
from saydo.records import Actor, Reading

WORD = r"[A-ZÀ-Þ](?:[\w&]|-(?=\w)|['’](?=[A-Z]))*"
NAME = rf"(?P<name>{WORD}(?: (?:for |of |and |do |da |de |del )?{WORD}){{0,3}})"
PLACE = rf"(?P<name>{WORD}(?: {WORD}){{0,2}})"
INITIALS = r"(?P<name>(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z&]{1,6}(?<!s))"
AGO = r"(?:(?:new|former|then|interim|acting|outgoing|own|deputy|local) )?"
INTRODUCED = {"name.given-name", "name.title", "name.office-holder", "name.apposition"}
OPENING = re.compile(r"(?:The|A|An|In|On|At|For|But|And|Its?|When|If|As|By|From|To|Of|Under|After|Since|Both|This|That|"
                     r"Last|Next|Then|Now|What|Whether|With|While|So|Yet|Not|No|One|All|Nor|Mr|Mrs|Ms|Sir|Gov|Mayor|"
                     r"Governor|Premier|Minister|President|Former|Chief|State|City|Only|Even|There|He|She|They|Foreign|"
                     r"Interior|Prime|Deputy|Acting|Federal|Its|Their|\w+day|January|February|March|April|May|June|July|"
                     r"August|September|October|November|December)(?: |$)")  # fmt: skip
THINGS = re.compile(
    r"(?:River|Lake|Park|Road|Street|Bridge|Airport|Bay|Island|Islands|Sound|Valley|Hills?|Square|Station|University|Post|"
    r"Times|Herald|News|Star|Free|Gazette|Journal|Sun|Wire|Cathedral|Hospital|Harbou?r|Beach|Act|Agreement|Accord|Treaty)$"
)
PREMIER = re.compile(r"\b[Pp]remier [A-Z]|\b[Ff]irst [Mm]inister\b|\bthe premier\b|[a-z]['’]s premier\b")
FIRMS = {"Holdings", "Holding", "Motors", "Rotem", "Aerospace", "Industries"}  # a firm, though a state begins its name
MOST_TOGETHER = 6
OFTEN = 5  # a dossier names its province at least so often
CLEAR = 2


@dataclass(frozen=True, slots=True)
class OwnNames:
    """Each name of the articles that acts for itself, with its actor.

    lead: the province or city that a dossier is about, if it names one more often than the state in which it lies.
    home: the state that all articles together name at least twice as often as any other.
    cabinet: the articles tell of a premier, so a province has ministers of its own.
    """

    actors: Mapping[str, Actor]
    lead: Actor | None = None
    cabinet: bool = False
    home: str | None = None

    def found(self, text: str) -> tuple[Known, ...]:
        """Every such name in a text, the longest at each place."""
        if not self.actors:
            return ()
        longest = sorted(self.actors, key=lambda name: (-len(name), name))
        pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?!\w|-\w)")
        return tuple(
            Found(m.start(), m.end(), m.group(), (Sense("body", self.actors[m.group()]),))
            for m in pattern.finditer(text)
            if not _in_longer_name(text, m.start(), m.end())
        )


NO_OWN_NAMES = OwnNames({})


def own_names(readings: Sequence[Reading]) -> OwnNames:
    """The names that act for themselves in these articles."""
    texts = [reading.article.text for reading in readings]
    persons = _persons(readings)
    bodies = {name for name in _shown(texts, _body_signs()) if _may_be_body(name, persons)}
    bodies = {name for name in bodies if name[1:] != name[1:].lower() or not _is_common(name, texts)}
    lands = {name for name in _shown(texts, _land_signs()) if _may_be_land(name, persons)}
    bodies -= lands
    bodies |= _parts_of(bodies, texts, persons)
    actors = {name: Actor(slug(name), name, "organisation", _country(name)) for name in lands}
    for group in _groups(bodies, texts):
        short = max(sorted(group), key=lambda name: (_uses(name, texts), -len(name)))
        actors |= {name: Actor(slug(short), short, "organisation") for name in group}
    lead = _lead(lands, actors, texts)
    cabinet = any(PREMIER.search(text) for text in texts)
    return OwnNames(_shortened(texts) | actors, lead, cabinet, None if lead else most_named(texts))


def _shortened(texts: Sequence[str]) -> dict[str, Actor]:
    """Listed firms and parties under the form that the articles use, where they never give the name in the list."""
    known = [found for text in texts for found in find_known(text)]
    states = {sense.actor.country for found in known for sense in found.meanings if sense.actor is not None}
    forms: dict[Actor, list[str]] = {}
    for found in known:
        senses = [sense for sense in found.meanings if not sense.supported or sense.home in states]
        actor = senses[0].actor if senses else None
        if actor is None or actor.kind not in ("company", "party") or len({sense.actor for sense in senses}) > 1:
            continue
        forms.setdefault(actor, []).append(found.text)
    return {
        form: replace(actor, name=max(sorted(set(used)), key=used.count))
        for actor, used in forms.items()
        if actor.name not in used
        for form in used
    }


def _lead(lands: set[str], actors: Mapping[str, Actor], texts: Sequence[str]) -> Actor | None:
    ranked = sorted(((_uses(name, texts), name) for name in lands), reverse=True)[:2]
    if not ranked or ranked[0][0] < OFTEN or (len(ranked) > 1 and ranked[0][0] < CLEAR * ranked[1][0]):
        return None
    often, first = ranked[0]
    country = actors[first].country
    state = sum(
        any(sense.actor is not None and sense.actor.country == country for sense in known.meanings)
        for text in texts
        for known in find_known(text)
    )
    return actors[first] if often > state else None


@cache
def _body_signs() -> tuple[re.Pattern[str], ...]:
    """What shows that a name is a firm's or a body's."""
    company, officer, speaker, word, deed = map(any_of, ("company", "officer", "speaker", "word", "deed"))
    return tuple(
        re.compile(sign)
        for sign in (
            rf"\b{NAME},? {any_of('designator')}(?!\w)",
            rf"\b(?:[Tt]he|[Ii]ts|[Aa]n?|of|by|at) (?:[\w-]+ )?{company},? {NAME}",
            rf"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|\w['’]s) (?:[\w-]+ ){{1,3}}{company}, {NAME}, ",
            rf"\b{NAME}, (?:the|an?) (?:[\w'’-]+ ){{0,5}}{company}(?=[,.;]| (?:that|which|of|in|owned|behind)\b)",
            rf"\b{NAME}['’]s? {AGO}{officer}\b",
            rf"\b{NAME} {AGO}(?:chief executive|CEO|chairman|chairwoman|shareholders)\b",
            rf"\b{officer} (?:of|at|for) {NAME}",
            rf"\b{speaker} (?:for|of) {NAME}",
            rf"(?<![\w-]){INITIALS} {word}\b",
            rf"(?<![\w-]){INITIALS}['’]s {AGO}{speaker}\b",
            rf"\b{word} by {INITIALS}\b",
            rf"(?<![\w-]){INITIALS} (?:(?:has|had|have) {word}|(?:will|would|is to|was to|can|must) {deed})\b",
            rf"\b(?P<name>{WORD}(?: {WORD})? {any_of('trade')})(?![\w’'-]| [A-Z])",
            rf"(?:^|[.\n] ?){NAME} (?:will|would|is to|{word}) [^.\n]{{0,150}}, its {AGO}(?:{officer}|{speaker})\b",
        )
    )


@cache
def _land_signs() -> tuple[re.Pattern[str], ...]:
    """What shows that a name is that of a province or a city which acts."""
    governor = any_of("governor")
    return tuple(
        re.compile(sign)
        for sign in (
            rf"\b{governor} of {PLACE}",
            rf"\b{PLACE}['’]s {AGO}(?:\w+ )?{governor}\b",
            rf"\b{PLACE} (?:[Mm]ayor|[Gg]overnor|[Pp]remier|Gov\.|city council|lawmakers|legislature)\b",
            rf"\bthe (?:state|province) of {PLACE}",
            rf"\b{PLACE}['’]s (?:ban|bylaw|by-law|ordinance|city plan|council tax|housing plan|transport plan)\b",
            rf"\b{PLACE} (?:{any_of('word')} (?:to|that|it|last|on|in)|(?:will|would|is to|was to) {any_of('deed')})\b",
            rf"\bthe {any_of('land')} of {PLACE}(?= (?:will|would|has|had|is to|was to|{any_of('word')})\b)",
        )
    )


def _shown(texts: Sequence[str], signs: tuple[re.Pattern[str], ...]) -> Iterator[str]:
    for text in texts:
        for sign in signs:
            for match in sign.finditer(text):
                name = match.group("name")
                while opening := OPENING.match(name):
                    name = name[opening.end() :]
                if name:
                    yield name


def _persons(readings: Sequence[Reading]) -> frozenset[str]:
    """Names and surnames of those whom the articles introduce as persons."""
    names = [n for r in readings for n in r.names if n.label == "PERSON"]
    names = [n for n in names if not _ends_as_firm(n.span.text.split()[-1])]
    introduced = {n.span.text for n in names if n.rule in INTRODUCED} | _holders()
    long = {n.span.text for n in names if " " in n.span.text}
    last = {n.span.text.split()[-1] for n in names if " " in n.span.text} | {n.split()[-1] for n in _holders()}
    return frozenset(introduced | long | last | {name.split()[0] for name in introduced if " " in name})


def _ends_as_firm(word: str) -> bool:
    """What says what a firm makes, or initials, ends no person's name."""
    return word in own_name_words()["trade"] or word.isupper()


@cache
def _holders() -> frozenset[str]:
    return frozenset(name for holder in office_holders() for name in (holder.name, *holder.alternatives))


def _may_be_body(name: str, persons: frozenset[str]) -> bool:
    """No person, no office, and nobody whom the lexicons know."""
    if name in persons or len(name.split()[-1]) < 2 or senses_of(name) or role_words().find(name):
        return False
    first, *_, last = name.split() if " " in name else (name, name)
    return first not in given_names() and (last in FIRMS or not any(_acts(known) for known in find_known(name)[:1]))


def _acts(known: Known) -> bool:
    """A known actor whose name begins another's: "Iraqi Airways" is left to the lexicons."""
    return known.start == 0 and any(sense.actor is not None and sense.kind != "capital" for sense in known.meanings)


def _may_be_land(name: str, persons: frozenset[str]) -> bool:
    """A place that the lexicons have in one country; others are too like persons and things."""
    senses = senses_of(name)
    return name not in persons and _unknown(name) and any(s.place is not None and s.place.country for s in senses)


def _unknown(name: str) -> bool:
    """No name of the lexicons, but a place's that lies in one country."""
    return all(sense.kind == "place" and sense.place is not None and sense.place.country for sense in senses_of(name))


def _country(name: str) -> str | None:
    return next((s.place.country for s in senses_of(name) if s.place is not None and s.place.country), None)


def _parts_of(bodies: set[str], texts: Sequence[str], persons: frozenset[str]) -> set[str]:
    """The first word of a longer name, and the initials beside it, that the articles use for it: "X" of "X Marine"."""
    found: set[str] = set()
    for name in bodies:
        first = name.split()[0]
        if " " in name and first not in persons and _may_be_body(first, persons) and not senses_of(first):
            alone = sum(_uses(first, [text]) - _uses(name, [text]) for text in texts)
            found |= {first} if alone > 1 and not _is_common(first, texts) else set()
        beside = re.compile(re.escape(name) + r"(?:,? or|,)? \(?([A-Z][A-Za-z&]{1,6})\)?(?=[,.;) ])")
        for text in texts:
            found |= {m.group(1) for m in beside.finditer(text) if _initials_of(m.group(1), name)}
    return found - bodies


def _is_common(word: str, texts: Sequence[str]) -> bool:
    """The articles have the word in small letters too: it is a word and no name."""
    return any(re.search(rf"\b{re.escape(word.lower())}\b", text) for text in texts)


def _initials_of(short: str, name: str) -> bool:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return len(short) > 1 and short.upper() in (letters, "".join(word[0] for word in name.split()).upper())


def _groups(names: set[str], texts: Sequence[str]) -> list[set[str]]:
    """The names that are one: the longer begins with the shorter, or the shorter is its initials."""
    groups: list[set[str]] = []
    for name in sorted(names, key=lambda n: (len(n), n)):
        home = next((g for g in groups if any(name.startswith(f"{o} ") or _initials_of(o, name) for o in g)), None)
        if home is None:
            groups.append({name})
        elif len(home) < MOST_TOGETHER:
            home.add(name)
    return groups


def _uses(name: str, texts: Sequence[str]) -> int:
    return sum(len(re.findall(rf"(?<![\w-]){re.escape(name)}(?!\w)", text)) for text in texts)


def _in_longer_name(text: str, start: int, end: int) -> bool:
    """Another capitalised word follows, of a thing that bears the name: "X River", "X Park"."""
    following = re.match(r" ([A-Z]\w+)", text[end:])
    before = re.search(r"(?:St\.|Lake|Fort|Port|Mount|New|North|South|East|West|Camp|Cape|[A-Z]\.) $", text[:start])
    return before is not None or (following is not None and bool(THINGS.match(following.group(1))))
