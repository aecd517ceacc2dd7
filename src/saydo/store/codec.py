"""Records to plain JSON values and back. Days and moments are as in ISO 8601, tuples are lists; that is all.

The types of the record classes are the format: a value that does not fit its field is a CodecError naming the field.
"""

import json
import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


class CodecError(ValueError):
    """A stored value that does not fit the record it is said to be."""


def to_plain(value: Any) -> Any:
    """A record, or anything a record may hold, as dicts, lists, strings, numbers, booleans and None."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(shape: type[Record], plain: Any) -> Record:
    """The record of class `shape` that to_plain was given. Raises CodecError where the value does not fit."""
    record: Record = _value(shape, plain, shape.__name__)
    return record


def to_json(record: Any) -> str:
    """One line of JSON, the same for the same record."""
    return json.dumps(to_plain(record), separators=(",", ":"))


def from_json(shape: type[Record], line: str) -> Record:
    try:
        return from_plain(shape, json.loads(line))
    except json.JSONDecodeError as fault:
        raise CodecError(f"{shape.__name__}: not JSON: {fault}") from None


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape)


def _value(shape: Any, plain: Any, where: str) -> Any:
    origin = get_origin(shape)
    if origin in (Union, types.UnionType):
        return _optional(shape, plain, where)
    if origin is tuple:
        return _tuple(get_args(shape), plain, where)
    if is_dataclass(shape) and isinstance(shape, type):
        return _record(shape, plain, where)
    if shape is date and isinstance(plain, str):
        return _day(plain, where)
    if shape is datetime and isinstance(plain, str):
        return _moment(plain, where)
    if shape is float and isinstance(plain, int) and not isinstance(plain, bool):
        return float(plain)
    if isinstance(shape, type) and type(plain) is shape:
        return plain
    raise CodecError(f"{where}: {plain!r} is no {getattr(shape, '__name__', shape)}")


def _optional(shape: Any, plain: Any, where: str) -> Any:
    """`X | None`, the only union that records use."""
    inner = [argument for argument in get_args(shape) if argument is not types.NoneType]
    return None if plain is None else _value(inner[0], plain, where)


def _tuple(arguments: tuple[Any, ...], plain: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise CodecError(f"{where}: {plain!r} is no list")
    shapes = [arguments[0]] * len(plain) if arguments[-1] is Ellipsis else list(arguments)
    if len(shapes) != len(plain):
        raise CodecError(f"{where}: {len(plain)} values for {len(shapes)}")
    return tuple(_value(s, item, f"{where}[{i}]") for i, (s, item) in enumerate(zip(shapes, plain, strict=True)))


def _record(shape: type, plain: Any, where: str) -> Any:
    if not isinstance(plain, dict):
        raise CodecError(f"{where}: {plain!r} is no {shape.__name__}")
    hints = _hints(shape)
    given = {name: item for name, item in plain.items() if name in hints or not _reckoned(shape, name)}
    unknown = sorted(set(given) - set(hints))
    if unknown:
        raise CodecError(f"{where}: unknown field {unknown[0]!r}")
    try:
        return shape(**{name: _value(hints[name], item, f"{where}.{name}") for name, item in given.items()})
    except TypeError as fault:
        raise CodecError(f"{where}: {fault}") from None


def _reckoned(shape: type, name: str) -> bool:
    """What a record reckons from its fields (its id) may stand beside them, as in the JSON of the API."""
    return isinstance(getattr(shape, name, None), property)


def _day(plain: str, where: str) -> date:
    try:
        return date.fromisoformat(plain)
    except ValueError:
        raise CodecError(f"{where}: {plain!r} is no day") from None


def _moment(plain: str, where: str) -> datetime:
    try:
        return datetime.fromisoformat(plain)
    except ValueError:
        raise CodecError(f"{where}: {plain!r} is no moment") from None
