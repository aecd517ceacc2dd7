"""The store as requests use it: connections that are lent and given back, so that none is opened for each request."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue

from saydo.show.web.callers import TokenLike
from saydo.store import Store, StoreError


class Stores:
    """Connections to one store. The latest to come back is lent first: its pages are still in memory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: LifoQueue[Store] = LifoQueue()

    @contextmanager
    def lent(self) -> Iterator[Store]:
        """A store for one request. One that failed is closed and not lent again."""
        try:
            store = self._idle.get_nowait()
        except Empty:
            store = Store(self.path)
        try:
            yield store
        except StoreError:
            store.__exit__(None, None, None)
            raise
        except BaseException:
            self._idle.put(store)
            raise
        self._idle.put(store)

    def tokens(self) -> list[TokenLike]:
        """The tokens in force."""
        with self.lent() as store:
            return [token for token in store.tokens() if token.revoked is None]

    def close(self) -> None:
        """Close all that are not lent."""
        while not self._idle.empty():
            self._idle.get_nowait().__exit__(None, None, None)
