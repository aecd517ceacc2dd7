"""The few settings, all from the environment."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """store: the database file (SAYDO_STORE). workers: processes for analysis (SAYDO_WORKERS).

    contact: an address or page where a site that is read can reach who reads it (SAYDO_CONTACT); it is sent with every
    request. feeds: the folder in which feeds are kept as they were had last (SAYDO_FEEDS).
    """

    store: Path
    workers: int
    contact: str
    feeds: Path


class SettingError(ValueError):
    """A setting in the environment that cannot be used; the message names it."""


def settings() -> Settings:
    """Read the environment. Raises SettingError, which names the setting that cannot be used."""
    data_home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    workers = os.environ.get("SAYDO_WORKERS", "1")
    if not workers.isdigit() or int(workers) < 1:
        raise SettingError(f"SAYDO_WORKERS must be a whole number from 1 on, not {workers!r}")
    contact = os.environ.get("SAYDO_CONTACT", "").strip()
    if not contact.isprintable() or not contact.isascii():
        raise SettingError(f"SAYDO_CONTACT must be an address in plain characters, not {contact!r}")
    cache_home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Settings(
        store=Path(os.environ.get("SAYDO_STORE") or data_home / "saydo" / "saydo.db"),
        workers=int(workers),
        contact=contact,
        feeds=Path(os.environ.get("SAYDO_FEEDS") or cache_home / "saydo" / "feeds"),
    )
