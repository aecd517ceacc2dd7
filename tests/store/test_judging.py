"""People's judgements: kept with who and when, shown beside the machine's, and never undone by a run."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from store_stories import (
    AGAIN,
    ARRIVED,
    BRIDGE,
    DONE,
    OTHER,
    PROMISE,
    REPEATED,
    SAID,
    audited,
    commitment_id,
    judged,
    span,
)

from saydo.records import Judgement
from saydo.store import AskError, NoJudgement, Store, UnknownId, ask

FIRST = audited((PROMISE, SAID), (AGAIN, REPEATED), gaps=(("re-announced", AGAIN, REPEATED),))
BRIDGES = audited((OTHER, BRIDGE), deed="open")
MARCH = date(2030, 3, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "saydo.db") as opened:
        opened.keep([PROMISE, AGAIN, DONE, OTHER], [FIRST, BRIDGES])
        yield opened


def rows(store: Store, **filters: object) -> list[str]:
    return [row.id for row in ask.cases(store, **filters).items]  # type: ignore[arg-type]


def test_a_corrected_verdict_outlives_the_next_run(store: Store) -> None:
    """Lists show the machine's verdict and people's side by side, and filter by people's, before and after a run."""
    store.judge(judged(FIRST.id, "correct", about="verdict", field="verdict", value="kept", note="I saw them"))
    store.keep([], [replace(FIRST, as_of=MARCH, verdict="overdue")])
    (row,) = ask.cases(store, verdict="kept").items
    assert (row.id, row.verdict, row.said, row.standing, row.judged) == (FIRST.id, "overdue", "kept", "kept", 1)
    assert rows(store, verdict="overdue") == []
    assert ask.case(store, FIRST.id).judgements[0].note == "I saw them"


def test_rejected_cases_are_listed_apart(store: Store) -> None:
    """What people say is no commitment leaves every list and count but that of the rejected, until it is accepted."""
    store.judge(judged(FIRST.id, "reject", note="a joke"))
    assert (rows(store), rows(store, rejected=True)) == ([BRIDGES.id], [FIRST.id])
    assert sum(share.count for share in ask.overview(store, MARCH).verdicts) == 1
    store.keep([], [replace(FIRST, as_of=MARCH)])
    assert rows(store) == [BRIDGES.id]
    store.judge(judged(FIRST.id, "accept", 1))
    assert set(rows(store)) == {FIRST.id, BRIDGES.id}


def test_words_are_judged_where_they_stand(store: Store) -> None:
    """A judgement on a piece of evidence carries the article's own words, whatever was typed."""
    where = span(AGAIN.article.text, REPEATED)
    said = store.judge(
        judged(FIRST.id, "reject", about="gap", article=AGAIN.article.id, start=where.start, end=where.end)
    )
    assert said.quote == REPEATED
    assert ask.article(store, AGAIN.article.id).judgements == (said,)


def test_saying_it_twice_is_saying_it_once(store: Store) -> None:
    """The same judgement sent again, by a form or a client that tries again, is one row."""
    said = judged(FIRST.id, "annotate", note="ask the ministry")
    assert store.judge(said) == store.judge(said)
    assert len(store.judgements(FIRST.id)) == 1


def test_merged_cases_stay_merged(store: Store) -> None:
    """A merged case is told within the other, however the machine audits both; taken back, it stands again."""
    said = store.judge(judged(BRIDGES.id, "merge", value=FIRST.id))
    assert rows(store) == [FIRST.id]
    store.keep([], [replace(FIRST, as_of=MARCH), replace(BRIDGES, as_of=MARCH, verdict="broken")])
    view = ask.case(store, FIRST.id)
    assert (rows(store), view.audit.deed) == ([FIRST.id], "deliver")
    assert [(part.id, part.verdict) for part in view.parts] == [(BRIDGES.id, "broken")]
    assert view.judgements == (said,)
    assert ask.case(store, BRIDGES.id).into == FIRST.id
    store.judge(judged(BRIDGES.id, "withdraw", 1, value=said.id))
    assert set(rows(store)) == {FIRST.id, BRIDGES.id}


def test_an_audit_of_merged_tellings_is_the_whole_cases(store: Store) -> None:
    """When the machine comes to see both as one too, its audit is that of the case that people merged into."""
    store.judge(judged(FIRST.id, "merge", value=BRIDGES.id))
    store.keep([], [audited((PROMISE, SAID), (AGAIN, REPEATED), (OTHER, BRIDGE), as_of="2030-03-01", verdict="kept")])
    (row,) = ask.cases(store).items
    assert (row.id, row.verdict) == (BRIDGES.id, "kept")


def test_split_tellings_stay_a_case_of_their_own(store: Store) -> None:
    """A split case follows the audits that hold its telling, and keeps it when the machine puts both together again."""
    repeated = commitment_id(AGAIN, REPEATED)
    said = store.judge(judged(FIRST.id, "split", commitments=(repeated,)))
    split = next(name for name in rows(store) if name not in (FIRST.id, BRIDGES.id))
    assert (store.members(split), store.members(FIRST.id)) == ((repeated,), (commitment_id(PROMISE, SAID),))
    assert (ask.case(store, split).row.quote, ask.case(store, FIRST.id).row.quote) == (REPEATED, SAID)
    store.keep([], [replace(FIRST, as_of=MARCH, verdict="overdue")])
    assert (ask.case(store, split).row.verdict, store.members(split)) == ("overdue", (repeated,))
    store.keep([], [audited((AGAIN, REPEATED), as_of="2030-04-01", verdict="kept")])
    assert (ask.case(store, split).row.verdict, ask.case(store, FIRST.id).row.verdict) == ("kept", "overdue")
    store.judge(judged(FIRST.id, "withdraw", 1, value=said.id))
    assert set(rows(store)) == {FIRST.id, BRIDGES.id}
    assert repeated in store.members(FIRST.id)


