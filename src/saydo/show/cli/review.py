"""saydo review: what somebody should look at, and what people say of it."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer

from saydo.records import Article, Audit, Judgement
from saydo.records.judged import CORRECTED
from saydo.show import tables
from saydo.show.cli.kept import kept_store, limit_asked, the_case, user_name
from saydo.show.cli.options import EXITS, AsJson
from saydo.show.desk_tables import (
    case_words,
    counted,
    judgement_words,
    judgements_table,
    places_table,
    review_table,
)
from saydo.show.explain import quotations
from saydo.show.json_form import dumped
from saydo.show.terminal import NOTHING_READ, OK, WRONG_ARGUMENTS, Stop, console, run, show, write
from saydo.store import ask, to_plain
from saydo.store.ask import CaseView

review_group = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
PLACE = re.compile(r"([0-9a-f]{12}):(\d{1,9})-(\d{1,9})")

CaseId = Annotated[str, typer.Argument(metavar="CASE", help="The id of a case, or its first four digits or more.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who says so. Without it: the name of the account.")
]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")]
About = Annotated[
    str,
    typer.Option("--about", metavar="WHAT", help="commitment, verdict, evidence, gap or event."),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="ARTICLE:START-END", help="Which evidence, gap or event, as saydo review show names it."
    ),
]


@review_group.callback(invoke_without_command=True)
def review_command(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="How many at most.")] = 30,
    as_json: AsJson = False,
) -> None:
    """List the cases that somebody should look at, with the reasons; the commands below keep what people say of them.

    What people say stands beside what the machine says, and no later run undoes it.
    """
    if context.invoked_subcommand is not None:
        return

    def command() -> int:
        most = limit_asked(limit)
        with kept_store() as store:
            rows = ask.review_queue(store, limit=min(most, ask.MOST))
        if as_json:
            write(dumped({"review": [to_plain(row) for row in rows]}))
        else:
            console().print(f"{counted(len(rows), 'case')} to look at.\n")
            show([review_table(rows)] if rows else [])
        return OK

    run(command)


def show_command(case: CaseId, as_json: AsJson = False) -> None:
    """Show a case: its newest audit, what people said, and how each passage is named for --at and split."""

    def command() -> int:
        with kept_store() as store:
            view = ask.case(store, the_case(store, case))
        if as_json:
            write(dumped(to_plain(view)))
            return OK
        show([tables.full(view.audit, 1, _articles(view)), places_table(view.audit)])
        show([judgements_table(view.judgements)] if view.judgements else [])
        return OK

    run(command)


def accept_command(case: CaseId, about: About = "commitment", at: At = None, note: Note = "", by: By = None) -> None:
    """Say that the machine is right: about the case as a whole, its verdict, or a passage that it quotes."""
    _judge("accept", case, by=by, about=about, at=at, note=note)


def reject_command(case: CaseId, about: About = "commitment", at: At = None, note: Note = "", by: By = None) -> None:
    """Say that the machine is wrong: it is no commitment, the verdict is not right, or a passage not to the point."""
    _judge("reject", case, by=by, about=about, at=at, note=note)


def correct_command(
    case: CaseId,
    field: Annotated[str, typer.Argument(metavar="FIELD", help=f"One of {', '.join(CORRECTED)}.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What is right.")],
    note: Note = "",
    by: By = None,
) -> None:
    """Say what is right in place of what the machine says."""
    about = "verdict" if field in ("verdict", "outcome") else "commitment"
    _judge("correct", case, by=by, about=about, field=field, value=value, note=note)


def annotate_command(
    case: CaseId,
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="The note.")],
    by: By = None,
) -> None:
    """Add a note to a case."""
    _judge("annotate", case, by=by, note=" ".join(words))


def merge_command(
    case: CaseId,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The case that it is told within from now on.")],
    note: Note = "",
    by: By = None,
) -> None:
    """Say that two cases are one commitment."""
    _judge("merge", case, by=by, note=note, into=into)


def split_command(
    case: CaseId,
    commitments: Annotated[
        list[str], typer.Argument(metavar="TELLING", help="Ids of the tellings that are a case of their own.")
    ],
    note: Note = "",
    by: By = None,
) -> None:
    """Say that some tellings of a case are another commitment."""
    _judge("split", case, by=by, note=note, commitments=tuple(item.strip().lower() for item in commitments))


def follow_command(case: CaseId, by: By = None) -> None:
    """Follow a case: it stands on your overview."""
    _judge("follow", case, by=by)


def unfollow_command(case: CaseId, by: By = None) -> None:
    """Follow a case no longer."""
    _judge("unfollow", case, by=by)


def withdraw_command(
    case: CaseId,
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="The id of what is taken back.")],
    note: Note = "",
    by: By = None,
) -> None:
    """Take back what was said of a case."""
    _judge("withdraw", case, by=by, value=judgement.strip().lower(), note=note)


def _judge(
    action: str,
    case: str,
    *,
    by: str | None,
    about: str = "commitment",
    at: str | None = None,
    note: str = "",
    field: str | None = None,
    value: str | None = None,
    commitments: tuple[str, ...] = (),
    into: str | None = None,
) -> None:
    """Keep what somebody says, and say how the case stands now."""

    def command() -> int:
        who = by.strip() if by is not None else user_name()
        with kept_store(read_only=False) as store:
            said = Judgement(
                case=the_case(store, case),
                action=action,
                by=who,
                at=datetime.now(UTC),
                about=about,
                field=field,
                value=the_case(store, into) if into is not None else value,
                commitments=commitments,
                note=note.strip(),
            )
            kept = store.judge(_placed(said, ask.case(store, said.case).audit, at))
            row = ask.case(store, said.case).row
        write(f"{kept.id}: {kept.by} {judgement_words(kept)}")
        console().print(f"case {row.id}: {case_words(row)}: {row.standing}", soft_wrap=True, markup=False)
        return OK

    run(command)


def _placed(said: Judgement, audit: Audit, at: str | None) -> Judgement:
    """With the passage that it is about, which must be one of those that the audit quotes."""
    if at is None:
        return said
    match = PLACE.fullmatch(at.strip().lower())
    if match is None:
        raise Stop(f"--at: {at!r} is no place like 0123456789ab:10-20", WRONG_ARGUMENTS)
    article, start, end = match[1], int(match[2]), int(match[3])
    for item in quotations(audit):
        if (item.article, item.span.start, item.span.end) == (article, start, end):
            return replace(said, article=article, start=start, end=end, quote=item.span.text)
    raise Stop(f"--at: case {said.case} quotes no words there; see saydo review show {said.case}", NOTHING_READ)


def _articles(view: CaseView) -> dict[str, Article]:
    """The articles that a case quotes, as far as tables need them."""
    return {
        quoted.article.id: Article(
            quoted.text,
            id=quoted.article.id,
            title=quoted.article.title,
            outlet=quoted.article.outlet,
            url=quoted.article.url,
            published=quoted.article.published,
        )
        for quoted in view.articles
    }


# Name, function and one line each, in the order in which --help lists them.
REVIEW_COMMANDS = (
    ("show", show_command, "Show a case with all that can be judged in it."),
    ("accept", accept_command, "Say that the machine is right."),
    ("reject", reject_command, "Say that the machine is wrong."),
    ("correct", correct_command, "Say what is right instead."),
    ("annotate", annotate_command, "Add a note."),
    ("merge", merge_command, "Say that two cases are one."),
    ("split", split_command, "Say that a case is two."),
    ("follow", follow_command, "Follow a case."),
    ("unfollow", unfollow_command, "Follow it no longer."),
    ("withdraw", withdraw_command, "Take back what was said."),
)
for name, function, line in REVIEW_COMMANDS:
    review_group.command(name, epilog=EXITS, short_help=line)(function)
