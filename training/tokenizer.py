"""Tokenizer rules on top of spaCy's English ones, set once before training and kept in the shipped model."""

from collections.abc import Callable

from spacy import registry
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_suffix_regex

EXTRA_INFIXES = [
    r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])",  # U.S.-led
    r"(?<=[0-9])[-–](?=[A-Za-z])",  # 180-day
    r"(?<=[A-Za-z])[-–](?=[0-9])",  # F-16 stays whole in spaCy's rules; mid-2021 does not
    r"(?<=[a-z0-9\"”’)])[—–](?=[A-Za-z\"“‘(])",
]
EXTRA_SUFFIXES = [r"(?<=[0-9])(?:bn|mn|tn|m|k|million|billion|trillion)"]


@registry.callbacks("saydo.newsprint_tokenizer.v1")
def newsprint_tokenizer() -> Callable[[Language], None]:
    def adapt(nlp: Language) -> None:
        infixes = [*nlp.Defaults.infixes, *EXTRA_INFIXES]
        suffixes = [*nlp.Defaults.suffixes, *EXTRA_SUFFIXES]
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
        nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search

    return adapt
