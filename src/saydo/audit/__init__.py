"""From words and deeds to verdicts: cases, what bears on them, gaps, outcome, schedule, verdict."""

from collections.abc import Iterable, Sequence
from datetime import date

from saydo.audit.bearing import Bearing, bearings, near_in
from saydo.audit.case import Case, build_cases
from saydo.audit.confidence import Judged, confidence, swayed
from saydo.audit.denied import apart_from, promise_denied
from saydo.audit.gap_chance import Desk
from saydo.audit.gaps import find_gaps
from saydo.audit.lateness import told_in_words
from saydo.audit.money import money_of
from saydo.audit.object import object_of
from saydo.audit.says import promiser_says
from saydo.audit.scene import scenes
from saydo.audit.shares import with_shares
from saydo.audit.sources import with_sources
from saydo.audit.surroundings import Surroundings
from saydo.audit.terms import Weights
from saydo.audit.told import tell
from saydo.audit.verdicts import likeliest, outcome_of, schedule_of, verdict_of
from saydo.records import Announcement, Audit, Evidence, Gap, Reading

MOST_EVIDENCE = 10
MOST_GAPS = 6
PLAINLY = 0.6  # below this score of its outcome a relabelled deed is not done


def audit(readings: Iterable[Reading], *, as_of: date) -> tuple[Audit, ...]:
    """Audit every commitment in the readings as of a day; articles published later do not count."""
    known = [
        r for r in readings if r.article.complete and (r.article.published is None or r.article.published <= as_of)
    ]
    weights = Weights(s.span.text for r in known for s in r.sentences)
    told = tell(known)
    days = [r.article.published for r in known if r.article.published is not None]
    cases = build_cases(known, weights)
    denied = [(case, gap) for case in cases if (gap := promise_denied(case, told)) is not None]
    found = []
    for scene in scenes(cases, told, weights):
        around, schedule = Surroundings(scene), schedule_of(scene.case, as_of)
        near = near_in(around)
        bearing = [
            b
            for b in bearings(scene.case, told, near, weights, due=schedule.due)
            if not apart_from(scene.case, denied, b.told)
        ]
        denial = next((gap for case, gap in denied if case is scene.case), None)
        made = audit_case(scene.case, bearing, as_of, max(days, default=None), denial=denial)
        found.append(with_sources(with_shares(made, around, near, weights, schedule), known))
    return tuple(found)


def audit_case(
    case: Case, found: Sequence[Bearing], as_of: date, last_article: date | None, *, denial: Gap | None = None
) -> Audit:
    """One case with all that bears on it -> one Audit. A denial puts in dispute that it was promised."""
    found = [] if denial is not None else found
    evidence = [item for bearing in found for item in bearing.evidence]
    gaps = (denial,) if denial is not None else find_gaps(Desk(case, found, as_of))
    schedule = schedule_of(case, as_of)
    scores = likeliest([(b.told.day, b.chances) for b in found])[1]
    outcome, why_outcome = outcome_of(found, schedule)
    timed = told_in_words(case, found, schedule.due)
    verdict, why_verdict = verdict_of(
        outcome,
        schedule,
        gaps,
        evidence,
        last_article,
        case.who,
        timed,
        case_lasts=case.negative or case.deed == "keep",
    )
    if verdict == "disputed":
        outcome = "no evidence"
    elif verdict == "relabelled" and scores[outcome if outcome in scores else "done"] < PLAINLY:
        outcome, why_outcome = "not done", "What is said to be done is told to have left the substance as it was."
    first, judged = case.first.commitment, Judged(case, scores, verdict)
    return Audit(
        who=case.who,
        deed=case.deed,
        what=object_of(case),
        amount=case.amount,
        place=case.place,
        due=schedule.due,
        due_now=schedule.due_now,
        condition=next((p.commitment.condition.text for p in case.profiles if p.commitment.condition), None),
        announced=_announced(case),
        verdict=verdict,
        outcome=outcome,
        schedule=schedule.words,
        gaps=_strongest_gaps(gaps, found),
        evidence=_strongest(evidence, found),
        reasons=(why_verdict, why_outcome, f"Schedule: {schedule.words}."),
        rules=(f"verdict.{verdict}", first.rule),
        as_of=as_of,
        confidence=confidence(judged),
        swayed=swayed(judged),
        force=case.force,
        money=money_of(case, found),
        says=promiser_says(case, found, gaps),
    )


def _announced(case: Case) -> tuple[Announcement, ...]:
    """The tellings of the promise; a passage that was read twice is one of them."""
    told: dict[tuple[str, int, int], Announcement] = {}
    for c in (profile.commitment for profile in case.profiles):
        told.setdefault((c.article, c.span.start, c.span.end), Announcement(c.article, c.day, c.by, c.span, c.id))
    return tuple(told.values())


def _strongest(evidence: Sequence[Evidence], found: Sequence[Bearing]) -> tuple[Evidence, ...]:
    """The passages that speak most of the case, faint ones last, one a sentence, in the order of publication."""
    near = {(b.told.article, b.told.sentence.span.start): b.near for b in found}
    best: dict[tuple[str, int], Evidence] = {}
    for item in evidence:
        key = (item.article, item.span.start)
        if key not in best or best[key].strength < item.strength:
            best[key] = item
    kept = sorted(best.values(), key=lambda e: (e.faint, -near[e.article, e.span.start], -e.strength))[:MOST_EVIDENCE]
    return tuple(sorted(kept, key=lambda e: (e.day or date.max, e.article, e.span.start)))


def _strongest_gaps(gaps: Sequence[Gap], found: Sequence[Bearing]) -> tuple[Gap, ...]:
    related = {(b.told.reading.article.id, b.told.sentence.span.start): b.related for b in found}
    kept: list[Gap] = []
    for kind in dict.fromkeys(g.type for g in gaps):
        several = sorted(
            (g for g in gaps if g.type == kind), key=lambda g: -related.get((g.article, g.span.start), 0.0)
        )
        kept += several[: MOST_GAPS // 2]
    return tuple(kept)