def test_who_follows_is_listed(store: Store) -> None:
    """Following is by name; a list can be of what one person follows, or anybody."""
    store.judge(judged(FIRST.id, "follow", by="ann"))
    store.judge(judged(FIRST.id, "follow", by="ben"))
    assert ask.case(store, FIRST.id).row.followed == ("ann", "ben")
    assert (rows(store, followed="ann"), rows(store, followed="*"), rows(store, followed="cy")) == (
        [FIRST.id],
        [FIRST.id],
        [],
    )
    store.judge(judged(FIRST.id, "unfollow", 1, by="ann"))
    assert rows(store, followed="ann") == []


def test_what_was_judged_is_looked_at_again_when_it_changes(store: Store) -> None:
    """An accepted verdict leaves the queue of what is to be looked at, until a run comes to another verdict."""
    doubtful = audited((DONE, ARRIVED), deed="release", confidence=0.4)
    store.keep([], [doubtful])
    assert [row.case.id for row in ask.review_queue(store)] == [doubtful.id]
    store.judge(judged(doubtful.id, "accept", about="verdict"))
    assert ask.review_queue(store) == ()
    store.keep([], [replace(doubtful, as_of=MARCH, verdict="kept")])
    (row,) = ask.review_queue(store)
    assert row.why[0] == "the verdict has changed since it was judged"
    assert ask.overview(store, MARCH).to_review == 1


@pytest.mark.parametrize(
    ("said", "fault", "complaint"),
    [
        (judged("000000000000", "accept"), UnknownId, "no case has the id '000000000000'"),
        (judged(FIRST.id, "approve"), NoJudgement, "action: 'approve' is none of accept, reject"),
        (judged(FIRST.id, "accept", about="style"), NoJudgement, "about: 'style' is none of"),
        (judged(FIRST.id, "accept", by=" "), NoJudgement, "the name of who makes it"),
        (judged(FIRST.id, "annotate"), NoJudgement, "a note needs words"),
        (judged(FIRST.id, "annotate", note="x" * 4001), NoJudgement, "at most 4000"),
        (judged(FIRST.id, "correct", field="colour", value="red"), NoJudgement, "field: 'colour' is none of verdict"),
        (judged(FIRST.id, "correct", field="verdict"), NoJudgement, "needs the value"),
        (judged(FIRST.id, "correct", field="verdict", value="good"), NoJudgement, "verdict: 'good' is none of"),
        (judged(FIRST.id, "correct", field="outcome", value="good"), NoJudgement, "outcome: 'good' is none of"),
        (judged(FIRST.id, "correct", field="deed", value="fly"), NoJudgement, "deed: 'fly' is none of"),
        (judged(FIRST.id, "correct", field="due", value="May"), NoJudgement, "due: 'May' is no day"),
        (judged(FIRST.id, "merge", value=FIRST.id), NoJudgement, "cannot be merged into itself"),
        (judged(FIRST.id, "merge", value="nobody"), UnknownId, "no case has the id 'nobody'"),
        (judged(FIRST.id, "split"), NoJudgement, "some must stay"),
        (judged(FIRST.id, "split", commitments=("nothing",)), UnknownId, "no commitment 'nothing'"),
        (judged(FIRST.id, "withdraw", value="nothing"), UnknownId, "has the id 'nothing'"),
        (judged(FIRST.id, "reject", about="gap"), NoJudgement, "which gap"),
        (judged(FIRST.id, "reject", about="gap", article="nothing", start=0, end=1), UnknownId, "no article"),
        (judged(FIRST.id, "reject", about="gap", article=AGAIN.article.id), NoJudgement, "start and end"),
        (
            judged(FIRST.id, "reject", about="gap", article=AGAIN.article.id, start=5, end=9**9),
            NoJudgement,
            "not those",
        ),
        (
            judged(FIRST.id, "reject", about="gap", article=AGAIN.article.id, start=0, end=7, quote="Invented"),
            NoJudgement,
            "not those",
        ),
        (replace(judged(FIRST.id, "accept"), at=datetime(2030, 1, 1)), NoJudgement, "time zone"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(
    store: Store, said: Judgement, fault: type[AskError], complaint: str
) -> None:
    """It is one line that says what is wrong, and nothing of it is kept."""
    with pytest.raises(fault, match=complaint) as raised:
        store.judge(said)
    assert "\n" not in str(raised.value)
    assert store.judgements(withdrawn=True) == ()


def test_cases_cannot_be_merged_in_a_ring(store: Store) -> None:
    """Once one is within the other, the other cannot be put within the first."""
    store.judge(judged(FIRST.id, "merge", value=BRIDGES.id))
    with pytest.raises(NoJudgement, match="into itself"):
        store.judge(judged(BRIDGES.id, "merge", 1, value=FIRST.id))
