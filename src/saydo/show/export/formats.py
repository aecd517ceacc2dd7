"""Writing tables: JSON Lines, CSV and Parquet, row by row, so that a large store is never held as a whole."""

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any, BinaryIO, TextIO

from saydo.show.export.columns import Column

LIST_SEPARATOR = "; "
ROWS_A_GROUP = 5_000
# A cell that begins so is taken for a formula by spreadsheets; article text is not ours to trust.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_jsonl(lines: Iterable[dict[str, Any]], stream: TextIO) -> int:
    """One JSON object a line. How many."""
    count = 0
    for line in lines:
        stream.write(printable(json.dumps(line, ensure_ascii=False)) + "\n")
        count += 1
    return count


def write_csv(columns: Sequence[Column[Any]], rows: Iterable[Any], stream: TextIO) -> int:
    """A line of headings, then a line a row (RFC 4180). How many rows."""
    writer = csv.writer(stream)
    writer.writerow([column.name for column in columns])
    count = 0
    for row in rows:
        writer.writerow([cell(column, column.of(row)) for column in columns])
        count += 1
    return count


def write_parquet(columns: Sequence[Column[Any]], rows: Iterable[Any], stream: BinaryIO) -> int:
    """Typed columns, zstd; the documentation of a column is its metadata. How many rows."""
    import pyarrow  # a quarter of a second that no other command should wait for
    from pyarrow import parquet

    kinds = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "whole": pyarrow.int64(),
        "number": pyarrow.float64(),
        "day": pyarrow.date32(),
        "flag": pyarrow.bool_(),
    }
    schema = pyarrow.schema([pyarrow.field(c.name, kinds[c.kind], metadata={"description": c.says}) for c in columns])
    count, source = 0, iter(rows)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(source, ROWS_A_GROUP)):
            values = {c.name: [_parquet_value(c, c.of(row)) for row in group] for c in columns}
            writer.write_table(pyarrow.Table.from_pydict(values, schema=schema))
            count += len(group)
    return count


def cell(column: Column[Any], value: Any) -> str:
    """A value as the text of a CSV cell: days as ISO, flags as true and false, nothing as nothing."""
    if value is None:
        return ""
    if column.kind == "texts":
        return harmless(LIST_SEPARATOR.join(value))
    if column.kind == "flag":
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if column.kind == "number":
        return f"{value:.15g}"
    return harmless(str(value)) if column.kind == "text" else str(value)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before it where it would be."""
    text = printable(text)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def printable(text: str) -> str:
    """Without the lone surrogates that no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _parquet_value(column: Column[Any], value: Any) -> Any:
    if column.kind == "texts":
        return [printable(item) for item in value]
    return printable(value) if isinstance(value, str) else value
