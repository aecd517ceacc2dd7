"""The context in which a predicate is told, and how two contexts meet."""

from dataclasses import dataclass

from saydo.lexicon.factuality import Effect, Signature, modes


@dataclass(frozen=True, slots=True)
class Context:
    """A mode of factuality_modes.tsv, negated or not, with the words that made it so."""

    mode: str = "told"
    negative: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        return modes()[self.mode].rank

    @property
    def factual(self) -> bool:
        """Told as fact, by the author or by somebody else, whether as having or as not having happened."""
        return self.rank <= modes()["reported"].rank

    def affirmed(self) -> "Context":
        return Context(self.mode, False, self.reasons) if self.negative else self

    def settled(self) -> "Context":
        """The same for a clause with its own tense: that the deed above goes on says nothing of this one."""
        return Context("told", self.negative, self.reasons) if self.mode in ("begun", "general") else self


TOLD = Context()


def meet(context: Context, effect: Effect, reason: str) -> Context:
    """An operator within the clause: the weaker mode is kept, a negation turns the polarity."""
    reasons = (*context.reasons, reason)
    if effect.fact:
        return Context(reasons=reasons)
    mode = context.mode
    if effect.mode is not None and modes()[effect.mode].rank >= context.rank:
        mode = effect.mode
    return Context(mode, context.negative != effect.negative, reasons)


def embed(context: Context, signature: Signature, reason: str) -> Context:
    """A complement: the signature for the polarity of its governor, met with the governor's mode."""
    effect = signature.negative if context.negative else signature.positive
    return meet(context.settled().affirmed(), effect, reason)
