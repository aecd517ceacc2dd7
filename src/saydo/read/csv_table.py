"""CSV and its kin with named columns: an article a row."""

import csv
import re
from collections.abc import Iterator

from saydo.read.asked import Asked, Items
from saydo.read.front_matter import NAMES
from saydo.read.json_lines import TEXT_NAMES, article_of
from saydo.read.load import Loaded
from saydo.records import Problem

DELIMITERS = ",\t;|"
LONGEST_CELL = 2_000_000
LONGEST_HEADER = 20_000
COLUMN = re.compile(r"[^\W_]+")


def looks_like_table(suffix: str, start: str) -> bool:
    """By name, or by a first line that names a column of text and another one."""
    return suffix in {".csv", ".tsv"} or _has_names(_names(_first_line(start)))


def read_table(loaded: Loaded, *, asked: Asked) -> Items:
    """Each row's source is the path with its line. The columns may go by any of their usual names, in any order."""
    lines = loaded.text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").splitlines(keepends=True)
    delimiter = _delimiter(_first_line(loaded.text))
    names = _names(_first_line(loaded.text))
    if not set(names) & set(TEXT_NAMES):
        known = ", ".join(TEXT_NAMES[1:4])
        yield Problem(loaded.source, f"no column holds the text; one must be called {known} or the like")
        return
    for number, row in _rows(lines, delimiter):
        source = f"{loaded.source}:{number}"
        if isinstance(row, str):
            yield Problem(source, row)
        elif len(row) > len(names):
            yield Problem(source, f"has {len(row)} cells for {len(names)} columns")
        else:
            yield from article_of(dict(zip(names, row, strict=False)), source, asked)


def _rows(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the number of its first line. A row that does not parse is given up, with its first line alone."""
    csv.field_size_limit(LONGEST_CELL)
    start = 1
    while start < len(lines):
        reader = csv.reader(iter(lines[start:]), delimiter=delimiter, strict=True)
        done = 0
        while True:
            try:
                row = next(reader, None)
            except csv.Error as fault:
                yield start + done + 1, f"this row cannot be read: {fault}"
                done += 1
                break
            if row is None:
                return
            if any(cell.strip() for cell in row):
                yield start + done + 1, row
            done = reader.line_num
        start += done


def _first_line(text: str) -> str:
    return next(iter(text[:LONGEST_HEADER].lstrip("\ufeff").splitlines()), "")


def _delimiter(line: str) -> str:
    return max(DELIMITERS, key=line.count)


def _names(line: str) -> list[str]:
    """The names of the columns in lower case, without quotes; spaces in them count as underscores."""
    row = next(csv.reader([line], delimiter=_delimiter(line)), [])
    return ["_".join(COLUMN.findall(name.lower())) for name in row]


def _has_names(names: list[str]) -> bool:
    known = {name for usual in NAMES.values() for name in usual}
    return len(names) > 1 and bool(set(names) & set(TEXT_NAMES)) and bool(set(names) & known)
