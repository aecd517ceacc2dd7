"""The commands of the desk over the storyline: what they print, what they keep, and one line for whatever is wrong."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import apsw
import pytest
import storyline
from click.testing import Result
from typer.testing import CliRunner

from saydo.desk import add as add_module
from saydo.records import Article, Reading
from saydo.show.cli import app
from saydo.show.cli.ask import reached
from saydo.store import Store, ask

RUNNER = CliRunner()
A1, A3 = storyline.A1, storyline.A3


def run(*words: str) -> Result:
    result = RUNNER.invoke(app, list(words), prog_name="saydo")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.stderr
    return result


@pytest.fixture
def filled(own_store: Path) -> Path:
    """A store with the storyline."""
    with Store(own_store) as store:
        store.keep(storyline.READINGS, storyline.AUDITS)
    return own_store


@pytest.fixture
def case(filled: Path) -> str:
    """The id of the case of the ships."""
    with Store(filled) as store:
        (row,) = ask.cases(store, deed="withdraw").items
    return row.id


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Analysis gives what the storyline says of its articles, and of others nothing."""
    known = {reading.article.id: reading for reading in storyline.READINGS}

    def analysing(articles: Iterable[Article], *, workers: int = 1) -> Iterator[Reading]:
        del workers
        return (known.get(article.id, Reading(article)) for article in articles)

    monkeypatch.setattr(add_module, "analyse_many", analysing)


def lines(articles: Iterable[Article]) -> str:
    """Articles as JSON Lines."""
    fields = ("title", "outlet", "url")
    return "".join(
        json.dumps({**{f: getattr(a, f) for f in fields}, "text": a.text, "published": str(a.published or "")}) + "\n"
        for a in articles
    )


@pytest.mark.usefixtures("analysed")
def test_add_says_what_came_and_is_repeatable(tmp_path: Path, own_store: Path) -> None:
    """Counts, the day, and what was left out; a second run finds everything known and keeps nothing."""
    source = tmp_path / "articles.jsonl"
    source.write_text(lines([storyline.A2, storyline.A3]) + "{broken\n")
    first = run("add", str(source), "--dossier", "Ships", "--as-of", "2031-02-01")
    assert first.exit_code == 0
    assert first.stdout.startswith("2 new articles, 0 known; 0 new audits as of 1 February 2031.")
    assert f"{source}:3: " in first.stderr
    assert run("add", str(source)).stdout.startswith("0 new articles, 2 known; 0 new audits")
    with Store(own_store) as store:
        assert store.dossiers() == (("Ships", 2),)


@pytest.mark.usefixtures("analysed")
def test_add_names_a_source_that_gave_nothing(tmp_path: Path) -> None:
    """The others are added; the exit status tells."""
    source = tmp_path / "articles.jsonl"
    source.write_text(lines([storyline.A2]))
    result = run("add", "missing.html", str(source))
    assert result.exit_code == 1
    assert "1 new article" in result.stdout
    assert "saydo: missing.html: no such file" in result.stderr


@pytest.mark.usefixtures("filled")
def test_search_shows_the_words_that_were_found() -> None:
    """Title, outlet, day, address, and the words in their place; nothing found is no error."""
    result = run("search", "painted", "white")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 article.")
    assert "Ships repainted, not moved" in result.stdout
    assert "painted white" in result.stdout
    assert run("search", "zeppelin").stdout.startswith("0 articles.")
    found = json.loads(run("search", "painted", "--json").stdout)
    assert [hit["article"]["id"] for hit in found["articles"]] == [A3.id]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("NEAR(", 0),
        ("AND OR NOT", 0),
        ("text:quay", 0),
        ("'; DROP TABLE articles --", 0),
        ("quay" * 5_000, 0),
        ('"', 2),
        ("*", 2),
        ("\x00", 2),
        ("(" * 500, 2),
    ],
)
def test_search_has_no_query_language(words: str, status: int) -> None:
    """Whatever is typed is plain words; where there is no word in it, that is said."""
    result = run("search", "--", words)
    assert result.exit_code == status
    assert result.stderr.count("\n") == (status != 0)


