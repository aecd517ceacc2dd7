"""Names of models of arms and vehicles beside a number: "six F-16s" counts F-16s, "18 Leopard 2 tanks" tanks."""

import re

from spacy.tokens import Token

MODEL_PLURAL = re.compile(
    r"\s*((?:[A-Z][a-z]+\s){0,2}"
    r"(?:[A-Z][A-Za-z]{0,5}-\d{1,4}[A-Z]{0,3}|[A-Z]{1,5}\d{1,4}[A-Z]{0,3}|[A-Z][a-z]+\s\d{1,3}))['’]?s\b"
)
MODEL = re.compile(r"(?:[A-Z]{1,5}-?\d{1,4}[A-Za-z0-9]{0,4}|\d{1,3}[A-Z]\d{0,2}[A-Za-z0-9]{0,3})")


def model_after(text: str, offset: int) -> tuple[str, int] | None:
    """The model that stands right after a number as the thing counted, in the singular, and where it ends."""
    match = MODEL_PLURAL.match(text, offset)
    return (match[1], match.end()) if match else None


def is_model(token: Token) -> bool:
    """Letters and figures in one word: 2A6, M1A2, F-35."""
    return MODEL.fullmatch(token.text) is not None


def is_number_of_model(token: Token, run: list[Token]) -> bool:
    """The 2 of "Leopard 2 tanks": after a name and before a noun."""
    if not run or not token.text.isdigit() or len(token.text) > 3 or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1)
    return run[-1].text[0].isupper() and run[-1].tag_ in ("NNP", "NN", "NNPS") and following.tag_ in ("NNS", "NN", "JJ")
