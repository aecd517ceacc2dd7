"""The few settings, all from the environment."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """store: the database file (SAYDO_STORE). workers: processes for analysis (SAYDO_WORKERS)."""

    store: Path
    workers: int


class SettingError(ValueError):
    """A setting in the environment that cannot be used; the message names it."""


def settings() -> Settings:
    """Read the environment. Raises SettingError where SAYDO_WORKERS is not a whole number from 1 on."""
    data_home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    workers = os.environ.get("SAYDO_WORKERS", "1")
    if not workers.isdigit() or int(workers) < 1:
        raise SettingError(f"SAYDO_WORKERS must be a whole number from 1 on, not {workers!r}")
    return Settings(store=Path(os.environ.get("SAYDO_STORE") or data_home / "saydo" / "saydo.db"), workers=int(workers))
