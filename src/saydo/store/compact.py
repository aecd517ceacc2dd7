"""A reading as small JSON: what can be had from the text or from another of its records is not written out.

A span is [start, end]; its words follow only where they are not those of the text. The id of the article is left out of
its records, as is every field that has its default value. A date or figure that is in the reading's list of dates or
figures is written there alone: elsewhere its place in that list stands for it. Fields are written by name, so that a
record may gain a field without older files becoming unreadable.
"""

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from saydo.records import Article, Figure, Reading, Span, When, hash_of
from saydo.store.codec import CodecError

FIRST = ("article", "dates", "figures")  # of a reading: what the others refer to


class Whole:
    """What the parts of a reading are written against: its text, its article's id, its dates and figures."""

    def __init__(self, text: str, article: str) -> None:
        self.text = text
        self.article = article
        self.listed: dict[type, list[Any]] = {When: [], Figure: []}
        self.places: dict[Any, int] = {}


Writer = Callable[[Any, Whole], Any]
Reader = Callable[[Any, Whole], Any]


def compact(reading: Reading, *, text: bool) -> dict[str, Any]:
    """A reading as plain JSON values. The article's text is left out unless `text`."""
    whole = Whole(reading.article.text, reading.article.id)
    plain: dict[str, Any] = {"article": _article(reading.article, whole, text=text)}
    for name, shape in (("dates", When), ("figures", Figure)):
        listed = getattr(reading, name)
        plain[name] = [_writer_of(shape)(record, whole) for record in listed]
        whole.places |= {record: place for place, record in reversed(list(enumerate(listed)))}
    for field in fields(Reading):
        value = getattr(reading, field.name)
        if field.name not in FIRST and value != field.default:
            plain[field.name] = _writer(_hints(Reading)[field.name])(value, whole)
    return plain


def expanded(plain: dict[str, Any], text: str) -> Reading:
    """The reading that `compact` was given; `text` is that of the article where it was left out."""
    try:
        written = dict(plain["article"])
        known = written.get("text", text)
        whole = Whole(known, written.get("id") or hash_of(written.get("url") or known))
        article = _reader_of(Article)({**written, "text": known, "id": whole.article}, whole)
        read: dict[str, Any] = {"article": article}
        for name, shape in (("dates", When), ("figures", Figure)):
            reader = _reader_of(shape)
            whole.listed[shape] = [reader(item, whole) for item in plain.get(name, ())]
            read[name] = tuple(whole.listed[shape])
        for name, value in plain.items():
            if name not in FIRST:
                read[name] = _reader(_hints(Reading)[name])(value, whole)
        return Reading(**read)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as fault:
        raise CodecError(f"Reading: not as it was written: {type(fault).__name__} {fault}") from None


def _article(article: Article, whole: Whole, *, text: bool) -> dict[str, Any]:
    plain: dict[str, Any] = _writer_of(Article)(article, whole)
    if not text:
        del plain["text"]
    if article.id == hash_of(article.url or article.text):
        del plain["id"]
    return plain


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape)


@cache
def _writer(shape: Any) -> Writer:
    """How a value of a field is written."""
    origin = get_origin(shape)
    if origin in (Union, types.UnionType):
        inner = _writer(_inner(shape))
        return lambda value, whole: None if value is None else inner(value, whole)
    if origin is tuple:
        return _tuple_writer(get_args(shape))
    if shape is Span:
        return _write_span
    if shape in (When, Figure):
        write = _writer_of(shape)
        return lambda value, whole: whole.places[value] if value in whole.places else write(value, whole)
    if is_dataclass(shape) and isinstance(shape, type):
        return _writer_of(shape)
    if shape is date:
        return lambda value, _: value.isoformat()
    return lambda value, _: value


def _tuple_writer(arguments: tuple[Any, ...]) -> Writer:
    if arguments[-1] is Ellipsis:
        inner = _writer(arguments[0])
        return lambda value, whole: [inner(item, whole) for item in value]
    each = [_writer(argument) for argument in arguments]
    return lambda value, whole: [write(item, whole) for write, item in zip(each, value, strict=True)]


def _write_span(span: Span, whole: Whole) -> list[Any]:
    same = whole.text[span.start : span.end] == span.text
    return [span.start, span.end] if same else [span.start, span.end, span.text]


@cache
def _writer_of(shape: type) -> Writer:
    """How a record of a class is written: the fields that say something."""
    parts = [(f.name, f.default, f.name == "article", _writer(_hints(shape)[f.name])) for f in fields(shape)]

    def write(record: Any, whole: Whole) -> dict[str, Any]:
        plain = {}
        for name, default, is_article, write_field in parts:
            value = getattr(record, name)
            if (value == default and type(value) is type(default)) or (is_article and value == whole.article):
                continue
            plain[name] = write_field(value, whole)
        return plain

    return write


@cache
def _reader(shape: Any) -> Reader:
    """How a value of a field is read."""
    origin = get_origin(shape)
    if origin in (Union, types.UnionType):
        inner = _reader(_inner(shape))
        return lambda plain, whole: None if plain is None else inner(plain, whole)
    if origin is tuple:
        return _tuple_reader(get_args(shape))
    if shape is Span:
        return _read_span
    if shape in (When, Figure):
        read = _reader_of(shape)
        return lambda plain, whole: whole.listed[shape][plain] if type(plain) is int else read(plain, whole)
    if is_dataclass(shape) and isinstance(shape, type):
        return _reader_of(shape)
    if shape is date:
        return lambda plain, _: date.fromisoformat(plain)
    if shape is float:
        return lambda plain, _: float(plain)
    return lambda plain, _: plain


def _tuple_reader(arguments: tuple[Any, ...]) -> Reader:
    if arguments[-1] is Ellipsis:
        inner = _reader(arguments[0])
        return lambda plain, whole: tuple([inner(item, whole) for item in plain])
    each = [_reader(argument) for argument in arguments]
    return lambda plain, whole: tuple([read(item, whole) for read, item in zip(each, plain, strict=True)])


def _read_span(plain: list[Any], whole: Whole) -> Span:
    start, end = plain[0], plain[1]
    return Span(start, end, plain[2] if len(plain) > 2 else whole.text[start:end])


@cache
def _reader_of(shape: type) -> Reader:
    readers = {f.name: _reader(_hints(shape)[f.name]) for f in fields(shape)}
    of_article = "article" in readers and any(f.name == "article" and f.default is MISSING for f in fields(shape))

    def read(plain: dict[str, Any], whole: Whole) -> Any:
        values = {name: readers[name](value, whole) for name, value in plain.items()}
        if of_article and "article" not in values:
            values["article"] = whole.article
        return shape(**values)

    return read


def _inner(shape: Any) -> Any:
    """The X of `X | None`, the only union that records use."""
    return next(argument for argument in get_args(shape) if argument is not types.NoneType)