def test_due_lists_what_falls_due(filled: Path) -> None:
    """The dates within reach, in their order, with the first date of what was put off; settled ones are left out."""
    pending = replace(storyline.RELABELLED, verdict="pending")
    with Store(filled) as store:
        store.keep([], [pending])
    result = run("due", "--within", "30d", "--as-of", "2031-01-15")
    assert result.stdout.startswith("1 commitment due from 15 January 2031 to 14 February 2031.")
    assert "2031-01-31" in result.stdout
    assert "(first 2030-12-31)" in result.stdout
    assert run("due", "--within", "1w", "--as-of", "2031-01-15").stdout.startswith("0 commitments due")


@pytest.mark.usefixtures("filled")
def test_changes_since_a_day() -> None:
    """Each change with the case, the day and the article that brought it."""
    result = run("changes", "--since", "2031-01-01")
    assert result.stdout.startswith("2 changes of verdict since 1 January 2031.")
    assert "relabelled" in result.stdout
    assert "by Harbour Post" in result.stdout
    assert run("changes", "--since", "2031-06-01").stdout.startswith("0 changes")
    assert len(json.loads(run("changes", "--since", "2031-01-01", "--limit", "1", "--json").stdout)["changes"]) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30d", date(2031, 3, 3)),
        ("2 w", date(2031, 2, 15)),
        ("1M", date(2031, 3, 3)),
        ("1y", date(2032, 2, 1)),
        ("0d", date(2031, 2, 1)),
    ],
)
def test_how_far_ahead(text: str, expected: date) -> None:
    """Days, weeks, months of thirty days, years of 365."""
    assert reached(text, date(2031, 2, 1)) == expected


def test_review_lists_and_keeps(case: str, filled: Path) -> None:
    """The queue says why; a correction stands beside the machine's verdict, and the case leaves the queue."""
    queue = run("review")
    assert queue.exit_code == 0
    assert case in queue.stdout
    assert "the verdict is relabelled" in re.sub(r"\s+", " ", queue.stdout)
    said = run("review", "correct", case[:6], "verdict", "broken", "--note", "They never left.", "--by", "Ada")
    assert said.exit_code == 0
    assert "Ada corrects verdict to broken: “They never left.”" in said.stdout
    assert case not in run("review").stdout
    shown = run("review", "show", case).stdout
    assert "RELABELLED" in shown
    assert "corrects verdict to broken" in shown
    with Store(filled) as store:
        row = ask.case(store, case).row
    assert (row.verdict, row.said, row.standing) == ("relabelled", "broken", "broken")


def test_a_passage_is_judged_by_its_name(case: str, filled: Path) -> None:
    """The name that show prints is the one that --at takes, and the words go with the judgement."""
    piece = storyline.RELABELLED.evidence[0]
    place = f"{piece.article}:{piece.span.start}-{piece.span.end}"
    assert place in run("review", "show", case).stdout
    result = run("review", "reject", case, "--about", "evidence", "--at", place, "--by", "Ada", "--note", "No.")
    assert result.exit_code == 0
    with Store(filled) as store:
        (said,) = store.judgements(case)
    assert (said.quote, said.article, said.by) == (piece.span.text, piece.article, "Ada")


def test_everything_that_can_be_said(case: str, filled: Path) -> None:
    """Accept, annotate, follow, merge and withdraw are kept with who said them: the account's name if no other."""
    with Store(filled) as store:
        (other,) = ask.cases(store, deed="open").items
    for words in (
        ["accept", case],
        ["annotate", case, "look", "again"],
        ["follow", case, "--by", "Ben"],
        ["merge", other.id, case],
    ):
        assert run("review", *words).exit_code == 0
    with Store(filled) as store:
        kept = store.judgements()
        assert [j.action for j in kept] == ["accept", "annotate", "follow", "merge"]
        assert (kept[1].note, kept[2].by) == ("look again", "Ben")
        assert all(j.by for j in kept)
        assert ask.case(store, other.id).into == case
    assert run("review", "withdraw", other.id, kept[3].id).exit_code == 0
    with Store(filled) as store:
        assert ask.case(store, other.id).into is None
    assert run("review", "unfollow", case, "--by", "Ben").exit_code == 0


