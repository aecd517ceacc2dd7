"""What several tests need: a text parsed by the shipped pipeline, each text once."""

import os
from collections.abc import Callable
from functools import cache

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: threads of small matrices get into each other's way

from spacy.tokens import Doc

from saydo.parse import parse
from saydo.records import Article


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Doc]:
    """A function from text to Doc."""
    return cache(lambda text: parse(Article(text=text)))
