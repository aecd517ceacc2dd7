"""A commitment as lists name it: the sentence of a CaseRow."""

from saydo.show.words import doing_words, promise_sentence
from saydo.store.ask.answers import CaseRow


def case_sentence(row: CaseRow) -> str:
    """The same sentence as that of the newest audit, without its condition."""
    doing = doing_words(row.deed, row.what, row.amount, row.place)
    return promise_sentence(row.who, doing, row.first_due or row.due, row.due, force=row.force)
