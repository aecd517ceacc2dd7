"""Reading lexicon files. A fault names its file and line.

TSV: lines that start with # are the file's policy, the first other line names the columns, empty cells are "".
TOML: an array of tables whose name is the file's stem, or the one given; every entry is checked against a pydantic
model that forbids unknown keys.
"""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

FOLDER = Path(__file__).parent
Entry = TypeVar("Entry", bound=BaseModel)


class LexiconError(ValueError):
    """A lexicon file that cannot be used. The message is "FILE:LINE: what is wrong"."""


def load_tsv(
    name: str, shape: type[Entry], *, key: Callable[[Entry], object], folder: Path = FOLDER
) -> tuple[Entry, ...]:
    """The entries of a TSV file in order. Raises LexiconError for unknown columns, bad cells and keys given twice."""
    path = folder / name
    entries: list[Entry] = []
    seen: dict[object, int] = {}
    columns: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            _check_columns(columns, shape, f"{name}:{number}")
            continue
        if len(cells) > len(columns):
            raise LexiconError(f"{name}:{number}: {len(cells)} cells for {len(columns)} columns")
        entry = _validate(shape, dict(zip(columns, cells, strict=False)), f"{name}:{number}")
        if key(entry) in seen:
            raise LexiconError(f"{name}:{number}: {key(entry)!r} stands in line {seen[key(entry)]} already")
        seen[key(entry)] = number
        entries.append(entry)
    return tuple(entries)


def load_toml(
    name: str, shape: type[Entry], *, table: str, key: Callable[[Entry], object], folder: Path = FOLDER
) -> tuple[Entry, ...]:
    """The entries of `[[table]]` in a TOML file in order. Raises LexiconError as load_tsv does."""
    raw = (folder / name).read_text(encoding="utf-8")
    try:
        content = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(f"{name}: {fault}") from None
    lines = [n for n, line in enumerate(raw.splitlines(), start=1) if line.strip() == f"[[{table}]]"]
    extra = set(content) - {table}
    if extra:
        raise LexiconError(f"{name}: unknown table {sorted(extra)[0]!r}, only {table!r} belongs here")
    entries: list[Entry] = []
    seen: dict[object, int] = {}
    for line, item in zip(lines, content.get(table, []), strict=True):
        entry = _validate(shape, item, f"{name}:{line}")
        if key(entry) in seen:
            raise LexiconError(f"{name}:{line}: {key(entry)!r} stands in line {seen[key(entry)]} already")
        seen[key(entry)] = line
        entries.append(entry)
    return tuple(entries)


def _check_columns(columns: list[str], shape: type[BaseModel], where: str) -> None:
    for column in columns:
        if column not in shape.model_fields:
            raise LexiconError(f"{where}: unknown column {column!r}")


def _validate(shape: type[Entry], item: dict[str, Any], where: str) -> Entry:
    try:
        return shape.model_validate(item)
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(p) for p in first["loc"])
        raise LexiconError(f"{where}: {place}: {first['msg']}") from None


@cache
def word_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the words or phrases as a whole, longest first, ignoring case."""
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in longest_first) + r")(?!\w)", re.IGNORECASE)