def test_a_case_is_split(case: str, filled: Path) -> None:
    """A telling becomes a case of its own."""
    ships = storyline.RELABELLED
    told_by_another = replace(ships, announced=(ships.announced[0], replace(ships.announced[1], commitment="a" * 12)))
    with Store(filled) as store:
        store.keep([], [told_by_another])
    assert run("review", "split", case, "a" * 12, "--by", "Ada").exit_code == 0
    with Store(filled) as store:
        assert len(ask.cases(store, deed="withdraw").items) == 2


def test_forget_removes_an_article_and_its_audits(filled: Path) -> None:
    """Its records and the audits that quote it are gone; it is said what went, and the article stays away."""
    result = run("forget", str(A3.url))
    assert result.exit_code == 0
    assert "forgotten: 1 article in 1 version, 0 records, 1 audit" in result.stderr
    with Store(filled) as store:
        assert store.reading(A3.id) is None
        assert store.is_forgotten(A3.id)
        assert [row.deed for row in ask.cases(store).items] == ["open"]


def test_tokens_show_their_secret_once(own_store: Path) -> None:
    """The secret goes to standard output and is kept nowhere; a revoked one is in force no longer."""
    made = run("tokens", "add", "Ada", "--role", "review")
    secret = made.stdout.strip()
    assert made.exit_code == 0
    assert secret.startswith("saydo_")
    assert secret.encode() not in own_store.read_bytes()
    listed = run("tokens", "list").stdout
    assert "Ada" in listed
    assert "review" in listed
    assert secret not in listed
    assert run("tokens", "revoke", "Ada").exit_code == 0
    with Store(own_store) as store:
        assert store.tokens()[0].revoked is not None


BAD = [
    (["add", "missing.html", "--as-of", "soon"], 2, "--as-of: 'soon' is no day"),
    (["add", "missing.html", "--published", "May"], 2, "--published: 'May' is no day"),
    (["add", "missing.html", "--dossier", " "], 2, "--dossier: the name is empty"),
    (["add", "missing.html", "--workers", "0"], 2, "--workers: 0 is not a number"),
    (["add"], 2, "Missing argument"),
    (["watch", "missing.toml"], 2, "missing.toml cannot be read: No such file"),
    (["watch", "missing.toml", "--workers", "99"], 2, "--workers: 99 is not a number"),
    (["search"], 2, "Missing argument"),
    (["search", "quay", "--limit", "0"], 2, "--limit: 0 is not a number from 1 to"),
    (["due", "--within", "soon"], 2, "--within: 'soon' is no time like 30d"),
    (["due", "--within", "99999y"], 2, "--within: '99999y' is beyond the calendar"),
    (["due", "--as-of", "9999-12-31"], 2, "--within: '30d' is beyond the calendar"),
    (["changes", "--since", "never"], 2, "--since: 'never' is no day"),
    (["review", "show", "12"], 2, "'12' is no id: give 4 to 12 digits"),
    (["review", "show", "ffffffff"], 1, "no case has an id that begins with ffffffff"),
    (["review", "correct", "CASE", "colour", "red"], 2, "'colour' is none of"),
    (["review", "correct", "CASE", "verdict", "fine"], 2, "'fine' is none of relabelled"),
    (["review", "correct", "CASE", "due", "soon"], 2, "due: "),
    (["review", "accept", "CASE", "--about", "weather"], 2, "'weather' is none of"),
    (["review", "accept", "CASE", "--by", " "], 2, "needs the name of who"),
    (["review", "reject", "CASE", "--about", "evidence"], 2, "which evidence"),
    (["review", "reject", "CASE", "--about", "evidence", "--at", "x"], 2, "--at: 'x' is no place"),
    (["review", "reject", "CASE", "--about", "evidence", "--at", "0123456789ab:1-2"], 1, "quotes no words there"),
    (["review", "annotate", "CASE", " "], 2, "a note needs words"),
    (["review", "merge", "CASE", "CASE"], 2, "cannot be merged into itself"),
    (["review", "split", "CASE", "ffffffffffff"], 1, "has no commitment"),
    (["review", "withdraw", "CASE", "ffffffffffff"], 1, "no judgement of case"),
    (["review", "nonsense"], 2, "No such command"),
    (["forget", "https://nowhere.example/"], 1, "no article has the id or address"),
    (["tokens", "add", " "], 2, "is no name"),
    (["tokens", "add", "x\ny"], 2, "is no name"),
    (["tokens", "add", "Ada", "--role", "king"], 2, "'king' is none of read, review, admin"),
    (["tokens", "revoke", "Ada"], 1, "there is no token of the name 'Ada'"),
    (["serve", "--port", "99999"], 1, "99999 is no port"),
    (["serve", "--host", "nowhere.invalid"], 1, "'nowhere.invalid' is no address of this machine"),
    (["serve", "--port", "0", "--tokens"], 1, "nobody could log in"),
    (["serve", "--port", "0", "--certificate", "missing.pem"], 1, "a certificate and its key go together"),
]


