"""Feeds as they were had last, so that a server need only say that nothing has changed."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from saydo.records import hash_of


@dataclass(frozen=True, slots=True)
class KeptFeed:
    """A feed with the marks by which its server knows this state of it. Its bytes are written as Latin-1."""

    address: str
    etag: str
    modified: str
    text: str
    charset: str | None = None

    def conditions(self) -> dict[str, str]:
        """The headers that ask for it only if it has changed."""
        stated = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in stated.items() if value}


class KeptFeeds:
    """In memory, and in a folder where one is given."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._kept: dict[str, KeptFeed] = {}

    def get(self, address: str) -> KeptFeed | None:
        path = self._path(address)
        if address not in self._kept and path is not None and path.is_file():
            try:
                kept = KeptFeed(**json.loads(path.read_text(encoding="utf-8")))
            except (OSError, ValueError, TypeError):
                return None  # what cannot be read is asked for anew
            if kept.address == address:
                self._kept[address] = kept
        return self._kept.get(address)

    def keep(self, feed: KeptFeed) -> None:
        self._kept[feed.address] = feed
        path = self._path(feed.address)
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_suffix(".new")
            aside.write_text(json.dumps(asdict(feed)), encoding="utf-8")
            aside.replace(path)
        except OSError:
            self._folder = None  # a folder that cannot be written to costs a later question, and nothing else

    def _path(self, address: str) -> Path | None:
        return self._folder / f"{hash_of(address)}.json" if self._folder else None
