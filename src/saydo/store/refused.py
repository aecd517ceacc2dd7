"""What is asked or said wrongly: one line for the person who asked, and nothing wrong with the store."""


class AskError(ValueError):
    """A question that cannot be put so: a filter with a value that is none, or a cursor of another question."""


class UnknownId(AskError):
    """An id or a name that nothing in the store has."""


class Taken(AskError):
    """A name or an address that is there already."""


class NoJudgement(AskError):
    """A judgement that says nothing, or says it of nothing."""
