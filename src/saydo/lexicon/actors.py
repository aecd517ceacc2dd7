"""The shapes of the lexicons of actors, and whose word binds whom."""

import re
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from saydo.lexicon.load import load_tsv
from saydo.records import Actor

STATE_KINDS = {"state", "government", "military", "legislature"}
FORMER = ("former ", "ex-")


def _parted(value: Any) -> Any:
    return tuple(word.strip() for word in value.split(";") if word.strip()) if isinstance(value, str) else value


def _yes(value: Any) -> Any:
    return {"yes": True, "": False}.get(value, value)


def _number(value: Any) -> Any:
    return None if value == "" else value


Words = Annotated[tuple[str, ...], BeforeValidator(_parted)]
Flag = Annotated[bool, BeforeValidator(_yes)]
Number = Annotated[float | None, BeforeValidator(_number)]


class Line(BaseModel):
    """A line of a lexicon: frozen, and no column that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class State(Line):
    code: str
    name: str
    alternatives: Words = ()
    adjectives: Words = ()
    people: Words = ()
    capitals: Words = ()
    successor: str = ""

    @property
    def plurals(self) -> tuple[str, ...]:
        """The nouns for its people, "the" left out where it must stand ("the French")."""
        regular = tuple(f"{word}s" for word in self.adjectives if word.endswith(("n", "i")))
        return tuple(word for word in self.people if not word.startswith("the ")) or regular


class Organ(Line):
    name: str
    country: str
    kind: Literal["government", "military", "legislature", "land"]
    alternatives: Words = ()
    supported: Flag = False


class CommonOrgan(Line):
    word: str
    kind: Literal["government", "military", "legislature", "people", "members"]
    alone: Flag = False


class Organisation(Line):
    name: str
    kind: Literal["igo", "ngo", "party"]
    alternatives: Words = ()
    seat: str = ""
    home: str = ""
    mission: Flag = False


class CommonBody(Line):
    word: str
    kinds: Words


class ArmedGroup(Line):
    name: str
    alternatives: Words = ()
    home: str = ""


class Company(Line):
    name: str
    kind: Literal["company", "media"]
    alternatives: Words = ()


class Role(Line):
    role: str
    kind: Literal["government", "military", "legislature", "igo", "company", "armed group", "party", "person"]
    words: Words
    unique: Flag = False


class OfficeHolder(Line):
    name: str
    country: str
    role: str
    first: int
    last: Annotated[int | None, BeforeValidator(_number)] = None
    alternatives: Words = ()


class OrganFamily(Line):
    family: str
    words: Words


class NameWords(Line):
    kind: Literal["body", "function"]
    words: Words


class OfficeModifiers(Line):
    kind: Literal["state", "gone", "portfolio"]
    words: Words


class GivenName(Line):
    name: str
    gender: Literal["f", "m", "either"]


class KnownPlace(Line):
    name: str
    country: str = ""
    latitude: Number = None
    longitude: Number = None
    kind: str = ""
    alternatives: Words = ()


@cache
def states() -> tuple[State, ...]:
    return load_tsv("states.tsv", State, key=lambda s: s.code)


@cache
def states_by_code() -> dict[str, State]:
    return {state.code: state for state in states()}


@cache
def organs() -> tuple[Organ, ...]:
    return load_tsv("organs.tsv", Organ, key=lambda o: (o.name, o.country))


@cache
def common_organs() -> tuple[CommonOrgan, ...]:
    return load_tsv("organs_common.tsv", CommonOrgan, key=lambda o: o.word)


@cache
def organisations() -> tuple[Organisation, ...]:
    return load_tsv("organisations.tsv", Organisation, key=lambda o: (o.name, o.home))


@cache
def common_bodies() -> dict[str, tuple[str, ...]]:
    """Common noun ("group") -> the kinds of body that it can mean."""
    return {body.word: body.kinds for body in load_tsv("organisations_common.tsv", CommonBody, key=lambda b: b.word)}


@cache
def armed_groups() -> tuple[ArmedGroup, ...]:
    return load_tsv("armed_groups.tsv", ArmedGroup, key=lambda g: g.name)


@cache
def companies() -> tuple[Company, ...]:
    return load_tsv("companies.tsv", Company, key=lambda c: c.name)


@cache
def roles() -> tuple[Role, ...]:
    return load_tsv("roles.tsv", Role, key=lambda r: r.role)


@cache
def office_holders() -> tuple[OfficeHolder, ...]:
    return load_tsv("office_holders.tsv", OfficeHolder, key=lambda h: (h.name, h.role, h.first))


@cache
def given_names() -> dict[str, str]:
    """Given name -> f, m or either."""
    return {name.name: name.gender for name in load_tsv("given_names.tsv", GivenName, key=lambda n: n.name)}


@cache
def places() -> tuple[KnownPlace, ...]:
    return load_tsv("places.tsv", KnownPlace, key=lambda p: (p.name, p.country))


@cache
def organ_families() -> dict[str, frozenset[str]]:
    """Family -> the common words for one organ of state that stand for each other."""
    return {f.family: frozenset(f.words) for f in load_tsv("organ_families.tsv", OrganFamily, key=lambda f: f.family)}


@cache
def _name_words() -> dict[str, tuple[str, ...]]:
    return {line.kind: line.words for line in load_tsv("name_words.tsv", NameWords, key=lambda line: line.kind)}


@cache
def body_word() -> re.Pattern[str]:
    """Finds a capitalised word that makes a name that of a body or a thing."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, _name_words()["body"])) + r")\b")


@cache
def function_words() -> frozenset[str]:
    """Small words that part a name from an organ behind it."""
    return frozenset(_name_words()["function"])


@cache
def office_modifiers() -> dict[str, tuple[str, ...]]:
    """Kind of modifier -> the words that stand before an office and belong to it."""
    found = load_tsv("office_modifiers.tsv", OfficeModifiers, key=lambda line: line.kind)
    return {line.kind: line.words for line in found}


def state_actor(code: str) -> Actor:
    """The state itself."""
    known = states_by_code().get(code)
    return Actor(code, known.name if known else code, "state", code)


def accountable_code(actor: Actor) -> str:
    """Whom an actor's word binds, as an audit prints it: the code of the state that the actor is, serves or speaks for,
    else the short name of the body. Those who are out of office, and peoples, bind no state."""
    if actor.body is not None and not (actor.role or "").startswith(FORMER):
        return actor.body
    if actor.country is None or (actor.role or "").startswith(FORMER):
        return actor.name
    if actor.kind in STATE_KINDS or (actor.kind == "person" and actor.role is not None):
        return actor.country
    return actor.name
