"""How words and deeds part: one function a gap, each answering with the gaps it sees in a case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from saydo.audit.bearing import Bearing
from saydo.audit.case import Case, Profile
from saydo.audit.verdicts import undoing
from saydo.lexicon.outcomes import OutcomeCue
from saydo.records import Figure, Gap

RELATED_FOR_GAP = 0.28
WORTH_SAYING = 0.2
INDIRECT = {"event.kin-deed", "event.as-told"}  # too far from the deed itself to gainsay anybody


@dataclass(frozen=True, slots=True)
class Desk:
    """A case with all that bears on it and the day of the question."""

    case: Case
    bearings: Sequence[Bearing]
    as_of: date


def find_gaps(desk: Desk) -> tuple[Gap, ...]:
    """All gaps of a case, in the order of RULES and of publication; a sentence shows one type once."""
    found: dict[tuple[str, str, int], Gap] = {}
    for rule in RULES:
        for gap in rule(desk):
            found.setdefault((gap.type, gap.article, gap.span.start), gap)
    return tuple(found.values())


def _by_cue(desk: Desk, gap: str, *, closer: float = 1.0) -> list[Gap]:
    return [
        _gap(bearing, cue)
        for bearing in desk.bearings
        for cue in bearing.told.cues
        if cue.shows == gap and bearing.related >= closer * RELATED_FOR_GAP
    ]


def _gap(bearing: Bearing, cue: OutcomeCue) -> Gap:
    sentence = bearing.told.sentence.span
    match = cue.matches(sentence.text)
    words = match.group(0).strip() if match else ""
    return Gap(
        cue.shows,
        bearing.told.reading.article.id,
        sentence,
        f"gap.{cue.shows}.{cue.name}",
        f"“{words}” in a sentence that speaks of it",
    )


def slipped_by_date(desk: Desk) -> list[Gap]:
    """slipped: a later telling of the promise names a later date than the first one."""
    dues = desk.case.dues
    if not dues:
        return []
    first = dues[0][1]
    return [
        Gap(
            "slipped",
            p.commitment.article,
            p.commitment.span,
            "gap.slipped.later-date",
            f"the date is now {day.isoformat()}, and was {first.isoformat()} at first",
        )
        for p, day in dues[1:]
        if (day - first).days > 3 and _is_newer(p, dues[0][0])
    ]


def slipped_in_words(desk: Desk) -> list[Gap]:
    """slipped: the text says that it was put off, or came late."""
    return [g for g in _by_cue(desk, "slipped") if g.rule.endswith("put-off")]


def shrunk_by_figure(desk: Desk) -> list[Gap]:
    """shrunk: a later telling of the promise names a smaller figure of the same thing."""
    found = []
    first: Figure | None = None
    for p in desk.case.profiles:
        amount = p.commitment.amount
        if amount is None or amount.low is None:
            continue
        if first is None:
            first = amount
        elif (
            first.low is not None
            and amount.unit == first.unit
            and amount.low < 0.9 * first.low
            and "more" not in (amount.what or "")
        ):
            found.append(
                Gap(
                    "shrunk",
                    p.commitment.article,
                    p.commitment.span,
                    "gap.shrunk.smaller-figure",
                    f"“{amount.span.text}” took the place of “{first.span.text}”",
                )
            )
    return found


def shrunk_in_words(desk: Desk) -> list[Gap]:
    """shrunk: the text says that it was cut down."""
    return _by_cue(desk, "shrunk")


def relabelled(desk: Desk) -> list[Gap]:
    """relabelled: only the name, role or definition changed, or what left was replaced by the like.

    One passage that says so decides; what is merely "the same" as before does not, and is only cited beside it.
    """
    said = _by_cue(desk, "relabelled")
    return said if any(g.rule.endswith("only-the-name") for g in said) else []


def re_announced(desk: Desk) -> list[Gap]:
    """re-announced: announced as new though it had been announced, or declared done, before."""
    return _by_cue(desk, "re-announced")


def contradicted(desk: Desk) -> list[Gap]:
    """contradicted: an official says it is done (or going on), a figure, document or witness says it is not."""
    return [*_by_cue(desk, "contradicted"), *_against_own_account(desk, "contradicted", by_others=False)]


def disputed(desk: Desk) -> list[Gap]:
    """disputed: another party with standing denies that it was promised or done."""
    return [*_by_cue(desk, "disputed", closer=1.25), *_against_own_account(desk, "disputed", by_others=True)]


def _against_own_account(desk: Desk, gap: str, *, by_others: bool) -> list[Gap]:
    """Passages that tell as not done what the promiser says is done: the author's own, or those of other parties."""
    evidence = [e for bearing in desk.bearings for e in bearing.evidence if e.strength >= WORTH_SAYING]
    claims = [e.day for e in evidence if e.shows == "done" and e.by in desk.case.who and e.day is not None]
    if not claims:
        return []
    against = [
        e
        for e in evidence
        if e.shows == "not done"
        and e.by not in desk.case.who
        and e.rule not in INDIRECT
        and e.day is not None
        and e.day >= min(claims)
    ]
    return [
        Gap(
            gap,
            e.article,
            e.span,
            f"gap.{gap}.own-account",
            f"{e.by or 'the article'} against the promiser's own account",
        )
        for e in against
        if (e.by is not None) is by_others
    ]


def conditional(desk: Desk) -> list[Gap]:
    """conditional: made to depend on something that has not happened."""
    return _by_cue(desk, "conditional", closer=1.5)


def undone(desk: Desk) -> list[Gap]:
    """undone: carried out, then reversed."""
    evidence = [e for bearing in desk.bearings for e in bearing.evidence]
    if not any(e.shows == "done" for e in evidence):
        return []
    opposite = undoing(evidence)
    told = (
        []
        if opposite is None
        else [Gap("undone", opposite.article, opposite.span, "gap.undone.opposite", opposite.reason)]
    )
    return [*told, *_by_cue(desk, "undone")]


RULES: tuple[Callable[[Desk], list[Gap]], ...] = (
    relabelled,
    re_announced,
    slipped_by_date,
    slipped_in_words,
    shrunk_by_figure,
    shrunk_in_words,
    contradicted,
    disputed,
    conditional,
    undone,
)


def _is_newer(later: Profile, earlier: Profile) -> bool:
    return later.published is None or earlier.published is None or later.published >= earlier.published
