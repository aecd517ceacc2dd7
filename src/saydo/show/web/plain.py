"""Records as the JSON of the API, and the same as a schema: fields, and the id where a record has one."""

import json
import re
import types
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from math import isfinite
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

SURROGATES = re.compile("[\ud800-\udfff]")


def plain(value: Any) -> Any:
    """As the store's codec does, and with the id of records that reckon theirs from their fields."""
    if is_dataclass(value) and not isinstance(value, type):
        made = {"id": value.id} if _reckons_id(type(value)) else {}  # type: ignore[attr-defined]
        return made | {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    return value


def json_bytes(value: Any) -> bytes:
    """One line of UTF-8. A lone surrogate, which no JSON text may hold, becomes the sign for "no character"."""
    line = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return SURROGATES.sub("\ufffd", line).encode()


@cache
def shape_of(record: Any) -> type[BaseModel]:
    """The schema of what `plain` makes of a record class, which may be a generic one with its item (Page[CaseRow])."""
    origin = get_origin(record) or record
    filled = dict(zip(getattr(origin, "__parameters__", ()), get_args(record), strict=False))
    name = "".join(argument.__name__ for argument in get_args(record)) + origin.__name__
    hints = get_type_hints(origin)
    shown: dict[str, Any] = {"id": (str, Field(description="A hash of its key fields."))} if _reckons_id(origin) else {}
    shown |= {field.name: (_shown(hints[field.name], filled), ...) for field in fields(origin)}
    made: type[BaseModel] = create_model(
        name, __config__=ConfigDict(extra="forbid"), __doc__=" ".join((origin.__doc__ or "").split()), **shown
    )
    return made


def _reckons_id(record: type) -> bool:
    return isinstance(getattr(record, "id", None), property)


def _shown(hint: Any, filled: dict[Any, Any]) -> Any:
    """The type of a field as JSON has it."""
    if isinstance(hint, TypeVar):
        return _shown(filled[hint], filled)
    if get_origin(hint) in (Union, types.UnionType):
        return Union[tuple(_shown(argument, filled) for argument in get_args(hint))]  # noqa: UP007
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return list[_shown(inner[0], filled)]  # type: ignore[misc]
        return tuple[tuple(_shown(argument, filled) for argument in inner)]  # type: ignore[misc]
    if get_origin(hint) is dict:
        return dict[str, _shown(get_args(hint)[1], filled)]  # type: ignore[misc]
    if is_dataclass(hint) or is_dataclass(get_origin(hint)):
        return shape_of(hint)
    return hint
