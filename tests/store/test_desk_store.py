"""Dossiers, tokens, webhooks and feeds as the store keeps them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_stories import AGAIN, BRIDGE, OTHER, PROMISE, REPEATED, SAID, at, audited

from saydo.store import AskError, Store, StoreError, UnknownId, ask


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "saydo.db") as opened:
        opened.keep([PROMISE, AGAIN, OTHER], [audited((PROMISE, SAID))])
        yield opened


def test_a_dossier_holds_articles_in_their_order(store: Store) -> None:
    """Articles are put in once, under a name whose case does not matter, and come out by their days."""
    store.add_to_dossier("Ferries", [AGAIN.article.id, PROMISE.article.id])
    store.add_to_dossier("ferries", [AGAIN.article.id])
    assert store.dossiers() == (("Ferries", 2),)
    assert store.dossier("FERRIES") == (PROMISE, AGAIN)
    assert store.dossier("none") == ()


def test_tokens_are_known_by_their_hash_until_revoked(store: Store) -> None:
    """A token answers for its hash alone, and stays listed after it is revoked."""
    made = store.add_token("ann", role="review", hashed="abc", at=at())
    assert (store.token("abc"), store.token("ann")) == (made, None)
    with pytest.raises(AskError, match="'ann'"):
        store.add_token("ann", role="read", hashed="def", at=at())
    with pytest.raises(AskError, match="'owner' is none of read, review, admin"):
        store.add_token("ben", role="owner", hashed="ghi", at=at())
    store.revoke_token("ann", at=at(1))
    assert store.token("abc") is None
    assert [token.revoked for token in store.tokens()] == [at(1)]
    with pytest.raises(UnknownId, match="'cy'"):
        store.revoke_token("cy", at=at())


def test_webhooks_are_told_of_later_changes_once(store: Store) -> None:
    """Changes from before the webhook are none of its business; each later one is due until it is delivered or given
    up."""
    hook = store.add_webhook("https://news.example/hook", secret="s", by="ann", at=at())
    assert store.deliveries_due() == ()
    store.keep([], [audited((OTHER, BRIDGE), deed="open"), audited((AGAIN, REPEATED), who=("DNK",))])
    first, second = store.deliveries_due()
    assert first.webhook == hook
    assert ask.change(store, first.change).case.deed == "open"
    store.delivered(first, at=at(1), status=500, done=False)
    assert [(d.change, d.attempts, d.tried) for d in store.deliveries_due()] == [
        (first.change, 1, at(1)),
        (second.change, 0, None),
    ]
    assert [d.change for d in store.deliveries_due(attempts=1)] == [second.change]
    store.delivered(first, at=at(2), status=204, done=True)
    assert [d.change for d in store.deliveries_due()] == [second.change]
    store.remove_webhook(hook.number)
    assert (store.deliveries_due(), store.webhooks()) == ((), ())
    with pytest.raises(AskError):
        store.remove_webhook(10**30)


def test_a_feed_is_as_it_was_polled_last(store: Store) -> None:
    """One row a feed; what was in the way is kept until a poll goes well."""
    store.polled("https://quay.example/feed", at=at(), items=0, problem="no answer")
    store.polled("https://quay.example/feed", at=at(1), items=3)
    (feed,) = store.feeds()
    assert (feed.polled, feed.items, feed.problem) == (at(1), 3, None)


def test_a_read_only_store_refuses_every_write(tmp_path: Path) -> None:
    """What pages read through cannot be written through."""
    path = tmp_path / "saydo.db"
    with Store(path) as writer:
        writer.keep([PROMISE])
    with Store(path, read_only=True) as reader:
        assert reader.reading(PROMISE.article.id) == PROMISE
        for write in (
            lambda: reader.keep([AGAIN]),
            lambda: reader.forget(PROMISE.article.id, at=at()),
            lambda: reader.add_token("ann", role="admin", hashed="x", at=at()),
        ):
            with pytest.raises(StoreError, match="readonly"):
                write()
        assert list(reader.readings()) == [PROMISE]