@pytest.mark.parametrize(
    ("words", "status", "complaint"), BAD, ids=lambda value: " ".join(value) if isinstance(value, list) else None
)
def test_bad_input_is_a_line_and_a_status(case: str, words: list[str], status: int, complaint: str) -> None:
    """What cannot be done is said on standard error in words that help, with the documented status and no output."""
    result = run(*(case if word == "CASE" else word for word in words))
    assert result.exit_code == status
    assert complaint in result.stderr
    assert result.stdout == ""
    if "Usage:" not in result.stderr:
        assert result.stderr.count("\n") <= 1 + ("missing.html" in words)


ON_THE_STORE = [
    ["search", "quay"], ["due"], ["changes"], ["review"], ["review", "follow", "abcd"], ["export", "cases"],
    ["forget", "x"], ["tokens", "list"],
]  # fmt: skip


@pytest.mark.parametrize("words", ON_THE_STORE, ids=" ".join)
def test_a_question_makes_no_store(own_store: Path, words: list[str]) -> None:
    """Without a store there is nothing to ask: it is said how to begin, and no file is left behind."""
    result = run(*words)
    assert result.exit_code == 1
    assert f"nothing is stored in {own_store} yet: run saydo add SOURCE" in result.stderr
    assert not own_store.exists()


def _damaged(path: Path) -> None:
    path.write_bytes(b"no database at all, but long enough to be taken for one " * 40)


def _foreign(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()


def _newer(path: Path) -> None:
    with Store(path):
        pass
    connection = apsw.Connection(str(path))
    connection.pragma("user_version", 99)
    connection.close()


@pytest.mark.parametrize(
    "words", [*ON_THE_STORE, ["add", "x"], ["tokens", "add", "Ada"], ["serve", "--port", "0"]], ids=" ".join
)
@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [(_damaged, "damaged, or no SQLite file"), (_foreign, "no saydo store"), (_newer, "of a later saydo")],
)
def test_a_store_that_cannot_serve_is_one_line(
    own_store: Path, words: list[str], spoil: Callable[[Path], None], complaint: str
) -> None:
    """Every command refuses a file that is damaged, another program's or a later saydo's, and leaves it as it is."""
    own_store.parent.mkdir(exist_ok=True)
    spoil(own_store)
    before = own_store.read_bytes()
    result = run(*words)
    assert result.exit_code == 1
    assert complaint in result.stderr
    assert str(own_store) in result.stderr
    assert result.stderr.count("\n") == 1
    assert own_store.read_bytes() == before
