"""A small storyline built by hand: two promises in four articles, with words and deeds. Nothing of it happened."""

from datetime import date

from saydo.records import (
    Actor,
    Announcement,
    Article,
    Audit,
    Commitment,
    Event,
    Evidence,
    Figure,
    Gap,
    Mention,
    Part,
    Place,
    Problem,
    Reading,
    Sentence,
    Share,
    Span,
    Statement,
    When,
)

AS_OF = date(2031, 2, 1)
PATROL = (
    "Denmark will withdraw its 40 patrol ships from the northern harbour by 31 December 2030, "
    "Defence Minister Ida Holm said."
)


def article(stem: str, outlet: str, published: date | None, title: str, *paragraphs: str) -> Article:
    """An article of title and paragraphs, with its parts, as a reader of pages would make it."""
    parts, start = [], 0
    for kind, block in [("title", title), *(("paragraph", p) for p in paragraphs)]:
        parts.append(Part(kind, start, start + len(block)))
        start += len(block) + 2
    return Article(
        "\n\n".join([title, *paragraphs]),
        title=title,
        outlet=outlet,
        published=published,
        published_from="meta" if published else None,
        url=f"https://{stem}.example/{stem}",
        parts=tuple(parts),
        source=f"pages/{stem}.html",
    )


A1 = article(
    "a1",
    "Harbour Post",
    date(2030, 3, 4),
    "Minister sets date for ships to leave",
    PATROL,
    "The ships have been there since spring. The mayor said he would reopen the fish market.",
)
A2 = article(
    "a2",
    "The Northern Mail",
    date(2030, 11, 20),
    "Withdrawal put off to January",
    "The 40 ships will now leave by 31 January 2031, the ministry announced on Wednesday, as it had in March.",
)
A3 = article(
    "a3",
    "Harbour Post",
    date(2031, 1, 31),
    "Ships repainted, not moved",
    "Thirty-eight ships lay at the quay on Friday, painted white and called survey vessels.",
    "“They have left as patrol ships,” Holm said.",
)
A4 = article("a4", "Coast Radio", None, "Fish market opens", "The fish market reopened on Monday.")
ARTICLES = (A1, A2, A3, A4)


def words(article: Article, text: str) -> Span:
    """The first place where the text stands in the article."""
    start = article.text.index(text)
    return Span(start, start + len(text), text)


DENMARK = Actor("DNK", "Denmark", "state", "DNK")
DUE = When(
    A1.id,
    words(A1, "31 December 2030"),
    "when.date",
    date(2030, 12, 31),
    date(2030, 12, 31),
    "2030-12-31",
    "DATE",
    bound="by",
)
SHIPS = Figure(A1.id, words(A1, "40 patrol ships"), "figure.counted", 40.0, 40.0, "ship", "patrol ships")
SAID = Statement(
    A1.id,
    words(A1, PATROL),
    "statement.cue",
    words(A1, "Defence Minister Ida Holm"),
    words(A1, "said"),
    (words(A1, PATROL.split(", Defence")[0]),),
    "indirect",
    "say",
    DENMARK,
    "the minister of a state speaks for it",
)
LEAVE = Event(
    A1.id,
    words(A1, PATROL),
    "event.verb",
    words(A1, "withdraw"),
    "withdraw",
    "RETREAT",
    None,
    "withdraw",
    "planned",
    1.5,
    (Mention(words(A1, "Denmark"), DENMARK, "the name of a state"),),
    (),
    words(A1, "its 40 patrol ships"),
    Place("DNK", "Denmark", "DNK"),
    DUE,
    (DUE,),
    (SHIPS,),
    SAID.id,
)
PROMISE = Commitment(
    A1.id,
    words(A1, PATROL),
    "commitment.future",
    LEAVE.actors,
    "withdraw",
    ("withdraw",),
    words(A1, "its 40 patrol ships"),
    SHIPS,
    LEAVE.place,
    DUE,
    None,
    None,
    "promise",
    False,
    date(2030, 3, 4),
    "Ida Holm",
    SAID.id,
    LEAVE.id,
)
READINGS = (
    Reading(
        A1,
        (
            Sentence(A1.id, words(A1, A1.title or ""), "title"),
            Sentence(A1.id, words(A1, PATROL), "paragraph", ("ship",)),
        ),
        dates=(DUE,),
        figures=(SHIPS,),
        statements=(SAID,),
        events=(LEAVE,),
        commitments=(PROMISE,),
        factuality=((LEAVE.trigger.start, LEAVE.trigger.end, 1.5),),
    ),
    Reading(A2),
    Reading(A3),
    Reading(A4),
)
RELABELLED = Audit(
    ("DNK",),
    "withdraw",
    "its 40 patrol ships",
    SHIPS,
    "DNK",
    date(2030, 12, 31),
    date(2031, 1, 31),
    None,
    (
        Announcement(A1.id, date(2030, 3, 4), "Ida Holm", words(A1, PATROL), PROMISE.id),
        Announcement(
            A2.id, None, "the ministry", words(A2, "The 40 ships will now leave by 31 January 2031"), PROMISE.id
        ),
    ),
    "relabelled",
    "not done",
    "due on 31 January 2031, a day past",
    (
        Gap(
            "slipped",
            A2.id,
            words(A2, "The 40 ships will now leave by 31 January 2031"),
            "gap.slipped",
            "31 January 2031 takes the place of 31 December 2030.",
        ),
        Gap(
            "relabelled",
            A3.id,
            words(A3, "painted white and called survey vessels"),
            "gap.relabelled",
            "The ships are called something else and have not moved.",
        ),
    ),
    (
        Evidence(
            A3.id,
            date(2031, 1, 31),
            words(A3, "Thirty-eight ships lay at the quay on Friday, painted white"),
            "not done",
            "evidence.state",
            "The ships are where they were.",
            shares=(
                Share("near", "names_a_figure", "it has a figure", 0.42),
                Share("near", "focus", "its article is about something else", -0.31),
                Share("shows", "words", "“lay at”", 1.2),
            ),
        ),
        Evidence(
            A3.id,
            None,
            words(A3, "“They have left as patrol ships,” Holm said."),
            "done",
            "evidence.claim",
            "The promiser says that it is done.",
            0.5,
        ),
    ),
    ("The gap “relabelled” decides the case.", "38 of the 40 ships are at the quay."),
    ("verdict.relabelled",),
    AS_OF,
    swayed=(Share("sure", "tellings", "few passages tell the promise", -0.4),),
)
KEPT = Audit(
    ("the mayor",),
    "open",
    "fish market",
    None,
    None,
    None,
    None,
    None,
    (Announcement(A1.id, date(2030, 3, 4), "the mayor", words(A1, "he would reopen the fish market"), "0123456789ab"),),
    "kept",
    "done",
    "no date set",
    (),
    (Evidence(A4.id, None, words(A4, "The fish market reopened on Monday"), "done", "evidence.done", "It reopened."),),
    (),
    ("verdict.kept",),
    AS_OF,
)
AUDITS = (RELABELLED, KEPT)
PROBLEMS = (Problem("pages/broken.html", "no text in it"),)
