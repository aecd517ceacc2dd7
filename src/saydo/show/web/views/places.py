"""Places by country: commitments name countries, events also places in them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from saydo.lexicon.actors import states_by_code
from saydo.show.web.views.lines import Share, in_shares
from saydo.store.ask import PlaceRow


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or a sea or region of several: how many commitments and events, and the verdicts."""

    code: str
    name: str
    cases: int
    events: int
    verdicts: tuple[tuple[str, int], ...]
    shares: tuple[Share, ...]
    latitude: float | None
    longitude: float | None


def countries(rows: Iterable[PlaceRow]) -> tuple[Country, ...]:
    """Places gathered by their countries, those with most commitments first. One of no country stands for itself."""
    gathered: dict[str, list[PlaceRow]] = defaultdict(list)
    for row in rows:
        gathered[row.country or row.id].append(row)
    found = [_country(code, places) for code, places in gathered.items()]
    return tuple(sorted(found, key=lambda country: (-country.cases, -country.events, country.name)))


def _country(code: str, places: list[PlaceRow]) -> Country:
    counts: dict[str, int] = defaultdict(int)
    for row in places:
        for verdict, count in row.verdicts:
            counts[verdict] += count
    state = states_by_code().get(code)
    placed = next((row for row in places if row.latitude is not None and not row.country), None)
    return Country(
        code,
        state.name if state else places[0].name,
        sum(row.cases for row in places),
        sum(row.events for row in places),
        tuple(sorted(counts.items())),
        in_shares(counts),
        placed.latitude if placed else None,
        placed.longitude if placed else None,
    )
