"""What sounds like a promise and binds nobody, beside what is one."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from saydo.extract.force import force_of

PAIRS = [
    (
        "The premier agreed to send Oslo's application to join the pact to his parliament.",
        "join",
        "The premier agreed to join the pact.",
        "join",
    ),
    (
        "The governments are to begin negotiations on the return of the prisoners.",
        "return",
        "The governments agreed on the return of the prisoners.",
        "return",
    ),
    (
        "The mayor promised to swim there before the Games, which open on July 26.",
        "open",
        "The mayor opens the baths, which open on July 26.",
        "open",
    ),
    ("The dam is to cost 80 billion birr.", "cost", "The ministry is to spend 80 billion birr.", "spend"),
    ("Both ferries will come to 400 million pounds.", "come", "Both ferries will come to Arran in May.", "come"),
    ("The hall will cost 3 million euros.", "cost", "The hall will cost no more than 3 million euros.", "cost"),
    ("Households will pay a third more.", "pay", "The ministry will pay a third more.", "pay"),
    ("Passengers will pay eighteen euros.", "pay", "Passengers will not pay for it.", "pay"),
    ("The farmers will spend the winter in jail.", "spend", "The council will spend the grant by May.", "spend"),
    (
        "The states had until Saturday to opt out of the pact.",
        "opt",
        "The states had until Saturday to leave the base.",
        "leave",
    ),
    (
        "The tenants have a month to appeal.",
        "appeal",
        "The tenants have a month to leave the block.",
        "leave",
    ),
    (
        "If he had lost, the mayor said, the firm would close the mill.",
        "close",
        "If the talks fail, the mayor said, the firm would close the mill.",
        "close",
    ),
    (
        "The firm would finish the reactor by May, she believes.",
        "finish",
        "The firm would finish the reactor by May, she said.",
        "finish",
    ),
    (
        "By his reckoning the army will leave the valley by June.",
        "leave",
        "By decree the army will leave the valley by June.",
        "leave",
    ),
    (
        "The complex, which is to comprise six plants, stands empty.",
        "comprise",
        "The company, which is to build six plants, was founded in May.",
        "build",
    ),
    ("The winner was sworn in on Monday.", "sworn", "The winner has sworn to close the mint.", "close"),
    ("A meeting had had to be called before he signed.", "called", "A meeting is to be called in May.", "called"),
    (
        "The envoys committed Norway to several things.",
        "committed",
        "The envoys committed 300 soldiers to the mission.",
        "committed",
    ),
    (
        "It was a trial that should have been held years ago.",
        "held",
        "It was a trial that should have been held by 1 May 2019.",
        "held",
    ),
    (
        "The metro is running every three minutes until three.",
        "running",
        "The ministers are leaving for Oslo on Friday.",
        "leaving",
    ),
    (
        "The general declared that the army had kept its word and been disbanded.",
        "disbanded",
        "The general declared that the army would keep its word and be disbanded.",
        "disbanded",
    ),
    (
        "The firm said it was going over the mill in order to plan when it could start to operate.",
        "operate",
        "The firm said it was going to operate the mill.",
        "operate",
    ),
]


@pytest.mark.parametrize(("idle", "word", "promise", "other"), PAIRS)
def test_what_binds_nobody(parsed: Callable[[str], Doc], idle: str, word: str, promise: str, other: str) -> None:
    """A price, an option, an opinion, what is contrary to fact have no force; a near neighbour that binds has one."""
    assert force_of(next(t for t in parsed(idle) if t.text == word)) is None
    assert force_of(next(t for t in parsed(promise) if t.text == other)) is not None
